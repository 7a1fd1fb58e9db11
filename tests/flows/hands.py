"""Two ways to work at the window, each alone: a keyboard, and a finger. Both know what a person
wants by the same words, and count what it costs them.

A text typed into a field counts once; every other key, and every other touch, counts by itself.
"""

import asyncio
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from app.ui.hand import Hand, NotSeenError
from app.ui.models.conflicts import ConflictColumn
from app.ui.navigation import TabName
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.pad_key import PadKey

KEY_EVERY_S = 0.06
"""Slower than a scanner, which the till tells from fingers by that."""
MOST_STOPS = 120
_PAGE_KEYS = {
    "lookup": Qt.Key.Key_F2,
    "register": Qt.Key.Key_F3,
    "search": Qt.Key.Key_F4,
    "import": Qt.Key.Key_F5,
    "pending": Qt.Key.Key_F6,
    "closing": Qt.Key.Key_F7,
    "settings": Qt.Key.Key_F8,
}
_TAB_KEYS = {
    TabName.OVERVIEW: Qt.Key.Key_1,
    TabName.PROFILE: Qt.Key.Key_2,
    TabName.TRANSACTIONS: Qt.Key.Key_3,
    TabName.COUPONS: Qt.Key.Key_4,
    TabName.NOTES: Qt.Key.Key_5,
    TabName.TICKETS: Qt.Key.Key_6,
}
_BUTTON_KEYS = {
    "register_duplicate_open": Qt.Key.Key_O,
    "coupons_show_code": Qt.Key.Key_B,
}
_SIDES = {"theirs": ConflictColumn.THEIRS, "mine": ConflictColumn.MINE}
CONTROL = Qt.KeyboardModifier.ControlModifier


class Working(Protocol):
    """What a person does, whichever way."""

    async def go(self, page: str) -> None:
        """To a page of the rail."""

    async def look_up(self, text: str) -> None:
        """Type it into the search field and ask for it."""

    async def write(self, name: str, text: str) -> None:
        """Type into a field instead of what is there."""

    async def press(self, name: str) -> None:
        """A button."""

    async def save(self, name: str) -> None:
        """A form; `name` is its button."""

    async def tab(self, name: str) -> None:
        """One of the open customer's tabs."""

    async def pick(self, name: str, data: str) -> None:
        """An entry of a box, by its value."""

    async def row(self, name: str, row: int) -> None:
        """A row of a list."""

    async def side(self, row: int, side: str) -> None:
        """Which of two values a clash ends with."""

    async def file(self, path: str) -> None:
        """The file that the open dialog asks for."""


