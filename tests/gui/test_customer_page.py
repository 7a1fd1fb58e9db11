"""The customer's card: at once from the till, repainted by the server, never mixed with another."""

import asyncio
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QTabWidget

from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.customer import Customer, CustomerKey, CustomField, ExpiringPoints, UserId
from app.domain.faults import NoAnswerFault, UnreachableFault, UnreachableReason
from app.domain.op import OpId, OpState
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType
from app.domain.outcome import SideEffect
from app.domain.registration import customer_of
from app.ui.navigation import PageName, TabName
from app.ui.presenters.customer import CustomerPresenter
from tests.gui.fakes import NOW, TOM_KEY, card, op, tom
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")
LOCAL_KEY = CustomerKey("op:op-1")


def _rita() -> Customer:
    return Customer(user_id=UserId("7"), firstname="Rita", lastname="John")


def _see(till: Till, tab: TabName) -> None:
    """Bring a tab into sight, which builds it."""
    till.customer_page.show_tab(tab)


def _text(till: Till, name: str) -> str:
    return till.part(QLabel, name).text()


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> CustomerPresenter:
    till.navigator.open_customer(key)
    await till.tasks.idle()
    return till.customer


async def test_the_tills_card_is_there_before_the_server_answers(till: Till) -> None:
    lookup, gate = till.fakes.lookup, asyncio.Event()
    lookup.cards[TOM_KEY] = card(tom(lifetime_purchases=Decimal("10800")))
    lookup.fresh[TOM_KEY] = card(tom(points=400), fetched_at=NOW)
    lookup.gates[f"refresh {TOM_KEY}"] = gate
    till.navigator.open_customer(TOM_KEY)
    await lookup.until("refresh", TOM_KEY)
    assert _text(till, "customer_name") == "Tom Sawyer"
    assert _text(till, "customer_points") == "355"
    assert _text(till, "customer_purchases") == "£10,800"
    assert _text(till, "customer_freshness") == "as of 13:58 · from this till"
    assert not till.part(QAbstractButton, "customer_refresh").isEnabled()
    gate.set()
    await till.tasks.idle()
    assert _text(till, "customer_points") == "400"
    assert _text(till, "customer_freshness") == "as of 14:09"
    assert till.part(QAbstractButton, "customer_refresh").isEnabled()
    assert lookup.count("refresh") == 1


async def test_no_value_of_one_customer_outlives_the_switch_to_another(till: Till) -> None:
    lookup, gate = till.fakes.lookup, asyncio.Event()
    lookup.cards[TOM_KEY] = card(
        tom(custom_fields=(CustomField(name="hobbies", values=("Cricket",)),))
    )
    lookup.cards[RITA_KEY] = card(_rita(), RITA_KEY)
    lookup.gates[f"refresh {TOM_KEY}"] = gate
    till.navigator.open_customer(TOM_KEY)
    await lookup.until("refresh", TOM_KEY)
    _see(till, TabName.PROFILE)
    till.navigator.open_customer(RITA_KEY)
    assert not till.customer_page.updatesEnabled(), "nothing is painted before the next is read"
    gate.set()
    await till.tasks.idle()
    assert _text(till, "customer_name") == "Rita John"
    page = till.customer_page
    shown = [part.text() for part in page.findChildren(QLabel) if part.isVisibleTo(page)]
    shown += [part.text() for part in page.findChildren(QLineEdit) if part.isVisibleTo(page)]
    assert not any("Tom" in text or "0000" in text or "Cricket" in text for text in shown)
    assert _text(till, "customer_points") == "–"


async def test_a_slow_reading_shows_nothing_of_the_customer_before(till: Till) -> None:
    lookup, gate = till.fakes.lookup, asyncio.Event()
    lookup.cards[TOM_KEY] = card(tom())
    lookup.cards[RITA_KEY] = card(_rita(), RITA_KEY)
    await _open(till)
    assert "Tom" in _text(till, "customer_name")
    lookup.gates[f"card {RITA_KEY}"] = gate
    till.navigator.open_customer(RITA_KEY)
    till.window.paint_hold.give_up()
    page = till.customer_page
    assert page.updatesEnabled()
    shown = [part.text() for part in page.findChildren(QLabel) if part.isVisibleTo(page)]
    assert not any("Tom" in text or "0000" in text for text in shown)
    gate.set()
    await till.tasks.idle()
    assert _text(till, "customer_name") == "Rita John"


