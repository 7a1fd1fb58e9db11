"""The navigator on the real window. Presenters are tied to it once all of them are built."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.ui.main_window import MainWindow
from app.ui.navigation import PageName

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey


def _no_customer(_key: "CustomerKey", _is_partial: bool) -> None:
    """Where no customer page was tied in yet."""


def _nowhere(_target: str) -> None:
    """Where no page was tied in yet."""


class WindowNavigator:
    """Implements `SearchNavigator`. `open_customer` is tied to (key, is partial)."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._open_customer: Callable[[CustomerKey, bool], None] = _no_customer
        self._register_with: Callable[[str], None] = _nowhere
        self._next_customer: Callable[[], None] = lambda: None
        window.next_customer_requested.connect(self.next_customer)

    def tie(
        self,
        *,
        open_customer: Callable[["CustomerKey", bool], None] | None = None,
        register_with: Callable[[str], None] | None = None,
        next_customer: Callable[[], None] | None = None,
    ) -> None:
        """Say who prepares a page before it comes to the front."""
        self._open_customer = open_customer or self._open_customer
        self._register_with = register_with or self._register_with
        self._next_customer = next_customer or self._next_customer

    def show_page(self, name: PageName) -> None:
        self._window.show_page(name)

    def open_customer(self, key: "CustomerKey") -> None:
        self._open_customer(key, False)
        self._window.show_page(PageName.CUSTOMER)

    def open_partial(self, key: "CustomerKey") -> None:
        self._open_customer(key, True)
        self._window.show_page(PageName.CUSTOMER)

    def register_with(self, number: str) -> None:
        self._window.show_page(PageName.REGISTER)
        self._register_with(number)

    def next_customer(self) -> None:
        self._next_customer()
        self._window.show_page(PageName.LOOKUP)
        self._window.focus_search()
