"""The row of tabs on the open customer: builds each at its first sight, and tells it what concerns
it. Knows no tab's contents.
"""

import asyncio
from typing import TYPE_CHECKING, Any

from app.domain.changes import ChangeSet
from app.ui.late_tabs import TABS, TabContext
from app.ui.navigation import TabName
from app.ui.pages.customer import CustomerPage
from app.ui.pages.customer_view import CardView
from app.ui.presenters.customer_tab import CustomerTab

if TYPE_CHECKING:
    # start-up: a name for types alone must not load the rules for phone numbers.
    from app.domain.customer import CustomerKey

FLUSH = "customer: keep what is typed"
FOLLOW = "customer: move drafts"


class CustomerTabs:
    """Driven by the customer's presenter; the first tab is there from the beginning."""

    def __init__(self, *, page: CustomerPage, context: TabContext) -> None:
        self._page = page
        self._context = context
        self._tabs = {tab.name: tab for tab in TABS}
        self._built: dict[TabName, CustomerTab] = {}
        self._key: CustomerKey | None = None
        self._view: CardView | None = None
        self._seen: TabName | None = None
        self._is_in_front = False
        page.set_tabs(tuple(tab.name for tab in TABS))
        for tab in TABS:
            if tab.key:
                page.add_tab_key(tab.name, tab.key)
        page.tab_chosen.connect(self._settle)
        page.tab_key_pressed.connect(self._on_key)
        page.tab_number_pressed.connect(self._on_number)
        self._tab(TABS[0].name)
        self._stops = [
            context.services.session.listen(self._on_session),
            context.services.changes.listen(self._on_change),
        ]

    def open(self, key: "CustomerKey") -> None:
        """Another customer, after `close`; or another key of the same one."""
        if self._key is None:
            self._key = key
            self._settle()
        elif key != self._key:
            self._key = key
            for tab in self._built.values():
                tab.rename(key)

    def close(self) -> None:
        """Nobody's."""
        self._leave()
        for tab in self._built.values():
            tab.close()

    def give_way(self) -> None:
        """Nobody's, and somebody else's in a moment."""
        self._leave()
        for tab in self._built.values():
            tab.give_way()

    def _leave(self) -> None:
        self._key = None
        self._view = None
        self._settle()

    async def until_read(self) -> None:
        """Wait for the first reading of the tab in sight, however it ends; news begin it anew."""
        while (reading := self._reading()) is not None and not reading.done():
            await asyncio.wait([reading])

    def _reading(self) -> "asyncio.Task[Any] | None":
        return self._built[self._seen].reading() if self._seen is not None else None

    def set_in_front(self, *, is_in_front: bool) -> None:
        """Whether the page can be seen."""
        self._is_in_front = is_in_front
        self._settle()

    def paint(self, view: CardView) -> None:
        """The card's words, painted anew."""
        self._view = view
        for tab in self._built.values():
            tab.take_view(view)

    def refresh(self) -> None:
        """Somebody wants what is in sight from the server anew."""
        if self._seen is not None:
            self._built[self._seen].refresh()

    def take_change(self, change: ChangeSet) -> None:
        """Something of the open customer has changed."""
        if self._seen is not None:
            self._built[self._seen].take_change(change)

    async def flush(self) -> None:
        """Keep what is half-typed. Raises StoreFault."""
        for tab in self._built.values():
            await tab.flush()

    def stop(self) -> None:
        while self._stops:
            self._stops.pop()()
        for tab in self._built.values():
            tab.stop()

    def _settle(self) -> None:
        """Tell the tab that left the sight, then the one that is in it."""
        is_open = self._key is not None and self._is_in_front
        wanted = self._page.current_tab if is_open else None
        if wanted is self._seen:
            return
        if self._seen is not None:
            self._built[self._seen].hide()
        self._seen = wanted
        if wanted is not None and self._key is not None:
            self._tab(wanted).show(self._key)

    def _tab(self, name: TabName) -> CustomerTab:
        if name not in self._built:
            made = self._tabs[name].make(self._context)
            self._page.put_tab(name, made.view)
            if self._view is not None:
                made.take_view(self._view)
            self._built[name] = made
        return self._built[name]

    def _on_key(self, name: TabName) -> None:
        if self._key is None:
            return
        was_seen = self._seen is name
        self._page.show_tab(name)
        self._tab(name).take_key(was_seen=was_seen)

    def _on_number(self, name: TabName) -> None:
        if self._key is not None:
            self._page.show_tab(name)
            self._tab(name).lead_in()

    def _on_change(self, change: ChangeSet) -> None:
        """What is half-typed about anybody goes with them to their other key."""
        if change.renamed:
            drafts = self._context.services.drafts
            self._context.tasks.spawn(FOLLOW, drafts.follow(change.renamed))

    def _on_session(self) -> None:
        """Whoever locks, or is locked out, finds what they had typed again."""
        if self._context.services.session.is_locked:
            self._context.tasks.spawn(FLUSH, self.flush())
