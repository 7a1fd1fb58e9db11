"""The customer page's notes: what was written down, by whom, and a form for another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.registration import FormValues
from app.ui.models.record_rows import Column, RecordRows
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.field import LabelledField
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.form_notice import FormNotice
from app.ui.widgets.plain_text import PlainTextEdit
from app.ui.widgets.record_card import RecordCard
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.wrapped_table import WrappedTable

translate = QCoreApplication.translate

SIDE_PX = 360
ASSOCIATE = "associate"
TEXT, CORRECTS, REPLACES, ASIDE = "text", "corrects", "replaces", "aside"
"""The form's values: the text; while a note is corrected, which one, and the new one set aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLine:
    """A note in words. `corrects` is the server's id of it, `replaces` the unsent op that holds it;
    `why_fixed` says why it cannot be corrected, empty where it can.
    """

    name: str
    text: str
    who: str
    when: str
    state: str
    why: str
    tone: Tone | None
    needs_person: bool
    corrects: str
    replaces: str
    why_fixed: str


class NotesView(SideBySide):
    """`edit_requested()` is about the `chosen` line; `filtered()` tells of another associate."""

    changed: ClassVar[Signal] = Signal()
    add_requested: ClassVar[Signal] = Signal()
    edit_requested: ClassVar[Signal] = Signal()
    cancel_requested: ClassVar[Signal] = Signal()
    filtered: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = WrappedTable(0)
        self.card = RecordCard("notes", self._table, icon="edit", widest_px=0)
        self._form = CardFrame()
        super().__init__(self.card, self._form, side_px=SIDE_PX, parent=parent)
        self.setObjectName("notes")
        self.notice = FormNotice("notes_message")
        self._hidden: dict[str, str] = {}
        self._is_filling = False
        self._is_busy = False
        self._build_list()
        self._build_form()
        self.clear()

    def _build_list(self) -> None:
        self._model: RecordRows[NoteLine] = RecordRows(
            _columns(),
            lambda line: line.name,
            row_tone=lambda line: Tone.BAD if line.needs_person else None,
            parent=self,
        )
        self._table.setObjectName("notes_list")
        self._table.setAccessibleName(translate("notes", "Notes"))
        self._table.setModel(self._model)
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._model.dataChanged.connect(self._show_choice)
        self._filter = FilterBar("notes")
        self._filter.add_choice(
            ASSOCIATE, translate("notes", "By whom"), [(translate("notes", "Everybody's"), "")]
        )
        self._filter.lay_out()
        self._filter.changed.connect(lambda _name: self.filtered.emit())
        self._edit = Button(translate("notes", "Correct"), icon="edit")
        self._edit.setObjectName("notes_edit")
        self._edit.clicked.connect(self.edit_requested)
        self.card.foot.addWidget(self._filter, 1)
        self.card.foot.addWidget(self._edit)

    def _build_form(self) -> None:
        self._text = PlainTextEdit()
        self._text.setObjectName("notes_text")
        self._field = LabelledField("", self._text, has_message=False)
        self._add = Button("", kind=ButtonKind.PRIMARY, shortcut_hint="Ctrl+N")
        self._add.setObjectName("notes_add")
        self._cancel = Button(translate("notes", "Leave it as it is"))
        self._cancel.setObjectName("notes_cancel")
        body = self._form.body
        body.addWidget(self._field)
        body.addWidget(self.notice)
        body.addWidget(FlowRow(self._add, self._cancel))
        body.addStretch(1)
        self._text.textChanged.connect(self._on_text_changed)
        self._add.clicked.connect(self.add_requested)
        self._cancel.clicked.connect(self.cancel_requested)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self._form)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._add.click)

    # The list.

    @property
    def chosen(self) -> NoteLine | None:
        """The line that is picked."""
        return self._model.row(self._table.currentIndex().row())

    @property
    def associate(self) -> str:
        """Whose notes are wanted: an associate's id, empty for everybody's."""
        return self._filter.value(ASSOCIATE)

    def show_lines(self, lines: Sequence[NoteLine]) -> None:
        self._model.set_rows(lines)
        self._show_choice()

    def show_associates(self, names: Sequence[tuple[str, str]]) -> None:
        """Who can be picked: names and ids."""
        everybody = (translate("notes", "Everybody's"), "")
        self._filter.set_choices(ASSOCIATE, (everybody, *names))

    # The form.

    @property
    def already_waiting_words(self) -> str:
        return translate("notes", "This note is waiting here already")

    @property
    def is_correcting(self) -> bool:
        return bool(self._hidden.get(CORRECTS) or self._hidden.get(REPLACES))

    def values(self) -> FormValues:
        text = self._text.toPlainText()
        if not text.strip() and not self.is_correcting:
            return {}
        return {TEXT: text, **self._hidden}

    def fill(self, values: FormValues) -> None:
        self._hidden = {
            name: values[name] for name in (CORRECTS, REPLACES, ASIDE) if values.get(name)
        }
        self._is_filling = True
        self._text.setPlainText(values.get(TEXT, ""))
        self._is_filling = False
        self._word_form()

    def set_busy(self, is_busy: bool) -> None:
        """The button keeps its focus: pressing it again does nothing meanwhile."""
        self._is_busy = is_busy
        self._word_form()

    @property
    def is_writing(self) -> bool:
        """Whether the focus is in the text, and words are there."""
        return self._text.hasFocus() and bool(self.values())

    def focus_text(self) -> None:
        """Where a note is written, behind what is there."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)

    def clear(self) -> None:
        """Nobody's notes, and nothing half-typed."""
        self._model.set_rows(())
        self._filter.clear()
        self.card.clear()
        self.notice.clear()
        self.fill({})
        self._show_choice()

    def _word_form(self) -> None:
        if self.is_correcting:
            self._field.set_label(translate("notes", "Correct this note"))
            self._add.setText(translate("notes", "Save"))
        else:
            self._field.set_label(translate("notes", "New note"))
            self._add.setText(translate("notes", "Add note"))
        if self._is_busy:
            self._add.setText(translate("notes", "Saving…"))
        self._add.updateGeometry()
        self._cancel.setVisible(self.is_correcting)

    def _show_choice(self) -> None:
        line = self.chosen
        why = translate("notes", "Choose a note first") if line is None else line.why_fixed
        self._edit.setEnabled(not why)
        self._edit.setToolTip(why)
        self._edit.setAccessibleDescription(why)
        self.card.show_detail(line.why if line is not None else "")

    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_choice()

    def _on_text_changed(self) -> None:
        if not self._is_filling:
            self.changed.emit()


def _columns() -> tuple[Column[NoteLine], ...]:
    return (
        Column(heading=translate("notes", "Note"), text=lambda line: line.text),
        Column(heading=translate("notes", "Who"), text=lambda line: line.who),
        Column(heading=translate("notes", "When"), text=lambda line: line.when),
        Column(
            heading=translate("notes", "State"),
            text=lambda line: line.state,
            tone=lambda line: line.tone,
        ),
    )
