"""The customer page's tickets: what was raised, which of it is wanted, and a form for more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from app.domain.ticket import TicketPriority, TicketSource, TicketType
from app.ui.models.record_rows import Column, RecordRows
from app.ui.pages.customer_ticket_form import TicketForm
from app.ui.pages.customer_ticket_words import priority_words, source_words, type_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.notice import Notice
from app.ui.widgets.record_card import RecordCard
from app.ui.widgets.side_by_side import SideBySide
from app.ui.widgets.table import Table

translate = QCoreApplication.translate

SIDE_PX = 340
STATUS, PRIORITY, DEPARTMENT = "filter_status", "filter_priority", "filter_department"
CODE, SOURCE, TYPE = "filter_code", "filter_source", "filter_type"
FROM, TO = "from", "to"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketLine:
    """A ticket in words; `code` is empty until the server has given one."""

    name: str
    code: str
    subject: str
    status: str
    priority: str
    department: str
    message: str
    fields: str
    when: str
    state: str
    why: str
    tone: Tone | None
    needs_person: bool


class TicketsView(SideBySide):
    """`filtered(str)` carries the name of the filter that changed; `print_requested()` is about the
    `chosen` line.
    """

    filtered: ClassVar[Signal] = Signal(str)
    print_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = Table()
        self.card = RecordCard("tickets", self._table, icon="receipt")
        self.form = TicketForm()
        super().__init__(self.card, self.form, side_px=SIDE_PX, parent=parent)
        self.setObjectName("tickets")
        self._model: RecordRows[TicketLine] = RecordRows(
            _columns(),
            lambda line: line.name,
            row_tone=lambda line: Tone.BAD if line.needs_person else None,
            parent=self,
        )
        self._table.setObjectName("tickets_table")
        self._table.setAccessibleName(translate("tickets", "Tickets"))
        self._table.setModel(self._model)
        self._table.fit_columns()
        self._table.set_hides_empty()
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._model.dataChanged.connect(self._show_choice)
        self.printed = Notice("ticket_printed")
        self._build_filter()
        self._print = Button(translate("tickets", "Print slip"), icon="printer")
        self._print.setObjectName("ticket_print")
        self._print.clicked.connect(self.print_requested)
        self._fold = Button("")
        self._fold.setObjectName("tickets_fold")
        self._fold.clicked.connect(self._on_fold)
        self.form.filled.connect(self.open_form)
        self.card.foot.addWidget(self._fold)
        self.card.foot.addWidget(self.printed, 1)
        self.card.foot.addStretch(0)
        self.card.foot.addWidget(self._print)
        self.open_form()
        self.clear()

    def _build_filter(self) -> None:
        bar = self._filter = FilterBar("tickets")
        bar.add_words(STATUS, translate("tickets", "Status"))
        bar.add_choice(
            PRIORITY,
            translate("tickets", "Priority"),
            (
                (translate("tickets", "Any priority"), ""),
                *((priority_words(each), each.value) for each in TicketPriority),
            ),
        )
        bar.add_words(DEPARTMENT, translate("tickets", "Department"))
        bar.add_line(CODE, translate("tickets", "Code"))
        bar.add_choice(
            SOURCE,
            translate("tickets", "Reported from"),
            (
                (translate("tickets", "From anywhere"), ""),
                *((source_words(each), each.value) for each in TicketSource),
            ),
        )
        bar.add_choice(
            TYPE,
            translate("tickets", "Kind"),
            (
                (translate("tickets", "Any kind"), ""),
                *((type_words(each), each.value) for each in TicketType),
            ),
        )
        bar.add_date(FROM, translate("tickets", "From"))
        bar.add_date(TO, translate("tickets", "To"))
        bar.lay_out()
        bar.changed.connect(self.filtered)
        self.card.put_filter(bar)

    def open_form(self) -> None:
        """The form beside the list, whoever had folded it away."""
        self._set_form_shown(is_shown=True)

    def _on_fold(self) -> None:
        is_shown = self.form.isHidden()
        self._set_form_shown(is_shown=is_shown)
        if is_shown:
            self.form.focus_first()

    def _set_form_shown(self, *, is_shown: bool) -> None:
        self.set_side_shown(is_shown=is_shown)
        words = translate("tickets", "New ticket")
        if is_shown:
            words = translate("tickets", "Hide the form")
        self._fold.set_icon("" if is_shown else "plus")
        self._fold.set_shortcut_hint("" if is_shown else "Ctrl+T")
        self._fold.setText(words)
        self._fold.updateGeometry()

    @property
    def chosen(self) -> TicketLine | None:
        return self._model.row(self._table.currentIndex().row())

    def show_lines(self, lines: Sequence[TicketLine]) -> None:
        self._model.set_rows(lines)
        self._show_choice()

    def filter_values(self) -> dict[str, str]:
        return self._filter.values()

    def show_bad_days(self, names: Iterable[str]) -> None:
        """Mark the dates that are none."""
        wrong = frozenset(names)
        for name in (FROM, TO):
            self._filter.set_problem(name, is_wrong=name in wrong)

    def set_seen_words(self, statuses: Iterable[str], departments: Iterable[str]) -> None:
        """The server's own words that can be picked."""
        for name, words in ((STATUS, statuses), (DEPARTMENT, departments)):
            self._filter.set_words(name, [(word, word) for word in words])

    def clear(self) -> None:
        """Nobody's tickets, and nothing half-typed."""
        self._model.set_rows(())
        self._filter.clear()
        self.show_bad_days(())
        self.card.clear()
        self.printed.clear()
        self.form.notice.clear()
        self.form.fill({})
        self._show_choice()

    def _show_choice(self) -> None:
        line = self.chosen
        why = ""
        if line is None:
            why = translate("tickets", "Choose a ticket first")
        elif not line.code:
            why = translate("tickets", "It gets its code when it was sent")
        self._print.setEnabled(not why)
        self._print.setToolTip(why)
        self._print.setAccessibleDescription(why)
        told = (line.message, line.why) if line is not None else ()
        self.card.show_detail("\n".join(filter(None, told)))

    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self.printed.clear()
        self._show_choice()


def _columns() -> tuple[Column[TicketLine], ...]:
    return (
        Column(heading=translate("tickets", "Code"), text=lambda line: line.code, is_strong=True),
        Column(
            heading=translate("tickets", "Subject"),
            text=lambda line: line.subject,
            second=lambda line: line.when,
        ),
        Column(heading=translate("tickets", "Status"), text=lambda line: line.status),
        Column(heading=translate("tickets", "Priority"), text=lambda line: line.priority),
        Column(heading=translate("tickets", "Department"), text=lambda line: line.department),
        Column(heading=translate("tickets", "Message"), text=lambda line: line.message),
        Column(heading=translate("tickets", "Fields"), text=lambda line: line.fields),
        Column(
            heading=translate("tickets", "State"),
            text=lambda line: line.state,
            tone=lambda line: line.tone,
        ),
    )
