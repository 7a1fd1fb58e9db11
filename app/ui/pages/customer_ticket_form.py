"""The form that raises a ticket on behalf of the open customer."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.domain.organisation import FieldSpec
from app.domain.registration import FormValues
from app.domain.ticket import OPEN, TicketPriority, TicketSource, TicketType
from app.ui.pages.customer_ticket_words import priority_words, source_words, type_words
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.custom_field_editor import (
    FieldEditor,
    choice_editor,
    custom_editor,
    text_editor,
)
from app.ui.widgets.field import LabelledField
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.form_notice import FormNotice
from app.ui.widgets.plain_text import PlainTextEdit
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.text_edit import LineEdit

translate = QCoreApplication.translate

SUBJECT, MESSAGE = "subject", "message"
PRIORITY, DEPARTMENT, STATUS = "priority", "department", "status"
REPORTED_FROM, TYPE = "reported_from", "type"
CUSTOM = "custom_"
"""Before the name of one of the organisation's own fields."""


class TicketForm(CardFrame):
    """Values are texts by the names above; those that are as they were by themselves are none."""

    changed: ClassVar[Signal] = Signal()
    submit_requested: ClassVar[Signal] = Signal()
    filled: ClassVar[Signal] = Signal()
    """Something that was half-typed before came back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.notice = FormNotice("ticket_message_notice")
        self._editors: dict[str, FieldEditor] = {}
        self._fields: dict[str, LabelledField] = {}
        self._specs: tuple[FieldSpec, ...] = ()
        self._is_filling = False
        self._grid = FieldGrid(columns=1)
        self._submit = Button(
            translate("tickets", "Raise ticket"), kind=ButtonKind.PRIMARY, shortcut_hint="Ctrl+T"
        )
        self._submit.setObjectName("ticket_submit")
        self._build()
        self.body.addWidget(ContentScroll(self._grid), 1)
        self.body.addWidget(self.notice)
        self.body.addWidget(self._submit)
        self._submit.clicked.connect(self.submit_requested)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._submit.click)

    def _build(self) -> None:
        message = PlainTextEdit()
        self._add(SUBJECT, translate("tickets", "Subject"), text_editor(LineEdit()))
        self._add(
            MESSAGE,
            translate("tickets", "What happened"),
            FieldEditor(
                message,
                read=message.toPlainText,
                write=message.setPlainText,
                on_change=message.textChanged,
            ),
        )
        priority = SegmentedBox()
        for each in TicketPriority:
            priority.addItem(priority_words(each), each.value)
        medium = TicketPriority.MEDIUM.value
        self._add(
            PRIORITY,
            translate("tickets", "Priority"),
            choice_editor(priority, default=medium),
        )
        self._add(DEPARTMENT, translate("tickets", "Department"), _words())
        self._add(STATUS, translate("tickets", "Status"), _words(OPEN))
        self._add(
            REPORTED_FROM,
            translate("tickets", "Reported from"),
            _choice((source_words(each), each.value) for each in TicketSource),
        )
        self._add(
            TYPE,
            translate("tickets", "Kind"),
            _choice((type_words(each), each.value) for each in TicketType),
        )
        self._lay_out()

    # As every form on this page.

    @property
    def already_waiting_words(self) -> str:
        return translate("tickets", "A ticket with this subject is waiting here already")

    def values(self) -> FormValues:
        return {
            name: text
            for name, editor in self._editors.items()
            if (text := editor.value()).strip() and text != editor.default
        }

    def fill(self, values: FormValues) -> None:
        self._is_filling = True
        for name, editor in self._editors.items():
            editor.set_value(values.get(name, editor.default))
        self._is_filling = False
        if values:
            self.filled.emit()

    def set_busy(self, is_busy: bool) -> None:
        """The button keeps its focus: pressing it again does nothing meanwhile."""
        words = translate("tickets", "Raise ticket")
        if is_busy:
            words = translate("tickets", "Saving…")
        self._submit.setText(words)
        self._submit.updateGeometry()

    def set_custom(self, specs: Sequence[FieldSpec]) -> None:
        """The fields that a ticket may have here; what is typed stays."""
        if tuple(specs) == self._specs:
            return
        kept = self.values()
        self._specs = tuple(specs)
        for name in [name for name in self._editors if name.startswith(CUSTOM)]:
            del self._editors[name], self._fields[name]
        for spec in self._specs:
            label = spec.label or spec.name.replace("_", " ")
            self._add(f"{CUSTOM}{spec.name}", label, custom_editor(spec))
        self._lay_out()
        self.fill(kept)

    def set_words(self, name: str, words: Iterable[str]) -> None:
        """Departments or statuses that can be picked."""
        box = self._editors[name].widget
        wanted = list(dict.fromkeys(filter(None, words)))
        if not isinstance(box, QComboBox):
            return
        if wanted == [box.itemText(row) for row in range(box.count())]:
            return
        typed = box.currentText()
        self._is_filling = True
        box.clear()
        box.addItems(wanted)
        box.setCurrentIndex(-1)
        box.setEditText(typed)
        self._is_filling = False

    @property
    def is_writing(self) -> bool:
        """Whether the focus is in the form, and it has a subject."""
        has_focus = any(editor.widget.hasFocus() for editor in self._editors.values())
        return has_focus and bool(self._editors[SUBJECT].value().strip())

    def focus_first(self) -> None:
        self._editors[SUBJECT].widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self, name: str, label: str, editor: FieldEditor) -> None:
        editor.widget.setObjectName(f"ticket_{name}")
        editor.widget.installEventFilter(self)
        editor.changed.connect(self._on_changed)
        self._editors[name] = editor
        self._fields[name] = LabelledField(
            label, editor.widget, is_required=name == SUBJECT, has_message=False
        )

    def _lay_out(self) -> None:
        self._grid.set_fields(tuple(self._fields.values()))

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a line raises the ticket, in a text of several lines it makes a new one."""
        if isinstance(watched, QLineEdit) and isinstance(event, QKeyEvent):
            is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            if event.type() is QEvent.Type.KeyPress and is_enter and not event.isAutoRepeat():
                self._submit.click()
                return True
        return super().eventFilter(watched, event)


def _choice(options: Iterable[tuple[str, str]]) -> FieldEditor:
    """One of a few, or none: the server then takes its own."""
    box = ComboBox()
    box.addItem("–", "")
    for text, value in options:
        box.addItem(text, value)
    return choice_editor(box)


def _words(default: str = "") -> FieldEditor:
    """A word of the server's own: typed, or picked from those that are known here."""
    box = ComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    line = box.lineEdit()
    assert line is not None
    write: Callable[[str], None] = line.setText
    return FieldEditor(
        box,
        read=lambda: line.text().strip(),
        write=write,
        on_change=line.textChanged,
        default=default,
    )
