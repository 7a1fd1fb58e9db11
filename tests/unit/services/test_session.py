"""Who is let in, what that takes, and how long a guesser waits."""

import pytest

from app.domain.faults import StoreFault, StoreProblem, UnreachableFault, UnreachableReason
from app.domain.organisation import Staff
from app.services.session import TRAINEE, SignInNeeds, SignInRefusal, SignInRefused
from tests.unit.services.rig import OTHER_PIN, PASSWORD, PIN, URL, USERNAME, Till, associate

ENVIRON = {"TILLSIDE_SERVER_USERNAME": USERNAME, "TILLSIDE_SERVER_PASSWORD": PASSWORD}


async def refused(till: Till, name: str, pin: str, **given: str) -> SignInRefused:
    with pytest.raises(SignInRefused) as caught:
        await till.session.sign_in(name, pin, **given)
    return caught.value


async def wrong(till: Till, times: int) -> None:
    for _ in range(times):
        assert (await refused(till, "Noor A.", "9999")).refusal is SignInRefusal.PIN_WRONG


async def test_the_first_associate_proves_the_servers_login_and_is_supervisor(till: Till) -> None:
    assert await till.session.needs("Noor A.") == SignInNeeds(is_new=True, server_login=True)

    entered = await till.enrol_first()

    assert entered.is_supervisor
    assert till.session.associate == entered
    assert till.shop.asked_at == [(URL, USERNAME)]
    assert till.line.binding is not None
    assert await till.session.needs("Noor A.") == SignInNeeds()


async def test_without_the_servers_login_the_first_associate_stays_out(till: Till) -> None:
    outcome = await refused(till, "Noor", PIN, pin_again=PIN)
    assert outcome.refusal is SignInRefusal.SERVER_LOGIN_NEEDED

    given = {"pin_again": PIN, "server_username": USERNAME}
    outcome = await refused(till, "Noor", PIN, server_password="wrong", **given)
    assert outcome.refusal is SignInRefusal.SERVER_LOGIN_WRONG

    till.shop.fault = UnreachableFault(UnreachableReason.DNS)
    outcome = await refused(till, "Noor", PIN, server_password=PASSWORD, **given)
    assert outcome.refusal is SignInRefusal.SERVER_UNREACHABLE
    assert outcome.fault is till.shop.fault
    assert await till.session.associates() == ()
    assert till.line.login is None


async def test_a_login_kept_by_a_run_that_enrolled_nobody_is_asked_for_again(till: Till) -> None:
    await till.connect()
    await till.reopen()
    await till.line.open_stored(URL)

    assert (await till.session.needs("Noor")).server_login
    assert (await till.enrol_first()).is_supervisor


async def test_the_environments_login_lets_the_first_associate_in(till: Till) -> None:
    await till.reopen(environ=ENVIRON)
    assert not (await till.session.needs("Noor")).server_login
    assert (await till.session.sign_in("Noor", PIN, pin_again=PIN)).is_supervisor
    assert till.shop.asked_at == [(URL, USERNAME)]


async def test_a_later_associate_needs_a_supervisors_pin(staffed: Till) -> None:
    assert await staffed.session.needs("Ben") == SignInNeeds(is_new=True, supervisor_pin=True)

    outcome = await refused(staffed, "Ben", OTHER_PIN, pin_again=OTHER_PIN)
    assert outcome.refusal is SignInRefusal.SUPERVISOR_PIN_NEEDED
    outcome = await refused(staffed, "Ben", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin="9999")
    assert outcome.refusal is SignInRefusal.SUPERVISOR_PIN_WRONG

    entered = await staffed.session.sign_in(
        "Ben", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN
    )
    assert not entered.is_supervisor
    assert staffed.session.associate == entered


