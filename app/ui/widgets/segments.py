"""A choice of few options, all in sight: a combo box that paints itself as segments.

Automation and screen readers see the QComboBox it is. Where the segments do not fit, it looks and
works like an ordinary combo box.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import drawing, fonts, theme
from app.ui.widgets.combo import ComboBox

RADIUS = 10
PADDING = 14


class SegmentedBox(ComboBox):
    """Add options with `addItem(text, data)`; a touch picks one, arrow keys move along."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed = -1

    @property
    def is_segmented(self) -> bool:
        """Whether all options fit side by side."""
        if not self.count():
            return False
        font = theme.font(14, fonts.MEDIUM)
        widest = max(drawing.text_width(self.itemText(i), font) for i in range(self.count()))
        return (widest + 2 * 8) * self.count() <= self.width()

    def _segment(self, index: int) -> QRectF:
        count = max(self.count(), 1)
        width = self.width() / count
        box = QRectF(index * width, 0, width, self.height())
        return drawing.mirrored(box, QRectF(self.rect()), self.layoutDirection())

    def _index_at(self, x: float) -> int:
        return next((i for i in range(self.count()) if self._segment(i).contains(x, 1)), -1)

    def sizeHint(self) -> QSize:
        font = theme.font(14, fonts.MEDIUM)
        widths = [drawing.text_width(self.itemText(i), font) for i in range(self.count())]
        wide = (max(widths, default=40) + 2 * PADDING) * max(self.count(), 1)
        return QSize(round(wide), theme.control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.control_height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.is_segmented:
            super().mousePressEvent(event)
            return
        self._pressed = self._index_at(event.position().x())
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.is_segmented:
            super().mouseReleaseEvent(event)
            return
        index, self._pressed = self._index_at(event.position().x()), -1
        if self.rect().contains(event.position().toPoint()):
            self._choose(index)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_segmented:
            step = self._step(Qt.Key(event.key()))
            if step:
                self._choose(min(max(self.currentIndex() + step, 0), self.count() - 1))
                return
            if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_F4}:
                return
        super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> int:
        onward = 1 if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else -1
        steps = {Qt.Key.Key_Left: -onward, Qt.Key.Key_Right: onward}
        return steps.get(key, {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0))

    def _choose(self, index: int) -> None:
        if index < 0 or index == self.currentIndex():
            return
        self.setCurrentIndex(index)
        self.activated.emit(index)

    def showPopup(self) -> None:
        if not self.is_segmented:
            super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_segmented:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.palette()
        box = QRectF(self.rect())
        fill = colours.field if self.isEnabled() else colours.ground
        drawing.rounded_box(painter, box, RADIUS, fill=fill)
        clip = QPainterPath()
        clip.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.setClipPath(clip)
        for index in range(self.count()):
            self._paint_segment(painter, index)
        painter.setClipping(False)
        problem = self.property("problem")
        border = {"error": colours.bad, "warning": colours.care}.get(problem, colours.field_border)
        if self.hasFocus():
            drawing.rounded_box(painter, box, RADIUS, border=colours.brand, width=2)
        else:
            drawing.rounded_box(painter, box, RADIUS, border=border)
        painter.end()

    def _paint_segment(self, painter: QPainter, index: int) -> None:
        colours = theme.palette()
        box = self._segment(index)
        is_chosen = index == self.currentIndex()
        if is_chosen:
            painter.fillRect(box, theme.colour("brand_soft"))
        elif index == self._pressed:
            painter.fillRect(box, theme.colour("press"))
        if index:
            edge = (
                box.left()
                if self.layoutDirection() is Qt.LayoutDirection.LeftToRight
                else (box.right() - 1)
            )
            painter.fillRect(QRectF(round(edge), 0, 1, box.height()), theme.colour("line"))
        ink = colours.brand if is_chosen else colours.ink
        if not self.isEnabled():
            ink = colours.faint
        weight = fonts.SEMIBOLD if is_chosen else fonts.MEDIUM
        drawing.draw_text(
            painter,
            box.adjusted(4, 0, -4, 0),
            self.itemText(index),
            font=theme.font(14, weight),
            colour=ink,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        if is_chosen and colours.is_outlined:
            line = QRectF(box.left() + 10, box.bottom() - 5, box.width() - 20, 3)
            painter.fillRect(line, theme.colour("brand"))
