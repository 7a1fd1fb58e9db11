"""Who may sign in here, and who decides that."""

import pytest

from app.domain.audit import Act, DetailKind, Fact
from app.domain.op import Associate, AssociateId
from app.services.audit import SupervisorNeededError
from app.services.session import SignInNeeds, SignInRefusal, SignInRefused
from app.services.staff import Member, StaffRefusal, StaffRefused
from tests.unit.services.rig import OTHER_PIN, PIN, Till

THIRD_PIN = "8642097"


@pytest.fixture
async def jo(staffed: Till) -> Associate:
    return await staffed.services.staff.enrol("Jo P.", OTHER_PIN, OTHER_PIN)


async def test_a_supervisor_enrols_who_then_signs_in_offline(staffed: Till, jo: Associate) -> None:
    await staffed.line.close()
    assert await staffed.session.needs("jo p.") == SignInNeeds()
    assert await staffed.session.sign_in("jo p.", OTHER_PIN) == jo
    assert not jo.is_supervisor


@pytest.mark.parametrize(
    ("name", "refusal"),
    [("  ", StaffRefusal.NAME_NEEDED), ("noor  a.", StaffRefusal.ALREADY_ENROLLED)],
)
async def test_nobody_is_enrolled_twice_or_without_a_name(
    staffed: Till, name: str, refusal: StaffRefusal
) -> None:
    with pytest.raises(StaffRefused) as caught:
        await staffed.services.staff.enrol(name, OTHER_PIN, OTHER_PIN)
    assert caught.value.refusal is refusal


async def test_a_pin_is_as_good_as_at_the_first_sign_in(staffed: Till) -> None:
    for pin, again, refusal in (
        ("12", "12", SignInRefusal.PIN_TOO_SHORT),
        ("1234", "1234", SignInRefusal.PIN_TOO_SIMPLE),
        (OTHER_PIN, PIN, SignInRefusal.PINS_DIFFER),
    ):
        with pytest.raises(SignInRefused) as caught:
            await staffed.services.staff.enrol("Jo P.", pin, again)
        assert caught.value.refusal is refusal
    assert len(await staffed.services.staff.members()) == 1


async def test_who_is_barred_stays_out_until_they_are_let_in_again(
    staffed: Till, jo: Associate
) -> None:
    staff, session = staffed.services.staff, staffed.session
    await staff.set_supervisor(jo.id, is_supervisor=True)
    await staff.set_barred(jo.id, is_barred=True)
    assert jo.id not in {each.id for each in await session.associates()}
    with pytest.raises(SignInRefused) as caught:
        await session.sign_in("Jo P.", OTHER_PIN)
    assert caught.value.refusal is SignInRefusal.BARRED
    with pytest.raises(SignInRefused) as caught:
        await session.sign_in("Sam", PIN, pin_again=PIN, supervisor_pin=OTHER_PIN)
    assert caught.value.refusal is SignInRefusal.SUPERVISOR_PIN_WRONG
    await staff.set_barred(jo.id, is_barred=False)
    assert (await session.sign_in("Jo P.", OTHER_PIN)).is_supervisor


async def test_nobody_bars_themselves_or_lays_down_their_role(staffed: Till) -> None:
    me = staffed.session.associate
    assert me is not None
    staff = staffed.services.staff
    for change in (
        staff.set_barred(me.id, is_barred=True),
        staff.set_supervisor(me.id, is_supervisor=False),
    ):
        with pytest.raises(StaffRefused) as caught:
            await change
        assert caught.value.refusal is StaffRefusal.ONESELF


async def test_a_supervisor_gives_another_a_new_pin(staffed: Till, jo: Associate) -> None:
    await staffed.services.staff.set_pin(jo.id, THIRD_PIN, THIRD_PIN)
    with pytest.raises(SignInRefused):
        await staffed.session.sign_in("Jo P.", OTHER_PIN)
    assert (await staffed.session.sign_in("Jo P.", THIRD_PIN)).id == jo.id


async def test_ones_own_pin_changes_for_who_knows_it(staffed: Till, jo: Associate) -> None:
    staff = staffed.services.staff
    await staffed.session.sign_in("Jo P.", OTHER_PIN)
    assert await staff.members() == (Member(associate=jo, is_self=True),)
    with pytest.raises(SignInRefused) as caught:
        await staff.set_pin(jo.id, THIRD_PIN, THIRD_PIN, current=PIN)
    assert caught.value.refusal is SignInRefusal.PIN_WRONG
    await staff.set_pin(jo.id, THIRD_PIN, THIRD_PIN, current=OTHER_PIN)
    assert staffed.session.associate == jo
    assert await staffed.session.sign_in("Jo P.", THIRD_PIN) == jo


async def test_only_a_supervisor_changes_others(staffed: Till, jo: Associate) -> None:
    staff = staffed.services.staff
    noor = AssociateId("Noor A.")
    await staffed.session.sign_in("Jo P.", OTHER_PIN)
    for change in (
        staff.enrol("Sam", PIN, PIN),
        staff.set_pin(noor, THIRD_PIN, THIRD_PIN),
        staff.set_barred(noor, is_barred=True),
        staff.set_supervisor(jo.id, is_supervisor=True),
    ):
        with pytest.raises(SupervisorNeededError):
            await change


async def test_each_change_is_in_the_audit_with_who_made_it(staffed: Till, jo: Associate) -> None:
    staff = staffed.services.staff
    await staff.set_supervisor(jo.id, is_supervisor=True)
    await staff.set_pin(jo.id, THIRD_PIN, THIRD_PIN)
    await staff.set_barred(jo.id, is_barred=True)
    changes = [
        (entry.associate_id, entry.detail.kind, entry.detail.fact(Fact.WHOSE))
        for entry in await staffed.stores.outbox.trail()
        if entry.act is Act.ASSOCIATE_CHANGED and entry.detail is not None
    ]
    assert sorted(changes) == [
        ("Noor A.", DetailKind.BARRED, "Jo P."),
        ("Noor A.", DetailKind.PIN_CHANGED, "Jo P."),
        ("Noor A.", DetailKind.SUPERVISOR_MADE, "Jo P."),
    ]


async def test_it_is_all_there_after_a_restart(staffed: Till, jo: Associate) -> None:
    await staffed.services.staff.set_barred(jo.id, is_barred=True)
    await staffed.reopen()
    await staffed.session.sign_in("Noor A.", PIN)
    assert [(each.associate.id, each.is_barred) for each in await _members(staffed)] == [
        ("Noor A.", False),
        ("Jo P.", True),
    ]


async def _members(till: Till) -> tuple[Member, ...]:
    return await till.services.staff.members()
