"""Saving a registration: durable, once, and never beside another of the same person."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.faults import (
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    StoreFault,
    StoreProblem,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.op import Associate, AssociateId, Evidence, OpId, OpState
from app.domain.organisation import DEFAULT_RULES, FieldType, RegistrationRules, Staff
from app.domain.registration import Registration
from app.services.saving import AlreadyWaiting, NotReadyError
from app.settings.declarations import CustomFieldSettings, RegistrationSettings, StoreSettings
from tests.unit.services.rig import Till, associate, customer, mobile_of, person
from tests.unit.sync.rig import refused

DOWN = UnreachableFault(UnreachableReason.DNS)


async def refuse(till: Till, number: int, token: str) -> None:
    """Register somebody whom the server then refuses."""
    till.shop.script = lambda items: (refused(Evidence.REJECTED, 1202),) * len(items)
    await till.registration.register(person(number), token=token)
    await till.drain()
    till.shop.script = lambda items: None
    assert await till.state(token) is OpState.REJECTED


async def test_what_was_saved_is_shown_at_once_and_outlives_the_run(staffed: Till) -> None:
    card = await staffed.registration.register(person(1), token="t-1")
    assert card.customer.mobile == mobile_of(1)
    assert [op.id for op in card.ops] == ["t-1"]
    assert card.ops[0].binding == staffed.line.binding
    assert card.ops[0].associate == staffed.session.associate
    told = staffed.changes[-1]
    assert (told.customers, told.ops) == (frozenset({card.key}), frozenset({OpId("t-1")}))

    await staffed.reopen()

    again = await staffed.lookup.card(card.key)
    assert again is not None
    assert again.customer == card.customer
    assert (await staffed.pending.summary()).unsent == 1


async def test_a_button_pressed_twice_registers_once(staffed: Till) -> None:
    first = await staffed.registration.register(person(1), token="t-1")
    assert await staffed.registration.register(person(1), token="t-1") == first
    assert len(await staffed.pending.ops()) == 1
    await staffed.drain()
    await staffed.registration.register(person(1), token="t-1")
    await staffed.drain()
    assert staffed.shop.effects == [mobile_of(1)]


@pytest.mark.parametrize(
    "second",
    [
        person(1),
        person(2, email="tom@example.com"),
        person(2, external_id="C1X"),
    ],
    ids=["mobile", "email", "card"],
)
async def test_somebody_who_waits_already_is_not_saved_again(
    staffed: Till, second: Registration
) -> None:
    first = person(1, email="tom@example.com", external_id="C1X")
    await staffed.registration.register(first, token="t-1")
    with pytest.raises(AlreadyWaiting) as caught:
        await staffed.registration.register(second, token="t-2")
    assert caught.value.op.id == "t-1"
    assert len(await staffed.pending.ops()) == 1


async def test_a_correction_withdraws_what_it_corrects(staffed: Till) -> None:
    await refuse(staffed, 1, "t-1")
    corrected = person(1, firstname="Thomas")
    card = await staffed.registration.register(corrected, token="t-2", replacing=OpId("t-1"))
    assert staffed.changes[-1].ops == {"t-1", "t-2"}
    assert [op.id for op in card.ops] == ["t-2"]
    assert await staffed.state("t-1") is OpState.DISCARDED
    await staffed.drain()
    assert staffed.shop.people[mobile_of(1)].firstname == "Thomas"
    assert (await staffed.pending.summary()).unsent == 0


async def test_a_correction_may_not_take_the_number_of_another_who_waits(staffed: Till) -> None:
    await refuse(staffed, 1, "t-1")
    await staffed.registration.register(person(2), token="t-2")
    with pytest.raises(AlreadyWaiting):
        await staffed.registration.register(person(2), token="t-3", replacing=OpId("t-1"))
    assert await staffed.state("t-1") is OpState.REJECTED


async def test_nobody_is_registered_without_an_associate_or_a_server(till: Till) -> None:
    await till.connect()
    with pytest.raises(NotReadyError):
        await till.registration.register(person(1), token="t-1")
    await till.enrol_first()
    await till.line.close()
    await till.reopen()
    await till.session.sign_in("Noor A.", "2580")
    with pytest.raises(NotReadyError):
        await till.registration.register(person(1), token="t-1")
    assert await till.pending.ops() == ()


async def test_the_servers_rules_are_kept_for_when_it_is_down(staffed: Till) -> None:
    staffed.shop.known_rules = replace(DEFAULT_RULES, is_email_required=True, is_default=False)
    staffed.shop.known_staff = Staff(associates=(associate(443, "Ben Okri"),))
    assert await staffed.registration.refresh_from_server() == staffed.shop.known_rules
    told = staffed.changes[-1]
    assert told.organisation
    assert told.origin is staffed.registration
    await staffed.reopen()
    assert (await staffed.registration.rules()).is_email_required
    assert "Ben Okri" in [found.name for found in await staffed.session.associates()]


async def test_without_the_servers_rules_the_settings_rules_hold(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    till.settings = replace(
        till.settings,
        registration=RegistrationSettings(
            required=("email", "firstname"),
            custom_fields=(
                CustomFieldSettings(
                    name="size", type="choice", options=("S", "L"), is_mandatory=True
                ),
                CustomFieldSettings(name="odd", label="Odd", type="riddle"),
            ),
        ),
    )
    await till.reopen()

    rules = await till.registration.rules()

    assert rules.is_default
    assert (rules.is_mobile_required, rules.is_email_required) == (False, True)
    assert rules.required == {"firstname"}
    size, odd = rules.custom_fields
    assert (size.label, size.type, size.options, size.is_mandatory) == (
        *("size", FieldType.CHOICE, ("S", "L")),
        True,
    )
    assert (odd.label, odd.type) == ("Odd", FieldType.TEXT)

    async def fails() -> None:
        raise StoreFault(StoreProblem.DAMAGED)

    monkeypatch.setattr(till.stores.cache, "rules", fails)
    assert await till.registration.rules() == rules


async def test_rules_that_cannot_be_fetched_leave_the_kept_ones(staffed: Till) -> None:
    staffed.shop.known_rules = replace(DEFAULT_RULES, is_email_required=True, is_default=False)
    kept = await staffed.registration.refresh_from_server()
    staffed.shop.fault = DOWN
    with pytest.raises(UnreachableFault):
        await staffed.registration.refresh_from_server()
    assert await staffed.registration.rules() == kept


async def test_doubles_are_told_by_an_identifier_first_and_by_the_whole_name(
    staffed: Till,
) -> None:
    same, alike = customer(1, firstname="Ann"), customer(2)
    await staffed.stores.cache.put((same, alike), staffed.clock.now(), touched=True)
    await staffed.registration.register(person(3, email="tom@example.com"), token="t-3")
    doubles = staffed.registration.doubles

    found = await doubles({"mobile": "+" + same.mobile, "firstname": "Tom", "lastname": "Sawyer"})
    assert [match.key for match in found] == ["user:1", "op:t-3", "user:2"]
    assert [match.key for match in await doubles({"email": "Tom@example.com"})] == ["op:t-3"]
    assert await doubles({"firstname": "Tom"}) == ()
    assert await doubles({"mobile": "07", "email": "tom@", "external_id": ","}) == ()


async def test_a_name_with_the_same_last_digits_may_be_the_same_person(staffed: Till) -> None:
    known = customer(1, firstname="Tom", mobile="447911120042")
    await staffed.stores.cache.put((known,), staffed.clock.now(), touched=True)
    doubles = staffed.registration.doubles
    mistyped = {"mobile": "+44 7911 920042"}
    assert [match.key for match in await doubles({**mistyped, "firstname": "Tom"})] == ["user:1"]
    assert [match.key for match in await doubles({**mistyped, "lastname": "sawyr"})] == ["user:1"]
    assert await doubles({**mistyped, "firstname": "Huck"}) == ()
    assert await doubles({"mobile": "+44 7911 920043", "firstname": "Tom"}) == ()


async def test_doubles_on_the_server_show_each_person_once_and_are_kept(staffed: Till) -> None:
    known = staffed.shop.knows(customer(1, email="tom@example.com"))
    values = {"mobile": "+" + known.mobile, "email": "tom@example.com"}

    (match,) = await staffed.registration.doubles_on_server(values)

    assert match.key == "user:1"
    assert staffed.changes[-1].origin is staffed.registration
    assert [found.key for found in await staffed.registration.doubles(values)] == ["user:1"]


async def test_a_double_whom_the_server_names_anew_shows_under_the_new_name(
    staffed: Till,
) -> None:
    nameless = customer(1, user_id=None)
    await staffed.stores.cache.put((nameless,), staffed.clock.now(), touched=True)
    staffed.shop.knows(customer(1))
    found = await staffed.registration.doubles_on_server({"mobile": "+" + nameless.mobile})
    assert [match.key for match in found] == ["user:1"]
    # An answer without the id takes away nothing that is known.
    staffed.shop.people = {"0": nameless}
    found = await staffed.registration.doubles_on_server({"mobile": "+" + nameless.mobile})
    assert [match.key for match in found] == ["user:1"]


async def test_doubles_are_not_asked_for_without_a_server_or_an_identifier(till: Till) -> None:
    values = {"mobile": "+" + mobile_of(1)}
    assert await till.registration.doubles_on_server(values) == ()
    await till.connect()
    assert await till.registration.doubles_on_server({"firstname": "Tom"}) == ()
    assert till.shop.reads == 0
    till.shop.read_fault = DOWN
    with pytest.raises(UnreachableFault):
        await till.registration.doubles_on_server(values)


async def test_a_form_is_judged_by_the_settings_country_and_zone(till: Till) -> None:
    till.settings = replace(till.settings, store=StoreSettings(country="IN"))
    await till.close()
    await till.open(zone=ZoneInfo("Asia/Kolkata"))
    review = till.registration.review(
        {"mobile": "98765 43210", "registered_on": "2026-11-24 10:30"}, DEFAULT_RULES
    )
    assert review.registration is not None
    assert review.registration.mobile == "919876543210"
    assert review.registration.registered_at == datetime(2026, 11, 24, 5, tzinfo=UTC)
    late = till.clock.now() + timedelta(hours=1)
    review = till.registration.review(
        {"mobile": "98765 43210", "registered_on": late.isoformat()}, DEFAULT_RULES
    )
    assert review.of("registered_on") is not None


@pytest.mark.parametrize(
    "fault", [RefusedFault(404, "no such call"), NotOurServerFault("HTTP 404, a web page")]
)
async def test_a_server_without_rules_of_its_own_still_tells_who_works_here(
    staffed: Till, monkeypatch: pytest.MonkeyPatch, fault: ServerFault
) -> None:
    link = staffed.line.link
    assert link is not None

    async def lacking() -> RegistrationRules:
        raise fault

    monkeypatch.setattr(link.organisations, "rules", lacking)
    amy = Associate(id=AssociateId("443"), name="Amy Pond")
    staffed.shop.known_staff = Staff(associates=(amy,))
    rules = await staffed.registration.refresh_from_server()
    assert rules.is_default
    assert amy in await staffed.session.associates()
