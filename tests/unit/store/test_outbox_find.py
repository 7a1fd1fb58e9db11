"""Finding what waits here: by identifier, by name, by the customer's key."""

import pytest

from app.domain import identifiers
from app.domain.customer import CustomerKey
from app.domain.op import OpId, OpState
from app.store.opening import Stores
from app.store.outbox import OutboxStore
from tests.unit.store.samples import ELSEWHERE, bring, claim, customer, registration, save, settled


@pytest.fixture
async def outbox(stores: Stores) -> OutboxStore:
    await save(stores.outbox, "tom", registration("44700900000", email="tom@example.com"))
    await save(stores.outbox, "neena", registration("919812340042", "नीना", "शर्मा"))
    await save(
        stores.outbox, "conor", registration("353871110042", "Conor", "O'Brien", external_id="C-7")
    )
    return stores.outbox


async def test_unsent_ops_are_found_by_any_identifier(outbox: OutboxStore) -> None:
    for wanted, found in (
        (identifiers.mobile("44700900000"), ["tom"]),
        (identifiers.email("TOM@example.com"), ["tom"]),
        (identifiers.external_id("C-7"), ["conor"]),
        (identifiers.mobile("1"), []),
    ):
        assert [op.id for op in await outbox.find_by_identifiers([wanted])] == found
    both = registration("44700900000", external_id="C-7").identifiers
    assert [op.id for op in await outbox.find_by_identifiers(both)] == ["tom", "conor"]
    await bring(outbox, "tom", OpState.ACKED)
    assert [op.id for op in await outbox.find_by_identifiers(both)] == ["conor"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("saw to", ["tom"]),
        ("OBRIEN", ["conor"]),
        ("o'br con", ["conor"]),
        ("नी", ["neena"]),
        ("0042", ["conor", "neena"]),
        ("00 saw", ["tom"]),
        ("42", []),
        ("sawx", []),
        ("  ", []),
    ],
)
async def test_unsent_ops_are_found_by_name_and_digits(
    outbox: OutboxStore, text: str, found: list[str]
) -> None:
    assert [op.id for op in await outbox.search_names(text)] == found


async def test_names_of_those_that_are_sent_are_not_found(outbox: OutboxStore) -> None:
    await bring(outbox, "tom", OpState.ACKED)
    assert await outbox.search_names("tom") == ()
    assert [op.id for op in await outbox.search_names("00", limit=1)] == ["conor"]


async def test_names_are_indexed_only_while_they_wait(stores: Stores, outbox: OutboxStore) -> None:
    async def indexed() -> set[str]:
        rows = await stores.outbox_database.read(
            lambda connection: connection.execute(
                "SELECT value FROM term WHERE kind IN ('name', 'digits')"
            ).fetchall()
        )
        return {value for (value,) in rows}

    await outbox.summary()
    waiting = await indexed()
    assert {"tom", "sawyer", "0000"} <= waiting
    await bring(outbox, "tom", OpState.ACKED)
    assert waiting - await indexed() == {"tom", "sawyer", "0000"}
    await outbox.settle([settled("tom", OpState.NEEDS_ATTENTION)])
    assert await indexed() == waiting
    assert [op.id for op in await outbox.search_names("tom")] == ["tom"]


async def test_a_customers_ops_are_found_by_every_name_they_have(outbox: OutboxStore) -> None:
    await claim(outbox, "tom")
    await outbox.settle([settled("tom", OpState.ACKED, who=customer("9", mobile="44700900000"))])
    await save(outbox, "again", registration("44700900000", "Thomas"))
    for key in ("op:again", "mobile:44700900000"):
        assert [op.id for op in await outbox.of_customer([CustomerKey(key)])] == ["again"]
    assert await outbox.of_customer([CustomerKey("user:9")]) == ()
    await bring(outbox, "again", OpState.SENDING)
    await outbox.settle([settled("again", OpState.ACKED, who=customer("9", mobile="44700900000"))])
    newest = await outbox.registration_of(CustomerKey("user:9"))
    assert newest is not None
    assert newest.id == "again"


async def test_a_withdrawn_registration_is_nobodys_card(outbox: OutboxStore) -> None:
    first = await outbox.registration_of(CustomerKey("op:tom"))
    assert first is not None
    assert first.id == "tom"
    await outbox.discard(OpId("tom"), "Noor", "mistyped")
    assert await outbox.registration_of(CustomerKey("op:tom")) is None
    assert await outbox.registration_of(CustomerKey("user:1")) is None


async def test_the_same_person_at_another_server_is_found_too(outbox: OutboxStore) -> None:
    await save(outbox, "abroad", registration("44700900000"), binding=ELSEWHERE)
    found = await outbox.find_by_identifiers([identifiers.mobile("44700900000")])
    assert [op.id for op in found] == ["tom", "abroad"]
