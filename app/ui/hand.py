"""A hand at the real window: finds parts by their object names, presses, types, scans, waits.

For the self-test, whoever measures, and flow tests. Knows the contract of names, not the program.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QAbstractListModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

W = TypeVar("W", bound=QWidget)
LOOK_EVERY_S = 0.02
SETTLED_AFTER_S = 0.15
PATIENCE_S = 10.0


class NotSeenError(AssertionError):
    """What was waited for did not come; the text says what it was, and what was there instead."""


class Hand:
    """Works on the parts of `window` that a person could see."""

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.gestures = 0
        """Clicks, scans, keys and fields typed into so far: what it costs a person."""

    def part(self, name: str, kind: type[W]) -> W:
        """The part of that object name. Raises NotSeenError if there is none."""
        found = self.window.findChild(kind, name)
        if found is None:
            raise NotSeenError(f"no {name} in the window")
        return found

    def text(self, name: str) -> str:
        """What a part shows."""
        part = self.part(name, QWidget)
        if isinstance(part, QComboBox):
            return part.currentText()
        if isinstance(part, QPlainTextEdit):
            return part.toPlainText()
        if isinstance(part, QLabel | QLineEdit | QAbstractButton):
            return part.text()
        return part.accessibleName()

    def rows(self, name: str) -> list[str]:
        """The display texts of a list or table, a row each."""
        model = self.part(name, QAbstractItemView).model()
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        return [
            " | ".join(str(model.index(row, column).data() or "") for column in range(columns))
            for row in range(model.rowCount())
        ]

    def is_seen(self, name: str) -> bool:
        found = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def press(self, name: str) -> None:
        """Press a button with the mouse, as a person could."""
        button = self.part(name, QAbstractButton)
        if not (button.isVisible() and button.isEnabled()):
            raise NotSeenError(f"{name} cannot be pressed now")
        self.gestures += 1
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, name: str, row: int, column: int = 0) -> None:
        """Press a row of a list, or a cell of a table."""
        view = self.part(name, QAbstractItemView)
        centre = view.visualRect(view.model().index(row, column)).center()
        self.gestures += 1
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(centre))

    def tab(self, name: str, place: int) -> None:
        """Press a tab of a row of tabs."""
        bar = self.part(name, QTabWidget).tabBar()
        self.gestures += 1
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())

    def drop(self, name: str, path: Path) -> None:
        """Drag a file from elsewhere and let it fall."""
        part = self.part(name, QWidget)
        if not part.isVisible():
            raise NotSeenError(f"nothing can be dropped on {name} now")
        self.gestures += 1
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(path))])
        centre, buttons = part.rect().center(), Qt.MouseButton.LeftButton
        copy, no_key = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(part, QDragEnterEvent(centre, copy, carried, buttons, no_key))
        fall = QDropEvent(QPointF(centre), copy, carried, buttons, no_key)
        QApplication.sendEvent(part, fall)

    def fill(self, name: str, text: str) -> None:
        """Go to a field, empty it, and type."""
        field = self.part(name, QWidget)
        target = field.lineEdit() if isinstance(field, QComboBox) else field
        if target is None or not target.isVisible():
            raise NotSeenError(f"{name} cannot be typed into now")
        self.gestures += 1
        target.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.keyClick(target, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_Delete)
        for character in text:
            self._type(target, character)

    def pick(self, name: str, data: str) -> None:
        """Choose an entry of a box by its value or its words."""
        box = self.part(name, QComboBox)
        index = box.findData(data)
        index = index if index >= 0 else box.findText(data)
        if index < 0:
            raise NotSeenError(f"{name} has no entry {data!r}")
        self.gestures += 1
        box.setCurrentIndex(index)
        box.activated.emit(index)

    def key(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press a key wherever the focus is."""
        self.gestures += 1
        QTest.keyClick(self._focused(), key, modifier)

    def enter(self) -> None:
        """Press Enter wherever the focus is."""
        self.key(Qt.Key.Key_Return)

    async def scan(self, code: str) -> None:
        """A scanner's burst, wherever the focus is."""
        for character in code:
            self._type(self._focused(), character)
        self.enter()  # which counts as the whole scan
        await asyncio.sleep(LOOK_EVERY_S)

    async def until(
        self,
        condition: Callable[[], bool],
        what: str,
        *,
        within_s: float = PATIENCE_S,
        otherwise: Callable[[], object] = lambda: "",
    ) -> None:
        """Wait for something to be seen. Raises NotSeenError with `what` and `otherwise()`."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within_s
        while not _holds(condition):
            if loop.time() > deadline:
                raise NotSeenError(f"waited {within_s:g} s for {what}; {otherwise()}")
            await asyncio.sleep(LOOK_EVERY_S)

    async def until_text(self, name: str, words: str, *, within_s: float = PATIENCE_S) -> None:
        """Wait until a part shows a text with `words` in it."""
        await self.until(
            lambda: self.is_seen(name) and words in self.text(name),
            f"{words!r} in {name}",
            within_s=within_s,
            otherwise=lambda: f"it says {self.text(name)!r}" if self.is_seen(name) else "not seen",
        )

    async def look(self, *, settled_after_s: float = SETTLED_AFTER_S) -> QImage:
        """What the window looks like, once it has laid out and painted what it last changed."""
        await asyncio.sleep(settled_after_s)
        return self.window.grab().toImage()

    async def picture(self, path: Path) -> None:
        """Save what the window looks like."""
        await asyncio.to_thread(_write, await self.look(), path)

    async def begin_picture(
        self, path: Path, *, width: int, height: int, settled_after_s: float
    ) -> asyncio.Task[None]:
        """What the window looks like at this size, on its way into the file: writing it takes as
        long as bringing the next one about. The task raises OSError where it cannot be written.
        """
        self.window.resize(width, height)
        image = await self.look(settled_after_s=settled_after_s)
        return asyncio.create_task(asyncio.to_thread(_write, image, path))

    def _focused(self) -> QWidget:
        """What the keys go to; without a window manager no window is the active one."""
        return QApplication.focusWidget() or self.window.focusWidget() or self.window

    @staticmethod
    def _type(target: QWidget, character: str) -> None:
        if character.isascii():
            QTest.keyClicks(target, character)
        elif isinstance(target, QLineEdit):
            target.insert(character)


def _write(image: QImage, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise OSError(f"{path} cannot be written")


def _holds(condition: Callable[[], bool]) -> bool:
    """A part that is not there (yet, or with a window that was just left) holds nothing."""
    try:
        return condition()
    except (NotSeenError, RuntimeError):  # RuntimeError: Qt has deleted the part meanwhile
        return False
