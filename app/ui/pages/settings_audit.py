"""Settings, audit: what was done at this till, narrowed to days, people and acts, page by page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.audit import Act
from app.ui.models.record_rows import Column, RecordRows
from app.ui.pages.settings_part import SettingsPart, SettingsPartView
from app.ui.tone import Tone
from app.ui.widgets.button import Button
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.record_card import RecordCard
from app.ui.widgets.side_by_side import TabScroll
from app.ui.widgets.table import Table
from app.ui.wording_audit import act_words

translate = QCoreApplication.translate

NAME = SettingsPart.AUDIT.value
FROM, TO, WHO, ACT = "from", "to", "associate", "act"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One act in words. `name` tells it from all others on the list."""

    name: str
    at: str
    what: str
    detail: str
    who: str
    whom: str
    tone: Tone | None = None


class AuditView(SettingsPartView):
    """`filtered(str)` carries the name of the filter that changed."""

    filtered: ClassVar[Signal] = Signal(str)
    more_requested: ClassVar[Signal] = Signal()
    export_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NAME, translate("audit", "Audit"), parent)
        self._model: RecordRows[ActLine] = RecordRows(
            _columns(), lambda line: line.name, row_tone=lambda line: line.tone, parent=self
        )
        self._table = Table()
        self._table.setObjectName("audit_table")
        self._table.setAccessibleName(translate("audit", "What was done at this till"))
        self._table.setModel(self._model)
        self._table.fit_columns(stretch=1)
        self.card = RecordCard("audit", self._table, icon="eye")
        self._more = Button(translate("audit", "Show more"), icon="chevron-down")
        self._more.setObjectName("audit_more")
        self._more.clicked.connect(self.more_requested)
        self._export = Button(translate("audit", "Export table"), icon="download")
        self._export.setObjectName("audit_export")
        self._export.clicked.connect(self.export_requested)
        self._build_filter()
        self.card.foot.addWidget(self._more)
        self.card.foot.addStretch(1)
        self.card.foot.addWidget(self._export)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 16)
        column.addWidget(self.card, 1)
        self.put_content(TabScroll(content))
        self.clear()

    def _build_filter(self) -> None:
        bar = self._filter = FilterBar(NAME)
        bar.add_date(FROM, translate("audit", "From"))
        bar.add_date(TO, translate("audit", "To"))
        bar.add_choice(WHO, translate("audit", "By"), _everybody(()))
        acts = sorted((act_words(act), act.value) for act in Act if act is not Act.UNKNOWN)
        bar.add_choice(
            ACT, translate("audit", "What"), ((translate("audit", "Everything"), ""), *acts)
        )
        bar.lay_out()
        bar.changed.connect(self.filtered)
        self.card.put_filter(bar)

    @property
    def first(self) -> QWidget:
        return self._table if self._model.rowCount() else super().first

    def filter_values(self) -> dict[str, str]:
        return self._filter.values()

    def show_people(self, people: Iterable[tuple[str, str]]) -> None:
        """By whom it can be narrowed: names, and their ids."""
        self._filter.set_choices(WHO, _everybody(people))

    def show_bad_days(self, names: Iterable[str]) -> None:
        """Mark the dates that are none."""
        wrong = frozenset(names)
        for name in (FROM, TO):
            self._filter.set_problem(name, is_wrong=name in wrong)

    def show_lines(self, lines: Sequence[ActLine], *, has_more: bool) -> None:
        self._model.set_rows(lines)
        self._more.setVisible(has_more)
        self._export.setEnabled(bool(lines))
        if lines:
            self.card.show_rows()
        else:
            self.card.show_empty(
                translate("audit", "Nothing of that kind was done"),
                translate("audit", "Ask for other days, for everybody, or for everything."),
            )

    def show_exported(self, path: str) -> None:
        self.message.say(
            translate("audit", "The table is written. That you took it is in the audit."),
            tone=Tone.GOOD,
            details=path,
        )

    def set_busy(self, *, is_busy: bool) -> None:
        self._more.setEnabled(not is_busy)
        self._export.setEnabled(not is_busy and self._model.rowCount() > 0)

    def clear(self) -> None:
        """Nothing of what others did stays in sight."""
        self._filter.clear()
        self.show_bad_days(())
        self.show_lines((), has_more=False)
        self.card.clear()


def _everybody(people: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return ((translate("audit", "Everybody"), ""), *people)


def _columns() -> tuple[Column[ActLine], ...]:
    return (
        Column(heading=translate("audit", "When"), text=lambda line: line.at),
        Column(
            heading=translate("audit", "What"),
            text=lambda line: line.what,
            second=lambda line: line.detail,
            is_strong=True,
        ),
        Column(heading=translate("audit", "By"), text=lambda line: line.who),
        Column(heading=translate("audit", "Customer"), text=lambda line: line.whom),
    )
