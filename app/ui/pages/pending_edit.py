"""In the pending page's detail: the small form in which a refused write is put right."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.domain.customer import CustomerType, Gender
from app.domain.organisation import FieldSpec
from app.domain.profile_edit import CUSTOM_PREFIX
from app.domain.registration_review import FieldProblem
from app.ui import drawing, theme
from app.ui.escape_key import EscapeKey
from app.ui.pages.pending_words import correction_words
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.custom_field_editor import (
    FieldEditor,
    choice_editor,
    custom_editor,
    text_editor,
)
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.field_problems import show_problems
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.form_field import FormField
from app.ui.widgets.plain_text import PlainTextEdit
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.text_edit import LineEdit
from app.ui.wording_customer import gender_words, type_words

LONG = frozenset({"text", "message"})


class CorrectionPanel(QFrame):
    """`changed` comes with each edit, `save_requested` and `cancelled` when somebody is done."""

    changed: ClassVar[Signal] = Signal()
    save_requested: ClassVar[Signal] = Signal()
    cancelled: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pending_edit_panel")
        self._editors: dict[str, FieldEditor] = {}
        self._fields: dict[str, FormField] = {}
        self._is_filling = False
        self._grid = FieldGrid()
        self._save = Button(self.tr("Send it corrected"), kind=ButtonKind.PRIMARY)
        self._save.setObjectName("pending_edit_save")
        self._cancel = Button(self.tr("Leave it as it is"))
        self._cancel.setObjectName("pending_edit_cancel")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._grid)
        column.addWidget(FlowRow(self._save, self._cancel))
        self._save.clicked.connect(self.save_requested)
        self._cancel.clicked.connect(self._on_cancel)
        EscapeKey(self).pressed.connect(self._on_cancel)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save.click)
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def ask(self, values: Mapping[str, str], specs: Iterable[FieldSpec]) -> None:
        """Show a form of these fields, filled, and begin in the first."""
        own = {CUSTOM_PREFIX + spec.name: spec for spec in specs}
        self._editors = {name: self._editor(name, own.get(name)) for name in values}
        self._fields = {}
        for name, editor in self._editors.items():
            editor.widget.setObjectName(f"pending_edit_{name}")
            editor.widget.installEventFilter(self)
            editor.changed.connect(self._on_changed)
            self._fields[name] = FormField(correction_words(name, own.values()), editor.widget)
        self._grid.set_fields(tuple(self._fields.values()))
        self.fill(values)
        self.set_busy(False)
        self.show()
        self.focus(next(iter(values)))

    def fill(self, values: Mapping[str, str]) -> None:
        """Put values in. Nothing counts as changed by that."""
        self._is_filling = True
        for name, text in values.items():
            if name in self._editors:
                self._editors[name].set_value(text)
        self._is_filling = False

    def dismiss(self) -> None:
        self.hide()

    def values(self) -> dict[str, str]:
        return {name: editor.value() for name, editor in self._editors.items()}

    def show_problems(self, problems: Iterable[FieldProblem]) -> None:
        """Say each problem beside its field, and clear all others."""
        show_problems(self._fields, problems)

    def focus(self, name: str) -> None:
        self._editors[name].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, is_busy: bool) -> None:
        self._save.setEnabled(not is_busy)

    def _editor(self, name: str, spec: FieldSpec | None) -> FieldEditor:
        if name in LONG:
            long = PlainTextEdit()
            return FieldEditor(
                long, read=long.toPlainText, write=long.setPlainText, on_change=long.textChanged
            )
        if name == "gender":
            return _choices(Gender, gender_words)
        if name == "type":
            return _choices(CustomerType, type_words)
        if spec is not None:
            return custom_editor(spec)
        return text_editor(LineEdit())

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def _on_cancel(self) -> None:
        self.hide()
        self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line saves, in a text of several lines it makes a new one."""
        is_key = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if is_key and isinstance(watched, QLineEdit) and _is_enter(event):
            self._save.click()
            return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = theme.palette()
        border = colours.field_border if colours.is_outlined else None
        box: QRect = self.rect()
        drawing.rounded_box(painter, box, 10, fill=colours.ground, border=border)
        painter.end()


def _choices(kind: type[Gender] | type[CustomerType], words: Callable[..., str]) -> FieldEditor:
    box = SegmentedBox()
    for member in kind:
        box.addItem(words(member), member.value)
    return choice_editor(box)


def _is_enter(event: QEvent) -> bool:
    enter = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return isinstance(event, QKeyEvent) and event.key() in enter and not event.isAutoRepeat()
