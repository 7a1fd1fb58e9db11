"""The fields of the register form, built from the organisation's rules. Knows how to show and read
values and problems; judging them and saving them is not its business.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.customer import CustomerType, Gender
from app.domain.organisation import FieldSpec, RegistrationRules
from app.domain.registration import FormValues
from app.domain.registration_review import CUSTOM_PREFIX, FieldProblem, required_fields
from app.ui.widgets.custom_field_editor import (
    FieldEditor,
    choice_editor,
    custom_editor,
    text_editor,
)
from app.ui.widgets.date_time_edit import DateTimeEdit
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.field_problems import show_problems
from app.ui.widgets.form_field import FormField
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.text_edit import LineEdit

MOMENT_FORMAT = "%Y-%m-%d %H:%M"
DIGITS = Qt.InputMethodHint.ImhDialableCharactersOnly
ADDRESS = Qt.InputMethodHint.ImhEmailCharactersOnly
LAST = ("type", "registered_on")
"""They are right as they stand for nearly everybody: what the organisation asks for comes first."""
NEVER_PREDICTED = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData


class RegisterForm(FieldGrid):
    """`field_changed` and `field_left` carry the field's form name (as `FormValues` has it)."""

    field_changed: ClassVar[Signal] = Signal(str)
    field_left: ClassVar[Signal] = Signal(str)
    enter_pressed: ClassVar[Signal] = Signal()
    line_entered: ClassVar[Signal] = Signal(QLineEdit)
    """A field that digits can be typed into has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._editors: dict[str, FieldEditor] = {}
        self._fields: dict[str, FormField] = {}
        self._specs: tuple[FieldSpec, ...] = ()
        self._name_of: dict[QObject, str] = {}
        self._is_filling = False
        self._is_now = True
        self._shown_now: datetime | None = None
        self._build()

    def _build(self) -> None:
        self._add("mobile", self.tr("Mobile"), text_editor(self._line(DIGITS)))
        self._add("email", self.tr("E-mail"), text_editor(self._line(ADDRESS)))
        self._add("firstname", self.tr("First name"), text_editor(self._line()))
        self._add("lastname", self.tr("Last name"), text_editor(self._line()))
        card = self._line()
        card.setPlaceholderText(self.tr("scan or type"))
        self._add("external_id", self.tr("External id (card)"), text_editor(card))
        self._add("gender", self.tr("Gender"), self._gender())
        self._add("type", self.tr("Customer type"), self._type())
        moment = DateTimeEdit()
        self._moment = moment
        self._add(
            "registered_on",
            self.tr("Registered on"),
            FieldEditor(
                moment,
                read=self._registered_on,
                write=self._set_registered_on,
                on_change=moment.dateTimeChanged,
            ),
        )
        self._place()

    def _line(self, hints: Qt.InputMethodHint = Qt.InputMethodHint.ImhNone) -> LineEdit:
        field = LineEdit()
        field.setInputMethodHints(hints | NEVER_PREDICTED)
        return field

    def _gender(self) -> FieldEditor:
        box = SegmentedBox()
        box.addItem(self.tr("Male"), Gender.MALE.value)
        box.addItem(self.tr("Female"), Gender.FEMALE.value)
        box.addItem(self.tr("Other"), Gender.OTHER.value)
        box.addItem("–", Gender.UNKNOWN.value)
        box.setCurrentIndex(3)
        return choice_editor(box)

    def _type(self) -> FieldEditor:
        box = SegmentedBox()
        box.addItem(self.tr("Loyalty"), CustomerType.LOYALTY.value)
        box.addItem(self.tr("Newsletter only"), CustomerType.NON_LOYALTY.value)
        return choice_editor(box, default=CustomerType.LOYALTY.value)

    def _add(self, name: str, label: str, editor: FieldEditor) -> None:
        field = FormField(label, editor.widget)
        editor.widget.setObjectName(f"register_{name}")
        editor.widget.installEventFilter(self)
        editor.changed.connect(lambda name=name: self._on_changed(name))
        self._editors[name], self._fields[name] = editor, field
        self._name_of[editor.widget] = name

    def _drop(self, name: str) -> None:
        self._name_of.pop(self._editors.pop(name).widget)
        del self._fields[name]

    def _place(self) -> None:
        self.set_fields(tuple(self._fields[name] for name in self.names))

    def set_rules(self, rules: RegistrationRules) -> None:
        """Show the organisation's own fields in its order and mark what is required.

        What was typed into a field that stays is kept.
        """
        specs = tuple(sorted(rules.custom_fields, key=lambda spec: spec.position))
        if specs != self._specs:
            typed = self.values()
            for spec in self._specs:
                self._drop(CUSTOM_PREFIX + spec.name)
            self._specs = specs
            for spec in specs:
                self._add(CUSTOM_PREFIX + spec.name, spec.label or spec.name, custom_editor(spec))
            self._place()
            kept = {CUSTOM_PREFIX + spec.name for spec in specs} & set(typed)
            self._fill({name: typed[name] for name in kept})
        required = required_fields(rules)
        for name, field in self._fields.items():
            field.set_required(name in required)

    @property
    def names(self) -> tuple[str, ...]:
        """Form names in the order in which the eye meets them."""
        return (*(name for name in self._fields if name not in LAST), *LAST)

    def label_of(self, name: str) -> FormField:
        return self._fields[name]

    def editor_widgets(self) -> tuple[QWidget, ...]:
        return tuple(editor.widget for editor in self._editors.values())

    def values(self) -> dict[str, str]:
        """The form as typed; an untouched time is empty: it means the moment of saving."""
        return {name: editor.value() for name, editor in self._editors.items()}

    @property
    def is_blank(self) -> bool:
        """Whether nobody has entered anything yet."""
        return all(editor.value().strip() == editor.default for editor in self._editors.values())

    def set_values(self, values: FormValues) -> None:
        """Fill the whole form; fields that `values` leaves out take their defaults."""
        self._fill(
            {name: values.get(name, editor.default) for name, editor in self._editors.items()}
        )

    def set_value(self, name: str, text: str) -> None:
        self._fill({name: text})

    def _fill(self, values: Mapping[str, str]) -> None:
        was, self._is_filling = self._is_filling, True
        for name, text in values.items():
            if self._editors[name].value() != text:
                self._editors[name].set_value(text)
        self._is_filling = was

    def show_now(self, at: datetime) -> None:
        """The time by the store's clock, shown while nobody has chosen another."""
        self._shown_now = at
        if self._is_now:
            self._set_registered_on("")

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Say each problem beside its field, and clear all others."""
        show_problems(self._fields, problems)

    def focus_field(self, name: str) -> None:
        widget = self._editors[name].widget
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit):
            widget.selectAll()

    def is_in(self, name: str) -> bool:
        """Whether this field has the focus."""
        return self.window().focusWidget() is self._editors[name].widget

    def _registered_on(self) -> str:
        return "" if self._is_now else self._moment.moment().strftime(MOMENT_FORMAT)

    def _set_registered_on(self, text: str) -> None:
        was, self._is_filling = self._is_filling, True
        self._is_now = not text
        if text:
            self._moment.set_moment(datetime.fromisoformat(text))
        elif self._shown_now is not None:
            self._moment.set_moment(self._shown_now)
        self._is_filling = was

    def _on_changed(self, name: str) -> None:
        if self._is_filling:
            return
        if name == "registered_on":
            self._is_now = False
        self.field_changed.emit(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        name = self._name_of.get(watched)
        if name is None:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
                self.enter_pressed.emit()
                return True
        elif isinstance(event, QFocusEvent):
            self._on_focus(name, watched, event)
        return super().eventFilter(watched, event)

    def _on_focus(self, name: str, watched: QObject, event: QFocusEvent) -> None:
        if event.gotFocus():
            if isinstance(watched, QLineEdit):
                self.line_entered.emit(watched)
        elif event.reason() not in {
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        }:
            self.field_left.emit(name)
