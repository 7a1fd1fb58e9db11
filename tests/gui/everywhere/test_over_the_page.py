"""What opens over a page or speaks beside it: for the keyboard and a screen reader as well."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from app.domain.registration import Registration
from app.ui.navigation import PageName, TabName
from app.ui.tone import Tone
from app.ui.widgets.message_bar import MessageBar
from tests.gui.everywhere import checks
from tests.gui.everywhere.whole_till import Look, WholeTill, whole_till

LOOKS = pytest.mark.parametrize("look", [Look(), Look(language="ar")], ids=str)
MOBILE = "+447700900467"


@asynccontextmanager
async def _small(folder: Path, look: Look) -> AsyncIterator[WholeTill]:
    async with whole_till(folder, look) as till:
        till.window.resize(till.window.minimumSize())
        yield till


async def _message(till: WholeTill) -> str:
    till.hand.part("message_bar", MessageBar).show_message(
        "The printer has no paper",
        tone=Tone.BAD,
        details="request 7f3",
        action_text="Print again",
        action=lambda: None,
    )
    return "message_bar"


async def _connection(till: WholeTill) -> str:
    till.hand.press("connection_pill")
    return "connection_panel"


async def _rescue(till: WholeTill) -> str:
    till.window.show_page(PageName.PENDING)
    till.hand.press("pending_export")
    return "pending_export_panel"


async def _discard(till: WholeTill) -> str:
    till.window.show_page(PageName.TRAINING)
    till.hand.press("training_cut")
    status = till.core.services.connection
    await till.hand.until(lambda: not status.status.is_answering, "the cut")
    await till.core.services.registration.register(
        Registration(
            mobile=MOBILE,
            firstname="Oona",
            lastname="Chainlink",
            registered_at=datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
        ),
        token="once",
    )
    till.window.show_page(PageName.PENDING)
    await till.hand.until(lambda: bool(till.hand.rows("pending_table")), "the registration")
    till.hand.choose("pending_table", 0)
    till.hand.press("pending_discard")
    return "pending_discard_panel"


async def _code(till: WholeTill) -> str:
    await till.open_tom()
    till.hand.tab("customer_tabs", list(TabName).index(TabName.COUPONS))
    await till.hand.until(lambda: bool(till.hand.rows("coupons_table")), "a coupon")
    till.hand.choose("coupons_table", 0)
    till.hand.press("coupons_show_code")
    return "coupons_code"


OPENED: Mapping[str, Callable[[WholeTill], Awaitable[str]]] = {
    "message_dismiss": _message,
    "connection_close": _connection,
    "coupons_code_close": _code,
    "pending_export_cancel": _rescue,
    "pending_discard_cancel": _discard,
}
"""What opens something, by the button that closes it."""


@LOOKS
async def test_what_opens_can_be_named_hit_and_reached(tmp_path: Path, look: Look) -> None:
    findings: list[str] = []
    async with _small(tmp_path, look) as till:
        for close, open_ in OPENED.items():
            opened = till.hand.part(await open_(till), QWidget)
            await till.settle()
            assert opened.isVisible()
            findings += [f"{close}: {words}" for words in _findings(till.window, opened)]
            till.hand.press(close)
            assert not opened.isVisible()
    assert not findings, checks.listing(findings)


def _findings(window: QWidget, opened: QWidget) -> Iterator[str]:
    steps = checks.tab_steps(window)
    ring = [step.after for step in steps]
    yield from checks.nameless(window)
    yield from checks.unspoken(window)
    yield from checks.too_small(window)
    yield from checks.unreached(window, ring)
    yield from checks.unseen(ring)
    yield from checks.backwards(opened, steps)
    yield from checks.undone(steps)
    yield from checks.unlit(steps)


@LOOKS
async def test_the_lines_panel_is_read_right_after_what_opens_it(
    tmp_path: Path, look: Look
) -> None:
    async with _small(tmp_path, look) as till:
        till.hand.part("connection_pill", QWidget).setFocus(Qt.FocusReason.TabFocusReason)
        till.hand.key(Qt.Key.Key_Space)
        till.hand.key(Qt.Key.Key_Tab)
        at = QApplication.focusWidget()
        assert at is not None
        assert till.hand.part("connection_panel", QWidget).isAncestorOf(at)
        till.hand.key(Qt.Key.Key_Escape)
        assert not till.hand.is_seen("connection_panel")


@LOOKS
async def test_the_menu_is_opened_read_and_left_by_keys(tmp_path: Path, look: Look) -> None:
    async with _small(tmp_path, look) as till:
        button = till.hand.part("associate_button", QWidget)
        button.setFocus(Qt.FocusReason.TabFocusReason)
        till.hand.key(Qt.Key.Key_Return)
        menu = till.hand.part("associate_menu", QMenu)
        await till.hand.until(menu.isVisible, "the menu")
        read = QAccessible.queryAccessibleInterface(menu)
        entries = [read.child(place) for place in range(read.childCount())]
        assert [entry.role() for entry in entries] == [QAccessible.Role.MenuItem] * 3
        assert all(entry.text(QAccessible.Text.Name).strip() for entry in entries)
        QTest.keyClick(menu, Qt.Key.Key_Down)
        assert menu.activeAction() is menu.actions()[0]
        QTest.keyClick(menu, Qt.Key.Key_Escape)
        assert not menu.isVisible()
        assert QApplication.focusWidget() is button
