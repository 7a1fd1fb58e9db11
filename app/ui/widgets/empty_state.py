"""What stands where nothing is to be shown: an icon, what it means, and what to do next."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui import drawing, icons, theme
from app.ui.widgets.card import label


class _Disc(QWidget):
    def __init__(self, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.sp(56), theme.sp(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        box = QRectF(self.rect())
        drawing.rounded_box(painter, box, box.width() / 2, fill=colours.brand_soft)
        inset = box.width() * 0.27
        icons.paint_icon(
            painter, box.adjusted(inset, inset, -inset, -inset), self.icon, colours.brand
        )
        painter.end()


class EmptyState(QWidget):
    """Centred in its space; `set_words` changes what it says. Add buttons to `buttons`."""

    def __init__(
        self, title: str = "", text: str = "", *, icon: str = "info", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._disc = _Disc(icon, self)
        self._title = label(title, "heading")
        self._text = label(text, "second")
        self._text.setWordWrap(True)
        self.buttons = QVBoxLayout()
        self.buttons.setContentsMargins(0, 12, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 28, 24, 28)
        layout.setSpacing(6)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addStretch(1)
        layout.addWidget(self._disc, 0, centre)
        layout.addSpacing(8)
        for part in (self._title, self._text):
            part.setAlignment(centre)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addLayout(self.buttons)
        layout.setAlignment(self.buttons, centre)
        layout.addStretch(1)

    def set_words(self, title: str, text: str, *, icon: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        if icon:
            self._disc.icon = icon
            self._disc.update()

    @property
    def words(self) -> str:
        """Everything it says, for who reads it aloud or tests it."""
        return f"{self._title.text()}\n{self._text.text()}".strip()
