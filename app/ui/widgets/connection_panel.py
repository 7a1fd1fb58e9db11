"""What stands behind the connection pill: what it means, what was tried, what to do. Not modal."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import drawing, theme
from app.ui.plain_tip import plain_tip
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import label

WIDTH_PX = 420
SHOWN_ATTEMPTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One line of what was tried, in words."""

    at: str
    words: str
    is_good: bool
    details: str = ""


class ConnectionPanel(QFrame):
    """Opens under the pill and leaves the focus where it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("connection_panel")
        self._window = parent
        self._state = Chip()
        self._state.setObjectName("connection_state")
        self._last_good = label(role="faint")
        self._advice = label()
        self._advice.setObjectName("connection_advice")
        self._advice.setWordWrap(True)
        self._tried_title = label(role="label")
        self._tried = QGridLayout()
        self._tried.setHorizontalSpacing(12)
        self._tried.setVerticalSpacing(4)
        self._tried.setColumnStretch(1, 1)
        self.try_button = Button("", kind=ButtonKind.PRIMARY, icon="refresh")
        self.try_button.setObjectName("connection_try")
        self.close_button = Button("", kind=ButtonKind.QUIET, icon="x")
        self.close_button.setObjectName("connection_close")
        self.close_button.clicked.connect(self.hide)
        for button in (self.try_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 12, 20)
        layout.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._state)
        head.addWidget(self._last_good)
        head.addStretch(1)
        head.addWidget(self.close_button)
        layout.addLayout(head)
        layout.addWidget(self._advice)
        layout.addSpacing(4)
        layout.addWidget(self._tried_title)
        layout.addLayout(self._tried)
        layout.addSpacing(6)
        foot = QHBoxLayout()
        foot.addWidget(self.try_button)
        foot.addStretch(1)
        layout.addLayout(foot)
        self._word()
        self.hide()

    def set_state(self, text: str, tone: Tone, advice: str, last_good: str) -> None:
        self._state.set_state(text, tone)
        self._advice.setText(advice)
        self._last_good.setText(last_good)
        self.setAccessibleName(text)
        self.setAccessibleDescription(advice)
        self._fit()

    def set_attempts(self, attempts: Sequence[Attempt]) -> None:
        """The newest first."""
        while (item := self._tried.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for row, attempt in enumerate(attempts[:SHOWN_ATTEMPTS]):
            at = label(attempt.at, "faint")
            words = label(attempt.words, "second")
            words.setWordWrap(True)
            words.setToolTip(plain_tip(attempt.details))
            words.setProperty("tone", "good" if attempt.is_good else "")
            self._tried.addWidget(at, row, 0, Qt.AlignmentFlag.AlignTop)
            self._tried.addWidget(words, row, 1)
        self._tried_title.setVisible(bool(attempts))
        self._fit()

    def open_under(self, pill: QWidget) -> None:
        """Show the panel below `pill`, inside the window."""
        self._fit()
        window = self._window
        corner = pill.mapTo(window, QPoint(0, pill.height() + 6))
        left = corner.x()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = corner.x() + pill.width() - self.width()
        left = min(max(left, 12), window.width() - self.width() - 12)
        self.move(left, corner.y())
        self.show()
        self.raise_()

    def _fit(self) -> None:
        width = min(theme.sp(WIDTH_PX), self._window.width() - 24)
        self.setFixedWidth(max(width, 280))
        self._layout.activate()
        self.setFixedHeight(max(self._layout.heightForWidth(self.width()), 120))

    def _word(self) -> None:
        self._tried_title.setText(self.tr("What was tried"))
        self.try_button.setText(self.tr("Try now"))
        self.close_button.setAccessibleName(self.tr("Close"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        is_done = super().event(event)
        # A line that was just put in counts only once it is shown, which is later than `_fit`.
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return is_done

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        drawing.rounded_box(
            painter, self.rect(), 14, fill=colours.card, border=colours.field_border
        )
        painter.end()