async def test_a_pin_of_somebody_who_is_no_supervisor_enrols_nobody(staffed: Till) -> None:
    await staffed.session.sign_in("Ben", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN)
    outcome = await refused(staffed, "Eve", "8642", pin_again="8642", supervisor_pin=OTHER_PIN)
    assert outcome.refusal is SignInRefusal.SUPERVISOR_PIN_WRONG


async def test_a_barred_supervisors_pin_is_not_tried_and_not_counted(staffed: Till) -> None:
    given = {"pin_again": OTHER_PIN, "supervisor_pin": "9999"}
    for _ in range(3):
        outcome = await refused(staffed, "Ben", OTHER_PIN, **given)
        assert outcome.refusal is SignInRefusal.SUPERVISOR_PIN_WRONG
    for _ in range(5):
        outcome = await refused(staffed, "Ben", OTHER_PIN, **given)
        assert (outcome.refusal, outcome.wait_s) == (SignInRefusal.TRY_LATER, 5.0)

    staffed.clock.advance(5)
    assert await staffed.session.sign_in("Ben", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN)


@pytest.mark.parametrize(
    ("pin", "again", "refusal"),
    [
        ("", "", SignInRefusal.PIN_TOO_SHORT),
        ("258", "258", SignInRefusal.PIN_TOO_SHORT),
        ("2580258025802", "2580258025802", SignInRefusal.PIN_TOO_LONG),
        ("25a0", "25a0", SignInRefusal.PIN_NOT_DIGITS),
        ("٢٥٨٠", "٢٥٨٠", SignInRefusal.PIN_NOT_DIGITS),
        ("7777", "7777", SignInRefusal.PIN_TOO_SIMPLE),
        ("3456", "3456", SignInRefusal.PIN_TOO_SIMPLE),
        ("6543", "6543", SignInRefusal.PIN_TOO_SIMPLE),
        ("2580", "2581", SignInRefusal.PINS_DIFFER),
        ("2580", "", SignInRefusal.PINS_DIFFER),
    ],
)
async def test_a_new_pin_must_be_worth_it(
    till: Till, pin: str, again: str, refusal: SignInRefusal
) -> None:
    outcome = await refused(
        till, "Noor", pin, pin_again=again, server_username=USERNAME, server_password=PASSWORD
    )
    assert outcome.refusal is refusal
    assert till.shop.asked_at == []


async def test_each_failure_past_the_free_ones_waits_longer(staffed: Till) -> None:
    await wrong(staffed, 3)
    for length_s in (5.0, 15.0, 60.0, 300.0, 300.0):
        outcome = await refused(staffed, "Noor A.", PIN)
        assert (outcome.refusal, outcome.wait_s) == (SignInRefusal.TRY_LATER, length_s)
        staffed.clock.advance(length_s - 1)
        assert (await refused(staffed, "Noor A.", PIN)).wait_s == 1.0
        staffed.clock.advance(1)
        await wrong(staffed, 1)


async def test_the_right_pin_ends_the_counting(staffed: Till) -> None:
    await wrong(staffed, 2)
    await staffed.session.sign_in("Noor A.", PIN)
    await wrong(staffed, 3)
    assert (await refused(staffed, "Noor A.", PIN)).wait_s == 5.0


async def test_a_restart_does_not_end_the_wait(staffed: Till) -> None:
    await wrong(staffed, 3)
    staffed.clock.advance(2)
    await staffed.reopen()
    assert (await refused(staffed, "Noor A.", PIN)).wait_s == 3.0
    staffed.clock.advance(3)
    assert await staffed.session.sign_in("Noor A.", PIN)


@pytest.mark.parametrize("jump_s", [-86_400.0, 86_400.0])
async def test_setting_the_clock_neither_shortens_nor_lengthens_the_wait(
    staffed: Till, jump_s: float
) -> None:
    await wrong(staffed, 3)
    staffed.clock.jump(jump_s)
    assert (await refused(staffed, "Noor A.", PIN)).wait_s == 5.0
    staffed.clock.advance(4)
    assert (await refused(staffed, "Noor A.", PIN)).wait_s == 1.0
    staffed.clock.advance(1)
    assert await staffed.session.sign_in("Noor A.", PIN)


