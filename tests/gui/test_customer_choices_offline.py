"""Preferences, messages, requests while the line is down: shown, changed, asked for later."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.customer import CustomField
from app.domain.faults import UnreachableFault, UnreachableReason
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.op import Evidence, OpKind, OpState, Why
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.subscription import Channel, MessageKind, Subscription, SubscriptionChange
from app.services.records_parts import IDENTITY_REQUESTS, PREFERENCES, SUBSCRIPTIONS
from app.ui.navigation import TabName
from tests.gui.fakes import NOW, TOM_KEY, Fakes, card, tom
from tests.gui.fakes_card import saved_op
from tests.gui.page_parts import words_at
from tests.gui.till import Till

WHOM = Identifier(kind=IdentifierKind.USER_ID, value="98")
DOWN = UnreachableFault(UnreachableReason.NETWORK)
PARTS = (PREFERENCES, SUBSCRIPTIONS, IDENTITY_REQUESTS)


@pytest.fixture
def fakes() -> Fakes:
    made = Fakes()
    made.lookup.cards[TOM_KEY] = card(tom(opt_in_status="OPTOUT"), fetched_at=NOW)
    made.connection.become(ConnectionState.OFFLINE, DOWN)
    made.records.server = {part.name: DOWN for part in PARTS}
    made.records.keep(
        TOM_KEY,
        PREFERENCES,
        Preferences(fields=(CustomField(name="contact_time", values=("Evening",)),)),
    )
    made.records.keep(
        TOM_KEY, SUBSCRIPTIONS, (Subscription(channel="sms", kind="BULK", status="SUBSCRIBED"),)
    )
    return made


async def _open(till: Till, tab: TabName = TabName.OVERVIEW) -> None:
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    till.customer_page.show_tab(tab)
    await till.tasks.idle()


async def _press(till: Till, name: str) -> None:
    till.part(QAbstractButton, name).click()
    await till.tasks.idle()


def _text(till: Till, name: str) -> str:
    return till.part(QLabel, name).text()


async def test_both_are_read_and_changed_without_the_server(till: Till) -> None:
    await _open(till)
    time = till.part(QLineEdit, "preferences_contact_time")
    assert time.text() == "Evening"
    time.setText("Morning")
    await _press(till, "preferences_save")
    offers = till.part(QComboBox, "subscriptions_sms_bulk")
    offers.setCurrentIndex(offers.findData("UNSUBSCRIBED"))
    await _press(till, "subscriptions_save")
    assert [type(payload) for payload in till.fakes.writing.payloads] == [
        PreferencesChange,
        SubscriptionChange,
    ]
    assert (time.text(), offers.currentData()) == ("Morning", "UNSUBSCRIBED")
    for name in ("preferences_contact_time", "subscriptions_sms_bulk"):
        assert words_at(till.window, name) == "Saved on this till"
    assert till.fakes.records.asked == [], "nobody asked the server for anything"


@pytest.mark.parametrize("part", ["preferences", "subscriptions"])
async def test_what_could_not_be_asked_is_asked_once_the_line_is_back(
    till: Till, part: str
) -> None:
    await _open(till)
    await _press(till, f"{part}_refresh")
    assert "no network" in _text(till, f"{part}_words")
    till.fakes.records.server.clear()
    till.fakes.connection.become(ConnectionState.ONLINE)
    await till.tasks.idle()
    assert till.fakes.records.asked == [part, part]
    assert _text(till, f"{part}_words") == ""


async def test_out_of_sight_nothing_is_asked_until_somebody_looks(till: Till) -> None:
    await _open(till)
    await _press(till, "preferences_refresh")
    till.customer_page.show_tab(TabName.PROFILE)
    await till.tasks.idle()
    till.fakes.records.server.clear()
    till.fakes.records.asked.clear()
    till.fakes.connection.become(ConnectionState.ONLINE)
    await till.tasks.idle()
    assert till.fakes.records.asked == [IDENTITY_REQUESTS.name], "what the profile could not ask"
    till.customer_page.show_tab(TabName.OVERVIEW)
    await till.tasks.idle()
    assert till.fakes.records.asked == [IDENTITY_REQUESTS.name, PREFERENCES.name]


async def test_a_refused_choice_is_told_where_it_was_made(till: Till) -> None:
    found = till.fakes.lookup.cards[TOM_KEY]
    refused = Why(evidence=Evidence.REJECTED, code=1999, message="No such channel")
    till.fakes.records.ops[TOM_KEY] += [
        saved_op(
            found,
            OpKind.SUBSCRIPTION,
            SubscriptionChange(
                whom=WHOM, channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=False
            ),
            op_id="sub",
            state=OpState.REJECTED,
            why=refused,
        ),
        saved_op(
            found,
            OpKind.PREFERENCES,
            PreferencesChange(
                whom=WHOM, fields=(CustomField(name="contact_time", values=("Noon",)),)
            ),
            op_id="pref",
            state=OpState.REJECTED,
            why=refused,
        ),
    ]
    await _open(till)
    till.fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))
    await till.tasks.idle()
    assert till.part(QComboBox, "subscriptions_sms_bulk").currentData() == "SUBSCRIBED"
    assert words_at(till.window, "subscriptions_sms_bulk") == "Needs you"
    assert "No such channel" in _text(till, "subscriptions_words")
    assert till.part(QLineEdit, "preferences_contact_time").text() == "Evening"
    assert "No such channel" in _text(till, "preferences_words")


async def test_an_opt_out_is_told_and_explained_offline_too(till: Till) -> None:
    await _open(till)
    assert "Opted out of messages" in _text(till, "customer_state")
    assert "do not offer to send any" in _text(till, "customer_state_why")
    assert _text(till, "overview_status_opt_in") == "Opted out of messages"
