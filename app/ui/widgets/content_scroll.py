"""A scroll area as tall as its content while there is room; only then does it scroll."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui import theme

SMALLEST_PX = 120


class ContentScroll(QScrollArea):
    """Only ever scrolls up and down; what gets the focus is brought into sight."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._content = content
        content.setProperty("transparent", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)

    def sizeHint(self) -> QSize:
        hint = self._content.sizeHint()
        return QSize(hint.width(), hint.height() + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        hint = self._content.minimumSizeHint()
        return QSize(hint.width(), min(theme.sp(SMALLEST_PX), hint.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Content that grew or shrank (a column less, larger text) makes the area do the same."""
        if event.type() is QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
        return super().eventFilter(watched, event)
