"""What holds for each control and text of a page, as findings: a sentence for each breach."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics, QKeySequence
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

from app.ui.widgets.button import Button
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
_ROLES = QAccessible.Role
WORKED = frozenset(
    {
        _ROLES.Button,
        _ROLES.ButtonMenu,
        _ROLES.CheckBox,
        _ROLES.RadioButton,
        _ROLES.ComboBox,
        _ROLES.EditableText,
        _ROLES.SpinBox,
        _ROLES.List,
        _ROLES.ListItem,
        _ROLES.Table,
        _ROLES.Tree,
        _ROLES.PageTab,
        _ROLES.MenuItem,
        _ROLES.Link,
        _ROLES.Slider,
    }
)
NOBODY = frozenset({_ROLES.NoRole, _ROLES.Client, _ROLES.Pane, _ROLES.Grouping})
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
        and not found.size().isEmpty()
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
        if isinstance(control, QComboBox) and control.accessibleName() not in _heard(read):
            yield f"{called(control)} is not read as {control.accessibleName()!r}"


def _heard(read: QAccessibleInterface) -> str:
    """A box's own name may be what is chosen: what it is for is its label's name, or beside it."""
    labels = [label for label, _ in read.relations(QAccessible.RelationFlag.Label)]
    names = [part.text(QAccessible.Text.Name) for part in (read, *labels)]
    return " ".join((*names, read.text(QAccessible.Text.Description)))


def unspoken(root: QWidget) -> Iterator[str]:
    """Of all that a screen reader is shown: what can be worked and has no name or no role.

    Not by the kinds of widgets: by what each of them says that it is.
    """
    yield from _unspoken(QAccessible.queryAccessibleInterface(root), called(root))


def _unspoken(read: QAccessibleInterface, where: str) -> Iterator[str]:
    for place in range(read.childCount()):
        child = read.child(place)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        part = child.object()
        here = called(part) if isinstance(part, QWidget) else where
        name = child.text(QAccessible.Text.Name).strip()
        if child.role() in WORKED and not name and not _is_owned(part):
            yield f"{here}: a {child.role().name} has no name"
        is_proxied = isinstance(part, QWidget) and part.focusProxy() is not None
        if child.state().focusable and child.role() in NOBODY and not (name or is_proxied):
            yield f"{here}: takes the focus as a nameless {child.role().name}"
        yield from _unspoken(child, here)


def _is_owned(part: QObject | None) -> bool:
    return isinstance(part, QWidget) and _is_inner(part)


def miswritten(page: QWidget) -> Iterator[str]:
    """Keys on buttons that are not written as keys are; a translated word is a word."""
    for button in page.findChildren(Button):
        hint = button.shortcut_hint
        if hint.isascii() and QKeySequence(hint).toString() != hint:
            yield f"{called(button)} names its key {hint!r}"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One press of Tab, with where both parts were then: a page may scroll at the next."""

    before: QWidget
    after: QWidget
    left: QRect
    reached: QRect


def tab_steps(window: QWidget) -> list[Step]:
    """Where Tab leads, from the focus until it is back; real key presses."""
    steps: list[Step] = []
    seen: list[QWidget] = []
    at = QApplication.focusWidget()
    while at is not None and at not in seen and len(seen) < MOST_STOPS:
        seen.append(at)
        after = _beyond(at, Qt.KeyboardModifier.NoModifier)
        if after is None:
            break
        boxes = {"left": _box(at, window), "reached": _box(after, window)}
        steps.append(Step(before=at, after=after, **boxes))
        at = after
    return steps


def _beyond(part: QWidget, modifier: Qt.KeyboardModifier) -> QWidget | None:
    """The next part that Tab leads to: a text's links come before what follows the text."""
    for _ in range(MOST_STOPS):
        QTest.keyClick(part, Qt.Key.Key_Tab, modifier)
        at = QApplication.focusWidget()
        if at is not part:
            return at
    return None


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


def backwards(page: QWidget, steps: list[Step]) -> Iterator[str]:
    """Steps of Tab against the way one reads: up, or back within a row."""
    is_rtl = page.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for step in steps:
        if not (page.isAncestorOf(step.before) and page.isAncestorOf(step.after)):
            continue
        one, two = step.left, step.reached
        if is_rtl:
            one, two = _mirrored(one, page.window()), _mirrored(two, page.window())
        leads_on = two.left() >= one.right() - ROUNDING_PX
        is_below = two.top() >= one.bottom() - ROUNDING_PX
        if not (leads_on or is_below or one.intersects(two)):
            yield f"Tab goes back from {called(step.before)} to {called(step.after)}"


def undone(steps: list[Step]) -> Iterator[str]:
    """Steps of Tab that Shift and Tab do not take back."""
    for step in steps:
        step.after.setFocus(Qt.FocusReason.TabFocusReason)
        at = _beyond(step.after, Qt.KeyboardModifier.ShiftModifier)
        if at is not step.before:
            yield f"Shift+Tab leads from {called(step.after)} to {called(at) if at else 'nothing'}"


def unlit(steps: list[Step]) -> Iterator[str]:
    """Stops of Tab that look the same whether they have the focus or not."""
    for step in steps:
        step.after.setFocus(Qt.FocusReason.TabFocusReason)
        if not step.after.hasFocus():
            continue  # an answer that came meanwhile took it away
        with_focus = step.after.grab().toImage()
        step.after.clearFocus()
        if step.after.grab().toImage() == with_focus:
            yield f"{called(step.after)} does not show that it has the focus"
        step.before.setFocus(Qt.FocusReason.TabFocusReason)


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


def drawn(window: QWidget) -> Iterator[str]:
    """Labels that would draw what looks like HTML instead of showing it."""
    for label in window.findChildren(QLabel):
        is_tip = label.inherits("QTipLabel")  # Qt's own, which shows what `plain_tip` made
        if label.textFormat() is not Qt.TextFormat.PlainText and not is_tip:
            yield f"{called(label)} draws what looks like HTML"


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
