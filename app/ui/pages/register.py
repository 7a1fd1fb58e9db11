"""The register page: the form, who may already be a customer, and a pad for fingers.

Shows what its presenter gives it and tells what was done; it saves nothing and asks nobody.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.domain.customer import CustomerKey
from app.domain.faults import Fault
from app.domain.match import Match
from app.domain.op import Op
from app.domain.organisation import RegistrationRules
from app.domain.outcome import SideEffect
from app.domain.registration import FormValues
from app.domain.registration_review import FieldProblem
from app.ui import theme
from app.ui.first_focus import set_first_focus
from app.ui.formats import isolated
from app.ui.pages.register_form import RegisterForm
from app.ui.pages.register_words import already_waiting_words, side_effect_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.doubles_list import DoublesList
from app.ui.widgets.label import ElidedLabel, label
from app.ui.widgets.notice import Notice
from app.ui.widgets.number_pad import NumberPad
from app.ui.wording import fault_details, fault_sentence, why_words

SIDE_PX = 380
SIDE_SHARE = 0.335
LARGE_TEXT_SIDE_SHARE = 0.42
LARGE_TEXT = 1.25
OPEN_KEY = "Ctrl+O"
"""Opens the likeliest double; Tab leads to it only after all of the form."""


class RegisterPage(QWidget):
    """Object name `page_register`; the parts are named in the screens' own contract."""

    field_changed: ClassVar[Signal] = Signal(str)
    field_left: ClassVar[Signal] = Signal(str)
    submit_requested: ClassVar[Signal] = Signal()
    clear_requested: ClassVar[Signal] = Signal()
    open_requested: ClassVar[Signal] = Signal(str)
    shown: ClassVar[Signal] = Signal()
    hidden: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_register")
        self.setProperty("ground", True)
        self.form = RegisterForm()
        self.message = Notice("register_message")
        self.side_effects = Notice("register_side_effects")
        self._title = label(self.tr("Register"), "title")
        self._subtitle = ElidedLabel(role="second")
        self._draft = ElidedLabel(role="faint")
        self._draft.setObjectName("register_draft")
        self._draft.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._submit = Button(
            self.tr("Register"), kind=ButtonKind.PRIMARY, shortcut_hint=self.tr("Enter")
        )
        self._submit.setObjectName("register_submit")
        self._clear = Button(self.tr("Clear"))
        self._clear.setObjectName("register_clear")
        self._doubles = DoublesList()
        self._doubles.setObjectName("register_duplicates")
        self._doubles.setAccessibleName(self.tr("Possible doubles"))
        self._doubles_card = CardFrame(self.tr("Already a customer?"))
        self._doubles_words = label(role="second")
        self._doubles_key = label(role="faint")
        self._doubles_key.setWordWrap(True)
        self._pad = NumberPad()
        self._side = QWidget()
        self._had_focus = False
        self._lay_out()
        self._connect()
        set_first_focus(self, self.form.editor_widgets()[0])
        self.show_doubles((), is_searched=False)
        self.show_as_new()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 20)
        outer.setSpacing(14)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._title, 0, Qt.AlignmentFlag.AlignBaseline)
        title.addWidget(self._subtitle, 1, Qt.AlignmentFlag.AlignBaseline)
        outer.addLayout(title)
        columns = QHBoxLayout()
        columns.setSpacing(16)
        left = QVBoxLayout()
        left.addWidget(self._form_card())
        left.addStretch(1)
        columns.addLayout(left, 1)
        columns.addWidget(self._side_column())
        outer.addLayout(columns, 1)

    def _form_card(self) -> CardFrame:
        card = CardFrame()
        card.body.setContentsMargins(24, 20, 24, 22)
        card.body.addWidget(ContentScroll(self.form), 1)
        card.body.addWidget(self.side_effects)
        card.body.addWidget(self.message)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self._submit)
        foot.addWidget(self._clear)
        foot.addWidget(self._draft, 1)
        card.body.addLayout(foot)
        return card

    def _side_column(self) -> QWidget:
        self._doubles_card.body.addWidget(self._doubles_words)
        self._doubles_card.body.addWidget(self._doubles)
        self._doubles_card.body.addWidget(self._doubles_key)
        self._doubles_card.body.setSpacing(8)
        pad = CardFrame()
        pad.body.setContentsMargins(18, 16, 18, 16)
        pad.body.addWidget(self._pad)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._doubles_card)
        column.addWidget(pad)
        column.addStretch(1)
        self._side = ContentScroll(holder)
        return self._side

    def _connect(self) -> None:
        self.form.field_changed.connect(self.field_changed)
        self.form.field_left.connect(self.field_left)
        self.form.enter_pressed.connect(self.submit_requested)
        self.form.line_entered.connect(self._on_line_entered)
        self._submit.clicked.connect(self.submit_requested)
        self._clear.clicked.connect(self.clear_requested)
        self._doubles.open_requested.connect(self.open_requested)
        for keys, deed in (
            (QKeySequence(QKeySequence.StandardKey.Save), self._submit.click),
            (QKeySequence(OPEN_KEY), self._doubles.open_likeliest),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(deed)

    def set_rules(self, rules: RegistrationRules) -> None:
        """Build the form anew where the organisation's own fields changed."""
        self.form.set_rules(rules)

    def set_busy(self, is_busy: bool) -> None:
        """While saving, the button cannot be pressed again; it gets its focus back afterwards."""
        if is_busy:
            self._had_focus = self._submit.hasFocus()
        self._submit.setEnabled(not is_busy)
        self._submit.setText(self.tr("Saving…") if is_busy else self.tr("Register"))
        self._submit.updateGeometry()
        if not is_busy and self._had_focus and self.isVisible():
            self._submit.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_as_new(self) -> None:
        """The form is for somebody new."""
        self._title.setText(self.tr("Register"))
        self._subtitle.setText(self.tr("Tab to move, Enter to register"))
        self._clear.setText(self.tr("Clear"))

    def show_as_correction(self, op: Op) -> None:
        """The form corrects a registration that was refused."""
        self._title.setText(self.tr("Correct a registration"))
        self._subtitle.setText(self.tr("Saved as a new one; the refused one is withdrawn then"))
        self._clear.setText(self.tr("Leave it as it is"))
        self.message.say(
            self.tr("{reason}. Put it right, then register again.").format(
                reason=why_words(op).rstrip(".")
            ),
            tone=Tone.CARE,
        )

    def show_draft(self, owner: str) -> None:
        """Whose draft the form is; an empty name says that there is none."""
        words = self.tr("Kept as a draft for {name}").format(name=owner)
        self._draft.setText(words if owner else "")

    def show_draft_fault(self, fault: Fault) -> None:
        self._draft.setText(
            self.tr("The draft is not kept: {reason}").format(reason=fault_sentence(fault))
        )

    def show_doubles(
        self, rows: tuple[tuple[Match, str], ...], *, is_searched: bool, is_same: bool = False
    ) -> None:
        """Who may be the same person. `is_same`: one of them has an identifier of the form."""
        self._show_rows(rows)
        if is_same:
            words = self.tr("This customer is known already: open the card instead")
        elif rows:
            words = self.tr("%n look alike", "", len(rows))
            if len(rows) == 1:
                words = self.tr("One looks alike")
        elif is_searched:
            words = self.tr("Nobody here looks alike")
        else:
            words = self.tr("Who looks alike shows here while you type")
        self._doubles_words.setText(words)
        self._doubles_words.setWordWrap(True)
        self._doubles_words.setProperty("tone", "care" if is_same else "")
        theme.restyle(self._doubles_words)

    def _show_rows(self, rows: tuple[tuple[Match, str], ...]) -> None:
        self._doubles.set_rows(rows)
        words = self.tr("{key} opens the card")
        if len(rows) > 1:
            words = self.tr("{key} opens the first card")
        self._doubles_key.setText(words.format(key=isolated(OPEN_KEY)))
        self._doubles_key.setVisible(bool(rows))

    def show_incomplete(self, problems: Iterable[FieldProblem]) -> None:
        count = sum(not problem.is_warning for problem in problems)
        words = self.tr("Nothing was saved: %n fields need a look", "", count)
        if count == 1:
            words = self.tr("Nothing was saved: one field needs a look")
        self.message.say(words, tone=Tone.BAD)

    def show_cleared(self, undo: Callable[[], None]) -> None:
        """Nothing is lost by a slip of the finger."""
        self.message.say(
            self.tr("Cleared"), tone=Tone.BRAND, action_text=self.tr("Undo"), action=undo
        )

    def show_doubles_unknown(self) -> None:
        self._show_rows(())
        self._doubles_words.setText(self.tr("Who looks alike cannot be told just now"))

    def show_fault(self, fault: Fault) -> None:
        self.message.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    def show_not_ready(self) -> None:
        self.message.say(
            self.tr(
                "Nothing was saved: this till knows no server yet. Connect it in Settings; what"
                " you typed is kept."
            ),
            tone=Tone.BAD,
        )

    def show_already_waiting(self, op: Op) -> None:
        self.message.say(
            already_waiting_words(op),
            tone=Tone.CARE,
            action_text=self.tr("Open"),
            action=lambda: self.open_requested.emit(op.local_key),
        )

    def show_saved(self, name: str, key: CustomerKey) -> None:
        """Somebody was saved while the next one was already being typed."""
        self.message.say(
            self.tr("{name} is saved on this till").format(name=name),
            tone=Tone.GOOD,
            action_text=self.tr("Open"),
            action=lambda: self.open_requested.emit(key),
        )

    def show_number_kept_out(self, number: str) -> None:
        self.message.say(
            self.tr(
                "Your half-filled form was kept as it is. {number} was not put in: register or"
                " clear this one first."
            ).format(number=number),
            tone=Tone.CARE,
        )

    def show_side_effects(self, name: str, effects: tuple[SideEffect, ...]) -> None:
        """Good news for the customer who was registered last; nothing hides the line."""
        words = side_effect_words(effects)
        text = self.tr("{name}: {news}").format(name=name, news=words) if words else ""
        self.side_effects.say(text, tone=Tone.GOOD)

    def show_now(self, at: datetime) -> None:
        self.form.show_now(at)

    def values(self) -> FormValues:
        return self.form.values()

    def focus_first(self) -> None:
        """Where the next registration begins."""
        self.form.focus_field("mobile")

    def _on_line_entered(self, field: QLineEdit) -> None:
        self._pad.attach(field)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side()

    def _fit_side(self) -> None:
        share = LARGE_TEXT_SIDE_SHARE if theme.sp(100) > 100 * LARGE_TEXT else SIDE_SHARE
        self._side.setFixedWidth(min(theme.sp(SIDE_PX), round(self.width() * share)))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        elif event.type() is QEvent.Type.Hide:
            self.hidden.emit()
        return super().event(event)
