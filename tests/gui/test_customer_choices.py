"""Requests for another identifier, preferences, messages wanted: read, changed, and followed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
)

from app.domain.customer import Customer, CustomerKey, CustomField, UserId
from app.domain.faults import RefusedFault, UnreachableFault, UnreachableReason
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange, IdentityRequest
from app.domain.op import OpKind
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.registration import customer_of
from app.domain.subscription import (
    Channel,
    MessageKind,
    Subscription,
    SubscriptionChange,
    SubscriptionStatus,
)
from app.services.records_parts import IDENTITY_REQUESTS, PREFERENCES, SUBSCRIPTIONS
from app.services.saving import AlreadyWaiting
from app.ui.navigation import TabName
from tests.gui.fakes import NOW, TOM_KEY, Fakes, card, op, tom
from tests.gui.fakes_card import saved_op
from tests.gui.page_parts import words_at
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")
WHOM = Identifier(kind=IdentifierKind.USER_ID, value="98")
ASKED = IdentityChange(kind=IdentifierKind.MOBILE, old="44700900000", new="447911123456")
NO_CALL = RefusedFault(404, "no such call")
DOWN = UnreachableFault(UnreachableReason.NETWORK)


@pytest.fixture
def fakes() -> Fakes:
    made = Fakes()
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    rita = Customer(user_id=UserId("7"), firstname="Rita")
    made.lookup.cards[RITA_KEY] = card(rita, RITA_KEY, fetched_at=NOW)
    made.records.keep(
        TOM_KEY,
        PREFERENCES,
        Preferences(fields=(CustomField(name="contact_time", values=("Evening",)),)),
    )
    made.records.keep(
        TOM_KEY,
        SUBSCRIPTIONS,
        (
            Subscription(channel="sms", kind="TRANS", status="SUBSCRIBED"),
            Subscription(channel="sms", kind="BULK", status="NOT_SET"),
            Subscription(channel="whatsapp", kind="BULK", status="SUBSCRIBED"),
        ),
    )
    return made


async def _open(till: Till, tab: TabName = TabName.OVERVIEW, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()
    till.customer_page.show_tab(tab)
    await till.tasks.idle()


def _text(till: Till, name: str) -> str:
    return till.part(QLabel, name).text()


def _rows(till: Till) -> list[str]:
    model = till.part(QAbstractItemView, "identity_requests").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


async def _press(till: Till, name: str) -> None:
    till.part(QAbstractButton, name).click()
    await till.tasks.idle()


async def _type(till: Till, name: str, text: str) -> None:
    field = till.part(QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    await till.tasks.idle()


def _switch(till: Till, name: str) -> QComboBox:
    return till.part(QComboBox, f"subscriptions_{name}")


async def _choose(till: Till, name: str, status: SubscriptionStatus) -> None:
    box = _switch(till, name)
    box.setCurrentIndex(box.findData(status.value))
    await till.tasks.idle()


# Another identifier.


async def test_another_number_is_asked_for_and_awaits_approval(till: Till) -> None:
    await _open(till, TabName.PROFILE)
    box = till.part(QComboBox, "identity_kind")
    kinds = [box.itemData(index) for index in range(box.count())]
    assert kinds == ["mobile", "email", "external_id"]
    assert not till.part(QAbstractButton, "identity_submit").isEnabled()
    await _type(till, "identity_new_value", "07911 123456")
    await _press(till, "identity_submit")
    assert till.fakes.writing.payloads == [ASKED]
    row = (
        "Mobile: +44 •••• ••3456 instead of +44 •••• ••0000"
        " · asked by Noor A., 23 Nov 2026, 13:58 · Saved on this till"
    )
    assert _rows(till) == [row]
    assert till.part(QLineEdit, "identity_new_value").text() == ""


async def test_a_new_identifier_that_cannot_be_one_is_refused_at_its_field(till: Till) -> None:
    await _open(till, TabName.PROFILE)
    box = till.part(QComboBox, "identity_kind")
    box.setCurrentIndex(box.findData("email"))
    await _type(till, "identity_new_value", "tom.example.com")
    await _press(till, "identity_submit")
    assert "needs an @" in words_at(till.window, "identity_new_value")
    assert till.fakes.writing.saved == []


async def test_the_same_identifier_again_is_no_request(till: Till) -> None:
    await _open(till, TabName.PROFILE)
    await _type(till, "identity_new_value", "+44700900000")
    await _press(till, "identity_submit")
    assert "same as the old one" in _text(till, "identity_message")


async def test_one_request_of_a_customer_is_open_at_a_time(till: Till) -> None:
    here = till.fakes.lookup.cards[TOM_KEY]
    till.fakes.writing.refusal = AlreadyWaiting(saved_op(here, OpKind.IDENTITY_CHANGE, ASKED))
    await _open(till, TabName.PROFILE)
    await _type(till, "identity_new_value", "07911 123457")
    await _press(till, "identity_submit")
    assert "Not asked again" in _text(till, "identity_message")
    assert till.part(QLineEdit, "identity_new_value").text() == "07911 123457"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("PENDING", "Awaiting approval"),
        ("APPROVED", "Approved"),
        ("REJECTED", "Turned down"),
        ("ON_HOLD", "ON_HOLD"),
    ],
)
async def test_what_became_of_a_request_is_asked_once_the_tab_is_seen(
    till: Till, status: str, words: str
) -> None:
    till.fakes.records.server[IDENTITY_REQUESTS.name] = (
        IdentityRequest(kind=ASKED.kind, old=ASKED.old, new=ASKED.new, status=status),
    )
    await _open(till)
    assert till.fakes.records.asked == [], "not for the overview"
    till.customer_page.show_tab(TabName.PROFILE)
    await till.tasks.idle()
    assert till.fakes.records.asked == [IDENTITY_REQUESTS.name]
    assert _rows(till)[0].endswith(f"instead of +44 •••• ••0000 · {words}")


@pytest.mark.parametrize(
    ("fault", "words"), [(NO_CALL, "does not tell what became"), (DOWN, "is not here")]
)
async def test_what_the_server_does_not_list_is_said_below_what_is_here(
    till: Till, fault: Exception, words: str
) -> None:
    here = till.fakes.lookup.cards[TOM_KEY]
    till.fakes.records.ops[TOM_KEY].append(saved_op(here, OpKind.IDENTITY_CHANGE, ASKED))
    till.fakes.records.server[IDENTITY_REQUESTS.name] = fault
    await _open(till, TabName.PROFILE)
    assert len(_rows(till)) == 1
    assert words in _text(till, "identity_requests_words")


async def test_requests_are_masked_until_revealed(till: Till) -> None:
    here = till.fakes.lookup.cards[TOM_KEY]
    till.fakes.records.ops[TOM_KEY].append(saved_op(here, OpKind.IDENTITY_CHANGE, ASKED))
    await _open(till, TabName.PROFILE)
    await till.press(Qt.Key.Key_F9)
    assert "+44 7911 123456 instead of" in _rows(till)[0]


# Preferences.


async def test_a_preference_is_changed_and_another_one_added(till: Till) -> None:
    await _open(till)
    field = till.part(QLineEdit, "preferences_contact_time")
    assert (field.text(), field.accessibleName()) == ("Evening", "Contact time")
    await _type(till, "preferences_contact_time", "Morning")
    await _type(till, "preferences_new_name", "gift_wrapping")
    await _type(till, "preferences_new_value", "Always")
    await _press(till, "preferences_save")
    assert till.fakes.writing.payloads == [
        PreferencesChange(
            whom=WHOM,
            fields=(
                CustomField(name="contact_time", values=("Morning",)),
                CustomField(name="gift_wrapping", values=("Always",)),
            ),
        )
    ]
    assert field.text() == "Morning"
    assert words_at(till.window, "preferences_contact_time") == "Saved on this till"
    assert till.part(QLineEdit, "preferences_gift_wrapping").text() == "Always"
    assert till.part(QLineEdit, "preferences_new_name").text() == ""


async def test_a_value_without_a_name_is_not_saved(till: Till) -> None:
    await _open(till)
    await _type(till, "preferences_new_value", "Always")
    await _press(till, "preferences_save")
    assert "without a name" in _text(till, "preferences_message")
    assert till.fakes.writing.saved == []


# Messages.


async def test_what_the_customer_wants_to_be_sent(till: Till) -> None:
    await _open(till)
    assert _switch(till, "sms_trans").currentData() == "SUBSCRIBED"
    assert _switch(till, "sms_bulk").currentIndex() == -1, "nothing is chosen for the customer"
    assert words_at(till.window, "subscriptions_sms_bulk") == "Nothing said yet"
    assert _switch(till, "email_bulk").accessibleName() == "E-mail: offers", "not listed, but there"
    fixed = till.part(QLineEdit, "subscriptions_whatsapp_bulk")
    assert (fixed.isReadOnly(), fixed.text()) == (True, "Wanted")


async def test_each_switch_that_was_moved_is_sent(till: Till) -> None:
    await _open(till)
    await _choose(till, "sms_trans", SubscriptionStatus.UNSUBSCRIBED)
    await _choose(till, "email_bulk", SubscriptionStatus.SUBSCRIBED)
    assert till.fakes.writing.saved == [], "nothing goes out by a slip of the finger"
    await _press(till, "subscriptions_save")
    assert till.fakes.writing.payloads == [
        SubscriptionChange(
            whom=WHOM, channel=Channel.EMAIL, kind=MessageKind.BULK, is_subscribed=True
        ),
        SubscriptionChange(
            whom=WHOM, channel=Channel.SMS, kind=MessageKind.TRANSACTIONAL, is_subscribed=False
        ),
    ]
    assert len({token for _, _, token in till.fakes.writing.saved}) == 2
    assert words_at(till.window, "subscriptions_sms_trans") == "Saved on this till"


async def test_ctrl_s_saves_what_was_chosen(till: Till) -> None:
    await _open(till)
    await _choose(till, "sms_bulk", SubscriptionStatus.UNSUBSCRIBED)
    QTest.keyClick(till.search, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await till.tasks.idle()
    assert len(till.fakes.writing.saved) == 1


async def test_what_was_chosen_waits_for_the_customer_to_come_back(till: Till) -> None:
    await _open(till)
    await _choose(till, "sms_bulk", SubscriptionStatus.UNSUBSCRIBED)
    await _open(till, key=RITA_KEY)
    assert _switch(till, "sms_bulk").currentIndex() == -1
    await _open(till)
    assert _switch(till, "sms_bulk").currentData() == "UNSUBSCRIBED"


# Asking the server.


async def test_the_server_is_asked_when_somebody_comes_to_these_cards(till: Till) -> None:
    till.fakes.records.server[PREFERENCES.name] = Preferences(
        fields=(CustomField(name="shoe_size", values=("43",)),)
    )
    await _open(till)
    assert till.fakes.records.asked == []
    bar = till.part(QScrollArea, "overview").verticalScrollBar()
    bar.setValue(bar.maximum())
    await till.tasks.idle()
    assert sorted(till.fakes.records.asked) == [PREFERENCES.name, SUBSCRIPTIONS.name]
    assert till.part(QLineEdit, "preferences_shoe_size").text() == "43"
    bar.setValue(bar.maximum() - 1)
    await till.tasks.idle()
    assert len(till.fakes.records.asked) == 2, "once is enough"
    await _press(till, "preferences_refresh")
    assert till.fakes.records.asked[-1] == PREFERENCES.name, "unless somebody wants it anew"


@pytest.mark.parametrize(
    ("fault", "words"), [(NO_CALL, "does not keep them"), (DOWN, "This till has no network")]
)
async def test_what_hinders_the_asking_is_said_and_what_is_here_stays(
    till: Till, fault: Exception, words: str
) -> None:
    till.fakes.records.server[PREFERENCES.name] = fault
    await _open(till)
    await _press(till, "preferences_refresh")
    assert words in _text(till, "preferences_words")
    assert till.part(QLineEdit, "preferences_contact_time").text() == "Evening"
    assert till.part(QAbstractButton, "preferences_refresh").isEnabled()


async def test_what_was_never_asked_for_says_so(till: Till) -> None:
    await _open(till, key=RITA_KEY)
    for name in ("preferences_words", "subscriptions_words"):
        assert "Not on this till yet" in _text(till, name)


async def test_of_somebody_not_sent_yet_the_server_is_not_asked(till: Till) -> None:
    waiting, key = op(), CustomerKey("op:op-1")
    till.fakes.lookup.cards[key] = card(
        customer_of(waiting.registration), key, fetched_at=None, ops=(waiting,)
    )
    await _open(till, key=key)
    assert "known once they were sent" in _text(till, "preferences_words")
    assert not till.part(QAbstractButton, "preferences_refresh").isVisible()


async def test_news_leave_what_is_half_typed(till: Till) -> None:
    await _open(till)
    await _type(till, "preferences_contact_time", "Morn")
    told = Preferences(fields=(CustomField(name="contact_time", values=("Noon",)),))
    till.fakes.records.server[PREFERENCES.name] = told
    await _press(till, "preferences_refresh")
    assert till.part(QLineEdit, "preferences_contact_time").text() == "Morn"
