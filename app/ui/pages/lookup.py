"""The look-up page: who was found and why, which kind of "not found" it is, who was here lately."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.customer import CustomerKey
from app.domain.match import Match
from app.ui import theme
from app.ui.spoken import announce
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.chip import Chip
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import ElidedLabel, label
from app.ui.widgets.match_list import ResultList, TileList

ROOMY_PX = 640
"""Narrower than that, what the message says, and what to do about it, stand below each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupMessage:
    """What `lookup_message` says. `register_words` is the button's text, empty for no button."""

    title: str
    text: str
    chip: str = ""
    tone: Tone = Tone.GREY
    register_words: str = ""


class LookupPage(QWidget):
    """`match_chosen(CustomerKey)`; `register_requested()` for what was looked for."""

    match_chosen: ClassVar[Signal] = Signal(str)
    register_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_lookup")
        self._said = ""
        self.results = ResultList()
        self.results.setObjectName("lookup_results")
        self.results.chosen.connect(self.match_chosen)
        self._results_card = CardFrame(is_flush=True)
        self._results_card.body.addWidget(self.results)
        self._results_card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._message_card = self._build_message()
        self.recents = TileList()
        self.recents.setObjectName("recent_list")
        self.recents.chosen.connect(self.match_chosen)
        self._recents_title = label(role="heading")
        self._welcome = EmptyState(icon="search")
        self._welcome.setObjectName("lookup_welcome")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(16)
        column.addWidget(self._results_card)
        column.addWidget(self._message_card)
        self._lately = QWidget()
        lately = QVBoxLayout(self._lately)
        lately.setContentsMargins(0, 4, 0, 0)
        lately.setSpacing(12)
        self._recents_title.setContentsMargins(4, 0, 4, 0)
        lately.addWidget(self._recents_title)
        lately.addWidget(self.recents)
        column.addWidget(self._lately)
        column.addWidget(self._welcome, 1)
        column.addStretch(1)
        self._word()
        self.clear()

    def _build_message(self) -> CardFrame:
        card = CardFrame()
        self._message_chip = Chip()
        self._message_title = ElidedLabel(role="heading")
        self._message = label(role="second")
        self._message.setObjectName("lookup_message")
        self._message.setWordWrap(True)
        self._register = Button("", kind=ButtonKind.PRIMARY, icon="user-plus")
        self._register.setObjectName("lookup_register")
        self._register.clicked.connect(self.register_requested)
        words = QVBoxLayout()
        words.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._message_title)
        head.addWidget(self._message_chip)
        head.addStretch(1)
        words.addLayout(head)
        words.addWidget(self._message)
        row = self._message_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        row.addLayout(words, 1)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        row.addWidget(self._register, 0, align)
        card.body.addLayout(row)
        return card

    @property
    def message(self) -> str:
        """What `lookup_message` says at the moment, empty while it is hidden."""
        return "" if self._message_card.isHidden() else self._message.text()

    def clear(self) -> None:
        """Nothing looked for: only those seen lately."""
        self._said = ""
        self._results_card.hide()
        self._message_card.hide()
        self.results.matches.set_matches((), _NO_TIME)
        self._show_welcome()

    def show_matches(
        self, matches: Sequence[Match], *, title: str, subtitle: str, now: datetime
    ) -> None:
        """List who was found, best first; none hides the list."""
        self.results.matches.set_matches(matches, now)
        self.results.setAccessibleName(title)
        self._results_card.set_title(title)
        self._results_card.set_subtitle(subtitle)
        self._results_card.setVisible(bool(matches))
        self._results_card.updateGeometry()
        if matches:
            self._say(title)
        self._show_welcome()

    def show_hint(self, title: str, subtitle: str) -> None:
        """A line where the results would be, while nothing matches what is being typed."""
        self._results_card.set_title(title)
        self._results_card.set_subtitle(subtitle)
        self._results_card.show()
        self._say(f"{title}. {subtitle}")
        self._show_welcome()

    def show_message(self, message: LookupMessage | None) -> None:
        """Say which "not found" it is, or (None) nothing."""
        self._message_card.setVisible(message is not None)
        if message is not None:
            self._message_title.setText(message.title)
            self._message.setText(message.text)
            words = f"{message.title}. {message.text}"
            self._message.setAccessibleName(words)
            self._say(words)
            self._message_chip.set_state(message.chip, message.tone)
            self._register.setText(message.register_words)
            self._register.setVisible(bool(message.register_words))
            self._register.updateGeometry()
        self._show_welcome()

    def set_recents(self, matches: Sequence[Match], now: datetime) -> None:
        self.recents.matches.set_matches(matches, now)
        self._show_welcome()

    def move_selection(self, step: int) -> None:
        """Move down (1) or up (-1) in the results; the focus stays in the search field."""
        rows = self.results.matches.rowCount()
        if not rows:
            return
        row = self.results.currentIndex().row()
        row = (0 if step > 0 else rows - 1) if row < 0 else min(max(row + step, 0), rows - 1)
        index = self.results.matches.index(row, 0)
        self.results.setCurrentIndex(index)
        self._say(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def selected_key(self) -> CustomerKey | None:
        """Who is selected in the results, if anybody."""
        return self.results.matches.key_at(self.results.currentIndex())

    def _say(self, words: str) -> None:
        """The focus stays in the search field: what comes of it is read out from here."""
        if words != self._said:
            self._said = words
            announce(self, words)

    def _show_welcome(self) -> None:
        has_recents = self.recents.matches.rowCount() > 0
        is_idle = self._results_card.isHidden() and self._message_card.isHidden()
        wanted = sum(
            part.sizeHint().height() + 16
            for part in (self._results_card, self._message_card)
            if not part.isHidden()
        )
        room = self.height() - wanted - 36
        # Those seen lately give way to what was looked for.
        self._lately.setVisible(has_recents and (is_idle or self._lately_height() <= room))
        self._welcome.setVisible(not has_recents and is_idle)

    def _lately_height(self) -> int:
        return self._recents_title.sizeHint().height() + 16 + self.recents.sizeHint().height()

    def _fit_message(self) -> None:
        is_roomy = self.width() >= theme.sp(ROOMY_PX)
        directions = QBoxLayout.Direction
        self._message_row.setDirection(
            directions.LeftToRight if is_roomy else directions.TopToBottom
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_message()
        self._show_welcome()

    def _word(self) -> None:
        self._recents_title.setText(self.tr("Lately on this till"))
        self.recents.setAccessibleName(self.tr("Lately on this till"))
        self._results_card.set_right(self.tr("↑ ↓ Enter"))
        self._welcome.set_words(
            self.tr("Ready for the next customer"),
            self.tr("Scan a card, or type a mobile number, an e-mail address or a name."),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        if event.type() == QEvent.Type.StyleChange:
            self._fit_message()
        super().changeEvent(event)


_NO_TIME = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
