"""The customer page's coupons: what was issued, what became of it, and one's code for a scanner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.coupon import CouponOrder, CouponState
from app.domain.order import Direction
from app.ui.models.record_rows import Column, RecordRows
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.code_plate import CodePlate
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.record_card import RecordCard
from app.ui.widgets.side_by_side import TabScroll
from app.ui.widgets.table import Table
from app.ui.wording_coupons import coupon_state_words

translate = QCoreApplication.translate

STATUS, SEVERAL, FROM, TO = "status", "status_several", "from", "to"
SERIES, ORDER, DIRECTION = "series", "order", "direction"
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponLine:
    """A coupon in words. `is_usable`: a till would take it today."""

    name: str
    code: str
    description: str
    series: str
    state: str
    tone: Tone
    created: str
    valid_till: str
    times: str
    redeemed: str
    issued_by_bill: str
    redeemed_by_bill: str
    is_usable: bool


class CouponsView(TabScroll):
    """`filtered(str)` carries the name of the filter that changed."""

    filtered: ClassVar[Signal] = Signal(str)
    show_code_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._table = Table()
        self.card = RecordCard("coupons", self._table, icon="gift")
        self.plate = CodePlate("coupons_code")
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.plate)
        column.addWidget(self.card, 1)
        super().__init__(content, parent)
        self.setObjectName("coupons")
        self._model: RecordRows[CouponLine] = RecordRows(
            _columns(), lambda line: line.name, parent=self
        )
        self._table.setObjectName("coupons_table")
        self._table.setAccessibleName(translate("coupons", "Coupons"))
        self._table.setModel(self._model)
        self._table.fit_columns()
        self._table.set_hides_empty()
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._table.activated.connect(lambda _index: self.show_code_requested.emit())
        self._model.dataChanged.connect(self._show_choice)
        self._build_filter()
        self._show_code = Button(
            translate("coupons", "Show code"), kind=ButtonKind.PRIMARY, shortcut_hint="Ctrl+B"
        )
        self._show_code.setObjectName("coupons_show_code")
        self._show_code.clicked.connect(self.show_code_requested)
        self.card.foot.addStretch(1)
        self.card.foot.addWidget(self._show_code)
        self.plate.closed.connect(lambda: self._table.setFocus(Qt.FocusReason.OtherFocusReason))
        self.clear()

    def _build_filter(self) -> None:
        bar = self._filter = FilterBar("coupons")
        states = [(coupon_state_words(state), state.value) for state in CouponState]
        bar.add_choice(
            STATUS,
            translate("coupons", "State"),
            [(translate("coupons", "All coupons"), ALL), *states],
            default=ALL,
        )
        bar.add_several(SEVERAL, translate("coupons", "Several states"), states)
        bar.add_date(FROM, translate("coupons", "From"))
        bar.add_date(TO, translate("coupons", "To"))
        bar.add_line(SERIES, translate("coupons", "Series"))
        bar.add_choice(
            ORDER,
            translate("coupons", "Order"),
            (
                (translate("coupons", "By issue"), CouponOrder.CREATED.value),
                (translate("coupons", "By last day"), CouponOrder.VALID_TILL.value),
                (translate("coupons", "By amount"), CouponOrder.AMOUNT.value),
            ),
            default=CouponOrder.CREATED.value,
        )
        bar.add_choice(
            DIRECTION,
            translate("coupons", "Direction"),
            (
                (translate("coupons", "Latest first"), Direction.DESCENDING.value),
                (translate("coupons", "Earliest first"), Direction.ASCENDING.value),
            ),
            default=Direction.DESCENDING.value,
        )
        bar.lay_out()
        bar.changed.connect(self._on_filtered)
        self.card.put_filter(bar)

    @property
    def chosen(self) -> CouponLine | None:
        return self._model.row(self._table.currentIndex().row())

    @property
    def lines(self) -> tuple[CouponLine, ...]:
        return self._model.rows

    def focus_filter(self) -> None:
        self._filter.focus_first()

    def filter_values(self) -> dict[str, str]:
        return self._filter.values()

    def show_lines(self, lines: Sequence[CouponLine]) -> None:
        self._model.set_rows(lines)
        self._show_choice()

    def show_bad_days(self, names: Iterable[str]) -> None:
        """Mark the dates that are none."""
        wrong = frozenset(names)
        for name in (FROM, TO):
            self._filter.set_problem(name, is_wrong=name in wrong)

    def choose(self, name: str) -> None:
        """Pick a line, and bring it into sight."""
        place = self._model.place_of(name)
        if place >= 0:
            self._table.setCurrentIndex(self._model.index(place, 0))

    def show_plate(self, line: CouponLine) -> None:
        """The code large; Esc closes it again."""
        words = translate("coupons", "{what} · {state}").format(
            what=line.description or translate("coupons", "Coupon"), state=line.state
        )
        self.plate.show_code(line.code, words)
        self.plate.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.ensureWidgetVisible(self.plate)

    def say_no_code(self) -> None:
        self.card.problem.say(
            translate("coupons", "There is no coupon here that could be used now"), tone=Tone.CARE
        )

    def clear(self) -> None:
        """Nobody's coupons."""
        self._model.set_rows(())
        self._filter.clear()
        self.show_bad_days(())
        self.card.clear()
        self.plate.clear()
        self._show_choice()

    def _on_filtered(self, name: str) -> None:
        """One state or several: whichever was chosen last holds."""
        if name == STATUS:
            self._filter.set_value(SEVERAL, "")
        elif name == SEVERAL and self._filter.value(SEVERAL):
            self._filter.set_value(STATUS, ALL)
        self.filtered.emit(name)

    def _show_choice(self) -> None:
        line = self.chosen
        self._show_code.setEnabled(bool(self._model.rows))
        if self.plate.code and line is not None and line.code:
            self.show_plate(line)

    def _on_current_changed(self, _current: QModelIndex, _before: QModelIndex) -> None:
        self._show_choice()


def _columns() -> tuple[Column[CouponLine], ...]:
    return (
        Column(heading=translate("coupons", "Code"), text=lambda line: line.code, is_strong=True),
        Column(heading=translate("coupons", "What"), text=lambda line: line.description),
        Column(heading=translate("coupons", "Series"), text=lambda line: line.series),
        Column(
            heading=translate("coupons", "State"),
            text=lambda line: line.state,
            tone=lambda line: line.tone,
        ),
        Column(heading=translate("coupons", "Issued"), text=lambda line: line.created),
        Column(heading=translate("coupons", "Last day"), text=lambda line: line.valid_till),
        Column(heading=translate("coupons", "Times used"), text=lambda line: line.times),
        Column(heading=translate("coupons", "Used where, when"), text=lambda line: line.redeemed),
        Column(
            heading=translate("coupons", "Issued with bill"), text=lambda line: line.issued_by_bill
        ),
        Column(
            heading=translate("coupons", "Used on bill"), text=lambda line: line.redeemed_by_bill
        ),
    )
