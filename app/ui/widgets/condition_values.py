"""The editor for a condition's values: one field, two for a span, options to pick where the
organisation has them. Knows how values are typed, not what they mean.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.organisation import FieldSpec, FieldType
from app.domain.phone import latin_digits
from app.domain.search_meaning import ValueKind
from app.domain.search_query import Operator
from app.ui.widgets.custom_field_editor import FieldEditor, custom_editor
from app.ui.widgets.label import label
from app.ui.widgets.text_edit import LineEdit

_PICKED_WHOLE = frozenset({Operator.EQUALS, Operator.EXACT})
_HINTS = {
    ValueKind.MOBILE: Qt.InputMethodHint.ImhDialableCharactersOnly,
    ValueKind.EMAIL: Qt.InputMethodHint.ImhEmailCharactersOnly,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuesShape:
    """What fields are needed. `options` are what can be picked; empty for what is typed."""

    type: FieldType
    options: tuple[str, ...] = ()
    is_span: bool = False
    is_list: bool = False
    kind: ValueKind = ValueKind.TEXT


def shape_of(
    kind: ValueKind, operator: Operator, options: tuple[str, ...], values: str
) -> ValuesShape:
    """The fields for these values: options that do not hold all of them are of no use."""
    present = {part.strip() for part in values.split(";") if part.strip()}
    is_list, is_span = operator is Operator.IN, operator is Operator.RANGE
    if options and present <= set(options):
        if operator in _PICKED_WHOLE:
            return ValuesShape(type=FieldType.CHOICE, options=options)
        if is_list:
            return ValuesShape(type=FieldType.SEVERAL, options=options)
    if is_list:
        return ValuesShape(type=FieldType.TEXT, is_list=True, kind=kind)
    types = {ValueKind.NUMBER: FieldType.NUMBER, ValueKind.DAY: FieldType.DATE}
    return ValuesShape(type=types.get(kind, FieldType.TEXT), is_span=is_span, kind=kind)


class ConditionValues(QWidget):
    """`changed` comes with every keystroke; `values` have a `;` between them."""

    changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape: ValuesShape | None = None
        self._editors: list[FieldEditor] = []
        self._and = label(self.tr("and"), "second")
        self._is_filling = False
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """What can have the focus, in order."""
        return tuple(editor.widget for editor in self._editors)

    def set_shape(self, shape: ValuesShape) -> bool:
        """Have these fields; whether they are new ones."""
        if shape == self._shape:
            return False
        self._shape = shape
        for editor in self._editors:
            self._row.removeWidget(editor.widget)
            # Until it is gone no one shall find it by its name.
            editor.widget.setObjectName("")
            editor.widget.hide()
            editor.widget.deleteLater()
        self._row.removeWidget(self._and)
        self._editors = [self._new(shape) for _ in range(2 if shape.is_span else 1)]
        for number, editor in enumerate(self._editors):
            if number:
                self._row.addWidget(self._and)
            self._row.addWidget(editor.widget, 1)
        self._and.setVisible(shape.is_span)
        return True

    def values(self) -> str:
        found = [editor.value().strip() for editor in self._editors]
        if self._shape is not None and self._shape.type is FieldType.SEVERAL:
            return ";".join(found[0].split("\n"))
        return ";".join(found) if any(found) else ""

    def set_values(self, text: str) -> None:
        """Show these; a field that has its value already is left alone, cursor and all."""
        if text == self.values():
            return
        was, self._is_filling = self._is_filling, True
        for editor, part in zip(self._editors, self._parts(text), strict=True):
            if editor.value() != part:
                editor.set_value(part)
        self._is_filling = was

    def set_problem(self, has_problem: bool, restyle: Callable[[QWidget], None]) -> None:
        """Mark the fields as what is wrong, or as right again."""
        wanted = "error" if has_problem else ""
        for widget in self.fields:
            if (widget.property("problem") or "") != wanted:
                widget.setProperty("problem", wanted)
                restyle(widget)

    def _parts(self, text: str) -> tuple[str, ...]:
        shape = self._shape
        if shape is not None and shape.is_span:
            low, _, high = text.partition(";")
            return (low.strip(), high.strip())
        if shape is not None and shape.type is FieldType.SEVERAL:
            return ("\n".join(part.strip() for part in text.split(";")),)
        return (text,)

    def _new(self, shape: ValuesShape) -> FieldEditor:
        if shape.type is FieldType.NUMBER:
            editor = _number_editor()
        else:
            spec = FieldSpec(name="", label="", type=shape.type, options=shape.options)
            editor = custom_editor(spec)
        if isinstance(editor.widget, QLineEdit):
            if shape.kind in _HINTS:
                editor.widget.setInputMethodHints(_HINTS[shape.kind])
            if shape.is_list:
                editor.widget.setPlaceholderText(self.tr("one; another"))
        editor.changed.connect(self._on_changed)
        return editor

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _number_editor() -> FieldEditor:
    """A number as people here write it, `1,000` too, read as the grammar has it: `1000`."""
    field = LineEdit()
    field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def read() -> str:
        text = field.text().strip()
        number, is_number = QLocale().toDouble(text)
        if not is_number or not any(map(str.isdecimal, text)):
            return latin_digits(text)
        return f"{number:.4f}".rstrip("0").rstrip(".")

    return FieldEditor(
        field,
        read=read,
        write=lambda text: field.setText(text.replace(".", QLocale().decimalPoint())),
        on_change=field.textChanged,
    )