async def test_a_clock_put_back_over_a_restart_costs_one_wait_at_most(staffed: Till) -> None:
    await wrong(staffed, 3)
    staffed.clock.jump(-86_400)
    await staffed.reopen()
    assert (await refused(staffed, "Noor A.", PIN)).wait_s == 5.0
    staffed.clock.advance(5)
    assert await staffed.session.sign_in("Noor A.", PIN)


async def test_signing_in_by_name_or_id_whatever_the_case(staffed: Till) -> None:
    await staffed.stores.cache.put_staff(
        Staff(associates=(associate(443, "Ben Okri"),)), staffed.clock.now()
    )
    entered = await staffed.session.sign_in(
        " ben   OKRI ", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN
    )
    assert (entered.id, entered.name) == ("443", "Ben Okri")
    staffed.session.sign_out()
    assert await staffed.session.sign_in("443", OTHER_PIN) == entered
    assert await staffed.session.sign_in("BEN okri", OTHER_PIN) == entered


async def test_one_of_the_staff_who_types_an_id_is_enrolled_under_their_name(
    staffed: Till,
) -> None:
    await staffed.stores.cache.put_staff(
        Staff(associates=(associate(443, "Ben Okri"),)), staffed.clock.now()
    )
    entered = await staffed.session.sign_in(
        "443", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN
    )
    assert (entered.id, entered.name) == ("443", "Ben Okri")
    assert [found.name for found in await staffed.session.associates()] == ["Noor A.", "Ben Okri"]


async def test_an_enrolled_associate_signs_in_offline(staffed: Till) -> None:
    staffed.shop.fault = UnreachableFault(UnreachableReason.DNS)
    await staffed.reopen()
    await staffed.line.open_stored(URL)
    asked = list(staffed.shop.asked_at)
    assert (await staffed.session.sign_in("noor a.", PIN)).name == "Noor A."
    assert staffed.shop.asked_at == asked


async def test_an_empty_name_is_nobody(till: Till) -> None:
    assert (await refused(till, "  ", PIN)).refusal is SignInRefusal.UNKNOWN_NAME


async def test_training_needs_nothing(till: Till) -> None:
    await till.reopen(is_training=True)
    assert till.session.associate == TRAINEE
    assert await till.session.needs("anybody") == SignInNeeds()
    till.session.sign_out()
    assert await till.session.sign_in("", "") == TRAINEE


async def test_whoever_listens_hears_of_each_turn(staffed: Till) -> None:
    heard: list[tuple[str, bool]] = []
    session = staffed.session

    def note() -> None:
        name = session.associate.name if session.associate is not None else ""
        heard.append((name, session.is_locked))

    stop = session.listen(note)
    session.lock()
    session.lock()
    await session.sign_in("Noor A.", PIN)
    session.sign_out()
    session.lock()
    stop()
    await session.sign_in("Noor A.", PIN)
    assert heard == [("Noor A.", True), ("Noor A.", False), ("", False)]


async def test_storage_that_fails_lets_nobody_in(
    staffed: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = StoreFault(StoreProblem.READ_ONLY)

    async def fails(*_: object, **__: object) -> None:
        raise fault

    staffed.session.sign_out()
    monkeypatch.setattr(staffed.stores.associates, "succeeded", fails)
    outcome = await refused(staffed, "Noor A.", PIN)
    assert (outcome.refusal, outcome.fault) == (SignInRefusal.STORAGE, fault)
    assert staffed.session.associate is None


async def test_a_cache_that_fails_keeps_nobody_out(
    staffed: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails() -> None:
        raise StoreFault(StoreProblem.FULL)

    monkeypatch.setattr(staffed.stores.cache, "staff", fails)
    entered = await staffed.session.sign_in(
        "Ben", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN
    )
    assert entered.name == "Ben"