class Keyboard:
    """No mouse and no touch: keys go to whatever has the focus."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand

    async def go(self, page: str) -> None:
        self._hand.key(_PAGE_KEYS[page])

    async def look_up(self, text: str) -> None:
        await self.go("lookup")
        await self._type(text)
        self._hand.enter()

    async def write(self, name: str, text: str) -> None:
        await self._reach(name)
        QTest.keyClick(self._focused(), Qt.Key.Key_A, CONTROL)
        await self._type(text)

    async def press(self, name: str) -> None:
        """By the key that the screen names beside it, if any; else Tab leads there."""
        await self._hand.until(lambda: self._hand.is_seen(name), name)
        if name in _BUTTON_KEYS:
            self._hand.key(_BUTTON_KEYS[name], CONTROL)
            return
        await self._reach(name)
        self._hand.key(Qt.Key.Key_Space)

    async def save(self, name: str) -> None:
        self._hand.key(Qt.Key.Key_S, CONTROL)

    async def tab(self, name: str) -> None:
        self._hand.key(_TAB_KEYS[TabName(name)], CONTROL)

    async def pick(self, name: str, data: str) -> None:
        box = self._hand.part(name, QComboBox)
        await self._reach(name)
        while box.currentData() != data:
            before = box.currentIndex()
            self._hand.key(Qt.Key.Key_Down if box.findData(data) > before else Qt.Key.Key_Up)
            if box.currentIndex() == before:
                raise NotSeenError(f"the arrow keys do not lead to {data!r} in {name}")

    async def row(self, name: str, row: int) -> None:
        view = self._hand.part(name, QAbstractItemView)
        if _is_filter_of(name, self._focused()):
            self._hand.enter()
        await self._reach(name)
        for _ in range(MOST_STOPS):
            if view.currentIndex().row() == row:
                return
            self._hand.key(Qt.Key.Key_Down if view.currentIndex().row() < row else Qt.Key.Key_Up)
        raise NotSeenError(f"the arrow keys do not lead to row {row} of {name}")

    async def side(self, row: int, side: str) -> None:
        view = self._hand.part("conflict_table", QAbstractItemView)
        await self.row("conflict_table", row)
        while view.currentIndex().column() != _SIDES[side]:
            self._hand.key(Qt.Key.Key_Right)
        self._hand.key(Qt.Key.Key_Space)

    async def file(self, path: str) -> None:
        dialog = await _dialog(self._hand)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        self._hand.gestures += 2
        QTest.keyClicks(line, path)
        QTest.keyClick(line, Qt.Key.Key_Return)

    async def _reach(self, name: str) -> None:
        await self._hand.until(lambda: self._hand.is_seen(name), name)
        await self._reach_part(self._hand.part(name, QWidget), name)

    async def _reach_part(self, wanted: QWidget, words: str) -> None:
        """Tab there, forwards or backwards, whichever is nearer."""
        forwards = self._steps(wanted, Qt.KeyboardModifier.NoModifier)
        if forwards is None:
            raise NotSeenError(f"Tab does not lead to {words}")
        if forwards:
            # Back the whole way, and then the other way round, to see which costs less.
            self._walk(forwards, Qt.KeyboardModifier.ShiftModifier)
            backwards = self._steps(wanted, Qt.KeyboardModifier.ShiftModifier)
            if backwards is None:
                raise NotSeenError(f"Shift and Tab do not lead to {words}")
            self._hand.gestures += min(forwards, backwards)

    def _steps(self, wanted: QWidget, modifier: Qt.KeyboardModifier) -> int | None:
        """How many presses of Tab it took to get there; None where they do not lead there."""
        for steps in range(MOST_STOPS):
            if _is_at(wanted, self._focused()):
                return steps
            self._walk(1, modifier)
        return None

    def _walk(self, steps: int, modifier: Qt.KeyboardModifier) -> None:
        for _ in range(steps):
            QTest.keyClick(self._focused(), Qt.Key.Key_Tab, modifier)

    def _focused(self) -> QWidget:
        """What the keys go to; without a window manager no window is the active one."""
        window = self._hand.window
        return QApplication.focusWidget() or window.focusWidget() or window

    async def _type(self, text: str) -> None:
        self._hand.gestures += 1
        for character in text:
            QTest.keyClicks(self._focused(), character)
            await asyncio.sleep(KEY_EVERY_S)


class Finger:
    """No key and no mouse: what is typed is touched on the pads."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._device = QTest.createTouchDevice()

    async def go(self, page: str) -> None:
        await self.press(f"nav_{page}")

    async def look_up(self, text: str) -> None:
        await self.go("lookup")
        await self._type_at("search_field", text)
        self._touch_key("letter_enter")

    async def write(self, name: str, text: str) -> None:
        await self._type_at(name, text)
        if self._hand.is_seen("letter_hide"):
            self._touch_key("letter_hide")

    async def press(self, name: str) -> None:
        await self._look()
        await self._hand.until(lambda: self._hand.is_seen(name), name)
        button = self._hand.part(name, QAbstractButton)
        self._bring(button)
        if not button.isEnabled():
            raise NotSeenError(f"{name} cannot be pressed now")
        self._touch(button)

    async def save(self, name: str) -> None:
        await self.press(name)

    async def tab(self, name: str) -> None:
        await self._look()
        bar = self._hand.part("customer_tabs", QTabWidget).tabBar()
        self._touch(bar, bar.tabRect(list(TabName).index(TabName(name))).center())

    async def pick(self, name: str, data: str) -> None:
        await self._look()
        box = self._hand.part(name, QComboBox)
        self._bring(box)
        place = box.findData(data)
        self._touch(box, QPoint(*_middle_of(box, place)))
        if box.currentData() != data:
            await self._look()
            view = box.view()
            self._touch(view.viewport(), view.visualRect(view.model().index(place, 0)).center())
        if box.currentData() != data:
            raise NotSeenError(f"a touch does not pick {data!r} in {name}")

    async def row(self, name: str, row: int) -> None:
        await self._look()
        view = self._hand.part(name, QAbstractItemView)
        self._touch_cell(view, view.model().index(row, 0))

    async def side(self, row: int, side: str) -> None:
        await self._look()
        view = self._hand.part("conflict_table", QAbstractItemView)
        self._touch_cell(view, view.model().index(row, _SIDES[side]))

    async def file(self, path: str) -> None:
        dialog = await _dialog(self._hand)
        wanted = Path(path)
        dialog.setDirectory(str(wanted.parent))
        view = next(each for each in dialog.findChildren(QAbstractItemView) if each.isVisible())
        await self._hand.until(
            lambda: _row_of(view, wanted.name).isValid(), f"{wanted.name} in the dialog"
        )
        await self._look()
        self._touch_cell(view, _row_of(view, wanted.name))
        await self._look()
        opening = next(
            each for each in dialog.findChildren(QAbstractButton) if "Open" in each.text()
        )
        self._touch(opening)

    async def _type_at(self, name: str, text: str) -> None:
        await self._hand.until(lambda: self._hand.is_seen(name), name)
        field = self._hand.part(name, QWidget)
        self._bring(field)
        self._touch(field)
        if self._hand.is_seen("letter_pad_button"):
            self._touch_key("letter_pad_button")
        before = self._hand.gestures
        for _ in range(len(self._hand.text(name))):
            self._touch_key("letter_backspace" if self._has_letters else "pad_backspace")
        for character in text:
            self._touch_character(character)
        self._hand.gestures = before + 1

    @property
    def _has_letters(self) -> bool:
        return self._hand.is_seen("letter_pad")

    def _touch_character(self, character: str) -> None:
        if not self._has_letters:
            self._touch_key(f"pad_{'plus' if character == '+' else character}")
            return
        wanted = "letter_space" if character == " " else f"letter_{character}"
        for way in ("", "letter_shift", "letter_numbers", "letter_numbers"):
            if way and self._key(way) is not None:
                self._touch_key(way)
            if self._key(wanted) is not None:
                self._touch_key(wanted)
                return
        raise NotSeenError(f"no key for {character!r} on the pad")

    def _key(self, name: str) -> PadKey | None:
        keys = self._hand.window.findChildren(PadKey, name)
        return next((key for key in reversed(keys) if key.isVisible()), None)

    def _touch_key(self, name: str) -> None:
        key = self._key(name)
        if key is None:
            raise NotSeenError(f"no {name} to touch")
        self._touch(key)

    def _touch_cell(self, view: QAbstractItemView, index: QModelIndex) -> None:
        view.scrollTo(index)
        self._touch(view.viewport(), view.visualRect(index).center())

    @staticmethod
    async def _look() -> None:
        """Nobody touches another place without having looked where; two touches that are closer
        to each other than that are one double touch to Qt, wherever they are.
        """
        await asyncio.sleep(QApplication.doubleClickInterval() / 1000)

    def _bring(self, part: QWidget) -> None:
        """Scroll it into sight, as a swipe would."""
        around = part.parentWidget()
        while around is not None:
            show = getattr(around, "ensureWidgetVisible", None)
            if show is not None:
                show(part)
            around = around.parentWidget()

    def _touch(self, part: QWidget, at: QPoint | None = None) -> None:
        self._hand.gestures += 1
        window = part.window()
        place = part.mapTo(window, part.rect().center() if at is None else at)
        handle = window.windowHandle()
        assert handle is not None
        QTest.touchEvent(handle, self._device).press(0, place, handle).commit()
        QTest.touchEvent(handle, self._device).release(0, place, handle).commit()


def _is_filter_of(table: str, at: QWidget) -> bool:
    """Whether this is a field that narrows the list: Enter leads on from there."""
    around: QWidget | None = at
    while around is not None and not isinstance(around, FilterBar):
        around = around.parentWidget()
    return around is not None and at.objectName().startswith(table.partition("_")[0])


def _is_at(wanted: QWidget, at: QWidget) -> bool:
    return at is wanted or wanted.isAncestorOf(at)


def _middle_of(box: QComboBox, place: int) -> tuple[int, int]:
    """Where the entry lies in a box that shows all of them side by side."""
    width = box.width() / max(box.count(), 1)
    return round((place + 0.5) * width), box.height() // 2


def _row_of(view: QAbstractItemView, name: str) -> QModelIndex:
    model, root = view.model(), view.rootIndex()
    for row in range(model.rowCount(root)):
        index = model.index(row, 0, root)
        if index.data() == name:
            return index
    return QModelIndex()


async def _dialog(hand: Hand) -> QFileDialog:
    def seen() -> bool:
        return any(isinstance(each, QFileDialog) for each in QApplication.topLevelWidgets())

    await hand.until(seen, "the dialog for the file")
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
