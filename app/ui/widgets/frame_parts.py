"""Everything around the pages: rail, top bar, banner, message bar, the line's panel.

The window builds it when somebody is about to come in: the sign-in page stands without it.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.navigation import PageName
from app.ui.reading_order import set_after
from app.ui.widgets.connection_panel import ConnectionPanel
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.rail import Rail, RailEntry
from app.ui.widgets.top_bar import TopBar
from app.ui.widgets.training_banner import TrainingBanner

translate = QCoreApplication.translate
KEYS = {
    PageName.LOOKUP: "F2",
    PageName.REGISTER: "F3",
    PageName.SEARCH: "F4",
    PageName.IMPORT: "F5",
    PageName.PENDING: "F6",
    PageName.CLOSING: "F7",
    PageName.SETTINGS: "F8",
    PageName.GUIDE: "F1",
}


def _entries() -> tuple[RailEntry, ...]:
    return (
        RailEntry(
            page=PageName.LOOKUP,
            icon="search",
            key=KEYS[PageName.LOOKUP],
            words=lambda: translate("rail", "Look up"),
        ),
        RailEntry(
            page=PageName.REGISTER,
            icon="user-plus",
            key=KEYS[PageName.REGISTER],
            words=lambda: translate("rail", "Register"),
        ),
        RailEntry(
            page=PageName.SEARCH,
            icon="filter",
            key=KEYS[PageName.SEARCH],
            words=lambda: translate("rail", "Search"),
        ),
        RailEntry(
            page=PageName.IMPORT,
            icon="upload",
            key=KEYS[PageName.IMPORT],
            words=lambda: translate("rail", "Import"),
        ),
        RailEntry(
            page=PageName.PENDING,
            icon="clock",
            key=KEYS[PageName.PENDING],
            words=lambda: translate("rail", "Pending"),
        ),
        RailEntry(
            page=PageName.CLOSING,
            icon="check-circle",
            key=KEYS[PageName.CLOSING],
            words=lambda: translate("rail", "Closing"),
        ),
        RailEntry(
            page=PageName.SETTINGS,
            icon="gear",
            key=KEYS[PageName.SETTINGS],
            words=lambda: translate("rail", "Settings"),
        ),
        RailEntry(
            page=PageName.GUIDE,
            icon="help",
            key=KEYS[PageName.GUIDE],
            words=lambda: translate("rail", "Guide"),
        ),
    )


class FrameParts:
    """Hidden until they are opened; `window` is what the panel floats in."""

    def __init__(self, window: QWidget, row: QHBoxLayout, column: QVBoxLayout) -> None:
        """`row` holds rail and `column`; `column` holds the pages already."""
        self.top_bar = TopBar()
        self.rail = Rail(_entries())
        self.message_bar = MessageBar()
        self.training_banner = TrainingBanner()
        for part in (self.rail, self.top_bar, self.training_banner):
            part.hide()
        for page in KEYS:
            self._button(page).hide()
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(self.message_bar)
        row.insertWidget(0, self.rail)
        column.insertWidget(0, self.top_bar)
        column.insertWidget(1, self.training_banner)
        column.addLayout(foot)
        self.connection_panel = ConnectionPanel(window)
        set_after(self.top_bar.connection_pill, self.connection_panel)
        dressed: tuple[QWidget, ...] = (
            self.rail,
            self.top_bar,
            self.message_bar,
            self.training_banner,
            self.connection_panel,
        )
        for one in dressed:
            theme.dress(one)

    def add_page(self, page: PageName) -> None:
        """A page is there: its button shows."""
        if page in KEYS:
            self._button(page).show()

    def set_open(self, is_open: bool) -> None:
        """Whether the frame can be seen and used."""
        self.rail.setVisible(is_open)
        self.top_bar.setVisible(is_open)
        self.top_bar.search_field.setEnabled(is_open)
        if not is_open:
            self.connection_panel.hide()

    def toggle_panel(self) -> None:
        if self.connection_panel.isVisible():
            self.connection_panel.hide()
        else:
            self.connection_panel.open_under(self.top_bar.connection_pill)

    def _button(self, page: PageName) -> QWidget:
        button = self.rail.button(page)
        assert button is not None
        return button
