"""The one window: the page in front and, while somebody is signed in, the frame around it.

Pages are put in by name; what the frame's widgets say is its presenter's business.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.ui import theme
from app.ui.first_focus import focus_first
from app.ui.focus_ring import FocusRing
from app.ui.navigation import PageName
from app.ui.paint_hold import PaintHold
from app.ui.reading_order import move_focus

if TYPE_CHECKING:
    from app.ui.widgets.connection_panel import ConnectionPanel
    from app.ui.widgets.frame_parts import FrameParts
    from app.ui.widgets.message_bar import MessageBar
    from app.ui.widgets.rail import Rail
    from app.ui.widgets.top_bar import TopBar
    from app.ui.widgets.training_banner import TrainingBanner

SMALLEST = QSize(1024, 768)
FIRST_SIZE = QSize(1280, 800)
NARROW_BELOW = 1120
_RAIL_OF = {PageName.CUSTOMER: PageName.LOOKUP}
"""Pages without a button of their own, and the one that is marked while they are in front."""


class MainWindow(QMainWindow):
    """Signals tell what a person asked of the frame; `page_shown(PageName)` follows each change,
    `message_shown(bool)` the message bar's coming and going.
    """

    page_shown: ClassVar[Signal] = Signal(PageName)
    search_edited: ClassVar[Signal] = Signal(str)
    search_submitted: ClassVar[Signal] = Signal(str)
    search_moved: ClassVar[Signal] = Signal(int)
    next_customer_requested: ClassVar[Signal] = Signal()
    reveal_requested: ClassVar[Signal] = Signal()
    lock_requested: ClassVar[Signal] = Signal()
    close_requested: ClassVar[Signal] = Signal()
    message_shown: ClassVar[Signal] = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main_window")
        self.setMinimumSize(SMALLEST)
        self.resize(FIRST_SIZE)
        self._pages: dict[PageName, QWidget] = {}
        self._late: dict[PageName, Callable[[], QWidget]] = {}
        self._current: PageName | None = None
        self._before_guide: PageName | None = None
        self._frame: FrameParts | None = None
        self._is_open = False
        self._shortcuts: dict[str, QShortcut] = {}
        self._stack = QStackedWidget()
        self._stack.setObjectName("pages")
        centre = QWidget()
        centre.setProperty("ground", True)
        centre.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self._row = QHBoxLayout(centre)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._column, 1)
        self.setCentralWidget(centre)
        self.paint_hold = PaintHold(self._stack)
        self._focus_ring = FocusRing(self)
        self._word()

    @property
    def current_page(self) -> PageName | None:
        return self._current

    @property
    def page_before_guide(self) -> PageName | None:
        """What was in front when the guide was opened."""
        return self._before_guide

    @property
    def frame(self) -> "FrameParts":
        """The parts around the pages, built when they are first asked for."""
        self.build_frame()
        assert self._frame is not None
        return self._frame

    def build_frame(self) -> None:
        """Make the parts around the pages now, while many widgets are built anyway."""
        if self._frame is None:
            self._frame = self._new_frame()

    @property
    def top_bar(self) -> "TopBar":
        return self.frame.top_bar

    @property
    def rail(self) -> "Rail":
        return self.frame.rail

    @property
    def message_bar(self) -> "MessageBar":
        return self.frame.message_bar

    @property
    def training_banner(self) -> "TrainingBanner":
        return self.frame.training_banner

    @property
    def connection_panel(self) -> "ConnectionPanel":
        return self.frame.connection_panel

    def add_page(self, name: PageName, page: QWidget) -> None:
        """Put a page in. Its button in the rail shows from now on."""
        self._pages[name] = page
        self._stack.addWidget(page)
        theme.dress(page, is_page=True)
        if self._frame is not None:
            self._frame.add_page(name)

    def add_late_page(self, name: PageName, make: Callable[[], QWidget]) -> None:
        """Put in a page that is made when somebody first goes there; its button shows at once."""
        self._late[name] = make
        if self._frame is not None:
            self._frame.add_page(name)
        self._set_keys()

    def show_page(self, name: PageName) -> None:
        """Bring a page to the front. The sign-in page covers rail and top bar."""
        if name in self._late:
            self.add_page(name, self._late.pop(name)())
        page = self._pages[name]
        is_new = name is not self._current
        if name is PageName.GUIDE and is_new:
            self._before_guide = self._current
        # The guide may be read before signing in; nothing else comes with it.
        behind = self._before_guide if name is PageName.GUIDE else name
        self._current = name
        theme.freshen(page)
        self._set_open(behind is not PageName.SIGN_IN)
        self._stack.setCurrentWidget(page)
        if self._frame is not None:
            self._frame.connection_panel.hide()
            self._frame.rail.mark(_RAIL_OF.get(name, name))
        if name in {PageName.LOOKUP, PageName.CUSTOMER}:
            self.top_bar.search_field.setFocus(Qt.FocusReason.OtherFocusReason)
        elif is_new:
            focus_first(page)
        self.page_shown.emit(name)

    def leave_guide(self) -> None:
        """Back to the page from which the guide was opened."""
        if self._current is PageName.GUIDE and self._before_guide is not None:
            self.show_page(self._before_guide)

    def focus_search(self) -> None:
        self.top_bar.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top_bar.search_field.selectAll()

    def set_training(self, is_training: bool) -> None:
        self.training_banner.setVisible(is_training)

    def _new_frame(self) -> "FrameParts":
        # start-up: nothing of the frame is seen on the sign-in page; loading and building it
        # before the first paint cost a fifth of the time to that paint.
        from app.ui.widgets.frame_parts import KEYS, FrameParts

        frame = FrameParts(self, self._row, self._column)
        for name in (*self._pages, *self._late):
            frame.add_page(name)
        field = frame.top_bar.search_field
        field.textEdited.connect(self.search_edited)
        field.returnPressed.connect(lambda: self.search_submitted.emit(field.text()))
        field.moved.connect(self.search_moved)
        frame.top_bar.lock_requested.connect(self.lock_requested)
        frame.top_bar.connection_pill.clicked.connect(frame.toggle_panel)
        frame.message_bar.shown_changed.connect(self.message_shown)
        frame.rail.page_chosen.connect(self._on_page_chosen)
        for name, key in KEYS.items():
            self._shortcut(key, partial(self._on_page_chosen, name))
        self._shortcut("Ctrl+L", self.lock_requested.emit)
        self._shortcut("F9", self.reveal_requested.emit)
        self._shortcut("Esc", self._on_escape)
        self._fit_rail(frame)
        return frame

    def _shortcut(self, key: str, slot: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setAutoRepeat(False)
        shortcut.setEnabled(False)
        shortcut.activated.connect(slot)
        self._shortcuts[key] = shortcut

    def _set_open(self, is_open: bool) -> None:
        """Closed (nobody signed in, or locked): only the page in front can be seen or used."""
        self._is_open = is_open
        if is_open or self._frame is not None:
            self.frame.set_open(is_open)
        self._set_keys()

    def _set_keys(self) -> None:
        """While closed only the keys that lead into the guide and out of it do something."""
        is_guide = self._current is PageName.GUIDE
        has_guide = PageName.GUIDE in self._pages or PageName.GUIDE in self._late
        for key, shortcut in self._shortcuts.items():
            is_guides = (key == "F1" and has_guide) or (key == "Esc" and is_guide)
            shortcut.setEnabled(self._is_open or is_guides)

    def _on_page_chosen(self, name: PageName) -> None:
        if name not in self._pages and name not in self._late:
            return
        is_there = name is self._current
        self.show_page(name)
        if name is PageName.LOOKUP:
            self.focus_search()
        elif is_there:
            # The page's key again: back to its first field.
            focus_first(self._pages[name])

    def _on_escape(self) -> None:
        """Close what is open, leave the field, and only then go on to the next customer."""
        focused = QApplication.focusWidget()
        if self.connection_panel.isVisible():
            self.connection_panel.hide()
            return
        if self._current is PageName.GUIDE:
            self.leave_guide()
            return
        page = self._stack.currentWidget()
        is_in_form = focused is not None and page is not None and page.isAncestorOf(focused)
        if is_in_form and focused is not None and not isinstance(focused, QAbstractButton):
            focused.clearFocus()
            return
        self.next_customer_requested.emit()

    def _word(self) -> None:
        self.setWindowTitle(self.tr("Tillside"))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return move_focus(self, is_next=is_next)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        if event.type() == QEvent.Type.FontChange and self._frame is not None:
            self._fit_rail(self._frame)
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        frame = self._frame
        if frame is None:
            return
        self._fit_rail(frame)
        if frame.connection_panel.isVisible():
            frame.connection_panel.open_under(frame.top_bar.connection_pill)

    def _fit_rail(self, frame: "FrameParts") -> None:
        """Names in the rail only where the page keeps room enough; larger text needs more."""
        frame.rail.set_narrow(self.width() < NARROW_BELOW + 6 * (theme.sp(100) - 100))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is asked for; the program ends in its own order and hides the window then."""
        event.ignore()
        self.close_requested.emit()
