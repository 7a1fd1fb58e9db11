"""Looking at a customer is in the audit: once each, at the till that is offline too."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from app.domain.audit import Act
from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.customer import CustomerKey
from tests.gui.fakes import TOM_KEY, card, tom
from tests.gui.till import Till

ANN_KEY = CustomerKey("user:7")


async def opened(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.fakes.lookup.cards.setdefault(key, card(tom(), key=key))
    till.navigator.open_customer(key)
    await till.tasks.idle()


async def test_opening_is_recorded_once_however_often_the_card_is_painted(till: Till) -> None:
    await opened(till)
    await opened(till)
    till.fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))
    await till.tasks.idle()
    till.customer.refresh()
    await till.tasks.idle()
    assert till.fakes.audit.acts == [(Act.CUSTOMER_OPENED, TOM_KEY)]


async def test_a_second_opening_in_one_breath_is_still_recorded_once(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(tom())
    till.navigator.open_customer(TOM_KEY)
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    assert till.fakes.audit.acts == [(Act.CUSTOMER_OPENED, TOM_KEY)]


async def test_another_customer_and_coming_back_are_openings_of_their_own(till: Till) -> None:
    for key in (TOM_KEY, ANN_KEY, TOM_KEY):
        await opened(till, key)
    assert till.fakes.audit.acts == [
        (Act.CUSTOMER_OPENED, TOM_KEY),
        (Act.CUSTOMER_OPENED, ANN_KEY),
        (Act.CUSTOMER_OPENED, TOM_KEY),
    ]


async def test_nobody_opened_whom_this_till_does_not_have(till: Till) -> None:
    till.navigator.open_customer(CustomerKey("user:404"))
    await till.tasks.idle()
    assert till.fakes.audit.acts == []


async def test_each_reveal_is_recorded_and_no_masking_is(till: Till) -> None:
    till.fakes.connection.become(ConnectionState.OFFLINE)
    await opened(till)
    await till.press(Qt.Key.Key_F9)
    await till.press(Qt.Key.Key_F9)
    till.part(QAbstractButton, "customer_reveal").click()
    assert till.fakes.audit.acts == [
        (Act.CUSTOMER_OPENED, TOM_KEY),
        (Act.REVEALED, TOM_KEY),
        (Act.REVEALED, TOM_KEY),
    ]
