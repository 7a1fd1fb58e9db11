"""What holds for each control and text of a page, as findings: a sentence for each breach."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QWidget,
)

from app.ui.widgets.chip import Chip
from app.ui.widgets.label import ElidedLabel
from app.ui.widgets.pad_key import PadKey

FINGER_PX = 44
ROUNDING_PX = 1
PADDING_PX = 24
"""Of a button's padding, what gives way before its text does."""
COMBO_EDGES_PX = 13 + 32
"""A box's padding before the text and its arrow behind it."""
BLANK_OF_LINE = 0.25
"""Of a line's height, what no letter touches; Arabic's and Devanagari's lines are far higher."""
ENDLESS_PX = 100_000
MOST_STOPS = 200
CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
WITH_INNER_PARTS = (QComboBox, QAbstractSpinBox, QTabBar, QAbstractItemView)
"""Qt's own parts inside these are reached through their owner."""


def controls(page: QWidget) -> list[QWidget]:
    """What a person can work on this page now."""
    return [
        found
        for found in page.findChildren(QWidget)
        if isinstance(found, CONTROLS)
        and not isinstance(found, QHeaderView)
        and found.isVisible()
        and found.isEnabled()
        and not _is_inner(found)
    ]


def nameless(page: QWidget) -> Iterator[str]:
    """Controls that a screen reader could not name or tell the kind of."""
    for control in controls(page):
        read = QAccessible.queryAccessibleInterface(control)
        if not read.text(QAccessible.Text.Name).strip():
            yield f"{called(control)} has no accessible name"
        if read.role() in {QAccessible.Role.NoRole, QAccessible.Role.Client}:
            yield f"{called(control)} has no role"


def too_small(page: QWidget) -> Iterator[str]:
    """Targets that a finger in a glove would miss."""
    for control in controls(page):
        if isinstance(control, QAbstractItemView):
            yield from _small_rows(control)
        elif control.height() < FINGER_PX:
            yield f"{called(control)} is {control.height()} px high"


def _small_rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 3) if model is not None else 0):
        height = view.visualRect(model.index(row, 0)).height()
        if 0 < height < FINGER_PX:
            yield f"{called(view)}: row {row} is {height} px high"


def tab_ring() -> list[QWidget]:
    """Where Tab leads, from the focus until it is back; real key presses."""
    ring: list[QWidget] = []
    for _ in range(MOST_STOPS):
        at = QApplication.focusWidget()
        if at is None or (at in ring and at is not ring[-1]):
            break
        if not ring or at is not ring[-1]:
            ring.append(at)
        QTest.keyClick(at, Qt.Key.Key_Tab)
    return ring


def unreached(page: QWidget, ring: list[QWidget]) -> Iterator[str]:
    """Controls that Tab should lead to and does not.

    A pad's keys are for fingers: the keyboard has its own. A table may be one of fields.
    """
    for control in controls(page):
        if isinstance(control, PadKey | QTableView) and not _takes_tab(control):
            continue
        if not _takes_tab(control):
            yield f"{called(control)} does not take the focus"
        elif control not in ring:
            yield f"Tab does not lead to {called(control)}"


def unseen(ring: list[QWidget]) -> Iterator[str]:
    """Stops of Tab that nobody can see."""
    return (f"{called(stop)} is not seen" for stop in ring if not stop.isVisible())


def backwards(page: QWidget, ring: list[QWidget]) -> Iterator[str]:
    """Steps of Tab against the way one reads: up, or back within a row."""
    is_rtl = page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for before, after in pairwise(ring):
        if not (page.isAncestorOf(before) and page.isAncestorOf(after)):
            continue
        one, two = _box(before, page), _box(after, page)
        if is_rtl:
            one, two = _mirrored(one, page), _mirrored(two, page)
        leads_on = two.left() >= one.right() - ROUNDING_PX
        is_below = two.top() >= one.bottom() - ROUNDING_PX
        if not (leads_on or is_below or one.intersects(two)):
            yield f"Tab goes back from {called(before)} to {called(after)}"


def cut(page: QWidget) -> Iterator[str]:
    """Texts that do not fit where they stand, and say nowhere else what they are."""
    for found in page.findChildren(QWidget):
        if not found.isVisible() or found.visibleRegion().isEmpty() or found.toolTip():
            continue
        if isinstance(found, Chip):
            if found.width() < found.sizeHint().width():
                yield f"{called(found)} {found.text()!r} has {found.width()} px"
        elif isinstance(found, QLabel) and not isinstance(found, ElidedLabel):
            yield from _cut_label(found)
        elif isinstance(found, QAbstractButton) and found.text() and not _is_inner(found):
            needed = found.minimumSizeHint().width() - PADDING_PX
            if needed > found.width():
                yield f"{called(found)} {found.text()!r} needs {needed} of {found.width()} px"
        elif isinstance(found, QComboBox):
            yield from _cut_combo(found)
        elif isinstance(found, QScrollArea):
            yield from _cut_content(found)


def _cut_label(label: QLabel) -> Iterator[str]:
    if not label.text() or label.pixmap().width():
        return
    room, text, metrics = label.contentsRect(), label.text(), QFontMetrics(label.font())
    flags = Qt.TextFlag.TextWordWrap.value if label.wordWrap() else 0
    width = room.width() if label.wordWrap() else ENDLESS_PX
    needed = metrics.boundingRect(QRect(0, 0, width, ENDLESS_PX), flags, text).size()
    needed.setHeight(needed.height() - round(metrics.height() * BLANK_OF_LINE))
    if _exceeds(needed, room.size()):
        yield f"{called(label)} {text!r} needs {_px(needed)} of {_px(room.size())}"


def _cut_combo(box: QComboBox) -> Iterator[str]:
    if box.isEditable() or not box.currentText():
        return
    needed = QFontMetrics(box.font()).horizontalAdvance(box.currentText())
    room = box.width() - COMBO_EDGES_PX
    if needed > room:
        yield f"{called(box)} {box.currentText()!r} needs {needed} of {room} px"


def _cut_content(area: QScrollArea) -> Iterator[str]:
    content, policy = area.widget(), area.horizontalScrollBarPolicy()
    if policy is not Qt.ScrollBarPolicy.ScrollBarAlwaysOff or content is None:
        return
    if content.width() > area.viewport().width() + ROUNDING_PX:
        yield f"{called(area)}: {content.width()} px in {area.viewport().width()} px"


def called(widget: QWidget) -> str:
    """Its object name, or its kind and the nearest name around it."""
    if widget.objectName():
        return widget.objectName()
    around = widget.parentWidget()
    while around is not None and not around.objectName():
        around = around.parentWidget()
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel) else ""
    return f"{type(widget).__name__} {text!r} in {around.objectName() if around else 'nothing'}"


def listing(findings: Iterable[str]) -> str:
    return "\n" + "\n".join(findings)


def _takes_tab(control: QWidget) -> bool:
    return bool(control.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _exceeds(needed: QSize, room: QSize) -> bool:
    return (
        needed.width() > room.width() + ROUNDING_PX or needed.height() > room.height() + ROUNDING_PX
    )


def _px(size: QSize) -> str:
    return f"{size.width()}x{size.height()} px"


def _is_inner(widget: QWidget) -> bool:
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, WITH_INNER_PARTS):
            return True
        around = around.parentWidget()
    return False


def _box(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def _mirrored(box: QRect, page: QWidget) -> QRect:
    return QRect(page.width() - box.right() - 1, box.top(), box.width(), box.height())
