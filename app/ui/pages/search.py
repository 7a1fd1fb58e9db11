"""The advanced search: conditions as rows and as text, whom they find, and what is kept of both.

Shows what its presenter gives it and tells what is wanted; it understands no query. Once somebody
is found, the conditions fold to a line and leave the page to the list.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.faults import Fault
from app.domain.organisation import FieldSpec
from app.services.search import LONGEST_NAME, Exported, SearchAnswer
from app.ui import theme
from app.ui.escape_key import EscapeKey
from app.ui.first_focus import set_first_focus
from app.ui.models.conditions import ConditionDraft
from app.ui.models.roles import CellRole
from app.ui.pages.search_asked import AskedLine
from app.ui.pages.search_results import SearchResults
from app.ui.pages.search_words import export_progress_words, exported_words, source_words
from app.ui.plain_tip import plain_tip
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.condition_rows import ConditionRows
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.label import label
from app.ui.widgets.name_panel import NamePanel
from app.ui.widgets.notice import Notice
from app.ui.widgets.query_text import QueryText
from app.ui.wording import fault_details, fault_sentence

ROWS_SHARE = 0.26
"""Of the page's height: more conditions than that holds scroll."""
ROOMY_PX = 880
"""Narrower than that, the line of what was asked has no room for the saved searches beside it."""


