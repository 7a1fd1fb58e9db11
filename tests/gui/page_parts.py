"""Ways into a page for tests: its parts by their contracted names, its focus, and time passing."""

import asyncio
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.widgets.field import LabelledField
from tests.manual_clock import ManualClock

WidgetT = TypeVar("WidgetT", bound=QWidget)

TURNS = 25
"""More turns of the loop than any chain of answers here takes."""


async def turns() -> None:
    """Let everything that is due run; no time passes."""
    for _ in range(TURNS):
        await asyncio.sleep(0)


async def let_pass(clock: ManualClock, seconds: float) -> None:
    """Let `seconds` pass, and everything that becomes due run."""
    await turns()
    clock.advance(seconds)
    await turns()


def show(page: QWidget) -> None:
    """Make a page visible and laid out, without a window that the platform could activate."""
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.resize(1192, 732)
    page.show()


def part(page: QWidget, kind: type[WidgetT], name: str) -> WidgetT:
    """The part of a page that the screens' contract names so."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


def leave(widget: QWidget) -> None:
    """What a field gets when Tab leads out of it."""
    event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(widget, event)


def focused(page: QWidget) -> str:
    """Name of the part that has the focus in this page's window."""
    widget: QWidget | None = page.window().focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def words_at(page: QWidget, name: str) -> str:
    """What is said beside the field with this name."""
    field = part(page, QWidget, name).parentWidget()
    assert isinstance(field, LabelledField)
    return field.problem
