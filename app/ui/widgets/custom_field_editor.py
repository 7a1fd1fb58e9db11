"""One way to read and fill any field of a form, and the editor that an organisation's field needs.

Knows field types, not what a value means: judging is the domain's.
"""

from collections.abc import Callable
from typing import ClassVar, assert_never

from PySide6.QtCore import (
    QCoreApplication,
    QLocale,
    QObject,
    QRegularExpression,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.organisation import FieldSpec, FieldType
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.date_time_edit import DateEdit
from app.ui.widgets.several_box import SeveralBox
from app.ui.widgets.text_edit import LineEdit

translate = QCoreApplication.translate
NUMBER_PATTERN = r"[+-]?\d*[.,٫]?\d*"


class FieldEditor(QObject):
    """A widget with its text as a `FormValues` wants it. `changed` comes with every new value."""

    changed: ClassVar[Signal] = Signal()

    def __init__(
        self,
        widget: QWidget,
        *,
        read: Callable[[], str],
        write: Callable[[str], None],
        on_change: SignalInstance,
        default: str = "",
    ) -> None:
        super().__init__(widget)
        self.widget = widget
        self.default = default
        self._read = read
        self._write = write
        on_change.connect(lambda *_: self.changed.emit())
        if default:
            write(default)

    def value(self) -> str:
        return self._read()

    def set_value(self, text: str) -> None:
        self._write(text)


def text_editor(field: LineEdit, *, default: str = "") -> FieldEditor:
    return FieldEditor(
        field, read=field.text, write=field.setText, on_change=field.textChanged, default=default
    )


def choice_editor(box: QComboBox, *, default: str = "") -> FieldEditor:
    """For a box whose entries carry their values as data; an unknown value picks the default."""

    def write(text: str) -> None:
        found = box.findData(text)
        box.setCurrentIndex(found if found >= 0 else max(box.findData(default), 0))

    return FieldEditor(
        box,
        read=lambda: str(box.currentData() or ""),
        write=write,
        on_change=box.currentIndexChanged,
        default=default,
    )


def custom_editor(spec: FieldSpec) -> FieldEditor:
    """The editor for an organisation's own field, filled with the organisation's default."""
    match spec.type:
        case FieldType.TEXT:
            return text_editor(LineEdit(), default=spec.default)
        case FieldType.CHOICE:
            return _choice(spec) if spec.options else text_editor(LineEdit(), default=spec.default)
        case FieldType.SEVERAL:
            return _several(spec) if spec.options else _listed(spec)
        case FieldType.DATE:
            field = DateEdit()
            return FieldEditor(
                field,
                read=field.iso,
                write=field.set_iso,
                on_change=field.textChanged,
                default=spec.default,
            )
        case FieldType.NUMBER:
            return _number(spec)
        case _:
            assert_never(spec.type)


def _choice(spec: FieldSpec) -> FieldEditor:
    box = ComboBox()
    # Whatever is chosen by itself was not chosen by the customer: the first entry is "nothing".
    box.addItem("–", "")
    for option in spec.options:
        box.addItem(option, option)
    return choice_editor(box, default=spec.default)


def _several(spec: FieldSpec) -> FieldEditor:
    box = SeveralBox(spec.options)
    return FieldEditor(
        box,
        read=lambda: "\n".join(box.chosen()),
        write=lambda text: box.set_chosen(text.split("\n")),
        on_change=box.chosen_changed,
        default=spec.default.replace(",", "\n"),
    )


def _listed(spec: FieldSpec) -> FieldEditor:
    """Several values of the customer's own, with commas between them."""
    field = LineEdit()
    field.setPlaceholderText(translate("field", "with commas between"))
    return FieldEditor(
        field,
        read=lambda: "\n".join(part.strip() for part in field.text().split(",") if part.strip()),
        write=lambda text: field.setText(", ".join(part for part in text.split("\n") if part)),
        on_change=field.textChanged,
        default=spec.default,
    )


def _number(spec: FieldSpec) -> FieldEditor:
    field = LineEdit()
    field.setValidator(QRegularExpressionValidator(QRegularExpression(NUMBER_PATTERN), field))
    field.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)

    def read() -> str:
        """With a full stop and Latin digits, whatever the locale types."""
        text = field.text().strip()
        plain = "".join(str(int(char)) if char.isdecimal() else char for char in text)
        return plain.replace(",", ".").replace("٫", ".")

    def write(text: str) -> None:
        field.setText(text.replace(".", QLocale().decimalPoint()))

    return FieldEditor(
        field, read=read, write=write, on_change=field.textChanged, default=spec.default
    )
