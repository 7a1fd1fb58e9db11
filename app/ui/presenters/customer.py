"""Opens a customer: the till's card at once with its age, then the server's, painted in place.

Follows what happens to the customer while the card is open: saved here, sent, named by the server.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.audit import Act
from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.customer import CustomerKey
from app.domain.faults import ServerFault
from app.ui.late_tabs import TabContext
from app.ui.main_window import MainWindow
from app.ui.navigation import PageName
from app.ui.pages.customer import CustomerPage
from app.ui.pages.customer_view import NOBODY, CardView
from app.ui.presenters.card_view import card_view
from app.ui.presenters.customer_tabs import CustomerTabs
from app.ui.tasks import Tasks
from app.ui.tone import Tone
from app.ui.wording import connection_advice, connection_words, fault_sentence

if TYPE_CHECKING:
    from app.services.cards import Card
    from app.services.services import Services

CARD = "customer: card"
RELOAD = "customer: reload"
OPENED = "customer: opened"
HERE = "customer: still here"
REFRESH = "customer: refresh"
PRINT = "customer: print"
REVEALED_MS = 20_000
AGE_MS = 30_000
JUST_FETCHED = timedelta(seconds=10)
"""A card the server told this lately (to the search that found it) is not asked for again."""


class CustomerPresenter(QObject):
    """`open` is what the navigator is tied to.

    `reveal_changed(CustomerKey, bool)` tells when personal data was unmasked and masked again.
    """

    reveal_changed: ClassVar[Signal] = Signal(str, bool)

    def __init__(
        self,
        *,
        page: CustomerPage,
        window: MainWindow,
        services: "Services",
        tasks: Tasks,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._window = window
        self._services = services
        self._tasks = tasks
        self._tabs = CustomerTabs(
            page=page,
            context=TabContext(
                services=services,
                tasks=tasks,
                show_page=window.show_page,
                paint_hold=window.paint_hold,
            ),
        )
        self._key: CustomerKey | None = None
        self._card: Card | None = None
        self._readings = 0
        self._taken = 0
        self._was_waiting = False
        self._is_confirmed = False
        self._is_noted = False
        self._fault: ServerFault | None = None
        self._stops: list[Callable[[], None]] = []
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.setInterval(REVEALED_MS)
        self._reveal.timeout.connect(self._on_masked)
        self._ages = QTimer(self)
        self._ages.setInterval(AGE_MS)
        self._ages.timeout.connect(self._paint)

    @property
    def key(self) -> CustomerKey | None:
        """Whose card is open."""
        return self._key

    def start(self) -> None:
        self._page.refresh_requested.connect(self._on_refresh_requested)
        self._page.reveal_requested.connect(self._on_reveal)
        self._page.print_requested.connect(self._on_print)
        self._window.reveal_requested.connect(self._on_reveal_key)
        self._window.page_shown.connect(self._on_page_shown)
        self._window.paint_hold.ending.connect(self._blank_unread)
        self._window.message_shown.connect(self._page.set_message_shown)
        self._stops = [
            self._services.changes.listen(self._on_change),
            self._services.connection.listen(lambda _status: self._paint()),
        ]

    def stop(self) -> None:
        self._key = None  # what waits for a painting is not begun any more
        self._reveal.stop()
        self._ages.stop()
        self._tabs.stop()
        while self._stops:
            self._stops.pop()()

    async def flush(self) -> None:
        """Keep what is half-typed on the open customer. Raises StoreFault."""
        await self._tabs.flush()

    def set_revealed_for(self, milliseconds: int) -> None:
        """How long personal data stays unmasked."""
        self._reveal.setInterval(milliseconds)

    def open(self, key: CustomerKey, is_partial: bool = False) -> None:
        """Show this customer; whatever was shown of another goes first.

        `is_partial`: the till has only a search's row of them, however fresh, and asks for more.
        """
        if self._key is None:
            self.close()
        elif key != self._key:
            self._give_way()
        self._take_key(key)
        self._ages.start()
        self._window.paint_hold.until(self._tasks.restart(CARD, self._open(key, is_partial)))

    def close(self) -> None:
        """Nobody's card."""
        self._leave()
        self._tabs.close()
        self._page.clear()

    def _give_way(self) -> None:
        """Somebody else's card in a moment: this one stays below what is not painted until then."""
        self._leave()
        self._tabs.give_way()
        self._page.make_way()

    def _blank_unread(self) -> None:
        """What is to be painted now must not be another customer's."""
        if self._key is not None and self._card is None:
            self._page.show_view(NOBODY)

    def _leave(self) -> None:
        self._mask()
        self._tasks.cancel(CARD)
        self._tasks.cancel(RELOAD)
        self._tasks.cancel(HERE)
        self._tasks.cancel(REFRESH)
        self._key = None
        self._card = None
        self._was_waiting = False
        self._is_confirmed = False
        self._is_noted = False
        self._fault = None
        self._ages.stop()
        self._page.set_refreshing(False)

    def refresh(self) -> None:
        """Ask the server for the open customer, once."""
        if self._key is not None and not self._tasks.is_running(REFRESH):
            self._tasks.restart(REFRESH, self._refresh(self._key))

    def _on_refresh_requested(self) -> None:
        self.refresh()
        self._tabs.refresh()

    async def _open(self, key: CustomerKey, is_partial: bool) -> None:
        reading = self._begin_reading()
        card = await self._services.lookup.card(key)
        # Whoever sees the name finds all the rest to be of the same customer.
        await self._tabs.until_read()
        if self._key != key:
            return  # the server named them meanwhile: the reading of that name shows them
        if card is None:
            self._show_gone()
            return
        now = self._services.clock.now()
        is_fresh = card.fetched_at is not None and now - card.fetched_at < JUST_FETCHED
        self._is_confirmed = is_fresh
        # Opened as somebody only this till knew, and the server has named them since.
        self._was_waiting = self._was_waiting or (key != card.key and not card.ops)
        self._take(card, reading)
        if not self._is_noted:
            self._is_noted = True
            self._services.audit.note(Act.CUSTOMER_OPENED, customer=card.key)
        # The card is painted first: asking and writing would keep it waiting.
        hold = self._window.paint_hold
        if not card.is_local_only and (is_partial or not is_fresh):
            hold.after(self.refresh)
        hold.after(partial(self._note_opened, card.key))

    def _note_opened(self, key: CustomerKey) -> None:
        if self._key is not None:
            self._tasks.spawn(OPENED, self._services.lookup.opened(key))

    async def _refresh(self, key: CustomerKey) -> None:
        self._page.set_refreshing(True)
        try:
            card = await self._services.lookup.refresh(key)
        except ServerFault as fault:
            # What the till has stays as it is; the notice says why it is not newer.
            self._fault = fault
            self._paint()
            return
        finally:
            if self._key == key:
                self._page.set_refreshing(False)
        if self._key != key:
            return
        if card is None:
            self._show_gone()
        else:
            self._fault = None
            self._is_confirmed = True
            self._take_key(card.key)
            await self._reload(card.key, is_named=False)

    async def _reload(self, key: CustomerKey, *, is_named: bool) -> None:
        reading = self._begin_reading()
        card = await self._services.lookup.card(key)
        if self._key != key:
            return
        if card is None:
            self._show_gone()
            return
        self._take(card, reading)
        if is_named:
            # The answer to a registration has less than the card shows: store, till, expiry.
            self.refresh()

    async def _look_whether_here(self, key: CustomerKey) -> None:
        """Whoever asked for a tab's part may have heard that the customer was deleted."""
        if await self._services.lookup.card(key) is None and self._key == key:
            self._show_gone()

    def _show_gone(self) -> None:
        """Nobody's card, and why. Of somebody whom the server knew nothing goes but by its word
        that it deleted them; whom only this till knew, somebody has withdrawn.
        """
        was_known = self._card is not None and not self._card.is_local_only
        self._mask()
        self._key = self._card = None
        self._ages.stop()
        self._tabs.close()
        self._page.show_missing(is_erased=was_known)

    def _begin_reading(self) -> int:
        """A number for a reading of the stores: a later one knows at least as much."""
        self._readings += 1
        return self._readings

    def _take(self, card: "Card", reading: int) -> None:
        if reading < self._taken:
            return  # a later reading is on the screen already
        self._taken = reading
        if self._card is not None and self._card.ops and not card.ops:
            self._was_waiting = True
        self._card = card
        self._take_key(card.key)
        self._paint()

    def _take_key(self, key: CustomerKey) -> None:
        self._key = key
        self._tabs.open(key)

    def _on_change(self, change: ChangeSet) -> None:
        if self._key is None:
            return
        renamed = dict(change.renamed)
        is_ours = self._key in change.customers or self._key in renamed
        ops = {op.id for op in self._card.ops} if self._card is not None else set()
        if not is_ours and not (ops & change.ops):
            return
        # Named by the server just now: what was saved here has been sent.
        is_named = self._key in renamed
        self._take_key(renamed.get(self._key, self._key))
        self._tabs.take_change(change)
        if change.origin is self._services.lookup:
            return  # the card itself was read by whoever asked
        if change.origin is self._services.records:
            # A tab's part is no part of the card.
            self._tasks.restart(HERE, self._look_whether_here(self._key))
            return
        self._was_waiting = self._was_waiting or is_named
        self._window.paint_hold.until(
            self._tasks.restart(RELOAD, self._reload(self._key, is_named=is_named))
        )

    def _on_page_shown(self, page: PageName) -> None:
        """Locking hides what was revealed."""
        if page is PageName.SIGN_IN:
            self._mask()
        self._tabs.set_in_front(is_in_front=page is PageName.CUSTOMER)

    def _on_reveal_key(self) -> None:
        if self._window.current_page is PageName.CUSTOMER:
            self._on_reveal()

    def _on_reveal(self) -> None:
        if self._card is None:
            return
        if self._reveal.isActive():
            self._mask()
            return
        self._reveal.start()
        self._paint()
        self._services.audit.note(Act.REVEALED, customer=self._card.key)
        self.reveal_changed.emit(self._card.key, True)

    def _mask(self) -> None:
        if self._reveal.isActive():
            self._reveal.stop()
            self._on_masked()

    def _on_masked(self) -> None:
        self._paint()
        self.reveal_changed.emit(self._key or "", False)

    def _on_print(self) -> None:
        if self._card is not None:
            self._tasks.restart(PRINT, self._print(self._card))

    async def _print(self, card: "Card") -> None:
        # start-up: printing needs libraries of its own.
        from app.ui.presenters.card_printer import print_card

        await print_card(
            self._view_of(card),
            card.key,
            services=self._services,
            tasks=self._tasks,
            window=self._window,
        )

    def _paint(self) -> None:
        if self._card is None:
            return
        view = self._view_of(self._card)
        self._page.show_view(view)
        self._tabs.paint(view)

    def _view_of(self, card: "Card") -> CardView:
        return card_view(
            card,
            now=self._services.clock.now(),
            currency=self._services.preferences.settings.store.currency,
            is_revealed=self._reveal.isActive(),
            was_waiting=self._was_waiting,
            is_confirmed=self._is_confirmed,
            line_words=self._line_words(),
        )

    def _line_words(self) -> tuple[str, Tone, str]:
        """Why the card may be old: the line's state, or what went wrong with the last refresh."""
        status = self._services.connection.status
        if not status.is_answering and status.state is not ConnectionState.CHECKING:
            words, tone = connection_words(status)
            return words, tone, connection_advice(status).partition("\n")[0]
        if self._fault is not None:
            return self.tr("Not refreshed"), Tone.CARE, fault_sentence(self._fault)
        return "", Tone.NEUTRAL, ""
