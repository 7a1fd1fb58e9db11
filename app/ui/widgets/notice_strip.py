"""What is to be known while a customer's card is open: good news for them, and why it may be old.

One strip for both: side by side where they fit, else a line each.
"""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from app.ui import drawing, theme
from app.ui.tone import Tone
from app.ui.widgets.card import CardFrame
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import label

SIDE_PX = 20
GAP_PX = 12
BETWEEN_PX = 28


class _Told(QWidget):
    """A chip and a sentence."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("transparent", True)
        self.chip = Chip()
        self.text = label()
        self.text.setObjectName(name)
        self.text.setWordWrap(True)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP_PX)
        self.row.addWidget(self.chip)
        self.row.addWidget(self.text, 1)

    def say(self, chip: str, tone: Tone, text: str) -> None:
        self.chip.set_state(chip, tone)
        self.text.setText(text)
        self.setVisible(bool(text))

    @property
    def line_px(self) -> float:
        """Pixels that it needs to stand in one line."""
        chip = self.chip.sizeHint().width() + GAP_PX if self.chip.text() else 0
        return chip + drawing.text_width(self.text.text(), self.text.font()) + 2


class NoticeStrip(CardFrame):
    """`customer_side_effects` and `customer_notice` are its sentences; it hides without any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._good = _Told("customer_side_effects")
        self._notice = _Told("customer_notice")
        self._hint = label(role="faint")
        self._has_room = True
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.addWidget(self._good)
        self._row.addWidget(self._notice, 1)
        self._notice.row.addWidget(self._hint)
        self.body.addLayout(self._row)

    def word(self, good_chip: str, hint: str) -> None:
        """`good_chip` stands before good news, `hint` quietly at the far end where it fits."""
        self._good.chip.set_state(good_chip, Tone.GOOD)
        self._hint.setText(hint)
        self._fit()

    def tell(self, *, good_news: str, chip: str, tone: Tone, notice: str) -> None:
        self._good.say(self._good.chip.text(), Tone.GOOD, good_news)
        self._notice.say(chip, tone, notice)
        self._fit()

    @property
    def notice(self) -> str:
        return self._notice.text.text()

    def set_room(self, *, has_room: bool) -> None:
        """Without room the notice gives way to the card; good news stay."""
        self._has_room = has_room
        self._fit()

    def _fit(self) -> None:
        has_notice, has_good = bool(self.notice), bool(self._good.text.text())
        is_told = has_notice and self._has_room
        self._notice.setVisible(is_told)
        self.setVisible(has_good or is_told)
        margins = (SIDE_PX, 6, SIDE_PX, 6)
        self.body.setContentsMargins(*margins)
        room = self.width() - 2 * SIDE_PX
        needed = self._notice.line_px + (self._good.line_px + BETWEEN_PX if has_good else 0)
        is_one_line = needed <= room
        for part in (self._good, self._notice):
            part.text.setWordWrap(not is_one_line)
        is_beside = is_one_line or not (has_good and is_told)
        direction = QBoxLayout.Direction.LeftToRight
        if not is_beside:
            direction = QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self._row.setSpacing(BETWEEN_PX if is_beside else 4)
        hint = self._hint.sizeHint().width() + GAP_PX
        self._hint.setVisible(needed + hint <= room)

    def minimumSizeHint(self) -> QSize:
        """Sentences wrap: no width is a must."""
        return QSize(theme.sp(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
