"""What a tab of the customer page is to the page: one class to be filled in, a file a tab."""

import asyncio
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import ChangeSet
from app.ui.pages.customer_view import CardView

if TYPE_CHECKING:
    # start-up: a name for types alone must not load the rules for phone numbers.
    from app.domain.customer import CustomerKey


class CustomerTab:
    """One tab's presenter; `view` is what it drives. A tab overrides what concerns it.

    Between `show` and `close` all is about one customer; `hide` and `show` come as the tab leaves
    the sight and comes back. Only the tab in sight hears of changes: `show` reads anew.
    """

    def __init__(self, view: QWidget) -> None:
        self.view = view

    def show(self, key: "CustomerKey") -> None:
        """In sight, for this customer."""

    def reading(self) -> "asyncio.Task[Any] | None":
        """What reads the customer of `show` for the first time, while it does."""
        return None

    def hide(self) -> None:
        """Out of sight; the customer stays."""

    def rename(self, key: "CustomerKey") -> None:
        """The same customer has another key: the server has named or merged them."""

    def take_view(self, view: CardView) -> None:
        """The card as it is painted now, in words; also while the tab is out of sight."""

    def take_change(self, change: ChangeSet) -> None:
        """Something of this customer has changed, here or on the server."""

    def refresh(self) -> None:
        """Somebody wants it from the server anew."""

    def take_key(self, *, was_seen: bool) -> None:
        """The tab's own key was pressed; `was_seen`: while the tab was in sight already."""

    def lead_in(self) -> None:
        """Somebody came by a key: the focus goes to where they begin to write or to
        narrow a list, if anywhere.
        """

    def close(self) -> None:
        """Nobody's any more: nothing of this customer stays in the view."""

    def give_way(self) -> None:
        """As `close`, right before `show` for somebody else, and nothing is painted until that has
        read its own: what is shown may stay till then. Taking it away and putting the like of it
        back lays out the whole page three times over.
        """
        self.close()

    async def flush(self) -> None:
        """Keep what is half-typed. Raises StoreFault."""

    def stop(self) -> None:
        """The window goes: hear nothing any more."""