class SearchPage(QWidget):
    """Object name `page_search`. `open_requested` carries the key of the customer picked."""

    rows_edited: ClassVar[Signal] = Signal()
    text_edited: ClassVar[Signal] = Signal(str)
    run_requested: ClassVar[Signal] = Signal()
    more_requested: ClassVar[Signal] = Signal()
    stop_requested: ClassVar[Signal] = Signal()
    open_requested: ClassVar[Signal] = Signal(str)
    export_requested: ClassVar[Signal] = Signal()
    save_requested: ClassVar[Signal] = Signal(str)
    saved_chosen: ClassVar[Signal] = Signal(str)
    forget_requested: ClassVar[Signal] = Signal(str)
    shown: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_search")
        self.setProperty("ground", True)
        self._rows = ConditionRows()
        self._rows.setObjectName("query_rows")
        self._rows.setAccessibleName(self.tr("Conditions, all of which must hold"))
        self._text = QueryText()
        self._text.setObjectName("query_text")
        self._text.setPlaceholderText("firstname:STARTS:To&loyalty_points:GREATER:500")
        self._text.setAccessibleName(self.tr("The same conditions as text"))
        self._problem = label(role="problem")
        self._problem.setObjectName("query_problem")
        self._problem.setWordWrap(True)
        self._add = Button(self.tr("Add a condition"), kind=ButtonKind.QUIET, icon="plus")
        self._add.setObjectName("query_add")
        self._run = Button(self.tr("Search"), kind=ButtonKind.PRIMARY, icon="search")
        self._run.setObjectName("query_run")
        self._saved = ComboBox()
        self._saved.setObjectName("query_saved")
        self._saved.setAccessibleName(self.tr("Saved searches"))
        self._saved.setMinimumContentsLength(16)
        self._saved.setSizeAdjustPolicy(
            ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._forget = Button("", kind=ButtonKind.QUIET, icon="trash")
        self._forget.setObjectName("query_forget")
        self._save = Button(self.tr("Save this search"), icon="star")
        self._save.setObjectName("query_save")
        self._name = NamePanel(self.tr("Save it as"), "query_name", longest=LONGEST_NAME)
        self._title = label(self.tr("Search"), "title")
        self._asked = AskedLine()
        self._form = CardFrame()
        self._escape = EscapeKey(self)
        self._is_folded = False
        self.message = Notice("query_message")
        self.results = SearchResults()
        self._lay_out()
        self._connect()
        self.show_saved((), "")
        self.set_runnable(is_runnable=False)
        self._show_fold()

    def _lay_out(self) -> None:
        outer = self._outer = QVBoxLayout(self)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(self._title, 1)
        title.addWidget(self._asked, 1)
        for part in (self._saved, self._forget, self._save):
            title.addWidget(part)
        # What is wrong stands in a line that is there anyway: nothing moves at a keystroke.
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._add)
        below.addWidget(self._problem, 1)
        text = QHBoxLayout()
        text.setSpacing(10)
        text.addWidget(self._text, 1)
        text.addWidget(self._run, 0, Qt.AlignmentFlag.AlignTop)
        card = self._form
        card.body.setSpacing(6)
        card.body.addWidget(self._rows)
        card.body.addLayout(below)
        card.body.addLayout(text)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        content = QWidget()
        column = self._column = QVBoxLayout(content)
        column.setSpacing(14)
        column.addWidget(self._name)
        column.addWidget(card)
        column.addWidget(self.message)
        column.addWidget(self.results, 1)
        outer.addLayout(title)
        outer.addWidget(ContentScroll(content), 1)

    def _connect(self) -> None:
        self._rows.conditions.edited.connect(self.rows_edited)
        self._rows.submitted.connect(self.run_requested)
        self._rows.fields_changed.connect(self._on_fields_changed)
        self._text.edited.connect(self.text_edited)
        self._text.submitted.connect(self.run_requested)
        self._asked.change_requested.connect(self._on_change)
        self._escape.pressed.connect(self._on_change)
        self._add.clicked.connect(self._on_add)
        self._run.clicked.connect(self.run_requested)
        self._save.clicked.connect(lambda: self._name.ask(self._saved.currentText()))
        self._name.named.connect(self.save_requested)
        self._name.closed.connect(lambda: self._save.setFocus(Qt.FocusReason.OtherFocusReason))
        self._saved.activated.connect(self._on_saved_chosen)
        self._forget.clicked.connect(lambda: self.forget_requested.emit(self._saved.currentText()))
        results = self.results
        results.more_requested.connect(self.more_requested)
        results.stop_requested.connect(self.stop_requested)
        results.export_requested.connect(self.export_requested)
        results.table.clicked.connect(self._on_row)
        results.table.activated.connect(self._on_row)

    # The query.

    @property
    def drafts(self) -> tuple[ConditionDraft, ...]:
        return self._rows.conditions.drafts

    @property
    def text(self) -> str:
        return self._text.toPlainText()

    def set_fields(self, specs: Sequence[FieldSpec], currency: str) -> None:
        """The organisation's own fields, and the currency that its amounts are in."""
        self._rows.set_fields(specs)
        self.results.model.set_ground(currency, {spec.name: spec.label for spec in specs})

    def show_drafts(self, drafts: Sequence[ConditionDraft]) -> None:
        self._rows.conditions.set_drafts(drafts)

    def show_text(self, text: str) -> None:
        self._text.set_text(text)

    def show_problem(self, words: str, place: tuple[int, int] | None, row: int | None) -> None:
        """What is wrong, where in the text (from, to) and in which row, as far as it is there."""
        self._problem.setText(words)
        self._text.setAccessibleDescription(words)
        if place is None:
            self._text.clear_mark()
        else:
            self._text.mark(*place)
        self._rows.mark_wrong(row)

    def clear_problem(self) -> None:
        self.show_problem("", None, None)

    def set_runnable(self, *, is_runnable: bool) -> None:
        """Whether there is a whole query."""
        why_not = "" if is_runnable else self.tr("Say what to look for first")
        for button in (self._run, self._save):
            button.setEnabled(is_runnable)
            button.setToolTip(why_not)
            button.setAccessibleDescription(why_not)

    def set_folded(self, *, is_folded: bool) -> None:
        """Whether one line stands for the conditions, or they can be changed.

        Who was at them goes on in the list; who is elsewhere meanwhile stays there.
        """
        self._asked.set_words(self._rows.conditions.words)
        if is_folded is self._is_folded:
            return
        at = self.window().focusWidget()
        was_at_form = at is not None and self._form.isAncestorOf(at)
        self._is_folded = is_folded
        self._show_fold()
        if is_folded and was_at_form:
            self.results.focus_first_row()

    def _show_fold(self) -> None:
        self._form.setHidden(self._is_folded)
        self._title.setHidden(self._is_folded)
        self._asked.setVisible(self._is_folded)
        # What is around the list gives a row to it.
        self._outer.setContentsMargins(20, 12 if self._is_folded else 18, 20, 0)
        self._outer.setSpacing(8 if self._is_folded else 14)
        self._column.setContentsMargins(0, 0, 0, 12 if self._is_folded else 20)
        self._fit_fold()
        self._on_fields_changed()
        if self._is_folded:
            self.installEventFilter(self._escape)
        else:
            self.removeEventFilter(self._escape)

    def _fit_fold(self) -> None:
        is_roomy = not self._is_folded or (
            self._saved.count() > 0 and self.width() >= theme.sp(ROOMY_PX)
        )
        self._saved.setVisible(is_roomy)
        self._forget.setHidden(self._is_folded)

    # Whom it finds.

    def set_busy(self, *, is_busy: bool) -> None:
        self.results.set_busy(is_busy=is_busy)

    def show_answer(self, answer: SearchAnswer, now: datetime) -> None:
        """The first page, in place of what was shown before."""
        self.results.show_answer(answer, now)
        self._tell_source(answer, now)

    def show_more(self, answer: SearchAnswer, now: datetime) -> None:
        """A further page, below what is shown."""
        self.results.show_more(answer)
        self._tell_source(answer, now)

    def _tell_source(self, answer: SearchAnswer, now: datetime) -> None:
        words = source_words(answer, self.results.model.rows, now)
        self.message.say(words, tone=Tone.CARE)

    def clear_answer(self) -> None:
        self.set_folded(is_folded=False)
        self.results.clear()
        self.message.clear()

    def show_fault(self, fault: Fault) -> None:
        self.message.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    # What is kept.

    def show_exporting(self, read: int, count: int | None, stop: Callable[[], None]) -> None:
        self.message.say(
            export_progress_words(read, count),
            tone=Tone.BRAND,
            action_text=self.tr("Stop"),
            action=stop,
        )

    def show_exported(self, exported: Exported) -> None:
        self.message.say(exported_words(exported), tone=Tone.GOOD)

    def show_saved(self, names: Sequence[str], chosen: str) -> None:
        """The till's saved searches, one of them chosen or none."""
        self._saved.clear()
        self._saved.addItems(names)
        self._saved.setPlaceholderText(
            self.tr("Saved searches") if names else self.tr("None saved yet")
        )
        self._saved.setEnabled(bool(names))
        self._saved.setCurrentIndex(self._saved.findText(chosen) if chosen else -1)
        self._offer_forgetting()
        self._fit_fold()

    def _offer_forgetting(self) -> None:
        name = self._saved.currentText()
        self._forget.setEnabled(bool(name))
        words = self.tr("Choose a saved search first")
        if name:
            words = self.tr("Forget “{name}”").format(name=name)
        self._forget.setToolTip(plain_tip(words))
        self._forget.setAccessibleName(words)

    def show_forgotten(self, name: str, undo: Callable[[], None]) -> None:
        """Nothing is lost by a slip of the finger."""
        self.message.say(
            self.tr("“{name}” is no longer kept").format(name=name),
            tone=Tone.BRAND,
            action_text=self.tr("Undo"),
            action=undo,
        )

    def _on_saved_chosen(self, row: int) -> None:
        self._offer_forgetting()
        self.saved_chosen.emit(self._saved.itemText(row))

    def _on_fields_changed(self) -> None:
        first = self.results.table if self._is_folded else self._rows.first_field
        set_first_focus(self, first)

    def _on_change(self) -> None:
        self.set_folded(is_folded=False)
        self._rows.first_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        self._rows.conditions.add()
        self._rows.focus_row(len(self.drafts) - 1)

    def _on_row(self, index: QModelIndex) -> None:
        self.open_requested.emit(index.data(CellRole.KEY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rows.set_room(round(self.height() * ROWS_SHARE))
        self._fit_fold()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        return super().event(event)
