"""The customer page: one card, from the till at once, repainted in place when the server answers.

It shows a `CardView` and nothing else: no value of one customer can outlive the switch to another.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import drawing, theme
from app.ui.navigation import TabName
from app.ui.pages.customer_view import NOBODY, CardView, TabWaiting
from app.ui.pages.customer_words import tab_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import RADIUS
from app.ui.widgets.card_tabs import CardTabs
from app.ui.widgets.customer_header import CustomerHeader
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.label import label
from app.ui.widgets.notice_strip import NoticeStrip

SIDE_PX = 20
ROOMY_PX, CLOSE_PX = 16, 10
"""Between the card, its tabs and the strip below."""
LOW_PX = 720
"""A page that is lower has little room for a list."""
LEAST_PX = 420


class CustomerPage(QWidget):
    """`tab_chosen()` tells that another tab is in front, `tab_key_pressed(TabName)` of its own key,
    `tab_number_pressed(TabName)` of `Ctrl` with its place in the row.
    """

    refresh_requested: ClassVar[Signal] = Signal()
    reveal_requested: ClassVar[Signal] = Signal()
    print_requested: ClassVar[Signal] = Signal()
    tab_chosen: ClassVar[Signal] = Signal()
    tab_key_pressed: ClassVar[Signal] = Signal(TabName)
    tab_number_pressed: ClassVar[Signal] = Signal(TabName)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_customer")
        self.header = CustomerHeader()
        self.header.reveal.clicked.connect(self.reveal_requested)
        self._tab_names: tuple[TabName, ...] = ()
        self.tabs = CardTabs("customer_tabs")
        self.tabs.currentChanged.connect(self._on_tab_changed)
        corner = self._build_corner()
        self.tabs.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        self._strip = NoticeStrip()
        self._is_message_shown = False
        self._is_erased = False
        self._missing = EmptyState(icon="user")
        self._missing.setObjectName("customer_missing")
        self._shown = QWidget()
        column = QVBoxLayout(self._shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.tabs, 1)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._shown, 1)
        self._outer.addWidget(self._missing, 1)
        self._outer.addWidget(self._strip)
        bar = self.tabs.tabBar()
        theme.set_apart(self, self.header, bar, corner, self._missing, self._strip)
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
            column.setContentsMargins(0, ROOMY_PX, 0, 0)
            column.setSpacing(0)
            place = self.tabs.addTab(holder, tab_words(name))
            theme.set_apart(self, holder)
            self._hear(f"Ctrl+{place + 1}", partial(self.tab_number_pressed.emit, name))

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
        shown = self.tabs.currentWidget()
        if shown is not None:
            theme.freshen(shown)
        self._fit_head()
        self.tab_chosen.emit()

    def add_tab_key(self, name: TabName, key: str) -> None:
        """`key` is heard wherever the focus is, while this page is in sight."""
        self._hear(key, partial(self.tab_key_pressed.emit, name))

    def _hear(self, key: str, tell: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(tell)

    def _build_corner(self) -> QWidget:
        corner = QWidget()
        self._freshness = label(role="second")
        self._freshness.setObjectName("customer_freshness")
        self._refresh = Button("", kind=ButtonKind.QUIET, icon="refresh")
        self._refresh.setObjectName("customer_refresh")
        self._refresh.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._refresh.clicked.connect(self.refresh_requested)
        self._print = Button("", kind=ButtonKind.QUIET, icon="printer")
        self._print.setObjectName("customer_print")
        self._print.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._print.clicked.connect(self.print_requested)
        row = QHBoxLayout(corner)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self._freshness)
        row.addWidget(self._refresh)
        row.addWidget(self._print)
        return corner

    def clear(self) -> None:
        """Nobody's card: no value of the last customer stays. The parts do, for the next one."""
        self.tabs.setCurrentIndex(0)
        self.show_view(NOBODY)

    def make_way(self) -> None:
        """For the next customer, who is shown in a moment."""
        self.tabs.setCurrentIndex(0)
        self.header.forget()

    @property
    def missing_words(self) -> str:
        """What stands there for a customer who is gone, empty while a card is shown."""
        return "" if self._missing.isHidden() else self._missing.words

    def show_missing(self, *, is_erased: bool = False) -> None:
        """The customer asked for is not on this till any more; `is_erased`: nor anywhere else."""
        self.clear()
        self._is_erased = is_erased
        self._word_missing()
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
        self._strip.tell(
            good_news=view.good_news,
            chip=view.notice_chip,
            tone=view.notice_tone,
            notice=view.notice,
        )
        self._show_waiting(view.waiting)
        self._fit_tabs()

    def _show_waiting(self, waiting: Sequence[TabWaiting]) -> None:
        by_tab = {each.tab: each for each in waiting}
        for place, name in enumerate(self._tab_names):
            one = by_tab.get(name)
            if one is None:
                self.tabs.set_badge(place, 0, "", Tone.NEUTRAL)
            else:
                self.tabs.set_badge(place, one.count, one.words, one.tone)

    def set_message_shown(self, is_shown: bool) -> None:
        """Whether the window tells something below the page."""
        self._is_message_shown = is_shown
        self._fit_notice()

    def set_refreshing(self, is_refreshing: bool) -> None:
        """The button rests while the server is asked; nothing else moves."""
        self._refresh.setEnabled(not is_refreshing)
        self._refresh.setToolTip(self.tr("Asking the server") if is_refreshing else "")

    def _word(self) -> None:
        for index, name in enumerate(self._tab_names):
            self.tabs.name_tab(index, tab_words(name))
        self._refresh.setAccessibleName(self.tr("Refresh from the server"))
        self._print.setAccessibleName(self.tr("Print this card"))
        self._print.setToolTip(self.tr("Print this card"))
        self._strip.word(self.tr("Good news"), self.tr("Esc for the next customer"))
        self._word_missing()

    def _word_missing(self) -> None:
        if self._is_erased:
            self._missing.set_words(
                self.tr("This customer was deleted"),
                self.tr(
                    "They asked for it, and the server has deleted them. Nothing of them is shown"
                    " here any more; what still waited to be sent about them is under Pending."
                ),
            )
        else:
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
        self._fit_spacing()
        self._fit_tabs()
        self._fit_head()
        self._fit_notice()

    def _fit_tabs(self) -> None:
        """Names of tabs stay whole as long as may be: they stand closer, and the age gives way."""
        room = self._shown.width() - self._corner_px()
        is_dense = self.tabs.needed_px(is_dense=False) > room
        has_age = not is_dense or self.tabs.needed_px(is_dense=True) <= room
        self._freshness.setVisible(has_age)
        self.tabs.set_dense(is_dense=is_dense)

    def _corner_px(self) -> int:
        """Room that the age and the buttons beside the tabs take."""
        buttons = sum(part.sizeHint().width() for part in (self._refresh, self._print))
        return buttons + self._freshness.sizeHint().width() + 2 * 8 + 2 * 4

    def _fit_head(self) -> None:
        """The figures leave their room to a list, where very large text leaves it none."""
        is_first = self.tabs.currentIndex() <= 0
        self.header.set_figures_shown(is_shown=is_first or self.height() >= theme.sp(420))

    def _fit_notice(self) -> None:
        """The notice gives way to the card where very large text leaves no room for both, and to
        the window's message, which comes in its place.
        """
        least = LOW_PX if self._is_message_shown else LEAST_PX
        self._strip.set_room(has_room=self.height() >= theme.sp(least))

    def _fit_spacing(self) -> None:
        """A low window keeps its room for what is on the card."""
        gap = ROOMY_PX if self.height() >= theme.sp(LOW_PX) else CLOSE_PX
        if self._outer.spacing() == gap:
            return
        self.header.set_low(is_low=gap == CLOSE_PX)
        self._outer.setSpacing(gap)
        self._outer.setContentsMargins(SIDE_PX, gap + 4, SIDE_PX, gap)
        for place in range(self.tabs.count()):
            holder = self.tabs.widget(place)
            column = holder.layout() if holder is not None else None
            if column is not None:
                column.setContentsMargins(0, gap, 0, 0)

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
