"""What the audit keeps of an act, and that what other versions of the program wrote still shows."""

import pytest

from app.domain.audit import Act, AuditQuery, Detail, DetailKind, Fact
from app.domain.move_reason import MoveReason
from app.domain.op import OpId
from app.store.opening import Stores
from tests.unit.store.samples import NOOR, registration, save

WRITE = (
    "INSERT INTO audit (at, act, associate_id, associate_name, detail) VALUES (?, ?, 'a', '', ?)"
)


async def written(stores: Stores, act: str, detail: str) -> Detail | None:
    """How it is read what another version of the program wrote."""
    row = ("2026-11-24T14:00:00+00:00", act, detail)
    await stores.outbox_database.write(lambda connection: connection.execute(WRITE, row))
    (entry,) = await stores.outbox.trail()
    assert entry.act in {Act.UNKNOWN, act}
    return entry.detail


def as_written(text: str) -> Detail:
    return Detail(kind=DetailKind.AS_WRITTEN, facts={Fact.TEXT: text})


@pytest.mark.parametrize("kind", DetailKind)
async def test_a_detail_is_kept_with_every_fact(stores: Stores, kind: DetailKind) -> None:
    facts = {name: f"of “{name}”" for name in Fact}
    # An op's move is told from its reason: it is never recorded as an act.
    facts.pop(Fact.REASON)
    detail = Detail(kind=kind, facts=facts)
    await stores.audit.record(Act.EXPORTED, NOOR, detail=detail)
    (entry,) = await stores.outbox.trail()
    assert entry.detail == detail


async def test_an_act_of_which_there_is_no_more_to_say(stores: Stores) -> None:
    await stores.audit.record(Act.LOCKED, NOOR)
    (entry,) = await stores.outbox.trail()
    assert entry.detail is None


@pytest.mark.parametrize(
    "text",
    ["Jo P.: PIN", "search: 3 customers, masked identifiers", "3", "[1]", '{"count":"3"}', "null"],
)
async def test_a_text_of_an_earlier_version_shows_as_it_was_written(
    stores: Stores, text: str
) -> None:
    assert await written(stores, "exported", text) == as_written(text)


@pytest.mark.parametrize(
    "text", ['{"kind":"hologram_taken","count":"3"}', '{"kind":"bills","weight":"3"}']
)
async def test_what_a_later_version_tells_is_shown_and_ends_nothing(
    stores: Stores, text: str
) -> None:
    assert await written(stores, "exported", text) == as_written(text)


async def test_an_act_of_a_later_version_is_shown_by_its_name(stores: Stores) -> None:
    assert await written(stores, "teleported", '{"kind":"bills"}') == as_written(
        'teleported {"kind":"bills"}'
    )


@pytest.mark.parametrize(
    ("reason", "kind", "facts"),
    [
        ("mistyped", DetailKind.OP_WITHDRAWN, {Fact.REASON: "mistyped"}),
        (MoveReason.TAKEN_BACK, DetailKind.OP_TAKEN_BACK, {}),
        (MoveReason.THEIRS_KEPT, DetailKind.OP_THEIRS_KEPT, {}),
        (f"{MoveReason.HANDED_OVER} f1", DetailKind.OP_HANDED_OVER, {Fact.FILE_ID: "f1"}),
        (f"{MoveReason.TAKEN_IN} f1", DetailKind.OP_TAKEN_IN, {Fact.FILE_ID: "f1"}),
    ],
)
async def test_a_decision_is_told_by_its_reason(
    stores: Stores, reason: str, kind: DetailKind, facts: dict[Fact, str]
) -> None:
    await save(stores.outbox, "r")
    await stores.outbox.discard(OpId("r"), NOOR.id, reason)
    (entry,) = await stores.outbox.trail(AuditQuery(act=Act.MOVED))
    ends = {Fact.FROM_STATE: "queued", Fact.TO_STATE: "discarded"}
    assert entry.detail == Detail(kind=kind, facts={Fact.OP_KIND: "registration", **ends, **facts})


async def test_a_change_before_anything_was_sent_is_told_as_one(stores: Stores) -> None:
    await save(stores.outbox, "r")
    await stores.outbox.amend(OpId("r"), registration("44700900002"), NOOR)
    (entry,) = await stores.outbox.trail(AuditQuery(act=Act.MOVED))
    assert entry.detail is not None
    assert entry.detail.kind is DetailKind.OP_AMENDED
