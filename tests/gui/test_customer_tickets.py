"""The customer's tickets: listed, narrowed, raised in a few gestures, and handed out on paper."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.domain.customer import Customer, CustomerKey, CustomField, UserId
from app.domain.faults import NoAnswerFault, StoreFault, StoreProblem
from app.domain.op import Evidence, OpKind, OpState, Why
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType
from app.domain.ticket import (
    Ticket,
    TicketEntry,
    TicketPriority,
    TicketQuery,
    TicketSource,
    TicketType,
)
from app.services.records_parts import TICKETS
from app.services.saving import AlreadyWaiting
from app.services.writing import subject_of
from app.settings.declarations import Settings, StoreSettings
from app.ui import printing
from app.ui.navigation import TabName
from app.ui.printing import Slip
from tests.gui.fakes import NOW, TOM_KEY, card, tom
from tests.gui.fakes_card import saved_op
from tests.gui.fakes_records import ListFakes
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")
LOST = Ticket(
    code="s000037qy",
    status="CLOSED",
    priority="MEDIUM",
    department="INTERNAL",
    subject="Card lost",
    message="Asks for another card",
    created_at=datetime(2026, 10, 2, 9, 0, tzinfo=UTC),
    custom_fields=(CustomField(name="shelf", values=("B4",)),),
)
REFUND = Ticket(
    code="s000038aa",
    status="OPEN",
    priority="HIGH",
    department="FINANCE",
    subject="Refund not received",
    created_at=datetime(2026, 11, 2, 9, 0, tzinfo=UTC),
)


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    made.lookup.cards[RITA_KEY] = card(
        Customer(user_id=UserId("7"), firstname="Rita"), RITA_KEY, fetched_at=NOW
    )
    made.records.keep(TOM_KEY, TICKETS, (LOST, REFUND))
    return made


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()
    till.customer_page.show_tab(TabName.TICKETS)
    await till.tasks.idle()


def _rows(till: Till) -> list[list[str]]:
    model = till.part(QAbstractItemView, "tickets_table").model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _codes(till: Till) -> list[str]:
    return [row[0] for row in _rows(till)]


async def _type(till: Till, name: str, text: str) -> None:
    found = till.part(QLineEdit, name)
    found.setFocus()
    QTest.keyClicks(found, text)
    await till.tasks.idle()


async def _pick(till: Till, name: str, data: str) -> None:
    box = till.part(QComboBox, name)
    box.setCurrentIndex(box.findData(data))
    await till.tasks.idle()


async def _press(till: Till, name: str) -> None:
    button = till.part(QAbstractButton, name)
    assert button.isEnabled()
    button.click()
    await till.tasks.idle()


async def _ctrl_t(till: Till) -> None:
    focused = QApplication.focusWidget() or till.window
    QTest.keyClick(focused, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    await till.tasks.idle()


def _choose(till: Till, row: int) -> None:
    view = till.part(QAbstractItemView, "tickets_table")
    view.setCurrentIndex(view.model().index(row, 0))


def _says(till: Till, name: str) -> str:
    return till.part(QLabel, name).text()


async def test_tickets_are_listed_newest_first(till: Till) -> None:
    await _open(till)
    assert _rows(till) == [
        ["s000038aa", "Refund not received", "OPEN", "High", "FINANCE", "", "", "On the server"],
        [
            "s000037qy",
            "Card lost",
            "CLOSED",
            "Medium",
            "INTERNAL",
            "Asks for another card",
            "shelf: B4",
            "On the server",
        ],
    ]


async def test_a_ticket_takes_three_gestures(till: Till, fakes: ListFakes) -> None:
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    await _ctrl_t(till)
    assert till.part(QLineEdit, "ticket_subject").hasFocus()
    await _type(till, "ticket_subject", "Zip broken")
    await _ctrl_t(till)
    (_, entry, _token) = fakes.writing.saved[0]
    assert entry == TicketEntry(
        whom=subject_of(fakes.lookup.cards[TOM_KEY]).whom, subject="Zip broken"
    )
    assert _rows(till)[0][1] == "Zip broken"
    assert _rows(till)[0][-1] == "Saved on this till"
    assert till.part(QLineEdit, "ticket_subject").text() == ""


async def test_every_field_of_the_form_is_saved(till: Till, fakes: ListFakes) -> None:
    hobby = FieldSpec(
        name="Hobbies", label="Hobbies", type=FieldType.CHOICE, options=("Chess", "Golf")
    )
    fakes.registration.told = replace(DEFAULT_RULES, custom_fields=(hobby,))
    await _open(till)
    await _type(till, "ticket_subject", "Zip broken")
    till.part(QPlainTextEdit, "ticket_message").setPlainText("On the second day")
    await _pick(till, "ticket_priority", "HIGH")
    till.part(QComboBox, "ticket_department").setEditText("FINANCE")
    till.part(QComboBox, "ticket_status").setEditText("WAITING")
    await _pick(till, "ticket_reported_from", "CALLCENTER")
    await _pick(till, "ticket_type", "STORE")
    await _pick(till, "ticket_custom_Hobbies", "Golf")
    await _type(till, "ticket_custom_shelf", "C1")
    await _press(till, "ticket_submit")
    (_, entry, _token) = fakes.writing.saved[0]
    assert entry == TicketEntry(
        whom=subject_of(fakes.lookup.cards[TOM_KEY]).whom,
        subject="Zip broken",
        message="On the second day",
        status="WAITING",
        priority=TicketPriority.HIGH,
        department="FINANCE",
        source=TicketSource.CALLCENTER,
        type=TicketType.STORE,
        custom_fields=(
            CustomField(name="Hobbies", values=("Golf",)),
            CustomField(name="shelf", values=("C1",)),
        ),
    )


async def test_without_a_subject_nothing_is_saved(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _press(till, "ticket_submit")
    assert fakes.writing.saved == []
    assert _says(till, "ticket_message_notice") == "A ticket needs a subject"


async def test_the_same_subject_is_told_not_queued_twice(till: Till, fakes: ListFakes) -> None:
    tom_card = fakes.lookup.cards[TOM_KEY]
    entry = TicketEntry(whom=subject_of(tom_card).whom, subject="Zip broken")
    fakes.writing.refusal = AlreadyWaiting(saved_op(tom_card, OpKind.TICKET, entry))
    await _open(till)
    await _type(till, "ticket_subject", "Zip broken")
    await _press(till, "ticket_submit")
    assert "waiting here already" in _says(till, "ticket_message_notice")
    assert till.part(QLineEdit, "ticket_subject").text() == "Zip broken"


async def test_a_half_filled_ticket_comes_back_with_its_customer(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    await _type(till, "ticket_subject", "Zip")
    await _pick(till, "ticket_priority", "LOW")
    await _open(till, RITA_KEY)
    assert till.part(QLineEdit, "ticket_subject").text() == ""
    assert till.part(QComboBox, "ticket_priority").currentData() == "MEDIUM"
    await _open(till)
    assert till.part(QLineEdit, "ticket_subject").text() == "Zip"
    assert till.part(QComboBox, "ticket_priority").currentData() == "LOW"


async def test_a_filter_narrows_at_once_and_asks_the_server(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    fakes.records.gates["find tickets"] = asyncio.Event()
    older = Ticket(code="s1", status="OPEN", priority="HIGH", subject="Long ago")
    fakes.records.found["find tickets"] = (REFUND, older)
    box = till.part(QComboBox, "tickets_filter_priority")
    box.setCurrentIndex(box.findData("HIGH"))
    assert _codes(till) == ["s000038aa"], "what is here, before the server has answered"
    fakes.records.gates["find tickets"].set()
    await till.tasks.idle()
    assert _codes(till) == ["s000038aa", "s1"]
    assert fakes.records.queries == [TicketQuery(priority=TicketPriority.HIGH)]


@pytest.mark.parametrize(
    ("name", "value", "query"),
    [
        ("tickets_filter_source", "EMAIL", TicketQuery(source=TicketSource.EMAIL)),
        ("tickets_filter_type", "STORE", TicketQuery(type=TicketType.STORE)),
        ("tickets_filter_code", "s1", TicketQuery(code="s1")),
        (
            "tickets_from",
            "01/11/2026",
            TicketQuery(created_from=datetime(2026, 11, 1, tzinfo=UTC)),
        ),
        (
            "tickets_to",
            "01/11/2026",
            TicketQuery(created_until=datetime(2026, 11, 1, 23, 59, 59, tzinfo=UTC)),
        ),
    ],
)
async def test_each_filter_is_asked_for(
    till: Till, fakes: ListFakes, name: str, value: str, query: TicketQuery
) -> None:
    fakes.preferences.settings = Settings(store=StoreSettings(timezone="UTC"))
    await _open(till)
    if till.window.findChild(QComboBox, name) is not None:
        await _pick(till, name, value)
    else:
        till.part(QLineEdit, name).setText(value)
        await till.tasks.idle()
    assert fakes.records.queries == [query]


@pytest.mark.parametrize(
    ("name", "words", "codes"),
    [
        ("tickets_filter_status", "closed", ["s000037qy"]),
        ("tickets_filter_department", "FINANCE", ["s000038aa"]),
    ],
)
async def test_words_of_the_servers_own_are_typed_or_picked(
    till: Till, fakes: ListFakes, name: str, words: str, codes: list[str]
) -> None:
    fakes.records.found["find tickets"] = NoAnswerFault(timed_out=True)
    await _open(till)
    box = till.part(QComboBox, name)
    assert words.upper() in [box.itemText(row) for row in range(box.count())]
    box.setEditText(words)
    await till.tasks.idle()
    assert _codes(till) == codes
    assert "did not answer" in _says(till, "tickets_problem")


async def test_a_day_that_is_none_is_marked_and_narrows_nothing(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    field = till.part(QLineEdit, "tickets_from")
    field.setText("31/02/2026")
    await till.tasks.idle()
    assert field.property("problem") == "error"
    assert len(_codes(till)) == 2
    assert fakes.records.queries == []


async def test_nothing_that_fits_is_told_from_nothing_at_all(till: Till, fakes: ListFakes) -> None:
    fakes.records.found["find tickets"] = ()
    await _open(till)
    await _pick(till, "tickets_filter_priority", "LOW")
    assert _codes(till) == []
    assert "Nothing fits" in till.part(QWidget, "tickets_empty").accessibleName()


async def test_a_slip_is_a_file_where_there_is_no_printer(
    till: Till, fakes: ListFakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    await _open(till)
    assert not till.part(QAbstractButton, "ticket_print").isEnabled()
    _choose(till, 0)
    await _press(till, "ticket_print")
    assert fakes.handouts.given == [("ticket slip", "s000038aa", TOM_KEY)]
    assert fakes.handouts.pdf.startswith(b"%PDF")
    assert "kept as a file" in _says(till, "ticket_printed")
    assert "ticket.pdf" in _says(till, "ticket_printed_details")


async def test_a_slip_that_was_printed_is_recorded(
    till: Till, fakes: ListFakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Slip] = []

    def print_at_once(_parent: object, slip: Slip, on_printed: Callable[[], None]) -> None:
        asked.append(slip)
        on_printed()

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Receipts"]))
    monkeypatch.setattr(printing, "ask_printer", print_at_once)
    await _open(till)
    _choose(till, 1)
    await _press(till, "ticket_print")
    (slip,) = asked
    assert slip.code == "s000037qy"
    assert ("What happened", "Asks for another card") in slip.lines
    assert fakes.handouts.given == [("ticket printed", "", TOM_KEY)]


async def test_a_refused_ticket_says_why(till: Till, fakes: ListFakes) -> None:
    tom_card = fakes.lookup.cards[TOM_KEY]
    entry = TicketEntry(whom=subject_of(tom_card).whom, subject="Card lost", message="Again")
    why = Why(evidence=Evidence.REJECTED, code=1301, message="exists")
    op = saved_op(tom_card, OpKind.TICKET, entry, state=OpState.REJECTED, why=why)
    fakes.records.ops[TOM_KEY] = [op]
    await _open(till)
    _choose(till, 0)
    assert _rows(till)[0][-1] == "Needs you"
    detail = _says(till, "tickets_detail")
    assert detail.startswith("Again\n")
    assert "subject" in detail


async def test_a_slip_that_cannot_be_kept_is_told(
    till: Till, fakes: ListFakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    fakes.handouts.fault = StoreFault(StoreProblem.FULL)
    await _open(till)
    _choose(till, 0)
    await _press(till, "ticket_print")
    assert _says(till, "ticket_printed")
    assert fakes.handouts.given == []


async def test_a_ticket_without_a_code_has_no_slip_yet(till: Till, fakes: ListFakes) -> None:
    await _open(till, RITA_KEY)
    await _type(till, "ticket_subject", "Zip broken")
    await _press(till, "ticket_submit")
    _choose(till, 0)
    button = till.part(QAbstractButton, "ticket_print")
    assert not button.isEnabled()
    assert "when it was sent" in button.toolTip()
