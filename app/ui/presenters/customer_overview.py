"""Drives the overview: what the head of the card tells at once, then the whole card as it is here.

It asks the server for nothing of its own: the one call of a scan brings the whole card.
"""

import asyncio
from typing import TYPE_CHECKING, Any

from app.domain.changes import ChangeSet
from app.services.records_history import History
from app.ui.formats import age_words
from app.ui.late_tabs import TabContext
from app.ui.pages.customer_overview import OverviewView
from app.ui.pages.customer_overview_view import NOTHING
from app.ui.pages.customer_view import NOBODY, CardView
from app.ui.presenters.customer_choices import PreferencesPresenter, SubscriptionsPresenter
from app.ui.presenters.customer_tab import CustomerTab
from app.ui.presenters.overview_view import Whole, unknown_view, whole_view

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.card import Card
    from app.domain.customer import CustomerKey

READ = "customer: overview"


class CustomerOverviewTab(CustomerTab):
    """Reads anew whenever it comes into sight and whenever something of the customer changes."""

    def __init__(self, *, view: OverviewView, context: TabContext) -> None:
        super().__init__(view)
        self._view = view
        self._services = context.services
        self._tasks = context.tasks
        self._paint_hold = context.paint_hold
        self._key: CustomerKey | None = None
        self._head: CardView | None = None
        self._card: Card | None = None
        self._history = History()
        self._fetched_at: datetime | None = None
        self._was_read = False
        self._reading: asyncio.Task[Any] | None = None
        self._preferences = PreferencesPresenter(view=view.preferences, context=context)
        self._subscriptions = SubscriptionsPresenter(view=view.subscriptions, context=context)
        self._choices = (self._preferences, self._subscriptions)
        context.paint_hold.ending.connect(self._on_painting)
        view.choices_seen.connect(self._on_choices_seen)
        view.save_key_pressed.connect(self._on_save_key)

    def show(self, key: "CustomerKey") -> None:
        self._key = key
        for choices in self._choices:
            choices.show(key)
        self._start_reading(key)

    def reading(self) -> "asyncio.Task[Any] | None":
        return None if self._was_read else self._reading

    def hide(self) -> None:
        for choices in self._choices:
            choices.hide()

    def rename(self, key: "CustomerKey") -> None:
        self._key = key
        for choices in self._choices:
            choices.rename(key)

    def take_view(self, view: CardView) -> None:
        self._head = view
        self._view.show_card(view)
        if self._was_read:
            self._paint()

    def take_change(self, change: ChangeSet) -> None:
        if self._key is not None:
            self._start_reading(self._key)

    def close(self) -> None:
        self._leave()
        for choices in self._choices:
            choices.close()
        self._view.clear()

    def give_way(self) -> None:
        self._leave()
        for choices in self._choices:
            choices.give_way()
        self._view.to_top()

    def _leave(self) -> None:
        self._tasks.cancel(READ)
        self._key = self._head = self._card = self._fetched_at = None
        self._history = History()
        self._was_read = False

    def _on_painting(self) -> None:
        """What was not read in time must not be another customer's."""
        if self._key is not None and not self._was_read:
            self._view.show_whole(NOTHING)
            self._view.show_card(self._head or NOBODY)
        self._view.settle()

    async def flush(self) -> None:
        for choices in self._choices:
            await choices.flush()

    def stop(self) -> None:
        for choices in self._choices:
            choices.stop()

    def _start_reading(self, key: "CustomerKey") -> None:
        self._reading = self._tasks.restart(READ, self._read(key))
        self._paint_hold.until(self._reading)

    async def _read(self, key: "CustomerKey") -> None:
        found = await self._services.records.overview(key)
        if self._key != key:
            return
        self._card = found.card.value if found.card is not None else None
        self._fetched_at = found.card.fetched_at if found.card is not None else None
        self._history = found.history.value if found.history is not None else History()
        self._was_read = True
        self._paint()
        for choices in self._choices:
            choices.take(key, found)

    def _paint(self) -> None:
        """Nothing before both are here: the head's words stand in what the whole card shows."""
        head, card = self._head, self._card
        if head is None:
            return
        if card is None:
            view = unknown_view(head.status, is_local_only=head.is_local_only)
        else:
            age = age_words(self._fetched_at, self._services.clock.now())
            whole = Whole(card=card, age=age, history=self._history)
            currency = self._services.preferences.settings.store.currency
            view = whole_view(whole, head.status, currency)
        self._view.show_whole(view)

    def _on_choices_seen(self) -> None:
        for choices in self._choices:
            choices.ask_once()

    def _on_save_key(self) -> None:
        """Ctrl+S saves what is typed, in whichever of the two cards that is."""
        for choices in self._choices:
            if choices.is_typed_into:
                choices.submit()
