"""A keyboard for fingers: letters by script, numbers and signs, or digits alone.

Tells what was pressed; which field it goes to, and where the pad stands, is its owner's business.
"""

from collections.abc import Callable, Sequence
from enum import Enum, unique
from typing import ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.letter_layouts import DIGITS, NUMBERS, LetterLayout, Rows
from app.ui.widgets.pad_key import SMALLEST_PX, PadKey

GAP = 6
EDGE = 8
WIDEST_PX = 1100
WIDEST_DIGITS_PX = 460
ROWS = 4


@unique
class Shift(Enum):
    OFF = "off"
    ONCE = "once"
    LOCKED = "locked"


@unique
class Layer(Enum):
    LETTERS = "letters"
    NUMBERS = "numbers"
    DIGITS = "digits"


class LetterPad(QFrame):
    """`typed(str)` is a character; the others are keys of their own."""

    typed: ClassVar[Signal] = Signal(str)
    backspace_pressed: ClassVar[Signal] = Signal()
    enter_pressed: ClassVar[Signal] = Signal()
    hide_pressed: ClassVar[Signal] = Signal()

    def __init__(self, layouts: Sequence[LetterLayout], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("letter_pad")
        self.setAccessibleName(self.tr("Letters to touch"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Letters lie where they lie on a keyboard, whatever the screen's reading direction.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._layouts = tuple(layouts)
        self._chosen = 0
        self._layer = Layer.LETTERS
        self._shift = Shift.OFF
        self._column = QVBoxLayout(self)
        self._column.setSpacing(GAP)
        self._rows: list[QWidget] = []
        self._build()

    @property
    def layer(self) -> Layer:
        return self._layer

    @property
    def shift(self) -> Shift:
        return self._shift

    @property
    def letters(self) -> LetterLayout:
        return self._layouts[self._chosen]

    def begin(self, layer: Layer, *, is_latin: bool = False, is_shifted: bool = False) -> None:
        """Show a layer as a field needs it; `is_latin` for what is written in Latin letters only,
        `is_shifted` where a name is about to begin.
        """
        if is_latin:
            self._chosen = len(self._layouts) - 1
        is_shifted = is_shifted and self.letters.has_capitals
        self._show(layer, Shift.ONCE if is_shifted else Shift.OFF)

    def _show(self, layer: Layer, shift: Shift) -> None:
        self._layer, self._shift = layer, shift
        self._build()

    def _build(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows = [self._row(keys) for keys in self._letter_rows()]
        rows.append(self._row(self._last_row()))
        self._rows = rows
        for row in rows:
            self._column.addWidget(row, 1)
            row.show()
        self._fit()

    def _values(self) -> Rows:
        match self._layer:
            case Layer.LETTERS:
                is_on = self._shift is not Shift.OFF
                return self.letters.shifted if is_on else self.letters.rows
            case Layer.NUMBERS:
                return NUMBERS
            case Layer.DIGITS:
                return DIGITS

    def _letter_rows(self) -> list[list[tuple[PadKey, int]]]:
        rows = [[(self._letter(value), 2) for value in row] for row in self._values()]
        if self._layer is Layer.DIGITS:
            return rows
        if self._layer is Layer.LETTERS:
            shift = self._key("letter_shift", "", self._on_shift, self.tr("Shift"), icon="shift")
            shift.setCheckable(True)
            shift.setChecked(self._shift is not Shift.OFF)
            rows[-1].insert(0, (shift, 3))
        rows[-1].append((self._backspace(), 3))
        return rows

    def _last_row(self) -> list[tuple[PadKey, int]]:
        hide = self._key(
            "letter_hide", "", self.hide_pressed.emit, self.tr("Hide"), icon="chevron-down"
        )
        enter = self._key(
            "letter_enter", "", self.enter_pressed.emit, self.tr("Enter"), icon="enter"
        )
        if self._layer is Layer.DIGITS:
            return [
                (self._letter("+"), 2),
                (self._letter("0"), 2),
                (self._backspace(), 2),
                (enter, 2),
                (hide, 2),
            ]
        is_letters = self._layer is Layer.LETTERS
        other = "123" if is_letters else self.letters.name
        row = [(self._key("letter_numbers", other, self._on_numbers, self._other_words()), 3)]
        if is_letters and len(self._layouts) > 1:
            name = self._layouts[1 - self._chosen].name
            words = self.tr("Other letters")
            row.append((self._key("letter_script", name, self._on_script, words), 3))
        row += [(self._letter("@"), 2), (self._letter("-"), 2)]
        space = self._key("letter_space", "", lambda: self._type(" "), self.tr("Space"))
        row.append((space, 8))
        row += [(self._letter("_"), 2), (self._letter("."), 2), (enter, 3), (hide, 3)]
        return row

    def _other_words(self) -> str:
        return self.tr("Numbers and signs") if self._layer is Layer.LETTERS else self.tr("Letters")

    def _letter(self, value: str) -> PadKey:
        return self._key(f"letter_{value}", value, lambda: self._type(value), value)

    def _backspace(self) -> PadKey:
        words = self.tr("Delete the last character")
        key = self._key(
            "letter_backspace", "", self.backspace_pressed.emit, words, icon="backspace"
        )
        key.setAutoRepeat(True)
        return key

    def _key(
        self, name: str, text: str, action: Callable[[], object], words: str, *, icon: str = ""
    ) -> PadKey:
        pixels = 19 if len(text) < 2 else 15
        key = PadKey(text, icon=icon, pixels=pixels, width=SMALLEST_PX, height=SMALLEST_PX)
        key.setObjectName(name)
        key.setAccessibleName(words)
        key.clicked.connect(lambda: action())
        return key

    def _row(self, keys: Sequence[tuple[PadKey, int]]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setDirection(QBoxLayout.Direction.LeftToRight)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GAP)
        for key, share in keys:
            line.addWidget(key, share)
        return row

    def _type(self, value: str) -> None:
        self.typed.emit(value)
        if self._shift is Shift.ONCE and self._layer is Layer.LETTERS and value != " ":
            self._show(Layer.LETTERS, Shift.OFF)

    def _on_shift(self) -> None:
        """Once for one letter, twice for all that follow."""
        after = {Shift.OFF: Shift.ONCE, Shift.ONCE: Shift.LOCKED, Shift.LOCKED: Shift.OFF}
        self._show(Layer.LETTERS, after[self._shift])

    def _on_numbers(self) -> None:
        is_letters = self._layer is Layer.LETTERS
        self._show(Layer.NUMBERS if is_letters else Layer.LETTERS, Shift.OFF)

    def _on_script(self) -> None:
        self._chosen = 1 - self._chosen
        self._show(Layer.LETTERS, Shift.OFF)

    def _fit(self) -> None:
        widest = WIDEST_DIGITS_PX if self._layer is Layer.DIGITS else WIDEST_PX
        side = max((self.width() - theme.sp(widest)) // 2, EDGE)
        self._column.setContentsMargins(side, EDGE, side, EDGE)

    def sizeHint(self) -> QSize:
        keys = ROWS * (theme.control_height() + 2)
        return QSize(800, keys + (ROWS - 1) * GAP + 2 * EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, ROWS * SMALLEST_PX + (ROWS - 1) * GAP + 2 * EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        line = theme.colour("field_border")
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.fillRect(0, 0, self.width(), 1, line)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        painter.end()
