"""Shows the focus of lists and texts, which Qt leaves unmarked: a line around the whole part.

Fields, boxes and buttons paint their own.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTextBrowser, QWidget
from shiboken6 import isValid

from app.ui import drawing, theme

RADIUS = 10
UNMARKED = (QAbstractItemView, QTextBrowser)


class _Ring(QWidget):
    """Lies over a part, to its edges, and lets everything through."""

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        part.installEventFilter(self)
        self.setGeometry(part.rect())
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        border = theme.palette().brand
        drawing.rounded_box(painter, self.rect(), RADIUS, border=border, width=drawing.FOCUS_PX)
        painter.end()


class FocusRing(QObject):
    """Follows the focus within `window`."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ring: _Ring | None = None
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        ring, self._ring = self._ring, None
        if ring is not None and isValid(ring):
            ring.hide()
            ring.deleteLater()
        if isinstance(now, UNMARKED) and now.window() is self._window:
            self._ring = _Ring(now)
