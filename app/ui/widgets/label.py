"""Plain-text labels in the style sheet's roles, and one that shortens what does not fit."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import drawing, theme
from app.ui.plain_tip import plain_tip


class _TextLabel(QLabel):
    """Stands at the leading edge of the screen, whatever script its text is written in."""

    def __init__(self, text: str, parent: QWidget | None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._lead()

    def _lead(self) -> None:
        if self.alignment() & Qt.AlignmentFlag.AlignHCenter:
            return
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        vertical = self.alignment() & Qt.AlignmentFlag.AlignVertical_Mask
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | vertical)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lead()
        super().changeEvent(event)


def label(text: str = "", role: str = "", *, parent: QWidget | None = None) -> QLabel:
    """A plain-text label in one of the style sheet's roles."""
    made = _TextLabel(text, parent)
    if role:
        made.setProperty("role", role)
    return made


LEAST_PX = 32
"""In less room than that nothing can be read."""


class ElidedLabel(QLabel):
    """One line that gives way: what does not fit ends in an ellipsis, the tool tip tells it all."""

    def __init__(self, text: str = "", role: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            is_cut = QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.width()
            self.setToolTip(plain_tip(self.text()) if is_cut else "")
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        is_whole = QFontMetrics(self.font()).horizontalAdvance(self.text()) <= self.width()
        if self.width() < theme.sp(LEAST_PX) and not is_whole:
            return
        painter = QPainter(self)
        ink = self.palette().color(QPalette.ColorRole.WindowText).name()
        drawing.draw_text(
            painter,
            QRectF(self.contentsRect()),
            self.text(),
            font=self.font(),
            colour=ink,
            align=self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask,
        )
        painter.end()
