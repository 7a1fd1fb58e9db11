"""A code large enough for the customer's own eyes and for any scanner: bars, square and letters."""

from typing import ClassVar

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import code_marks, drawing, fonts, theme
from app.ui.escape_key import EscapeKey
from app.ui.widgets.button import Button
from app.ui.widgets.card import CardFrame
from app.ui.widgets.label import label

MODULE_PX = 3
SMALLEST_MODULE_PX = 2
SQUARE_PX = 190
BAR_HEIGHT_PX = 110
PADDING = 12
GAP = 24


class CodeMarks(QWidget):
    """Paints one code's marks from their modules, in whole pixels; nothing while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_code(self, code: str) -> None:
        self._code = code
        self.setAccessibleName(code)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self._height())

    def _height(self) -> int:
        if not self._code:
            return 0
        mark = code_marks.square(self._code)
        return mark.height * self._square_module() + 2 * PADDING

    def _square_module(self) -> int:
        return max(SQUARE_PX // code_marks.square(self._code).height, SMALLEST_MODULE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._code:
            return
        painter = QPainter(self)
        plate = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(plate, 10, 10)
        mark, module = code_marks.square(self._code), self._square_module()
        side = mark.height * module
        bars = code_marks.bars(self._code)
        room = self.width() - side - GAP - 2 * PADDING
        bar_module = min(room // bars.width, MODULE_PX) if bars is not None else 0
        is_wide = bars is not None and bar_module >= SMALLEST_MODULE_PX
        left = (self.width() - side) // 2
        if is_wide and bars is not None:
            width = bars.width * bar_module
            left = (self.width() - side - GAP - width) // 2
            self._paint_bars(painter, bars, QRect(left, PADDING, width, side), bar_module)
            left += width + GAP
        code_marks.paint_mark(painter, mark, QRectF(left, PADDING, side, side), module=module)
        painter.end()

    def _paint_bars(
        self, painter: QPainter, bars: code_marks.Mark, box: QRect, module: int
    ) -> None:
        """The bars, and the code in letters below them."""
        height = min(theme.sp(BAR_HEIGHT_PX), box.height() - theme.sp(40))
        top = box.top() + (box.height() - height - theme.sp(34)) // 2
        code_marks.paint_mark(
            painter, bars, QRectF(box.left(), top, box.width(), height), module=module
        )
        painter.setPen(Qt.GlobalColor.black)
        painter.setFont(theme.font(20, fonts.SEMIBOLD))
        words = QRectF(box.left() - 40, top + height, box.width() + 80, theme.sp(34))
        centre = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextForceLeftToRight.value
        painter.drawText(words, centre, self._code)


class CodePlate(CardFrame):
    """A card with the marks; Esc and its button close it. `closed()` tells that it was."""

    closed: ClassVar[Signal] = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._code = label(role="title")
        self._code.setObjectName(f"{name}_text")
        self._words = label(role="second")
        self._words.setWordWrap(True)
        self._marks = CodeMarks()
        self._marks.setObjectName(f"{name}_marks")
        self._close = Button("", icon="x", shortcut_hint="Esc")
        self._close.setObjectName(f"{name}_close")
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.dismiss)
        EscapeKey(self).pressed.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._code)
        words.addWidget(self._words)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addLayout(words, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self._marks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def code(self) -> str:
        """What is shown; empty while it is closed."""
        return self._code.text()

    def show_code(self, code: str, words: str) -> None:
        self._code.setText(code)
        self._words.setText(words)
        self._marks.set_code(code)
        self.setAccessibleName(self.tr("Code {code}").format(code=code))
        self.show()

    def dismiss(self) -> None:
        self.clear()
        self.closed.emit()

    def clear(self) -> None:
        self._code.setText("")
        self._words.setText("")
        self._marks.set_code("")
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            border = theme.palette().brand
            drawing.rounded_box(painter, self.rect(), 14, border=border, width=drawing.FOCUS_PX)
            painter.end()
