"""A tab that lists what the server has of the customer: what is here at once, then what it says.

Owns when to read and when to ask; what is read and shown is the tab's own.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.domain.changes import ChangeSet
from app.domain.codes import CALL_MISSING_CODES
from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.faults import RefusedFault, ServerFault
from app.ui.late_tabs import TabContext
from app.ui.navigation import TabName
from app.ui.pages.customer_records_words import Asking, asking_words, empty_words
from app.ui.pages.customer_view import CardView
from app.ui.presenters.customer_tab import CustomerTab
from app.ui.tone import Tone
from app.ui.widgets.record_card import RecordCard
from app.ui.wording_faults import fault_details, fault_sentence

if TYPE_CHECKING:
    # start-up: a name for types alone must not load the rules for phone numbers.
    from app.domain.customer import CustomerKey

ASK_AGAIN_S = 60.0
"""A tab that comes back into sight asks again after this; the server is shared and paced."""


class RecordTab(CustomerTab):
    """A tab fills in `read`, `ask` and `paint`."""

    def __init__(self, view: QWidget, *, name: TabName, context: TabContext) -> None:
        super().__init__(view)
        self._services = context.services
        self._tasks = context.tasks
        self._name = name
        self._key: CustomerKey | None = None
        self._visit = 0
        """Counts customers: an answer that comes after the next was opened is nobody's."""
        self._is_seen = False
        self._is_asking = False
        self._fault: ServerFault | None = None
        self._asked_at: float | None = None
        self._stops = [context.services.connection.listen(self._on_line)]

    # What each tab does for itself. A QObject's metaclass leaves no room for ABC's.

    async def read(self, key: "CustomerKey") -> None:
        """Read what is here and paint it. Raises StoreFault."""
        raise NotImplementedError

    async def ask(self, key: "CustomerKey") -> None:
        """Ask the server; what it says is kept. Raises ServerFault, StoreFault."""
        raise NotImplementedError

    def paint(self) -> None:
        """Show what was read, and how the asking goes."""
        raise NotImplementedError

    def forget(self) -> None:
        """Nothing of this customer stays, in the view or here."""
        raise NotImplementedError

    @property
    def asking(self) -> Asking:
        """How the asking goes, or ended."""
        if self._is_asking:
            return Asking.ASKING
        if isinstance(self._fault, RefusedFault) and self._fault.code in CALL_MISSING_CODES:
            return Asking.CALL_MISSING
        if self._fault is None:
            return Asking.ANSWERED if self._asked_at is not None else Asking.NOT_ASKED
        is_down = not self._services.connection.status.is_answering
        return Asking.LINE_DOWN if is_down else Asking.FAILED

    def show(self, key: "CustomerKey") -> None:
        self._key = key
        self._is_seen = True
        self._tasks.restart(self._task("read"), self._begin(key))

    def hide(self) -> None:
        self._is_seen = False

    def rename(self, key: "CustomerKey") -> None:
        self._key = key

    def refresh(self) -> None:
        if self._key is not None and not self._tasks.is_running(self._task("ask")):
            self._tasks.restart(self._task("ask"), self._ask(self._key))

    def take_view(self, view: CardView) -> None:
        """Ages are painted anew as often as the card's."""
        if self._is_seen and self._key is not None:
            self.paint()

    def take_change(self, change: ChangeSet) -> None:
        if self._key is not None:
            self._tasks.restart(self._task("read"), self.read(self._key))

    def close(self) -> None:
        self._visit += 1
        self._tasks.cancel(self._task("read"))
        self._tasks.cancel(self._task("ask"))
        self._key = None
        self._is_asking = False
        self._fault = None
        self._asked_at = None
        self.forget()

    def stop(self) -> None:
        while self._stops:
            self._stops.pop()()

    def is_current(self, visit: int) -> bool:
        """Whether the customer of that visit is still the one who is open."""
        return visit == self._visit and self._key is not None

    @property
    def visit(self) -> int:
        """The number of this customer's visit, to compare with after a wait."""
        return self._visit

    def paint_card(
        self,
        card: RecordCard,
        *,
        fetched_at: datetime | None,
        rows: int,
        is_local_only: bool = False,
        is_narrowed: bool = False,
        fault: ServerFault | None = None,
    ) -> None:
        """The age of what is listed, what hinders a newer one, and words where nothing is.

        `fault` is of another call than `ask`.
        """
        asking = self.asking
        card.show_age(fetched_at, self._services.clock.now(), state=asking_words(asking))
        told = fault or (self._fault if asking is Asking.FAILED else None)
        words = fault_sentence(told) if told is not None else ""
        if card.problem.text != words:
            details = fault_details(told) if told is not None else ""
            card.problem.say(words, tone=Tone.CARE, details=details)
        if rows:
            card.show_rows()
            return
        card.show_empty(
            *empty_words(
                self._name,
                asking,
                is_known=fetched_at is not None,
                is_local_only=is_local_only,
                is_narrowed=is_narrowed,
            )
        )

    async def _begin(self, key: "CustomerKey") -> None:
        await self.read(key)
        now = self._services.clock.monotonic()
        is_due = self._asked_at is None or now - self._asked_at >= ASK_AGAIN_S
        if is_due or (self._is_owed and self._services.connection.status.is_answering):
            self.refresh()

    async def _ask(self, key: "CustomerKey") -> None:
        visit = self._visit
        self._is_asking = True
        self.paint()
        try:
            await self.ask(key)
        except ServerFault as fault:
            if self.is_current(visit):
                self._fault = fault
        else:
            if self.is_current(visit):
                self._fault = None
        finally:
            if self.is_current(visit):
                self._is_asking = False
        if self.is_current(visit) and self._key is not None:
            self._asked_at = self._services.clock.monotonic()
            await self.read(self._key)

    def _on_line(self, status: ConnectionStatus) -> None:
        """What could not be asked while the line was down is asked once it is back."""
        if self._key is None or not self._is_seen:
            return
        if status.state is ConnectionState.ONLINE and self._is_owed:
            self.refresh()
        else:
            self.paint()

    @property
    def _is_owed(self) -> bool:
        """Whether the last asking came to nothing, through no word of the server's."""
        return self._fault is not None and not isinstance(self._fault, RefusedFault)

    def _task(self, what: str) -> str:
        return f"customer: {self._name}: {what}"
