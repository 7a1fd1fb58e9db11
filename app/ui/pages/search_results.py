"""The card with whom a search found: the table, what it says when there is nobody, and more."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QWidget

from app.services.search import SearchAnswer
from app.ui import theme
from app.ui.models.found import FoundColumn, FoundModel
from app.ui.pages.search_words import shown_words, title_words
from app.ui.spoken import announce
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.table import Table

ROWS_SAMPLED = 60
ROW_PX = 46
"""A finger's height: many are looked through here, and none is read for long."""
SMALLEST_PX = 130


class SearchResults(CardFrame):
    """`table` shows `model`; presses are told by signals."""

    more_requested: ClassVar[Signal] = Signal()
    stop_requested: ClassVar[Signal] = Signal()
    export_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(is_flush=True, parent=parent)
        self._waiting = 0
        self._is_asked = False
        self._found = ""
        self.model = FoundModel(self)
        self.table = Table(row_px=ROW_PX)
        self.table.setObjectName("query_results")
        self.table.setAccessibleName(self.tr("Customers found"))
        self.table.setModel(self.model)
        self.table.horizontalHeader().setResizeContentsPrecision(ROWS_SAMPLED)
        self.table.fit_columns(stretch=FoundColumn.ATTRIBUTES)
        self._empty = EmptyState(icon="search")
        self._empty.setObjectName("query_empty")
        # A page that is hidden in a stack must not keep the table tall.
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self._stop = Button(self.tr("Stop"), kind=ButtonKind.SECONDARY, icon="x")
        self._stop.setObjectName("query_stop")
        self._export = Button(self.tr("Export"), icon="download")
        self._export.setObjectName("query_export")
        self._more = Button(self.tr("Show more"), kind=ButtonKind.QUIET, icon="chevron-down")
        self._more.setObjectName("query_more")
        self._lay_out()
        self._stop.clicked.connect(self.stop_requested)
        self._export.clicked.connect(self.export_requested)
        self._more.clicked.connect(self.more_requested)
        theme.theme_changed.connect(self._fit)
        self._fit()
        self.clear()

    def _lay_out(self) -> None:
        self.header.setContentsMargins(20, 4, 12, 4)
        self.header.addWidget(self._stop)
        self.header.addWidget(self._export)
        holder = self._holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self.body.addWidget(holder, 1)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(12, 0, 12, 2)
        foot.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.setSpacing(0)
        self.body.addWidget(self._foot)

    def _fit(self) -> None:
        self._holder.setMinimumHeight(theme.sp(SMALLEST_PX))

    def set_busy(self, *, is_busy: bool) -> None:
        """While a page is awaited: what is shown stays, and can be waited for no longer."""
        self._stop.setVisible(is_busy)
        self._more.setEnabled(not is_busy)
        self._more.setText(self.tr("Looking…") if is_busy else self.tr("Show more"))
        self._export.setEnabled(not is_busy and bool(self.model.rows))
        if is_busy and not self.model.rows:
            self.set_title(self.tr("Looking…"))
        elif not is_busy:
            self.set_title(self._found)
            self._say_why_empty()

    def show_answer(self, answer: SearchAnswer, now: datetime) -> None:
        self._is_asked = True
        self._waiting = sum(row.op is not None for row in answer.rows)
        self.model.set_rows(answer.rows, answer.source, now)
        self._found = title_words(answer)
        self.set_title(self._found)
        self.table.scrollToTop()
        self._show(answer)
        announce(self, f"{self._found}. {self.subtitle}" if answer.rows else self._found)

    def show_more(self, answer: SearchAnswer) -> None:
        self.model.add_rows(answer.rows)
        self._show(answer)

    def focus_first_row(self) -> None:
        """The arrows move in the list from here, and Enter opens."""
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Nothing was looked for."""
        self._is_asked = False
        self._waiting = 0
        self._found = ""
        self.model.clear()
        self.set_title("")
        self.set_subtitle("")
        self._foot.hide()
        self._stack.setCurrentWidget(self._empty)
        self.set_busy(is_busy=False)

    def _show(self, answer: SearchAnswer) -> None:
        rows = self.model.rows
        self.set_subtitle(shown_words(len(rows) - self._waiting, self._waiting))
        self._foot.setVisible(answer.next_place is not None)
        self.table.set_at_foot(answer.next_place is None)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self._say_why_empty()
        self._export.setEnabled(bool(rows))

    def _say_why_empty(self) -> None:
        if self._is_asked:
            self._empty.set_words(
                self.tr("Nobody fits"), self.tr("Take a condition away, or ask for less.")
            )
        else:
            self._empty.set_words(
                self.tr("Find customers by what is known of them"),
                self.tr("Say above what to look for, then press Enter."),
            )
