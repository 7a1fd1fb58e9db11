"""The head of a card: how much waits in each tab, its slip, and somebody who was deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLabel

from app.domain.changes import ChangeSet
from app.domain.coupon import Coupon
from app.domain.customer import CustomerKey, ExpiringPoints
from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import Op, OpId, OpKind, OpState
from app.domain.registration import customer_of
from app.services.records_parts import COUPONS
from app.ui import printing
from app.ui.navigation import TabName
from app.ui.presenters.tabs_waiting import tabs_waiting
from app.ui.printing import Slip
from app.ui.tone import Tone
from tests.gui.fakes import NOW, TOM_KEY, card, op, tom
from tests.gui.fakes_records import ListFakes, waiting_note
from tests.gui.till import Till

LOCAL_KEY = CustomerKey("op:op-1")


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    made.lookup.cards[TOM_KEY] = card(tom(fraud_status="CONFIRMED"), fetched_at=NOW)
    return made


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()


async def _become(till: Till, *ops: Op) -> None:
    """The customer has these unsent now."""
    cards = till.fakes.lookup.cards
    cards[TOM_KEY] = replace(cards[TOM_KEY], ops=ops)
    till.fakes.changes.publish(
        ChangeSet(customers=frozenset({TOM_KEY}), ops=frozenset(each.id for each in ops))
    )
    await till.tasks.idle()


def _badges(till: Till) -> dict[TabName, str]:
    tabs = till.customer_page.tabs
    shown = {name: tabs.badge(place) for place, name in enumerate(TabName)}
    return {name: number for name, number in shown.items() if number}


def _spoken(till: Till, name: TabName) -> str:
    """The tab as a screen reader names it."""
    bar = QAccessible.queryAccessibleInterface(till.customer_page.tabs.tabBar())
    tab = bar.child(list(TabName).index(name))
    return tab.text(QAccessible.Text.Name)


def _note(number: int, **changes: object) -> Op:
    return waiting_note(card(tom()), f"Note {number}", op_id=f"note-{number}", **changes)


async def test_tabs_tell_how_much_of_theirs_is_unsent_as_it_changes(till: Till) -> None:
    await _open(till)
    assert _badges(till) == {}
    assert _spoken(till, TabName.NOTES) == "Notes"
    first, second = _note(1), _note(2)
    await _become(till, first, second)
    assert _badges(till) == {TabName.NOTES: "2"}
    assert _spoken(till, TabName.NOTES) == "Notes, 2 waiting"
    assert till.customer_page.tabs.tabText(list(TabName).index(TabName.NOTES)) == "Notes"
    await _become(till, replace(first, state=OpState.REJECTED), second)
    assert _spoken(till, TabName.NOTES) == "Notes, 2 waiting · 1 needs you"
    await _become(till, second)
    assert _badges(till) == {TabName.NOTES: "1"}
    await _become(till)
    assert _badges(till) == {}
    assert _spoken(till, TabName.NOTES) == "Notes"


async def test_the_next_customer_has_no_number_of_the_last(till: Till) -> None:
    rita = CustomerKey("user:7")
    till.fakes.lookup.cards[rita] = card(tom(firstname="Rita"), rita, fetched_at=NOW)
    await _open(till)
    await _become(till, _note(1))
    await _open(till, rita)
    assert _badges(till) == {}


def test_each_kind_of_write_waits_in_the_tab_where_it_was_written() -> None:
    ops = [
        replace(_note(number), id=OpId(kind.value), kind=kind) for number, kind in enumerate(OpKind)
    ]
    ops[list(OpKind).index(OpKind.TICKET)] = replace(
        ops[list(OpKind).index(OpKind.TICKET)], state=OpState.NEEDS_ATTENTION
    )
    assert [(each.tab, each.count, each.tone) for each in tabs_waiting(ops)] == [
        (TabName.OVERVIEW, 2, Tone.CARE),
        (TabName.PROFILE, 2, Tone.CARE),
        (TabName.NOTES, 2, Tone.CARE),
        (TabName.TICKETS, 1, Tone.BAD),
    ], "a registration is the whole card's"


async def _press_print(till: Till) -> None:
    till.part(QAbstractButton, "customer_print").click()
    await till.tasks.idle()


def _printer(monkeypatch: pytest.MonkeyPatch) -> list[Slip]:
    """A printer that prints at once what it is given."""
    printed: list[Slip] = []

    def print_at_once(_parent: object, slip: Slip, on_printed: Callable[[], None]) -> None:
        printed.append(slip)
        on_printed()

    monkeypatch.setattr(printing, "has_printer", lambda: True)
    monkeypatch.setattr(printing, "ask_printer", print_at_once)
    return printed


async def test_a_cards_slip_has_what_the_customer_has_and_no_warning_of_them(
    till: Till, fakes: ListFakes, monkeypatch: pytest.MonkeyPatch
) -> None:
    fakes.lookup.cards[TOM_KEY] = card(
        tom(
            fraud_status="CONFIRMED",
            expiring_points=(ExpiringPoints(points=10, expires_on=date(2026, 12, 4)),),
        ),
        fetched_at=NOW,
    )
    fakes.records.keep(
        TOM_KEY,
        COUPONS,
        (
            Coupon(id="1", code="LATER", valid_till=date(2027, 1, 9)),
            Coupon(id="2", code="USED", is_redeemed=True),
            Coupon(id="3", code="PAST", valid_till=date(2026, 11, 1)),
            Coupon(id="4", code="SOON", description="10 % off", valid_till=date(2026, 12, 21)),
        ),
    )
    printed = _printer(monkeypatch)
    await _open(till)
    await _press_print(till)
    (slip,) = printed
    lines = dict(slip.lines)
    assert slip.title == "Tom Sawyer"
    assert lines["Points"] == "355, as of 14:09"
    assert lines["Points that expire"] == "10 points until 4 Dec 2026"
    assert lines["Coupons"] == "SOON · 10 % off · until 21 Dec 2026\nLATER · until 9 Jan 2027"
    assert "tom.sawyer" not in lines["Known here as"], "masked as on the screen"
    assert not any("raud" in value for _, value in slip.lines)
    assert fakes.handouts.given == [("card printed", "", TOM_KEY)]
    assert till.window.message_bar.text == "Sent to the printer"


async def test_what_is_revealed_is_printed_in_full(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = _printer(monkeypatch)
    await _open(till)
    till.part(QAbstractButton, "customer_reveal").click()
    await _press_print(till)
    assert "tom.sawyer@example.com" in dict(printed[0].lines)["Known here as"]


async def test_without_a_printer_the_slip_is_a_file(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _press_print(till)
    assert fakes.handouts.given == [("card slip", "", TOM_KEY)]
    assert fakes.handouts.pdf.startswith(b"%PDF")
    assert "kept as a file" in till.window.message_bar.text
    assert till.window.message_bar.details == "exports/card.pdf"


async def test_a_slip_that_cannot_be_kept_is_told(till: Till, fakes: ListFakes) -> None:
    fakes.handouts.fault = StoreFault(StoreProblem.FULL)
    await _open(till)
    await _press_print(till)
    assert till.window.message_bar.tone is Tone.BAD


async def test_nobodys_card_is_not_printed(till: Till, fakes: ListFakes) -> None:
    await _open(till, CustomerKey("user:404"))
    await _press_print(till)
    assert fakes.handouts.given == []


async def test_who_turns_out_to_be_deleted_leaves_the_screen(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _become(till, _note(1))
    fakes.lookup.fresh[TOM_KEY] = None
    fakes.lookup.cards.pop(TOM_KEY)
    till.part(QAbstractButton, "customer_refresh").click()
    await till.tasks.idle()
    assert "was deleted" in till.customer_page.missing_words
    assert "under Pending" in till.customer_page.missing_words
    page = till.customer_page
    shown = [part.text() for part in page.findChildren(QLabel) if part.isVisibleTo(page)]
    assert not any("Tom" in text or "Sawyer" in text for text in shown)
    assert _badges(till) == {}
    assert till.customer.key is None


@pytest.mark.parametrize("asked_by_a_tab", [True, False])
async def test_a_deletion_heard_of_elsewhere_clears_the_card(
    till: Till, fakes: ListFakes, asked_by_a_tab: bool
) -> None:
    await _open(till)
    fakes.lookup.cards.pop(TOM_KEY)
    origin = fakes.records if asked_by_a_tab else None
    fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY}), origin=origin))
    await till.tasks.idle()
    assert "was deleted" in till.customer_page.missing_words
    fakes.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    await _open(till)
    assert till.customer_page.missing_words == "", "somebody new by that key shows as ever"


async def test_a_withdrawn_registration_is_no_deletion(till: Till, fakes: ListFakes) -> None:
    waiting = op()
    fakes.lookup.cards[LOCAL_KEY] = card(
        customer_of(waiting.registration), LOCAL_KEY, fetched_at=None, ops=(waiting,)
    )
    await _open(till, LOCAL_KEY)
    fakes.lookup.cards.pop(LOCAL_KEY)
    fakes.changes.publish(ChangeSet(ops=frozenset({waiting.id})))
    await till.tasks.idle()
    assert "not on this till any more" in till.customer_page.missing_words
