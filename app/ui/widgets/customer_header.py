"""The head of a customer's card: who, which tier, what state; masked contacts; three figures."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import drawing, theme
from app.ui.pages.customer_view import CardView
from app.ui.spoken import announce
from app.ui.tone import Tone, tone_ink, tone_soft
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.chip import Chip, chip_font
from app.ui.widgets.label import ElidedLabel, label

SMALLEST_STATE_PX = 90
HEAD_MARGINS = 22 + 18 + 10 + 3 * 10
"""Pixels of the head that are neither a picture, nor words, nor figures."""


class _Figure(QWidget):
    """A number under its name, behind a hairline."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = label(role="label")
        self.value = label(role="figure")
        self.value.setObjectName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 0, 18, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.name)
        column.addWidget(self.value)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def word(self, text: str) -> None:
        self.name.setText(text)
        self.value.setAccessibleName(f"{text}: {self.value.text()}")

    def set_value(self, text: str) -> None:
        self.value.setText(text)
        self.value.setAccessibleName(f"{self.name.text()}: {text}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = self.width() - 1 if is_rtl else 0
        painter.fillRect(x, 4, 1, self.height() - 8, theme.colour("line"))
        painter.end()


class _StateChip(Chip):
    """Gives way where there is no room: the sentence below tells what is cut off."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), theme.sp(SMALLEST_STATE_PX)), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        border = tone_ink(self.tone) if theme.palette().is_outlined else None
        drawing.rounded_box(painter, box, 6, fill=tone_soft(self.tone), border=border)
        drawing.draw_text(
            painter,
            box.adjusted(6, 0, -6, 0),
            self.text(),
            font=chip_font(),
            colour=tone_ink(self.tone),
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        painter.end()


class CustomerHeader(QWidget):
    """Shows a `CardView`'s head. `reveal` is the button that unmasks for a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar(side=60)
        self._name = ElidedLabel(role="title")
        self._name.setObjectName("customer_name")
        self._tier = Chip(scale=1.15)
        self._tier.setObjectName("customer_tier")
        self._state = _StateChip()
        self._state.setObjectName("customer_state")
        self._why = label(role="second")
        self._why.setObjectName("customer_state_why")
        self._why.setWordWrap(True)
        self._contacts = ElidedLabel(role="second")
        self._contacts.setObjectName("customer_contacts")
        self.reveal = Button("", kind=ButtonKind.QUIET, icon="eye", shortcut_hint="F9")
        self.reveal.setObjectName("customer_reveal")
        self.reveal.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._points = _Figure("customer_points")
        self._lifetime = _Figure("customer_lifetime_points")
        self._purchases = _Figure("customer_purchases")
        self._reveal_words = ""
        self._said = ""
        self._person = QWidget()
        row = QHBoxLayout(self._person)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self._avatar)
        row.addLayout(self._words(), 1)
        self._figures = QWidget()
        figures = QHBoxLayout(self._figures)
        figures.setContentsMargins(0, 0, 0, 0)
        figures.setSpacing(0)
        for figure in (self._points, self._lifetime, self._purchases):
            figures.addWidget(figure)
        figures.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(22, 16, 10, 12)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._person, 1)
        self._layout.addWidget(self._figures)
        self.word()

    def _words(self) -> QVBoxLayout:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._name)
        first.addWidget(self._tier, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        self._beside_name = first
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self._contacts)
        second.addWidget(self.reveal)
        second.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        self._below_name = QHBoxLayout()
        self._below_name.addStretch(1)
        words.addLayout(first)
        words.addLayout(second)
        words.addLayout(self._below_name)
        words.addWidget(self._why)
        words.addStretch(1)
        return words

    def show_view(self, view: CardView) -> None:
        self._avatar.set_name(view.raw_name)
        self._name.setText(view.name)
        self._tier.set_tier(view.tier)
        self._state.set_state(view.state, view.state_tone)
        self._state.setAccessibleDescription(view.state_why)
        self._why.setText(view.state_why)
        self._why.setVisible(bool(view.state_why))
        self._place_state()
        self._contacts.setText("   ".join(view.contacts))
        self._points.set_value(view.points)
        self._lifetime.set_value(view.lifetime_points)
        self._purchases.set_value(view.purchases)
        self.reveal.setVisible(bool(view.contacts))
        self._reveal_words = self.tr("Hide") if view.is_revealed else self.tr("Reveal")
        self.reveal.setAccessibleName(self._reveal_words)
        self._word_reveal()
        self.reveal.set_icon("eye-off" if view.is_revealed else "eye")
        self._say(view)

    def forget(self) -> None:
        """Nobody is named till the next one is, who is read out even if called and rated alike.

        What decides the head's height stays: the page would be laid out twice for a moment that
        nobody sees.
        """
        self._name.setText("")
        self._contacts.setText("")
        self._tier.set_tier("")
        self._state.set_state("", Tone.NEUTRAL)
        for figure in (self._points, self._lifetime, self._purchases):
            figure.set_value("")
        self._said = ""

    def _say(self, view: CardView) -> None:
        """Read out whose card it is, and what has changed there meanwhile."""
        points = f"{self._points.name.text()}: {view.points}"
        parts = (view.name, self._tier.text(), points, view.state, view.state_why)
        words = ". ".join(part.rstrip(".") for part in parts if part) if view.name else ""
        if words == self._said:
            return
        self._said = words
        if words and self.isVisible():
            announce(self, words)

    def set_figures_shown(self, *, is_shown: bool) -> None:
        """Whether the three figures take their room."""
        self._figures.setVisible(is_shown)

    def set_low(self, *, is_low: bool) -> None:
        """Whether the window is low, and the head stands closer."""
        self._layout.setContentsMargins(22, 8 if is_low else 16, 10, 6 if is_low else 12)

    def showEvent(self, event: QShowEvent) -> None:
        """The card comes to the front, perhaps for the same customer once more."""
        super().showEvent(event)
        if self._said and not event.spontaneous():
            announce(self, self._said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The figures go below the person where both cannot stand side by side."""
        super().resizeEvent(event)
        is_wide = self.width() - self._figures.sizeHint().width() >= theme.sp(420)
        wanted = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() is not wanted:
            self._layout.setDirection(wanted)
        self._word_reveal()
        self._place_state()

    def _place_state(self) -> None:
        """Beside the name while both can be read, else in a line of its own."""
        room = self.width() - self._avatar.sizeHint().width() - HEAD_MARGINS
        if self._layout.direction() is QBoxLayout.Direction.LeftToRight:
            room -= self._figures.sizeHint().width()
        tier = self._tier.sizeHint().width() if self._tier.text() else 0
        needed = self._name.sizeHint().width() + tier + self._state.sizeHint().width()
        wanted = self._beside_name if needed <= room else self._below_name
        if wanted.indexOf(self._state) < 0:
            other = self._below_name if wanted is self._beside_name else self._beside_name
            other.removeWidget(self._state)
            wanted.insertWidget(wanted.count() - 1, self._state)

    def _word_reveal(self) -> None:
        """The eye alone where the contacts need the room."""
        is_roomy = self.width() >= theme.sp(980)
        self.reveal.setText(self._reveal_words if is_roomy else "")
        self.reveal.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Side by side is no must: otherwise the figures would never go below."""
        return QSize(320, self.sizeHint().height())

    def word(self) -> None:
        self._points.word(self.tr("Points"))
        self._lifetime.word(self.tr("Lifetime points"))
        self._purchases.word(self.tr("Purchases"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.word()
        super().changeEvent(event)
