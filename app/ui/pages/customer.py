"""The customer page: one card, from the till at once, repainted in place when the server answers.

It shows a `CardView` and nothing else: no value of one customer can outlive the switch to another.
"""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from app.ui import drawing, theme
from app.ui.navigation import TabName
from app.ui.pages.customer_view import NOBODY, CardView
from app.ui.pages.customer_words import tab_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import RADIUS, CardFrame
from app.ui.widgets.chip import Chip
from app.ui.widgets.customer_header import CustomerHeader
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import label


class CustomerPage(QWidget):
    """`tab_chosen()` tells that another tab is in front, `tab_key_pressed(TabName)` of its key."""

    refresh_requested: ClassVar[Signal] = Signal()
    reveal_requested: ClassVar[Signal] = Signal()
    tab_chosen: ClassVar[Signal] = Signal()
    tab_key_pressed: ClassVar[Signal] = Signal(TabName)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_customer")
        self.header = CustomerHeader()
        self.header.reveal.clicked.connect(self.reveal_requested)
        self._tab_names: tuple[TabName, ...] = ()
        self.tabs = QTabWidget()
        self.tabs.setObjectName("customer_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        # Names are cut rather than hidden behind arrows that are too small for a finger.
        self.tabs.tabBar().setUsesScrollButtons(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.tabBar().setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.tabs.setCornerWidget(self._build_corner(), Qt.Corner.TopRightCorner)
        self._good_news = self._build_good_news()
        self._notice = self._build_notice()
        self._missing = EmptyState(icon="user")
        self._missing.setObjectName("customer_missing")
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 20, 20, 16)
        outer.setSpacing(16)
        outer.addWidget(self._good_news)
        outer.addWidget(self._shown, 1)
        outer.addWidget(self._missing, 1)
        outer.addWidget(self._notice)
        self._word()
        self.clear()

    @property
    def current_tab(self) -> TabName:
        """The tab in front."""
        return self._tab_names[max(self.tabs.currentIndex(), 0)]

    def set_tabs(self, names: Sequence[TabName]) -> None:
        """The row, in this order; each tab's place stays empty until `put_tab`."""
        self._tab_names = tuple(names)
        for name in self._tab_names:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 16, 0, 0)
            column.setSpacing(0)
            self.tabs.addTab(holder, tab_words(name))

    def put_tab(self, name: TabName, view: QWidget) -> None:
        """Fill a tab. A view that does not want the whole height stands at its top."""
        holder = self.tabs.widget(self._tab_names.index(name))
        column = holder.layout() if holder is not None else None
        assert isinstance(column, QVBoxLayout)
        is_tall = bool(view.sizePolicy().expandingDirections() & Qt.Orientation.Vertical)
        column.addWidget(view, 1 if is_tall else 0)
        if not is_tall:
            column.addStretch(1)

    def show_tab(self, name: TabName) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(self._tab_names.index(name))

    def _on_tab_changed(self) -> None:
        self._fit_head()
        self.tab_chosen.emit()

    def add_tab_key(self, name: TabName, key: str) -> None:
        """`key` is heard wherever the focus is, while this page is in sight."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(partial(self.tab_key_pressed.emit, name))

    def _build_corner(self) -> QWidget:
        corner = QWidget()
        self._freshness = label(role="second")
        self._freshness.setObjectName("customer_freshness")
        self._refresh = Button("", kind=ButtonKind.QUIET, icon="refresh")
        self._refresh.setObjectName("customer_refresh")
        self._refresh.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._refresh.clicked.connect(self.refresh_requested)
        row = QHBoxLayout(corner)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._freshness)
        row.addWidget(self._refresh)
        return corner

    def _build_good_news(self) -> CardFrame:
        card = CardFrame()
        card.body.setContentsMargins(20, 12, 20, 12)
        self._good_chip = Chip("", Tone.GOOD)
        self._good_text = label()
        self._good_text.setObjectName("customer_side_effects")
        self._good_text.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._good_chip)
        row.addWidget(self._good_text, 1)
        card.body.addLayout(row)
        return card

    def _build_notice(self) -> CardFrame:
        card = CardFrame()
        card.body.setContentsMargins(20, 12, 20, 12)
        self._notice_chip = Chip()
        self._notice_text = label()
        self._notice_text.setWordWrap(True)
        self._notice_text.setObjectName("customer_notice")
        self._next = label(role="faint")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._notice_chip)
        row.addWidget(self._notice_text, 1)
        row.addWidget(self._next)
        card.body.addLayout(row)
        return card

    def clear(self) -> None:
        """Nobody's card: no value of the last customer stays. The parts do, for the next one."""
        self.tabs.setCurrentIndex(0)
        self.show_view(NOBODY)

    @property
    def missing_words(self) -> str:
        """What stands there for a customer who is gone, empty while a card is shown."""
        return "" if self._missing.isHidden() else self._missing.words

    def show_missing(self) -> None:
        """The customer asked for is not on this till any more."""
        self.clear()
        self._shown.hide()
        self._missing.show()

    def show_view(self, view: CardView) -> None:
        """Show this customer's head, and nothing of any other. Tabs are their presenters'."""
        self._missing.hide()
        self._shown.show()
        self.header.show_view(view)
        self._freshness.setText(view.freshness)
        tone = "care" if view.freshness_tone is Tone.CARE else ""
        if (self._freshness.property("tone") or "") != tone:
            self._freshness.setProperty("tone", tone)
            theme.restyle(self._freshness)
        self._good_text.setText(view.good_news)
        self._good_news.setVisible(bool(view.good_news))
        self._notice_chip.set_state(view.notice_chip, view.notice_tone)
        self._notice_text.setText(view.notice)
        self._fit_notice()

    def set_refreshing(self, is_refreshing: bool) -> None:
        """The button rests while the server is asked; nothing else moves."""
        self._refresh.setEnabled(not is_refreshing)
        self._refresh.setToolTip(self.tr("Asking the server") if is_refreshing else "")

    def _word(self) -> None:
        for index, name in enumerate(self._tab_names):
            self.tabs.setTabText(index, tab_words(name))
        self._refresh.setAccessibleName(self.tr("Refresh from the server"))
        self._next.setText(self.tr("Esc for the next customer"))
        self._good_chip.set_state(self.tr("Good news"), Tone.GOOD)
        self._missing.set_words(
            self.tr("This customer is not on this till any more"),
            self.tr("Look them up again."),
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._next.setVisible(self.width() >= theme.sp(860))
        self._fit_tabs()
        self._fit_head()
        self._fit_notice()

    def _fit_tabs(self) -> None:
        """Names of tabs stay whole as long as may be: they stand closer, and the age gives way."""
        is_dense = self.width() < theme.sp(560)
        self._freshness.setVisible(not is_dense)
        bar = self.tabs.tabBar()
        if bool(bar.property("dense")) is not is_dense:
            bar.setProperty("dense", is_dense)
            theme.restyle(bar)

    def _fit_head(self) -> None:
        """The figures leave their room to a list, where very large text leaves it none."""
        is_first = self.tabs.currentIndex() <= 0
        self.header.set_figures_shown(is_shown=is_first or self.height() >= theme.sp(420))

    def _fit_notice(self) -> None:
        """The notice gives way to the card where very large text leaves no room for both."""
        has_room = self.height() >= theme.sp(420)
        self._notice.setVisible(bool(self._notice_text.text()) and has_room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One card under the header and the row of tabs."""
        if self._shown.isHidden():
            return
        top = self.header.mapTo(self, self.header.rect().topLeft())
        bar = self.tabs.tabBar()
        foot = bar.mapTo(self, bar.rect().bottomLeft()).y() + 1
        box = QRect(self._shown.x(), top.y(), self._shown.width(), foot - top.y())
        colours = theme.palette()
        painter = QPainter(self)
        border = colours.field_border if colours.is_outlined else colours.line
        drawing.rounded_box(painter, box, RADIUS, fill=colours.card, border=border)
        line = bar.mapTo(self, bar.rect().topLeft()).y()
        painter.fillRect(box.left() + 1, line, box.width() - 2, 1, theme.colour("line"))
        painter.end()
