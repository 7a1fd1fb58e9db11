"""Settings, associates: who may sign in at this till, and what is changed about that."""

from collections.abc import Sequence
from typing import ClassVar, assert_never

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.staff import Member, StaffRefusal
from app.ui.dialogs.new_pin import NewPinPanel
from app.ui.models.record_rows import Column, RecordRows
from app.ui.pages.settings_part import SettingsPart, SettingsPartView
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.check_box import CheckBox
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.form_field import FormField
from app.ui.widgets.pin_field import pin_field
from app.ui.widgets.table import Table
from app.ui.widgets.text_edit import LineEdit

translate = QCoreApplication.translate

NAME = SettingsPart.ASSOCIATES.value
MOST_ROWS = 6
"""A longer list scrolls by itself; a shorter one is as tall as it has rows."""


class AssociatesView(SettingsPartView):
    """`enrol_requested(name, PIN, PIN again, is supervisor)`, `pin_changed(id, current, PIN, PIN
    again)`; the others carry the associate's id and what is wanted.
    """

    enrol_requested: ClassVar[Signal] = Signal(str, str, str, bool)
    pin_changed: ClassVar[Signal] = Signal(str, str, str, str)
    supervisor_requested: ClassVar[Signal] = Signal(str, bool)
    bar_requested: ClassVar[Signal] = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NAME, translate("associates", "Associates"), parent)
        self._is_supervisor = False
        self._model: RecordRows[Member] = RecordRows(
            _columns(), lambda member: member.associate.id, parent=self
        )
        self._list = Table()
        self._list.setObjectName("associates_list")
        self._list.setAccessibleName(translate("associates", "Who may sign in at this till"))
        self._list.setModel(self._model)
        self._list.fit_columns(stretch=0)
        self._list.set_at_foot(False)
        self._pin = self._button("pin", translate("associates", "Change the PIN"))
        self._role = self._button("role", "")
        self._bar = self._button("bar", "")
        self.new_pin = NewPinPanel("associates_new")
        self._name = LineEdit()
        self._name.setObjectName("associates_name")
        self._first_pin = pin_field("associates_first_pin")
        self._first_again = pin_field("associates_first_again")
        self._as_supervisor = CheckBox(translate("associates", "Is a supervisor"))
        self._as_supervisor.setObjectName("associates_supervisor")
        self._enrol = Button(
            translate("associates", "Enrol"), kind=ButtonKind.PRIMARY, icon="user-plus"
        )
        self._enrol.setObjectName("associates_enrol")
        self._form = CardFrame(translate("associates", "Enrol somebody"))
        self._lay_out()
        self._connect()
        self.show_members((), is_supervisor=False)

    def _button(self, name: str, words: str) -> Button:
        made = Button(words)
        made.setObjectName(f"associates_{name}")
        return made

    def _lay_out(self) -> None:
        known = CardFrame(translate("associates", "At this till"), is_flush=True)
        known.body.addWidget(self._list)
        below = QVBoxLayout()
        below.setContentsMargins(16, 12, 16, 14)
        below.setSpacing(10)
        below.addWidget(FlowRow(self._pin, self._role, self._bar))
        below.addWidget(self.new_pin)
        known.body.addLayout(below)
        grid = FieldGrid(columns=3)
        grid.set_fields(
            [
                FormField(translate("associates", "Name or associate id"), self._name),
                FormField(translate("associates", "PIN"), self._first_pin),
                FormField(translate("associates", "PIN again"), self._first_again),
            ]
        )
        self._form.body.addWidget(grid)
        self._form.body.addWidget(FlowRow(self._as_supervisor, self._enrol))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(16)
        column.addWidget(known)
        column.addWidget(self._form)
        column.addStretch(1)
        self.put_content(ContentScroll(content))

    def _connect(self) -> None:
        self._list.selectionModel().currentRowChanged.connect(lambda *_: self._on_picked())
        self._pin.clicked.connect(self._on_pin)
        self._role.clicked.connect(self._on_role)
        self._bar.clicked.connect(self._on_bar)
        self.new_pin.confirmed.connect(self._on_new_pin)
        for field in (self._name, self._first_pin, self._first_again):
            field.textChanged.connect(lambda _: self._settle_form())
            field.returnPressed.connect(self._on_enrol)
        self._enrol.clicked.connect(self._on_enrol)

    @property
    def first(self) -> QWidget:
        return self._list if self._model.rowCount() else self._name

    def show_members(self, members: Sequence[Member], *, is_supervisor: bool) -> None:
        """Everybody; the one who was picked stays picked."""
        self._is_supervisor = is_supervisor
        self._model.set_rows(members)
        if members and not self._list.currentIndex().isValid():
            self._list.setCurrentIndex(self._model.index(0, 0))
        header = self._list.horizontalHeader().sizeHint().height()
        row = self._list.verticalHeader().defaultSectionSize()
        self._list.setFixedHeight(header + max(min(len(members), MOST_ROWS), 1) * row)
        self._form.setVisible(is_supervisor)
        self._settle_form()
        self._on_picked()

    def clear_form(self) -> None:
        """Nothing half-typed, no PIN above all, stays behind."""
        for field in (self._name, self._first_pin, self._first_again):
            field.clear()
        self._as_supervisor.setChecked(False)
        self.new_pin.dismiss()

    def show_enrolled(self, name: str) -> None:
        self._say(translate("associates", "{name} may sign in here from now on."), name)

    def show_new_pin(self, name: str) -> None:
        self.new_pin.dismiss()
        self._say(translate("associates", "{name} has a new PIN from now on."), name)

    def show_role(self, name: str, *, is_supervisor: bool) -> None:
        words = translate("associates", "{name} is no supervisor any more.")
        if is_supervisor:
            words = translate("associates", "{name} is a supervisor now.")
        self._say(words, name)

    def show_barred(self, name: str, *, is_barred: bool) -> None:
        words = translate("associates", "{name} may sign in here again.")
        if is_barred:
            words = translate(
                "associates", "{name} may not sign in here any more. What they saved stays."
            )
        self._say(words, name)

    def show_refused(self, refusal: StaffRefusal) -> None:
        self.message.say(_refusal_words(refusal), tone=Tone.BAD)

    def show_refused_pin(self, words: str) -> None:
        self.message.say(words, tone=Tone.BAD)

    def _say(self, words: str, name: str) -> None:
        self.message.say(words.format(name=name), tone=Tone.GOOD)

    @property
    def _picked(self) -> Member | None:
        return self._model.row(self._list.currentIndex().row())

    def _on_picked(self) -> None:
        """What can be done about whom."""
        self.new_pin.dismiss()
        picked = self._picked
        is_other = picked is not None and not picked.is_self and self._is_supervisor
        why_not = "" if is_other else translate("associates", "Nobody changes this of themselves")
        is_leader = picked is not None and picked.associate.is_supervisor
        role = translate("associates", "Make supervisor")
        if is_leader:
            role = translate("associates", "No longer supervisor")
        bar = translate("associates", "Bar from this till")
        if picked is not None and picked.is_barred:
            bar = translate("associates", "Let in again")
        self._pin.setEnabled(picked is not None)
        for button, words in ((self._role, role), (self._bar, bar)):
            button.setText(words)
            button.setEnabled(is_other)
            button.setToolTip(why_not if picked is not None else "")
            button.setAccessibleDescription(button.toolTip())
            button.setVisible(self._is_supervisor)
            button.updateGeometry()

    def _on_pin(self) -> None:
        picked = self._picked
        if picked is not None:
            self.clear_message()
            self.new_pin.ask(picked.associate.name, is_own=picked.is_self)

    def _on_new_pin(self, current: str, pin: str, again: str) -> None:
        picked = self._picked
        if picked is not None:
            self.pin_changed.emit(picked.associate.id, current, pin, again)

    def _on_role(self) -> None:
        picked = self._picked
        if picked is not None:
            self.supervisor_requested.emit(picked.associate.id, not picked.associate.is_supervisor)

    def _on_bar(self) -> None:
        picked = self._picked
        if picked is not None:
            self.bar_requested.emit(picked.associate.id, not picked.is_barred)

    def _settle_form(self) -> None:
        fields = (self._name, self._first_pin, self._first_again)
        is_filled = all(field.text().strip() for field in fields)
        self._enrol.setEnabled(is_filled)
        self._enrol.setToolTip(
            "" if is_filled else translate("associates", "A name and a PIN, typed twice")
        )

    def _on_enrol(self) -> None:
        if self._enrol.isEnabled():
            self.enrol_requested.emit(
                self._name.text(),
                self._first_pin.text(),
                self._first_again.text(),
                self._as_supervisor.isChecked(),
            )

    def focus_name(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)


