"""The same question to the server and, with the line down, to this till: the same people."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from app.api.link import Link
from app.domain import identifiers
from app.domain.search_meaning import SearchPlace, checked
from app.sandbox.people.organisation import ORG_ID, STORES, ZONE
from app.store.cache import CacheStore
from app.store.opening import open_with
from tests.manual_clock import START, ManualClock
from tests.unit.api.own_server import OwnServer, own_server
from tests.unit.store.samples import KEY

EVERYBODY = checked(f"org_id:EQUALS:{ORG_ID}")
PLACE = SearchPlace(zone=ZONE, country="GB", org_id=str(ORG_ID))


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    with own_server(80) as opened:
        yield opened


@pytest_asyncio.fixture
async def link(server: OwnServer) -> AsyncIterator[Link]:
    made = server.link(clock=server.clock)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def cache(link: Link, tmp_path: Path) -> AsyncIterator[CacheStore]:
    """A till that has seen everybody: as a search tells them, and then card by card."""
    stores = await open_with(tmp_path, KEY, ManualClock())
    start = 0
    while page := (await link.customers.search(EVERYBODY, start=start, rows=100)).customers:
        await stores.cache.put(page, START, touched=False)
        start += len(page)
        for person in page:
            card = await link.customers.get_card(identifiers.user_id(person.user_id or ""))
            if card is not None:
                await stores.cache.put_card(card, START, touched=False)
    yield stores.cache
    await stores.close()


async def asked_of_server(link: Link, text: str) -> set[str]:
    page = await link.customers.search(checked(text), rows=100)
    return {str(customer.user_id) for customer in page.customers}


async def asked_here(cache: CacheStore, text: str) -> set[str]:
    hits = await cache.query(checked(text), PLACE, limit=100)
    assert hits.unknown == 0
    return {str(hit.found.customer.user_id) for hit in hits.hits}


QUERIES = (
    "firstname:STARTS:t",
    "firstname:EXACT:TOM & lastname:EXACT:sawyer",
    "lastname:ENDS:er",
    "lastname:RANGE:M;S",
    "firstname:IN:Tom;Rita;rita",
    "firstname:LESS:c",
    "mobile:EQUALS:44700900000",
    "mobile:STARTS:4477009000",
    "mobile:ENDS:00",
    "email:EQUALS:TOM.sawyer@example.com",
    "email:ENDS:@example.com",
    "external_id:EXACT:ts1234",
    "external_id:STARTS:29",
    "loyalty_points:GREATER:1000",
    "loyalty_points:RANGE:0;60",
    "lifetime_points:LESS:300",
    "lifetime_purchases:GREATER:5000",
    "lifetime_purchases:EQUALS:24500",
    "slab:EQUALS:silver",
    "slab:IN:GOLD;PLATINUM",
    "registered_date:LESS:2015-01-01",
    "registered_date:RANGE:2018-01-01;2022-12-31",
    "registered_date:STARTS:2021",
    "Hobbies:STARTS:Pl",
    "hobbies:EQUALS:playing",
    f"registered_store:EQUALS:{STORES[0].code}",
    f"registered_store:IN:{STORES[1].code};{STORES[-1].code}",
    "firstname:STARTS:a & loyalty_points:GREATER:100 & slab:IN:SILVER;GOLD",
)


async def test_both_find_the_same_people(link: Link, cache: CacheStore) -> None:
    found = 0
    for text in QUERIES:
        there, here = await asked_of_server(link, text), await asked_here(cache, text)
        assert here == there, text
        found += bool(there)
    assert found > len(QUERIES) * 0.7


async def test_what_somebody_spent_last_is_known_of_those_with_bills(
    link: Link, cache: CacheStore
) -> None:
    query = "last_trans_value:GREATER:20"
    hits = await cache.query(checked(query), PLACE, limit=100)
    here = {str(hit.found.customer.user_id) for hit in hits.hits}
    assert here == await asked_of_server(link, query)
    assert len(here) > 5
    assert hits.count is not None
    assert hits.count + hits.unknown <= hits.kept
