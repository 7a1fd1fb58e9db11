"""The profile tab: the customer's fields to change, and requests for what a till may not change.

Shows what its presenters give it and tells what was done; it judges, saves and asks nothing.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.customer import Gender
from app.domain.identifiers import Identifier
from app.domain.organisation import FieldSpec
from app.domain.phone import shown_phone
from app.domain.profile_edit import CUSTOM_PREFIX
from app.domain.profile_form import BUILT_IN, CONTACTS, Lock
from app.domain.registration_review import FieldProblem
from app.ui import theme
from app.ui.formats import identifier_words
from app.ui.pages.customer_identity import IdentityCard
from app.ui.pages.customer_profile_words import lock_words
from app.ui.pages.customer_write_card import WriteCard
from app.ui.tone import Tone
from app.ui.widgets.card import CardFrame
from app.ui.widgets.columns import GAP, Columns, settle_around
from app.ui.widgets.contact_edit import ContactEdit, contact_editor
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.custom_field_editor import (
    FieldEditor,
    choice_editor,
    custom_editor,
    text_editor,
)
from app.ui.widgets.notice import Notice
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.text_edit import LineEdit
from app.ui.widgets.typed_fields import TypedField, TypedFields
from app.ui.wording_customer import gender_words
from app.ui.wording_fields import field_words

translate = QCoreApplication.translate
SMALLEST_PX = 60
COLUMN_PX = 320
BESIDE_PX = 480
PROFILE_SHARES = (3, 2)
"""Two fields side by side need more room than a list of requests."""
GENDERS = (Gender.MALE, Gender.FEMALE, Gender.OTHER, Gender.UNKNOWN)


class _Scroll(ContentScroll):
    """Gives way before the card's head does: a tab scrolls, the head cannot."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), SMALLEST_PX)


class ProfileCard(WriteCard):
    """`uncovered` tells that a contact shows in full, because somebody went to change it."""

    uncovered: ClassVar[Signal] = Signal()

    def __init__(self) -> None:
        super().__init__("profile", TypedFields("profile"))
        self.clash = Notice("profile_conflict")
        self.body.insertWidget(0, self.clash)
        self._specs: tuple[FieldSpec, ...] = ()
        self.show_specs((), required=frozenset())
        self.word()

    def word(self) -> None:
        super().word()
        self.save.set_shortcut_hint("Ctrl+S")
        self.set_title(translate("profile", "Profile"))

    def show_specs(self, specs: Sequence[FieldSpec], *, required: frozenset[str]) -> None:
        """The built-in fields, and the organisation's own."""
        self._specs = tuple(specs)
        built_in = [
            TypedField(
                name=name,
                label=field_words(name),
                make=self._maker(name),
                is_required=name in required,
            )
            for name in BUILT_IN
        ]
        own = [
            TypedField(
                name=CUSTOM_PREFIX + spec.name,
                label=_capital(spec.label or spec.name),
                make=partial(custom_editor, spec),
                kind=spec,
                is_required=spec.is_mandatory,
            )
            for spec in self._specs
        ]
        self.fields.show_fields((*built_in, *own))

    def show_base(self, values: Mapping[str, str], locks: Mapping[str, Lock]) -> None:
        """What is known by now, but where somebody types; locked fields can only be read."""
        for name in CONTACTS:
            field = self.fields.editor(name)
            if isinstance(field, LineEdit) and field.isReadOnly() != (name in locks):
                field.setReadOnly(name in locks)
        self.fields.set_base(values)
        self.show_touched()

    def forget(self) -> None:
        """Nobody's profile."""
        self.clash.clear()
        self.show_base({}, {})
        self.fields.forget()
        self.show_touched()
        self.show_remarks({}, {})
        self.set_right("")

    def show_remarks(self, locks: Mapping[str, Lock], states: Mapping[str, str]) -> None:
        """Beside each field why it is locked, or where a change of it is."""
        remarks = {name: lock_words(lock) for name, lock in locks.items()}
        self.fields.set_remarks(remarks | dict(states))
        settle_around(self)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        self.fields.show_problems(problems)

    def show_incomplete(self) -> None:
        self.notice.say(
            translate("profile", "Nothing was saved: some fields need a look"), tone=Tone.BAD
        )

    def set_revealed(self, is_revealed: bool) -> None:
        for name in CONTACTS:
            field = self.fields.editor(name)
            if isinstance(field, ContactEdit):
                field.set_revealed(is_revealed)

    def _maker(self, name: str) -> Callable[[], FieldEditor]:
        if name in CONTACTS:
            return lambda: self._contact(name)
        if name == "gender":
            return _gender
        return lambda: text_editor(LineEdit())

    def _contact(self, name: str) -> FieldEditor:
        kind = CONTACTS[name]

        def mask(text: str) -> str:
            identifier = Identifier(kind=kind, value=text.removeprefix("+"))
            return identifier_words(identifier) if text else ""

        def whole(text: str) -> str:
            return shown_phone(text.removeprefix("+")) if name == "mobile" and text else text

        field = ContactEdit(mask=mask, whole=whole)
        field.uncovered.connect(self.uncovered)
        return contact_editor(field)


class _Foot(CardFrame):
    """Buttons, and what became of pressing them: beside them where a sentence has room there."""

    def __init__(self, buttons: QWidget, notice: QWidget) -> None:
        super().__init__()
        self.body.setContentsMargins(20, 6, 20, 6)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addWidget(buttons)
        self._row.addWidget(notice, 1)
        self._row.addStretch(0)
        self.body.addLayout(self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= theme.sp(BESIDE_PX)
        directions = QBoxLayout.Direction
        # Stacked, the sentence comes first: the buttons stay where they are.
        self._row.setDirection(directions.LeftToRight if is_wide else directions.BottomToTop)


class ProfileView(QWidget):
    """The cards side by side where there is room, and below them, always in sight, what saves the
    profile. `save_key_pressed` comes from Ctrl+S.
    """

    save_key_pressed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.profile = ProfileCard()
        self.identity = IdentityCard()
        cards = (self.profile, self.identity)
        columns = Columns(
            {1: (cards,), 2: ((self.profile,), (self.identity,))},
            shares=PROFILE_SHARES,
            column_px=COLUMN_PX,
        )
        for part in (self.profile.notice, self.profile.buttons):
            self.profile.body.removeWidget(part)
        foot = _Foot(self.profile.buttons, self.profile.notice)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GAP)
        outer.addWidget(_Scroll(columns), 1)
        outer.addWidget(foot)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setAutoRepeat(False)
        # It is heard wherever the focus is, as long as this tab is in sight.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.save_key_pressed)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.profile.word()
            self.identity.word()
        super().changeEvent(event)


def _gender() -> FieldEditor:
    box = SegmentedBox()
    for gender in GENDERS:
        box.addItem(gender_words(gender), gender.value)
    box.setCurrentIndex(len(GENDERS) - 1)
    return choice_editor(box, default=Gender.UNKNOWN.value)


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