def _columns() -> tuple[Column[Member], ...]:
    return (
        Column(
            heading=translate("associates", "Name"),
            text=lambda member: member.associate.name,
            second=lambda member: (
                member.associate.id if member.associate.id != member.associate.name else ""
            ),
            is_strong=True,
        ),
        Column(heading=translate("associates", "Role"), text=_role_words),
        Column(
            heading=translate("associates", "State"),
            text=_state_words,
            tone=lambda member: Tone.BAD if member.is_barred else Tone.GOOD,
        ),
    )


def _role_words(member: Member) -> str:
    if member.associate.is_supervisor:
        return translate("associates", "Supervisor")
    return translate("associates", "Associate")


def _state_words(member: Member) -> str:
    if member.is_barred:
        return translate("associates", "Barred")
    if member.is_self:
        return translate("associates", "Signed in")
    return translate("associates", "May sign in")


def _refusal_words(refusal: StaffRefusal) -> str:
    match refusal:
        case StaffRefusal.NAME_NEEDED:
            return translate("associates", "A name is needed.")
        case StaffRefusal.ALREADY_ENROLLED:
            return translate("associates", "Somebody of this name is enrolled here already.")
        case StaffRefusal.ONESELF:
            return translate("associates", "Nobody changes this of themselves")
        case StaffRefusal.NOT_ENROLLED:
            return translate("associates", "They are not enrolled here.")
        case _:
            assert_never(refusal)
