"""The sign-in and lock page: who stands here, their PIN, and what else a first time needs.

Works before the till's storage is open: then it asks for the passphrase alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, unique
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.faults import Fault
from app.domain.op import Associate
from app.services.session import SignInNeeds, SignInRefusal, SignInRefused
from app.ui import theme
from app.ui.pages.signin_fields import SignInFields
from app.ui.tone import Tone
from app.ui.widgets.associate_tiles import AssociateTiles
from app.ui.widgets.avatar import Avatar
from app.ui.widgets.brand_mark import BrandMark
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.label import label
from app.ui.widgets.notice import Notice
from app.ui.widgets.number_pad import NumberPad
from app.ui.wording_faults import fault_details, fault_sentence
from app.ui.wording_signin import sign_in_refusal_words

CARD_PX = 440
PAD_PX = 320
PAD_SHARE = 0.36
ROOM_PX = 64
"""The margins, and the gap between the card and the pad."""


@unique
class SignInMode(Enum):
    UNLOCK = "unlock"
    """The storage is closed: its passphrase is asked for."""
    SIGN_IN = "sign_in"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInEntries:
    """What was typed. Secrets: never logged, never kept."""

    name: str
    pin: str
    pin_again: str
    supervisor_pin: str
    server_username: str
    server_password: str
    passphrase: str


class SignInPage(QWidget):
    """`name_changed` comes with each keystroke, `name_settled` once a name is chosen or left."""

    submit_requested: ClassVar[Signal] = Signal()
    switch_requested: ClassVar[Signal] = Signal()
    name_changed: ClassVar[Signal] = Signal(str)
    name_settled: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_signin")
        self.setProperty("ground", True)
        self.mode = SignInMode.SIGN_IN
        self._is_training = False
        self._mark = BrandMark()
        self._avatar = Avatar(side=56)
        self._title = label(role="title")
        self._subtitle = label(role="second")
        self._subtitle.setWordWrap(True)
        self._tiles = AssociateTiles()
        self.fields = SignInFields()
        self.message = Notice("signin_message")
        self._submit = Button("", kind=ButtonKind.PRIMARY, shortcut_hint=self.tr("Enter"))
        self._submit.setObjectName("signin_submit")
        self._switch = Button(
            self.tr("Switch associate"), kind=ButtonKind.QUIET, icon="switch-user"
        )
        self._switch.setObjectName("signin_switch")
        self._waiting = label(role="faint")
        self._waiting.setObjectName("signin_waiting")
        self._waiting.setWordWrap(True)
        self._pad = NumberPad(has_plus=False)
        self._card, self._pad_card = CardFrame(), CardFrame()
        self._lay_out()
        self._connect()
        self.show_waiting(0)
        self.show_sign_in()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 24, 24, 24)
        row.setSpacing(16)
        row.addStretch(1)
        row.addLayout(self._centred(self._build_card()))
        row.addLayout(self._centred(self._build_pad()))
        row.addStretch(1)

    @staticmethod
    def _centred(card: CardFrame) -> QVBoxLayout:
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(card)
        column.addStretch(1)
        return column

    def _build_card(self) -> CardFrame:
        card = self._card
        card.body.setContentsMargins(32, 30, 32, 28)
        head = QHBoxLayout()
        head.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        head.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._tiles)
        column.addWidget(self.fields)
        card.body.addLayout(head)
        card.body.addWidget(ContentScroll(content), 1)
        card.body.addWidget(self.message)
        card.body.addWidget(self._submit)
        card.body.addWidget(self._switch)
        card.body.addWidget(self._waiting)
        return card

    def _build_pad(self) -> CardFrame:
        self._pad_card.body.setContentsMargins(18, 18, 18, 18)
        self._pad_card.body.addWidget(self._pad)
        return self._pad_card

    def _connect(self) -> None:
        self._submit.clicked.connect(self.submit_requested)
        self._switch.clicked.connect(self.switch_requested)
        self._tiles.chosen.connect(self._on_tile_chosen)
        self.fields.enter_pressed.connect(self._on_enter_pressed)
        self.fields.name_changed.connect(self._on_name_changed)
        self.fields.name_settled.connect(self.name_settled)
        self.fields.pin_entered.connect(self._pad.attach)

    def show_unlock(self, *, is_new: bool) -> None:
        """Ask for the passphrase of the storage. `is_new`: it is being chosen now."""
        self._begin(SignInMode.UNLOCK)
        self._title.setText(self.tr("Open this till"))
        self._subtitle.setText(
            self.tr(
                "Choose the passphrase that opens this till's storage from now on: at least"
                " 12 characters. Nobody can recover it."
            )
            if is_new
            else self.tr("Its storage is locked with a passphrase.")
        )
        self._submit.setText(self.tr("Open"))
        self.fields.show_passphrase()
        self.focus_first()

    def show_sign_in(self) -> None:
        """Ask who it is."""
        self._begin(SignInMode.SIGN_IN)
        self._title.setText(self.tr("Tillside"))
        self._subtitle.setText(self.tr("Who is at this till?"))
        self._submit.setText(self.tr("Sign in"))
        self.offer_names(())
        self.show_needs(SignInNeeds())
        self.focus_first()

    def offer_names(self, associates: Iterable[Associate]) -> None:
        """Whom this till and its store know, as far as that is known by now: nothing typed goes."""
        self.fields.show_names(known := tuple(associates))
        self._tiles.show_names([associate.name for associate in known])
        self._tiles.mark(self.fields.name())

    def show_lock(self, associate: Associate) -> None:
        """Ask for the PIN of the one who is signed in."""
        self._begin(SignInMode.LOCKED)
        self._title.setText(associate.name)
        self._avatar.set_name(associate.name)
        self._subtitle.setText(self.tr("Locked. Your work is kept."))
        self._submit.setText(self.tr("Unlock"))
        self.fields.show_fixed(associate)
        self.show_needs(SignInNeeds())
        self.focus_first()

    def _begin(self, mode: SignInMode) -> None:
        self.mode = mode
        self.message.clear()
        self.fields.clear_secrets()
        self._mark.setVisible(mode is not SignInMode.LOCKED)
        self._avatar.setVisible(mode is SignInMode.LOCKED)
        self._switch.setVisible(mode is SignInMode.LOCKED)
        self._tiles.setVisible(mode is SignInMode.SIGN_IN)
        self._pad_card.setVisible(mode is not SignInMode.UNLOCK)
        self.set_busy(False)

    def set_training(self, *, is_training: bool) -> None:
        """A till that practises asks for no secrets."""
        self._is_training = is_training

    def show_needs(self, needs: SignInNeeds) -> None:
        """Show what this name is asked for besides a PIN."""
        if self._is_training:
            self.fields.show_no_pin()
            self._subtitle.setText(self.tr("This till practises: no PIN is needed."))
            return
        self.fields.show_needs(needs)
        if self.mode is SignInMode.SIGN_IN:
            words = self.tr("Who is at this till?")
            if needs.server_login:
                words = self.tr("The first one here: choose a PIN and give the server's login.")
            elif needs.supervisor_pin:
                words = self.tr("New on this till: choose a PIN; a supervisor types theirs too.")
            elif needs.is_new:
                words = self.tr("The first one here: choose a PIN.")
            self._subtitle.setText(words)

    def show_waiting(self, count: int) -> None:
        """How many ops wait to be sent; none says nothing."""
        words = self.tr("%n waiting to be sent; sending goes on while locked", "", count)
        if self.mode is SignInMode.UNLOCK:
            words = self.tr("%n waiting to be sent, once this till is open", "", count)
        self._waiting.setText(words if count else "")
        self._waiting.setVisible(bool(count))

    def show_refusal(self, refused: SignInRefused) -> None:
        """Say why, and empty only what was wrong."""
        details = fault_details(refused.fault) if refused.fault is not None else ""
        self.message.say(sign_in_refusal_words(refused), tone=Tone.BAD, details=details)
        self.fields.reject(refused.refusal)

    def show_wait(self, seconds: float) -> None:
        """Too many wrong PINs: nothing can be tried for `seconds`."""
        refused = SignInRefused(SignInRefusal.TRY_LATER, wait_s=seconds)
        self.message.say(sign_in_refusal_words(refused), tone=Tone.BAD)
        self._submit.setEnabled(False)

    def end_wait(self) -> None:
        self.message.clear()
        self._submit.setEnabled(True)

    def show_fault(self, fault: Fault) -> None:
        self.message.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    def reject_passphrase(self, fault: Fault) -> None:
        self.show_fault(fault)
        self.fields.reject_passphrase()

    def set_busy(self, is_busy: bool) -> None:
        self._submit.setEnabled(not is_busy)

    def entries(self) -> SignInEntries:
        fields = self.fields
        return SignInEntries(
            name=fields.name(),
            pin=fields.text("pin"),
            pin_again=fields.text("pin_again"),
            supervisor_pin=fields.text("supervisor_pin"),
            server_username=fields.text("server_username"),
            server_password=fields.text("server_password"),
            passphrase=fields.text("passphrase"),
        )

    def focus_missing(self) -> bool:
        """Go to the first field that is still empty, if there is one."""
        return self.fields.focus_missing()

    def focus_first(self) -> None:
        """The first field; where nothing is asked for, the button."""
        if self.fields.asks_for_pin:
            self.fields.focus_first()
        elif not self.focus_missing():
            self._submit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tile_chosen(self, name: str) -> None:
        self.fields.set_name(name)
        self.name_settled.emit(name)
        self.fields.focus_pin()

    def _on_name_changed(self, name: str) -> None:
        self._tiles.mark(name)
        self.name_changed.emit(name)

    def _on_enter_pressed(self) -> None:
        """Enter goes on to what is empty; with nothing empty it signs in."""
        if not self._submit.isEnabled() or self.focus_missing():
            return
        self.submit_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_cards()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cards()

    def _fit_cards(self) -> None:
        pad = min(theme.sp(PAD_PX), round(self.width() * PAD_SHARE))
        self._pad_card.setFixedWidth(pad)
        self._card.setFixedWidth(min(theme.sp(CARD_PX), self.width() - pad - ROOM_PX))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_first()
