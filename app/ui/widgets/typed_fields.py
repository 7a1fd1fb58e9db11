"""Fields that show what is known and keep what somebody types over it: news never take that away.

What is typed into a field, and what stood there when it was begun, are texts by field name; only
fields that differ from what they show by themselves count as touched.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.registration_review import FieldProblem
from app.ui.widgets.contact_edit import ContactEdit
from app.ui.widgets.custom_field_editor import FieldEditor
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.field_problems import show_problems
from app.ui.widgets.form_field import FormField

BEGUN = "was "
"""Before a field's name, among what is kept: what stood there when somebody began to type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedField:
    """One field. `make` builds its editor; fields of one name with equal `kind` keep theirs."""

    name: str
    label: str
    make: Callable[[], FieldEditor] = field(compare=False)
    kind: Hashable = None
    is_required: bool = False


class TypedFields(FieldGrid):
    """`<prefix>_<name>` is the object name of a field's editor."""

    changed: ClassVar[Signal] = Signal(str)
    """A person changed the field of that name."""
    left: ClassVar[Signal] = Signal(str)
    enter_pressed: ClassVar[Signal] = Signal()

    def __init__(self, prefix: str, *, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(columns=columns, parent=parent)
        self._prefix = prefix
        self._shown: tuple[TypedField, ...] = ()
        self._editors: dict[str, FieldEditor] = {}
        self._fields: dict[str, FormField] = {}
        self._name_of: dict[QObject, str] = {}
        self._base: dict[str, str] = {}
        self._begun: dict[str, str] = {}
        self._early: set[str] = set()
        """Touched before anybody knew what they show by themselves."""
        self._is_known = False
        self._remarks: dict[str, str] = {}
        self._is_filling = False

    @property
    def names(self) -> tuple[str, ...]:
        """In the order in which the eye meets them."""
        return tuple(self._fields)

    def show_fields(self, fields: Sequence[TypedField]) -> None:
        """Show exactly these. A field that stays keeps its editor, and what was typed into it."""
        if tuple(fields) == self._shown:
            return
        kinds = {one.name: one.kind for one in self._shown}
        wanted = {one.name: one.kind for one in fields}
        for name in tuple(self._fields):
            if name not in wanted or wanted[name] != kinds[name]:
                self._name_of.pop(self._editors.pop(name).widget)
                del self._fields[name]
                self._begun.pop(name, None)
        kept, self._fields = self._fields, {}
        for one in fields:
            self._fields[one.name] = kept.get(one.name) or self._add(one)
            self._fields[one.name].set_label(one.label)
            self._fields[one.name].set_required(one.is_required)
        self._shown = tuple(fields)
        self.set_fields(tuple(self._fields.values()))

    def _add(self, one: TypedField) -> FormField:
        editor = one.make()
        editor.widget.setObjectName(f"{self._prefix}_{one.name}")
        editor.widget.installEventFilter(self)
        editor.changed.connect(lambda name=one.name: self._on_changed(name))
        self._editors[one.name] = editor
        self._name_of[editor.widget] = one.name
        return FormField(one.label, editor.widget)

    def set_base(self, values: Mapping[str, str]) -> None:
        """Show what is known by now, but where somebody has typed over it. Who typed before
        anything was known typed over what is known now.
        """
        self._base = {name: values.get(name, "") for name in self._editors}
        self._is_known = True
        self._begun |= {name: self._base.get(name, "") for name in self._early & set(self._begun)}
        self._early.clear()
        typed = self.touched
        self._write({name: text for name, text in self._base.items() if name not in typed})
        for name in typed:
            if self._editors[name].value() == self._base[name]:
                self._begun.pop(name, None)

    def forget(self) -> None:
        """Nobody's fields: empty, and not known."""
        self.fill({})
        self.set_base({})
        self._is_known = False

    @property
    def touched(self) -> dict[str, str]:
        """What is typed, by field."""
        return {name: self._editors[name].value() for name in self._editors if name in self._begun}

    def value(self, name: str) -> str:
        """What a field has now, typed or known."""
        return self._editors[name].value()

    @property
    def begun(self) -> dict[str, str]:
        """What the touched fields showed when somebody began to type into them."""
        return dict(self._begun)

    @property
    def overtaken(self) -> dict[str, str]:
        """Of the touched fields those that would show something else by now than when begun."""
        return {
            name: self._base.get(name, "")
            for name, was in self._begun.items()
            if self._base.get(name, "") != was
        }

    def values(self) -> dict[str, str]:
        """What is typed, with what stood there: all that has to be kept of it."""
        return self.touched | {BEGUN + name: was for name, was in self._begun.items()}

    def fill(self, values: Mapping[str, str]) -> None:
        """Show what `values` gave, typed over what is known. Fields that are not there are passed
        over; without any, all show what is known.
        """
        typed = {name: text for name, text in values.items() if name in self._editors}
        self._begun = {name: values.get(BEGUN + name, self._base.get(name, "")) for name in typed}
        self._write(self._base | typed)
        for name, text in typed.items():
            self._show_typed(name, text)

    def settle(self) -> None:
        """What is typed counts as known from here on: it was saved. It still counts as touched,
        until `fill` says otherwise.
        """
        self._base |= self.touched

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Say each problem beside its field, and clear all others."""
        show_problems(self._fields, problems, self._remarks)

    def set_remarks(self, remarks: Mapping[str, str]) -> None:
        """Quiet words beside fields, which stand where no problem does."""
        self._remarks = dict(remarks)
        self.show_problems(())

    def focus_field(self, name: str) -> None:
        widget = self._editors[name].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def set_value(self, name: str, text: str) -> None:
        """Write a typed value anew (as a number in its usual form)."""
        self._write({name: text})
        self._show_typed(name, text)

    def _show_typed(self, name: str, text: str) -> None:
        """What somebody types is theirs: nothing of it is masked."""
        widget = self._editors[name].widget
        if isinstance(widget, ContactEdit):
            widget.set_typed(text)

    def editor_widgets(self) -> tuple[QWidget, ...]:
        return tuple(self._editors[name].widget for name in self._fields)

    def editor(self, name: str) -> QWidget | None:
        """The widget of a field; None where there is no such field."""
        found = self._editors.get(name)
        return None if found is None else found.widget

    def _write(self, values: Mapping[str, str]) -> None:
        was, self._is_filling = self._is_filling, True
        for name, text in values.items():
            if self._editors[name].value() != text:
                self._editors[name].set_value(text)
        self._is_filling = was

    def _on_changed(self, name: str) -> None:
        if self._is_filling or name not in self._editors:
            return
        known = self._base.get(name, "")
        if self._editors[name].value() == known:
            self._begun.pop(name, None)
        else:
            self._begun.setdefault(name, known)
            if not self._is_known:
                self._early.add(name)
        self.changed.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        name = self._name_of.get(watched)
        if name is None:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if is_enter and not event.isAutoRepeat():
                self.enter_pressed.emit()
                return True
        elif (
            isinstance(event, QFocusEvent)
            and event.lostFocus()
            and event.reason()
            not in {
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            }
        ):
            self.left.emit(name)
        return super().eventFilter(watched, event)
