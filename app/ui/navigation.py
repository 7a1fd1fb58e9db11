"""Where a presenter may lead to, without knowing the window."""

from enum import StrEnum, unique
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # start-up: a name for types alone must not load the rules for phone numbers.
    from app.domain.customer import CustomerKey


@unique
class PageName(StrEnum):
    """The pages of the window; `nav_<value>` is the rail button of those that have one."""

    SIGN_IN = "signin"
    LOOKUP = "lookup"
    CUSTOMER = "customer"
    REGISTER = "register"
    SEARCH = "search"
    IMPORT = "import"
    PENDING = "pending"
    CLOSING = "closing"
    SETTINGS = "settings"
    TRAINING = "training"
    GUIDE = "guide"


@unique
class TabName(StrEnum):
    """The tabs of the customer page, in the order of the row."""

    OVERVIEW = "overview"
    PROFILE = "profile"
    TRANSACTIONS = "transactions"
    COUPONS = "coupons"
    NOTES = "notes"
    TICKETS = "tickets"


class Navigator(Protocol):
    """What presenters are handed instead of the window."""

    def show_page(self, name: PageName) -> None:
        """Bring a page to the front and give it the focus."""

    def open_customer(self, key: "CustomerKey") -> None:
        """Show one customer's card."""

    def register_with(self, number: str) -> None:
        """Show the register form with the number that was looked for."""

    def next_customer(self) -> None:
        """Back to an empty search field, ready for the next one in the queue."""


class SearchNavigator(Navigator, Protocol):
    """What the look-up is handed: it also finds people of whom only a row is known."""

    def open_partial(self, key: "CustomerKey") -> None:
        """Show one customer's card, of whom the till has only a search's row, however fresh."""
