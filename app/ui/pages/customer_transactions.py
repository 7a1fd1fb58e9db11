"""The customer page's transactions: the bills, narrowed and ordered, page by page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.order import Direction
from app.domain.transaction import TransactionOrder
from app.ui.models.record_rows import Column, RecordRows
from app.ui.widgets.button import Button
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.notice import Notice
from app.ui.widgets.record_card import RecordCard
from app.ui.widgets.side_by_side import TabScroll
from app.ui.widgets.table import Table

translate = QCoreApplication.translate

FROM, TO, STORE = "from", "to", "store"
NUMBER, ID = "number", "id"
ORDER, DIRECTION = "order", "direction"
NEAR_END_ROWS = 3
"""So many rows before the end of the list the next page is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine:
    """A bill in words; `detail` is what was on it, and its notes in full."""

    name: str
    date: str
    number: str
    id: str
    type: str
    gross: str
    discount: str
    amount: str
    issued: str
    redeemed: str
    coupons: str
    basket: str
    store: str
    notes: str
    detail: str


class TransactionsView(TabScroll):
    """`filtered(str)` carries the name of the filter that changed; `more_requested()` also comes
    when somebody scrolls to the end.
    """

    filtered: ClassVar[Signal] = Signal(str)
    more_requested: ClassVar[Signal] = Signal()
    export_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = Table()
        self.card = RecordCard("transactions", self._table, icon="receipt")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card, 1)
        super().__init__(content, parent)
        self.setObjectName("transactions")
        self._model: RecordRows[BillLine] = RecordRows(
            _columns(), lambda line: line.name, parent=self
        )
        self._table.setObjectName("transactions_table")
        self._table.setAccessibleName(translate("transactions", "Transactions"))
        self._table.setModel(self._model)
        self._table.fit_columns()
        self._table.set_hides_empty()
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._model.dataChanged.connect(self._show_detail)
        self.exported = Notice("transactions_exported")
        self._more = Button(translate("transactions", "Show more"), icon="chevron-down")
        self._more.setObjectName("transactions_more")
        self._more.clicked.connect(self.more_requested)
        self._export = Button(translate("transactions", "Export table"), icon="download")
        self._export.setObjectName("transactions_export")
        self._export.clicked.connect(self.export_requested)
        self._build_filter()
        self.card.foot.addWidget(self._more)
        self.card.foot.addWidget(self.exported, 1)
        self.card.foot.addStretch(0)
        self.card.foot.addWidget(self._export)
        self.clear()

    def _build_filter(self) -> None:
        bar = self._filter = FilterBar("transactions")
        bar.add_date(FROM, translate("transactions", "From"))
        bar.add_date(TO, translate("transactions", "To"))
        bar.add_words(STORE, translate("transactions", "Store"))
        bar.add_line(NUMBER, translate("transactions", "Bill number"))
        bar.add_line(ID, translate("transactions", "Transaction id"))
        bar.add_choice(
            ORDER,
            translate("transactions", "Order"),
            (
                (translate("transactions", "By date"), TransactionOrder.DATE.value),
                (translate("transactions", "By id"), TransactionOrder.ID.value),
            ),
            default=TransactionOrder.DATE.value,
        )
        bar.add_choice(
            DIRECTION,
            translate("transactions", "Direction"),
            (
                (translate("transactions", "Latest first"), Direction.DESCENDING.value),
                (translate("transactions", "Earliest first"), Direction.ASCENDING.value),
            ),
            default=Direction.DESCENDING.value,
        )
        bar.lay_out()
        bar.changed.connect(self.filtered)
        self.card.put_filter(bar)

    def focus_filter(self) -> None:
        self._filter.focus_first()

    def filter_values(self) -> dict[str, str]:
        return self._filter.values()

    def show_lines(self, lines: Sequence[BillLine]) -> None:
        self._model.set_rows(lines)
        self._export.setEnabled(bool(lines))
        self._show_detail()

    def show_stores(self, stores: Sequence[tuple[str, str]]) -> None:
        """Stores that can be picked: words, and what is looked for."""
        self._filter.set_words(STORE, stores)

    def show_bad_days(self, names: Iterable[str]) -> None:
        """Mark the dates that are none."""
        wrong = frozenset(names)
        for name in (FROM, TO):
            self._filter.set_problem(name, is_wrong=name in wrong)

    def show_more(self, *, has_more: bool, is_loading: bool) -> None:
        """Whether the server has older ones, and whether they are on their way."""
        self._more.setVisible(has_more or is_loading)
        self._more.setEnabled(not is_loading)
        words = translate("transactions", "Show more")
        if is_loading:
            words = translate("transactions", "Asking the server…")
        self._more.setText(words)
        self._more.updateGeometry()

    def clear(self) -> None:
        """Nobody's bills."""
        self._model.set_rows(())
        self._filter.clear()
        self.show_bad_days(())
        self.card.clear()
        self.exported.clear()
        self.show_lines(())
        self.show_more(has_more=False, is_loading=False)

    def _show_detail(self) -> None:
        line = self._model.row(self._table.currentIndex().row())
        self.card.show_detail(line.detail if line is not None else "")

    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_detail()

    def _on_scrolled(self, value: int) -> None:
        bar = self._table.verticalScrollBar()
        row = self._table.verticalHeader().defaultSectionSize()
        is_near = value >= bar.maximum() - NEAR_END_ROWS * row
        if is_near and bar.maximum() > 0 and self._more.isVisible() and self._more.isEnabled():
            self.more_requested.emit()


def _columns() -> tuple[Column[BillLine], ...]:
    def column(heading: str, name: str, *, is_strong: bool = False) -> Column[BillLine]:
        return Column(
            heading=heading, text=lambda line: str(getattr(line, name)), is_strong=is_strong
        )

    return (
        column(translate("transactions", "Date"), "date"),
        column(translate("transactions", "Bill"), "number", is_strong=True),
        column(translate("transactions", "Id"), "id"),
        column(translate("transactions", "Kind"), "type"),
        column(translate("transactions", "Gross"), "gross"),
        column(translate("transactions", "Discount"), "discount"),
        column(translate("transactions", "Amount"), "amount", is_strong=True),
        column(translate("transactions", "Points issued"), "issued"),
        column(translate("transactions", "Points redeemed"), "redeemed"),
        column(translate("transactions", "Coupons"), "coupons"),
        column(translate("transactions", "Items"), "basket"),
        column(translate("transactions", "Store"), "store"),
        column(translate("transactions", "Notes"), "notes"),
    )
