"""A card around a list of records: its age at the head, what to do at its foot, and words in its
place where there is nothing to list.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.formats import age_tone, age_words
from app.ui.tone import Tone
from app.ui.widgets.card import CardFrame
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.filter_bar import FilterBar
from app.ui.widgets.label import ElidedLabel, label
from app.ui.widgets.notice import Notice
from app.ui.widgets.table import Table

SMALLEST_PX = 156
"""A heading and two rows."""
SIDE_PX = 16
WIDEST_PX = 320
"""A cell shows so much of a long text; the row's detail shows more."""
LONGEST_DETAIL = 600
"""More of a text than that would leave no room for the list."""


class RecordCard(CardFrame):
    """Its parts are `<name>_freshness`, `_summary`, `_detail`, `_empty` and `_problem`."""

    def __init__(
        self,
        name: str,
        table: Table,
        *,
        icon: str = "info",
        widest_px: int = WIDEST_PX,
        parent: QWidget | None = None,
    ) -> None:
        """`widest_px`: no column of the table grows wider; 0 where they may."""
        super().__init__(is_flush=True, parent=parent)
        self._table = table
        self._widest_px = widest_px
        table.set_at_foot(False)
        self._summary = ElidedLabel(role="second")
        self._summary.setObjectName(f"{name}_summary")
        self._freshness = label(role="second")
        self._freshness.setObjectName(f"{name}_freshness")
        self.problem = Notice(f"{name}_problem")
        self._empty = EmptyState(icon=icon)
        self._empty.setObjectName(f"{name}_empty")
        # A page that is hidden in a stack must not keep the table tall.
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(16, 6, 16, 8)
        self.foot.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 4)
        head.setSpacing(10)
        head.addWidget(self._summary, 1)
        head.addWidget(self._freshness)
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        self._stack.addWidget(table)
        self._stack.addWidget(self._empty)
        notice = QVBoxLayout()
        notice.setContentsMargins(12, 0, 12, 8)
        notice.addWidget(self.problem)
        self._filter = QVBoxLayout()
        self._filter.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.body.addLayout(self._filter)
        self.body.addLayout(head)
        self.body.addLayout(notice)
        self._detail = label(role="second")
        self._detail.setObjectName(f"{name}_detail")
        self._detail.setWordWrap(True)
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail.setContentsMargins(16, 8, 16, 0)
        self._detail.hide()
        self.body.addWidget(self._holder, 1)
        self.body.addWidget(self._detail)
        self.body.addLayout(self.foot)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._fit_table()

    def put_filter(self, bar: FilterBar) -> None:
        """What narrows the list, above it; Enter leads from there into the list."""
        self._filter.addWidget(bar)
        bar.entered.connect(self._on_entered)
        self._filter.setContentsMargins(SIDE_PX, 12, SIDE_PX, 0)

    def _on_entered(self) -> None:
        model = self._table.model()
        if self.empty_words or model is None or not model.rowCount():
            return
        if not self._table.currentIndex().isValid():
            self._table.setCurrentIndex(model.index(0, 0))
        self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fit_table(self) -> None:
        self._holder.setMinimumHeight(theme.sp(SMALLEST_PX))
        if self._widest_px:
            columns = self._table.horizontalHeader()
            columns.setMaximumSectionSize(theme.sp(self._widest_px))

    @property
    def empty_words(self) -> str:
        """What stands in the list's place; empty while there are rows."""
        return self._empty.words if self._stack.currentIndex() == 1 else ""

    def show_age(self, at: datetime | None, now: datetime, *, state: str = "") -> None:
        """How old the rows are, and (`state`) what is being done or hinders it."""
        words = age_words(at, now) if at is not None else ""
        if words and state:
            words = self.tr("{age} · {state}").format(age=words, state=state)
        self._freshness.setText(words or state)
        tone = "care" if at is not None and age_tone(at, now) is Tone.CARE else ""
        if (self._freshness.property("tone") or "") != tone:
            self._freshness.setProperty("tone", tone)
            theme.restyle(self._freshness)

    def show_summary(self, words: str) -> None:
        """How many rows there are, and what of all they are."""
        self._summary.setText(words)

    def show_detail(self, words: str) -> None:
        """What a cell has no room for, of the row that is chosen."""
        self._detail.setText(words[:LONGEST_DETAIL])
        self._detail.setVisible(bool(words))

    def show_rows(self) -> None:
        self._stack.setCurrentIndex(0)

    def show_empty(self, title: str, text: str) -> None:
        """Words in the list's place."""
        self._empty.set_words(title, text)
        self._empty.setAccessibleName(self._empty.words)
        self._stack.setCurrentIndex(1)

    def clear(self) -> None:
        self._freshness.setText("")
        self._summary.setText("")
        self.problem.clear()
        self.show_detail("")
        self.show_empty("", "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_table()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.sp(280)), hint.height())
