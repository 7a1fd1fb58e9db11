"""Settings, retire: what it means, what keeps it from being done, and a confirmation that nobody
gives by accident: the till's name typed out, one's own PIN, and a press.
"""

from typing import ClassVar, assert_never

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.storage import RescueReceipt
from app.services.retirement import RetirementRefusal, RetirementState
from app.ui.counts import counts
from app.ui.dialogs.rescue import RescuePanel, RescueWay
from app.ui.formats import isolated
from app.ui.pages.pending_words import handed_over_words
from app.ui.pages.settings_part import SettingsPart, SettingsPartView
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.form_field import FormField
from app.ui.widgets.label import label
from app.ui.widgets.pin_field import pin_field
from app.ui.widgets.text_edit import LineEdit

translate = QCoreApplication.translate

NAME = SettingsPart.RETIRE.value


class RetireView(SettingsPartView):
    """`retire_requested` carries what was typed as the till's name, and the PIN."""

    retire_requested: ClassVar[Signal] = Signal(str, str)
    export_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NAME, translate("retire", "Retire this till"), parent)
        self._wanted = ""
        self._is_open = False
        self._unsent = label(role="strong")
        self._unsent.setObjectName("retire_unsent")
        self._unsent.setWordWrap(True)
        self._export = Button(translate("retire", "Hand over…"), icon="download")
        self._export.setObjectName("retire_export")
        self._export.clicked.connect(self.export_requested)
        self.hand_over = RescuePanel(RescueWay.HAND_OVER, "retire_export")
        self._waiting = CardFrame(translate("retire", "First: what is not sent"))
        self._name = LineEdit()
        self._name.setObjectName("retire_name")
        self._pin = pin_field("retire_pin")
        self._name_field = FormField("", self._name)
        self._pin_field = FormField(translate("retire", "Your PIN"), self._pin)
        self._confirm = Button(
            translate("retire", "Retire this till for good"), kind=ButtonKind.DANGER, icon="trash"
        )
        self._confirm.setObjectName("retire_confirm")
        # Enter in a field presses nothing here: what cannot be undone takes a press of its own.
        self._confirm.setAutoDefault(False)
        self._confirm.clicked.connect(self._on_confirm)
        self._certainty = CardFrame(translate("retire", "Be sure"))
        for field in (self._name, self._pin):
            field.textChanged.connect(lambda _: self._settle())
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        meaning = CardFrame()
        for words in _meaning():
            line = label(words)
            line.setWordWrap(True)
            meaning.body.addWidget(line)
        self._waiting.body.addWidget(self._unsent)
        self._waiting.body.addWidget(FlowRow(self._export))
        self._waiting.body.addWidget(self.hand_over)
        grid = FieldGrid(columns=2)
        grid.set_fields([self._name_field, self._pin_field])
        self._certainty.body.addWidget(grid)
        self._certainty.body.addWidget(FlowRow(self._confirm))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(16)
        for card in (meaning, self._waiting, self._certainty):
            column.addWidget(card)
        column.addStretch(1)
        self.put_content(ContentScroll(content))

    def show_state(self, state: RetirementState) -> None:
        """Whether it can be done now, and what has to be typed for it."""
        self._wanted = state.name
        self._is_open = not state.unsent and not state.is_training
        self._unsent.setText(
            translate("retire", "{unsent}: send it, withdraw it, or hand it over first.").format(
                unsent=counts.unsent(state.unsent)
            )
        )
        self._waiting.setVisible(bool(state.unsent) and not state.is_training)
        self._certainty.setVisible(self._is_open)
        self._name_field.set_label(
            translate("retire", "Type the name of this till: {name}").format(
                name=isolated(state.name)
            )
        )
        if state.is_training:
            self.show_refused(RetirementRefusal.TRAINING)
        self._settle()

    def show_refused(self, refusal: RetirementRefusal) -> None:
        tone = Tone.CARE if refusal is RetirementRefusal.TRAINING else Tone.BAD
        self.message.say(_refusal_words(refusal), tone=tone)

    def show_refused_pin(self, words: str) -> None:
        self._pin.clear()
        self.message.say(words, tone=Tone.BAD)

    def show_handed_over(self, receipt: RescueReceipt, path: str) -> None:
        self.message.say(handed_over_words(receipt), tone=Tone.GOOD, details=path)

    def set_busy(self, *, is_busy: bool) -> None:
        self._is_open = not is_busy
        self._settle()

    def clear(self) -> None:
        """No PIN and no half a confirmation stays behind."""
        self._name.clear()
        self._pin.clear()
        self.hand_over.dismiss()
        self._waiting.setVisible(False)
        self._certainty.setVisible(False)
        self._is_open = False
        self._settle()

    def _settle(self) -> None:
        is_named = bool(self._wanted) and self._name.text().strip() == self._wanted
        self._confirm.setEnabled(self._is_open and is_named and bool(self._pin.text()))
        self._confirm.setToolTip(
            ""
            if self._confirm.isEnabled()
            else translate("retire", "The till's name and your PIN first")
        )

    def _on_confirm(self) -> None:
        self.retire_requested.emit(self._name.text(), self._pin.text())


def _meaning() -> tuple[str, ...]:
    return (
        translate(
            "retire",
            "For a till that leaves the shop. Its key is forgotten and its storage wiped: nobody"
            " can read its customers, its audit or its drafts again. There is no way back.",
        ),
        translate(
            "retire",
            "Tables and slips among its exports are deleted. Rescue files, closing certificates"
            " and the settings stay. Take the audit along first if it is still needed.",
        ),
    )


def _refusal_words(refusal: RetirementRefusal) -> str:
    match refusal:
        case RetirementRefusal.UNSENT_WORK:
            return translate("retire", "Something is not sent yet. Nothing was changed.")
        case RetirementRefusal.WRONG_NAME:
            return translate("retire", "That is not this till's name. Nothing was changed.")
        case RetirementRefusal.TRAINING:
            return translate(
                "retire",
                "This till practises: it keeps nobody real, and there is nothing to retire.",
            )
        case _:
            assert_never(refusal)
