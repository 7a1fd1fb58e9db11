"""The queue as a person sees it, and what they may do about it."""

from dataclasses import replace

import pytest

from app.domain.customer import CustomerType, CustomField, Gender
from app.domain.faults import UnreachableFault, UnreachableReason
from app.domain.identifiers import IdentifierKind
from app.domain.op import Evidence, OpId, OpState
from app.domain.organisation import FieldSpec, FieldType, RegistrationRules
from app.domain.registration import Registration
from tests.unit.services.rig import Till, mobile_of, person
from tests.unit.sync.rig import refused

RULES = RegistrationRules(
    primary=IdentifierKind.USER_ID,
    is_mobile_required=False,
    custom_fields=(
        FieldSpec(name="hobbies", label="Hobbies", type=FieldType.SEVERAL),
        FieldSpec(name="born", label="Born", type=FieldType.DATE, position=1),
    ),
)


def refuse_all(till: Till) -> None:
    till.shop.script = lambda items: (refused(Evidence.REJECTED, 1202),) * len(items)


async def test_the_unsent_come_first_oldest_first_then_the_settled_newest_first(
    staffed: Till,
) -> None:
    for number in (1, 2):
        await staffed.registration.register(person(number), token=f"t-{number}")
        await staffed.drain()
    for number in (3, 4):
        await staffed.registration.register(person(number), token=f"t-{number}")
    assert [op.id for op in await staffed.pending.ops()] == ["t-3", "t-4", "t-2", "t-1"]
    summary = await staffed.pending.summary()
    assert (summary.unsent, summary.needs_person) == (2, 0)
    assert summary.oldest_at == staffed.clock.now()


async def test_a_refused_one_tried_again_goes_at_once(staffed: Till) -> None:
    refuse_all(staffed)
    await staffed.registration.register(person(1), token="t-1")
    await staffed.drain()
    assert (await staffed.pending.summary()).needs_person == 1
    staffed.shop.script = lambda items: None

    await staffed.pending.retry(OpId("t-1"))

    assert staffed.changes[-1].ops == {"t-1"}
    await staffed.drain()
    assert await staffed.state("t-1") is OpState.ACKED
    assert [attempt.number for attempt in await staffed.pending.attempts(OpId("t-1"))] == [1, 2]


async def test_the_engines_own_waiting_ends_when_a_person_wants_all_tried(staffed: Till) -> None:
    busy = replace(refused(Evidence.THROTTLED), retry_after_s=30.0)
    staffed.shop.script = lambda items: (busy,) * len(items)
    await staffed.registration.register(person(1), token="t-1")
    await staffed.drain()
    assert (staffed.pending.next_try_s() or 0) > 0
    staffed.shop.script = lambda items: None
    await staffed.drain()
    assert await staffed.state("t-1") is OpState.QUEUED

    await staffed.pending.send_now()

    await staffed.drain()
    assert await staffed.state("t-1") is OpState.ACKED
    assert staffed.pending.next_try_s() is None


async def test_withdrawing_needs_a_reason_and_is_on_the_record(staffed: Till) -> None:
    await staffed.registration.register(person(1), token="t-1")
    for reason in ("", "   "):
        with pytest.raises(ValueError, match="reason"):
            await staffed.pending.discard(OpId("t-1"), reason=reason)
    assert await staffed.state("t-1") is OpState.QUEUED

    await staffed.pending.discard(OpId("t-1"), reason=" left the shop ")

    assert staffed.changes[-1].ops == {"t-1"}
    assert await staffed.state("t-1") is OpState.DISCARDED
    last = (await staffed.stores.outbox.history(OpId("t-1")))[-1]
    signed_in = staffed.session.associate
    assert signed_in is not None
    assert (last.who, last.reason) == (signed_in.id, "left the shop")
    await staffed.drain()
    assert staffed.shop.requests == []


@pytest.mark.parametrize(
    "registration",
    [
        person(1),
        person(1, mobile="919876543210", firstname="अनन्या", lastname="Rao"),
        person(1, mobile="", email="tom@example.com", external_id="C1X"),
        person(
            1,
            gender=Gender.OTHER,
            type=CustomerType.NON_LOYALTY,
            custom_fields=(
                CustomField(name="hobbies", values=("chess", "go, and more")),
                CustomField(name="born", values=("1990-02-28",)),
            ),
        ),
    ],
    ids=["plain", "from abroad", "no mobile", "all of it"],
)
async def test_what_is_given_back_to_be_corrected_is_what_was_saved(
    staffed: Till, registration: Registration
) -> None:
    refuse_all(staffed)
    await staffed.registration.register(registration, token="t-1")
    await staffed.drain()

    values = await staffed.pending.correct(OpId("t-1"))

    staffed.clock.advance(3600)
    review = staffed.registration.review(values, RULES)
    assert review.registration == registration


async def test_nothing_is_given_back_of_an_op_that_is_not_there(staffed: Till) -> None:
    assert await staffed.pending.correct(OpId("never")) == {}
    assert await staffed.pending.attempts(OpId("never")) == ()


async def test_signing_out_stops_nothing(staffed: Till) -> None:
    await staffed.registration.register(person(1), token="t-1")
    staffed.session.sign_out()
    await staffed.drain()
    assert staffed.shop.effects == [mobile_of(1)]


async def test_a_dead_line_consumes_nothing(staffed: Till) -> None:
    await staffed.registration.register(person(1), token="t-1")
    staffed.shop.fault = UnreachableFault(UnreachableReason.DNS)
    await staffed.drain()
    assert staffed.shop.requests == []
    assert await staffed.state("t-1") is OpState.QUEUED
