"""Advanced search: the server first, this till else; saved searches; what may leave in a file."""

import stat
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.domain.audit import Act, DetailKind, counted
from app.domain.customer import CustomerKey, CustomField
from app.domain.faults import (
    NoAnswerFault,
    RefusedFault,
    ServerTroubleFault,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.search_meaning import checked
from app.domain.search_page import SearchRow
from app.domain.table_file import read_table
from app.services.search import FoundCustomer, SearchService, Source
from tests.unit.services.rig import Till, customer, mobile_of, person

TOMS = checked("firstname:STARTS:To")


def rows(count: int, first: int = 1) -> tuple[SearchRow, ...]:
    return tuple(
        SearchRow(customer=customer(number), last_purchase=Decimal(number))
        for number in range(first, first + count)
    )


def keys(found: Sequence[FoundCustomer]) -> list[CustomerKey]:
    return [row.key for row in found]


@pytest.fixture
def search(staffed: Till) -> SearchService:
    return staffed.services.search


async def test_the_server_is_asked_in_pages_and_whom_it_names_can_be_opened(
    staffed: Till, search: SearchService
) -> None:
    staffed.shop.found = rows(45)
    answer = await search.search(TOMS)
    assert (answer.source, answer.count, answer.fault) == (Source.SERVER, 45, None)
    assert keys(answer.rows) == [f"user:{number}" for number in range(1, 21)]
    assert answer.rows[4].last_purchase == 5
    assert await staffed.lookup.card(answer.rows[0].key) is not None
    more = await search.more(answer)
    last = await search.more(more)
    assert [len(page.rows) for page in (answer, more, last)] == [20, 20, 5]
    assert last.next_place is None
    assert staffed.shop.queries == [("firstname:STARTS:To", start, 20) for start in (0, 20, 40)]


async def test_somebody_known_by_another_key_keeps_it(staffed: Till, search: SearchService) -> None:
    nameless = replace(customer(5), user_id=None)
    await staffed.stores.cache.put([nameless], staffed.clock.now(), touched=True)
    staffed.shop.found = rows(1, first=5)
    (row,) = (await search.search(TOMS)).rows
    assert row.key == f"mobile:{mobile_of(5)}"
    assert await staffed.lookup.card(row.key) is not None


@pytest.mark.parametrize(
    "fault",
    [
        UnreachableFault(UnreachableReason.NETWORK),
        NoAnswerFault(timed_out=True),
        ServerTroubleFault("502"),
    ],
)
async def test_where_the_server_does_not_say_this_till_does_and_says_so(
    staffed: Till, search: SearchService, fault: UnreachableFault
) -> None:
    now = staffed.clock.now()
    people = [customer(number) for number in range(1, 26)]
    other = customer(90, firstname="Rita", points=5)
    await staffed.stores.cache.put([*people, other], now, touched=False)
    staffed.shop.fault = fault
    answer = await search.search(TOMS)
    assert (answer.source, answer.fault) == (Source.TILL, fault)
    assert (answer.count, answer.kept, len(answer.rows)) == (25, 26, 20)
    assert {row.fetched_at for row in answer.rows} == {now}
    # What was begun here goes on here, also where the server is well again.
    staffed.shop.fault = None
    more = await search.more(answer)
    assert (more.source, more.count, more.next_place) == (Source.TILL, 25, None)
    found = keys(answer.rows) + keys(more.rows)
    assert sorted(found) == sorted(f"user:{number}" for number in range(1, 26))


async def test_of_whom_too_little_is_known_is_counted(staffed: Till, search: SearchService) -> None:
    staffed.shop.fault = NoAnswerFault()
    people = [customer(1, points=700), customer(2, points=5), customer(3)]
    await staffed.stores.cache.put(people, staffed.clock.now(), touched=False)
    answer = await search.search(checked("loyalty_points:GREATER:500&org_id:EQUALS:29"))
    assert (keys(answer.rows), answer.unknown) == (["user:1"], 1)


async def test_without_a_login_this_till_is_asked_alone(till: Till) -> None:
    await till.stores.cache.put([customer(1)], till.clock.now(), touched=False)
    answer = await till.services.search.search(TOMS)
    assert (answer.source, answer.fault, keys(answer.rows)) == (Source.TILL, None, ["user:1"])


async def test_a_query_that_the_server_refuses_is_not_answered_from_here(
    staffed: Till, search: SearchService
) -> None:
    staffed.shop.fault = RefusedFault(400, "Invalid query")
    with pytest.raises(RefusedFault):
        await search.search(TOMS)


async def test_a_page_that_fails_is_said_and_can_be_asked_for_again(
    staffed: Till, search: SearchService
) -> None:
    staffed.shop.found = rows(30)
    answer = await search.search(TOMS)
    staffed.shop.fault = NoAnswerFault()
    with pytest.raises(NoAnswerFault):
        await search.more(answer)
    staffed.shop.fault = None
    assert len((await search.more(answer)).rows) == 10


@pytest.mark.parametrize("is_online", [True, False])
async def test_those_registered_here_and_not_sent_yet_come_first(
    staffed: Till, search: SearchService, is_online: bool
) -> None:
    staffed.shop.fault = None if is_online else NoAnswerFault()
    at = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    await staffed.registration.register(person(7, registered_at=at), token="tom")
    await staffed.registration.register(person(8, firstname="Rita"), token="rita")
    answer = await search.search(checked("firstname:EXACT:tom&registered_date:EQUALS:2026-11-24"))
    (row,) = answer.rows
    assert row.key == "op:tom"
    assert row.fetched_at is None
    assert row.op is not None


async def exported(till: Till, search: SearchService, query: str = "firstname:STARTS:To") -> bytes:
    done = await search.export(checked(query), lambda read, count: None)
    return done.path.read_bytes()


async def test_a_supervisor_takes_everybody_along_and_it_is_recorded(
    staffed: Till, search: SearchService
) -> None:
    staffed.shop.found = rows(150)
    heard: list[tuple[int, int | None]] = []
    done = await search.export(TOMS, lambda read, count: heard.append((read, count)))
    assert (done.rows, done.is_masked, done.is_cut, done.source) == (
        150,
        False,
        False,
        Source.SERVER,
    )
    assert heard == [(100, 150), (150, 150)]
    assert done.path.parent == staffed.folder / "exports"
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    table = read_table(done.path.read_bytes()).rows
    assert len(table) == 151
    assert table[1].cells[:6] == ("Tom", "Sawyer", mobile_of(1), "", "", "gold")
    (entry,) = [each for each in await staffed.services.audit.page() if each.act is Act.EXPORTED]
    assert entry.detail == counted(DetailKind.SEARCH_WHOLE, 150)


async def test_anybody_else_gets_identifiers_masked(staffed: Till, search: SearchService) -> None:
    known = customer(4, email="tom@example.com", external_id="ts1234")
    staffed.shop.found = (SearchRow(customer=known),)
    me = staffed.session.associate
    assert me is not None
    staffed.session._associate = replace(me, is_supervisor=False)
    text = (await exported(staffed, search)).decode()
    for secret in (mobile_of(4), "tom@example.com", "ts1234"):
        assert secret not in text
    assert "ts••34" in text
    staffed.session._associate = me
    (entry,) = [each for each in await staffed.services.audit.page() if each.act is Act.EXPORTED]
    assert entry.detail == counted(DetailKind.SEARCH_MASKED, 1)


@pytest.mark.parametrize("nasty", ["=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
async def test_no_cell_is_a_formula(staffed: Till, search: SearchService, nasty: str) -> None:
    fields = (CustomField(name=f"={nasty}", values=(nasty,)),)
    told = customer(4, firstname=nasty, lastname=nasty, tier=nasty, custom_fields=fields)
    staffed.shop.found = (SearchRow(customer=told),)
    data = await exported(staffed, search)
    for line in data.decode("utf-8-sig").split("\r\n"):
        for cell in line.split('","'):
            assert not cell.strip('"').startswith(("=", "+", "-", "@", "\t", "\r"))


async def test_two_files_of_one_minute_are_two(staffed: Till, search: SearchService) -> None:
    staffed.shop.found = rows(1)
    first = await search.export(TOMS, lambda read, count: None)
    second = await search.export(TOMS, lambda read, count: None)
    assert first.path != second.path
    assert first.path.read_bytes() == second.path.read_bytes()


async def test_an_export_that_the_server_breaks_off_leaves_no_file_and_no_record(
    staffed: Till, search: SearchService
) -> None:
    staffed.shop.found = rows(150)

    def on_progress(read: int, count: int | None) -> None:
        staffed.shop.fault = NoAnswerFault()

    with pytest.raises(NoAnswerFault):
        await search.export(TOMS, on_progress)
    assert not (staffed.folder / "exports").exists()
    assert all(each.act is not Act.EXPORTED for each in await staffed.services.audit.page())


async def test_one_file_takes_no_more_than_it_can(
    staffed: Till, search: SearchService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.services.search.MOST_EXPORTED", 120)
    staffed.shop.found = rows(500)
    done = await search.export(TOMS, lambda read, count: None)
    assert (done.rows, done.is_cut) == (120, True)
    assert len(staffed.shop.queries) == 2


async def test_saved_searches_are_the_tills_and_outlive_the_run(staffed: Till) -> None:
    search = staffed.services.search
    await search.save("  Tom's   people ", "firstname:STARTS:To")
    await search.save("gold", "slab:EQUALS:Gold")
    await search.save("Gold", "slab:EQUALS:GOLD")
    await staffed.services.drafts.save("search", "mine", {"query": "a form's own draft"})
    await staffed.reopen()
    search = staffed.services.search
    saved = await search.saved()
    assert [(each.name, each.text) for each in saved] == [
        ("Gold", "slab:EQUALS:GOLD"),
        ("Tom's people", "firstname:STARTS:To"),
    ]
    await search.forget("Gold")
    assert [each.name for each in await search.saved()] == ["Tom's people"]
    with pytest.raises(ValueError, match="name"):
        await search.save("  ", "firstname:STARTS:To")


async def test_whom_a_search_names_is_not_lost_where_more_was_known(
    staffed: Till, search: SearchService
) -> None:
    """A row tells less than a card: whoever was looked at here stays as they are."""
    whole = customer(5, opt_in_status="sms: OPTIN")
    await staffed.stores.cache.put([whole], staffed.clock.now(), touched=True)
    staffed.shop.found = rows(1, first=5)
    await search.search(TOMS)
    kept = await staffed.stores.cache.get(CustomerKey("user:5"))
    assert kept is not None
    assert kept.customer == whole
