"""The customer page's tabs. Each is built when somebody first looks at it: no scan waits for it.

A tab is one line in `TABS`: its name, its maker, and the key that leads there, if any. A maker
loads what it needs and gives back the tab's presenter with its view.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ui.navigation import PageName, TabName
from app.ui.paint_hold import PaintHold
from app.ui.presenters.customer_tab import CustomerTab
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.services.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class TabContext:
    """What a tab is made of."""

    services: "Services"
    tasks: Tasks
    show_page: Callable[[PageName], None]
    paint_hold: PaintHold


Maker = Callable[[TabContext], CustomerTab]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """`key` brings the tab into sight from anywhere on the open customer, as `Ctrl` with its place
    in the row does for every tab.
    """

    name: TabName
    make: Maker
    key: str = ""


def _overview(context: TabContext) -> CustomerTab:
    # start-up: see above; the modules of a tab load with it.
    from app.ui.pages.customer_overview import OverviewView
    from app.ui.presenters.customer_overview import CustomerOverviewTab

    return CustomerOverviewTab(view=OverviewView(), context=context)


def _profile(context: TabContext) -> CustomerTab:
    # start-up: see above; the modules of a tab load with it.
    from app.ui.pages.customer_profile import ProfileView
    from app.ui.presenters.customer_profile import CustomerProfileTab

    return CustomerProfileTab(view=ProfileView(), context=context)


def _transactions(context: TabContext) -> CustomerTab:
    # start-up: see above; the modules of a tab load with it.
    from app.ui.pages.customer_transactions import TransactionsView
    from app.ui.presenters.customer_transactions import TransactionsTab

    return TransactionsTab(TransactionsView(), context)


def _coupons(context: TabContext) -> CustomerTab:
    # start-up: see above; painting codes needs libraries of its own.
    from app.ui.pages.customer_coupons import CouponsView
    from app.ui.presenters.customer_coupons import CouponsTab

    return CouponsTab(CouponsView(), context)


def _notes(context: TabContext) -> CustomerTab:
    # start-up: see above; the modules of a tab load with it.
    from app.ui.pages.customer_notes import NotesView
    from app.ui.presenters.customer_notes import NotesTab

    return NotesTab(NotesView(), context)


def _tickets(context: TabContext) -> CustomerTab:
    # start-up: see above; printing needs libraries of its own.
    from app.ui.pages.customer_tickets import TicketsView
    from app.ui.presenters.customer_tickets import TicketsTab

    return TicketsTab(TicketsView(), context)


TABS: tuple[Tab, ...] = (
    Tab(name=TabName.OVERVIEW, make=_overview),
    Tab(name=TabName.PROFILE, make=_profile),
    Tab(name=TabName.TRANSACTIONS, make=_transactions),
    Tab(name=TabName.COUPONS, make=_coupons, key="Ctrl+B"),
    Tab(name=TabName.NOTES, make=_notes, key="Ctrl+N"),
    Tab(name=TabName.TICKETS, make=_tickets, key="Ctrl+T"),
)
"""Every tab, in the order of the row. The first is built with the page."""
