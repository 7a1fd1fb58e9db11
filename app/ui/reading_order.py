"""Where Tab leads: through what is in sight, in the order in which one reads it.

The layouts tell that order, so it holds for rows that come and go, and for both directions of
writing. Qt's own chain of focus is the order in which parts were made, which is nobody's.
"""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QBoxLayout,
    QCalendarWidget,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QWidget,
)

WHOLE = (QAbstractSpinBox, QCalendarWidget, QComboBox, QLineEdit, QTabBar)
"""One stop each, whatever they are made of."""
_after: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()
_BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)


def set_after(part: QWidget, opened: QWidget) -> None:
    """Let `opened`, which floats over the page, be read right after the `part` that opens it."""
    _after[part] = opened


def move_focus(window: QWidget, *, is_next: bool) -> bool:
    """Give the focus to the stop after (or before) the part that has it; False if there is none."""
    parts = list(_parts(window))
    if not is_next:
        parts.reverse()
    at = _place(parts, window.focusWidget())
    onward = (*parts[at + 1 :], *parts[: at + 1])
    target = next((part for part in onward if _takes_tab(part)), None)
    if target is None:
        return False
    reasons = Qt.FocusReason
    target.setFocus(reasons.TabFocusReason if is_next else reasons.BacktabFocusReason)
    _bring_to_sight(target)
    return True


def _place(parts: list[QWidget], part: QWidget | None) -> int:
    """Of `part`, or of what it lies in; -1, before all others, for neither."""
    while part is not None:
        if part in parts:
            return parts.index(part)
        part = part.parentWidget()
    return -1


def _parts(around: QWidget) -> Iterator[QWidget]:
    floating = tuple(_after.values())
    for part in _children(around):
        if part not in floating:
            yield from _with_inner(part)
        if part in _after:
            yield from _with_inner(_after[part])


def _with_inner(part: QWidget) -> Iterator[QWidget]:
    if part.isWindow() or not (part.isVisible() and part.isEnabled()):
        return
    yield part
    if not isinstance(part, WHOLE):
        yield from _parts(part)


def _children(around: QWidget) -> list[QWidget]:
    placed: list[QWidget | None]
    if isinstance(around, QTabWidget):
        corners = (Qt.Corner.TopLeftCorner, Qt.Corner.TopRightCorner)
        beside = [around.cornerWidget(corner) for corner in corners]
        placed = [around.tabBar(), *beside, around.currentWidget()]
    elif isinstance(around, QScrollArea):
        placed = [around.widget()]
    elif isinstance(around, QAbstractItemView):
        return _by_sight(around.viewport(), [])
    else:
        layout = around.layout()
        placed = list(_laid_out(layout)) if layout is not None else []
    there = [part for part in placed if part is not None]
    is_whole = isinstance(around, QTabWidget | QScrollArea)
    return there if is_whole else [*there, *_by_sight(around, there)]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[index]
    elif isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS:
        places.reverse()
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        part, inner = item.widget(), item.layout()
        if part is not None:
            yield part
        elif inner is not None:
            yield from _laid_out(inner)


def _by_sight(around: QWidget, placed: list[QWidget]) -> list[QWidget]:
    """What no layout has placed: line by line."""
    loose = [part for part in around.children() if isinstance(part, QWidget)]
    is_rtl = around.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return sorted(
        (part for part in loose if part not in placed),
        key=lambda part: (part.y(), -part.geometry().right() if is_rtl else part.x()),
    )


def _takes_tab(part: QWidget) -> bool:
    takes = part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    # A list that is still empty may have no height: nobody would see where the focus is.
    return bool(takes) and part.focusProxy() is None and not part.size().isEmpty()


def _bring_to_sight(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(part)
        around = around.parentWidget()