async def test_offline_the_card_stays_with_its_age_and_says_why(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.cards[TOM_KEY] = card(tom())
    lookup.fresh[TOM_KEY] = UnreachableFault(UnreachableReason.NETWORK)
    till.fakes.connection.become(ConnectionState.OFFLINE)
    await _open(till)
    assert _text(till, "customer_points") == "355"
    assert _text(till, "customer_freshness") == "as of 13:58 · from this till"
    assert "line is down" in _text(till, "customer_notice")
    assert till.window.message_bar.isHidden(), "an ordinary outage is no error message"


async def test_a_failed_refresh_on_a_good_line_is_told_on_the_card(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.cards[TOM_KEY] = card(tom())
    lookup.fresh[TOM_KEY] = NoAnswerFault(timed_out=True)
    await _open(till)
    assert "did not answer in time" in _text(till, "customer_notice")
    lookup.fresh[TOM_KEY] = card(tom(), fetched_at=NOW)
    till.part(QAbstractButton, "customer_refresh").click()
    await till.tasks.idle()
    assert till.part(QLabel, "customer_notice").isHidden() or not _text(till, "customer_notice")


async def test_reveal_shows_in_full_for_a_while_and_never_on_the_next_customer(
    till: Till,
) -> None:
    lookup = till.fakes.lookup
    lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    lookup.cards[RITA_KEY] = card(
        replace(_rita(), email="rita@example.com"), RITA_KEY, fetched_at=NOW
    )
    await _open(till)
    assert "tom.sawyer" not in _text(till, "customer_contacts")
    await till.press(Qt.Key.Key_F9)
    assert "tom.sawyer@example.com" in _text(till, "customer_contacts")
    _see(till, TabName.PROFILE)
    await till.tasks.idle()
    assert till.part(QLineEdit, "profile_mobile").text().endswith("900000")
    await _open(till, RITA_KEY)
    assert _text(till, "customer_contacts") == "r•••••@example.com"


async def test_what_was_revealed_is_masked_again(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    till.customer.set_revealed_for(0)
    told: list[tuple[str, bool]] = []
    masked = asyncio.Event()
    till.customer.reveal_changed.connect(lambda key, is_shown: told.append((key, is_shown)))
    await _open(till)
    till.part(QAbstractButton, "customer_reveal").click()
    assert "tom.sawyer@example.com" in _text(till, "customer_contacts")
    assert told == [(TOM_KEY, True)], "whoever keeps the record hears of it"
    till.customer.reveal_changed.connect(lambda _key, _is_shown: masked.set())
    await masked.wait()
    assert _text(till, "customer_contacts").startswith("+44 •••• ••0000")


async def test_locking_hides_what_was_revealed(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    await _open(till)
    till.part(QAbstractButton, "customer_reveal").click()
    till.fakes.session.lock()
    assert "tom.sawyer" not in _text(till, "customer_contacts")


async def test_a_registration_goes_from_saved_here_to_sent_under_its_new_name(
    till: Till,
) -> None:
    lookup, waiting = till.fakes.lookup, op()
    lookup.cards[LOCAL_KEY] = card(
        customer_of(waiting.registration), LOCAL_KEY, fetched_at=None, ops=(waiting,)
    )
    await _open(till, LOCAL_KEY)
    assert _text(till, "customer_state") == "Saved on this till"
    assert _text(till, "customer_freshness") == "from this till"
    assert lookup.count("refresh") == 0, "the server does not know them yet"
    lookup.cards[LOCAL_KEY] = replace(
        lookup.cards[LOCAL_KEY], ops=(replace(waiting, state=OpState.SENDING),)
    )
    till.fakes.changes.publish(ChangeSet(ops=frozenset({waiting.id})))
    await till.tasks.idle()
    assert _text(till, "customer_state") == "Sending"
    named = CustomerKey("user:501")
    lookup.cards[named] = card(
        replace(customer_of(waiting.registration), user_id=UserId("501"), points=52),
        named,
        fetched_at=NOW,
        side_effects=(SideEffect(kind="points", awarded_points=52),),
    )
    till.fakes.changes.publish(
        ChangeSet(
            customers=frozenset({named}),
            ops=frozenset({waiting.id}),
            renamed=((LOCAL_KEY, named),),
        )
    )
    await till.tasks.idle()
    assert till.customer.key == named
    assert _text(till, "customer_state") == "Sent"
    assert _text(till, "customer_points") == "52"
    assert _text(till, "customer_side_effects") == "52 points"


async def test_a_reading_that_comes_late_never_paints_over_a_later_one(till: Till) -> None:
    lookup, waiting, gate = till.fakes.lookup, op(state=OpState.SENDING), asyncio.Event()
    lookup.cards[LOCAL_KEY] = card(
        customer_of(waiting.registration), LOCAL_KEY, fetched_at=None, ops=(waiting,)
    )
    lookup.gates[f"card {LOCAL_KEY}"] = gate
    till.navigator.open_customer(LOCAL_KEY)
    await lookup.until("card", LOCAL_KEY)
    named = CustomerKey("user:501")
    lookup.cards[named] = card(customer_of(waiting.registration), named, fetched_at=NOW)
    till.fakes.changes.publish(
        ChangeSet(ops=frozenset({waiting.id}), renamed=((LOCAL_KEY, named),))
    )
    await lookup.until("refresh", named)
    gate.set()
    await till.tasks.idle()
    assert till.customer.key == named
    assert _text(till, "customer_state") == "Sent"


async def test_a_reading_under_the_old_name_does_not_keep_the_new_one_out(till: Till) -> None:
    lookup, waiting = till.fakes.lookup, op(state=OpState.SENDING)
    named = CustomerKey("user:501")
    gates = {key: asyncio.Event() for key in (LOCAL_KEY, named)}
    lookup.cards[LOCAL_KEY] = card(
        customer_of(waiting.registration), LOCAL_KEY, fetched_at=None, ops=(waiting,)
    )
    lookup.cards[named] = card(customer_of(waiting.registration), named, fetched_at=NOW)
    lookup.gates.update({f"card {key}": gate for key, gate in gates.items()})
    till.navigator.open_customer(LOCAL_KEY)
    await lookup.until("card", LOCAL_KEY)
    till.fakes.changes.publish(
        ChangeSet(ops=frozenset({waiting.id}), renamed=((LOCAL_KEY, named),))
    )
    await lookup.until("card", named)
    gates[LOCAL_KEY].set()
    await asyncio.sleep(0)
    gates[named].set()
    await till.tasks.idle()
    assert till.customer.key == named
    assert _text(till, "customer_state") == "Sent"


async def test_a_lost_answer_is_explained_on_the_card(till: Till) -> None:
    lost = op(state=OpState.AMBIGUOUS)
    till.fakes.lookup.cards[LOCAL_KEY] = card(
        customer_of(lost.registration), LOCAL_KEY, fetched_at=None, ops=(lost,)
    )
    await _open(till, LOCAL_KEY)
    assert _text(till, "customer_state") == "Checking"
    assert "not sent twice" in _text(till, "customer_notice")


async def test_changes_of_somebody_else_leave_the_card_alone(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    await _open(till)
    calls = till.fakes.lookup.count("card")
    till.fakes.changes.publish(
        ChangeSet(customers=frozenset({RITA_KEY}), ops=frozenset({OpId("other")}))
    )
    await till.tasks.idle()
    assert till.fakes.lookup.count("card") == calls


async def test_fraud_and_do_not_call_are_told_in_words(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(
        tom(fraud_status="CONFIRMED", do_not_call_status="DND"), fetched_at=NOW
    )
    await _open(till)
    assert _text(till, "customer_state") == "Fraud confirmed · Do not call"
    assert _text(till, "overview_status_fraud") == "Fraud confirmed"


async def test_the_overview_tells_where_and_when(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(
        tom(
            registered_by="Jo P.",
            expiring_points=(
                ExpiringPoints(points=60, expires_on=date(2027, 1, 9)),
                ExpiringPoints(points=10, expires_on=date(2026, 12, 4)),
            ),
        ),
        fetched_at=NOW,
    )
    await _open(till)
    assert _text(till, "overview_registered_store") == "High Street (s1)"
    assert _text(till, "overview_registered_by") == "Jo P."
    assert _text(till, "overview_registered_user_id") == "98"
    assert _text(till, "overview_registered_till") == "–"
    model = till.part(QAbstractItemView, "overview_expiry").model()
    lines = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert lines == ["10 points until 4 Dec 2026", "60 points until 9 Jan 2027"]


async def test_custom_fields_are_named_and_read_as_the_organisation_says(till: Till) -> None:
    till.fakes.registration.told = replace(
        DEFAULT_RULES,
        custom_fields=(
            FieldSpec(name="dob", label="Birthday", type=FieldType.DATE),
            FieldSpec(name="hobbies", label="Hobbies", type=FieldType.SEVERAL),
        ),
    )
    till.fakes.changes.publish(ChangeSet(organisation=True))
    till.fakes.lookup.cards[TOM_KEY] = card(
        tom(
            custom_fields=(
                CustomField(name="dob", values=("1990-04-12",)),
                CustomField(name="hobbies", values=("Chess", "Cricket")),
            )
        ),
        fetched_at=NOW,
    )
    await _open(till)
    _see(till, TabName.PROFILE)
    await till.tasks.idle()
    birthday = till.part(QLineEdit, "profile_custom_dob")
    assert (birthday.text(), birthday.accessibleName()) == ("12/04/1990", "Birthday")
    assert till.part(QLineEdit, "profile_custom_hobbies").text() == "Chess, Cricket"


async def test_a_customer_who_is_gone_leaves_a_word_not_an_empty_card(till: Till) -> None:
    await _open(till, CustomerKey("user:404"))
    assert till.is_on(PageName.CUSTOMER)
    assert "not on this till" in till.customer_page.missing_words
    assert till.part(QTabWidget, "customer_tabs").isVisible() is False


async def test_opening_remembers_the_customer_as_seen_lately(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    await _open(till)
    assert ("opened", TOM_KEY) in till.fakes.lookup.calls
