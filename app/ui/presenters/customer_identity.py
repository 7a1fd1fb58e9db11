"""Drives the requests for another identifier: asking for one, and where those asked for stand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain import codes
from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.faults import RefusedFault, ServerFault
from app.domain.identifiers import IdentifierKind
from app.domain.profile_form import contact_review
from app.domain.registration import FormValues
from app.domain.write_problem import WriteError, WriteProblem
from app.services.records_parts import IDENTITY_REQUESTS
from app.ui.formats import age_words
from app.ui.late_tabs import TabContext
from app.ui.pages.customer_identity import IdentityCard
from app.ui.pages.customer_profile_words import no_requests_words, request_line
from app.ui.presenters.customer_form import CardForm
from app.ui.wording import fault_sentence

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey
    from app.services.cards import Card
    from app.services.records import Listed
    from app.services.records_overlay import IdentityRow

translate = QCoreApplication.translate

READ = "customer: identity requests"
ASK = "customer: ask for identity requests"


class IdentityPresenter:
    """A part of the profile tab, told what the tab is told."""

    def __init__(self, *, view: IdentityCard, context: TabContext) -> None:
        self._view = view
        self._services = context.services
        self._tasks = context.tasks
        self._key: CustomerKey | None = None
        self._listed: Listed[IdentityRow] | None = None
        self._is_revealed = False
        self._is_local_only = False
        self._is_asking = False
        self._is_seen = False
        self._kinds: tuple[IdentifierKind, ...] = ()
        self._fault: ServerFault | None = None
        self._form = CardForm(
            form="identity",
            view=view,
            services=context.services,
            tasks=context.tasks,
            save=self._save,
        )
        view.fields.changed.connect(self._on_changed)
        view.save_requested.connect(self.submit)
        view.undo_requested.connect(self._on_undo)
        self._stops = [context.services.connection.listen(self._on_line)]

    def show(self, key: "CustomerKey") -> None:
        """In sight: what is here at once, then what the server lists."""
        self._key = key
        self._is_seen = True
        self._tasks.restart(READ, self._read(key))
        if not self._is_asking:
            self._tasks.restart(ASK, self._ask(key))

    def hide(self) -> None:
        self._is_seen = False
        self._form.leave()
        self._tasks.cancel(ASK)
        self._is_asking = False

    def rename(self, key: "CustomerKey") -> None:
        if self._key is not None:
            self._key = key
            if self._kinds:
                self._form.rename(key)

    def take_card(self, card: "Card") -> None:
        """The customer as they are here now."""
        key = self._key
        if key is None:
            return
        self._is_local_only = card.is_local_only
        kinds = tuple(
            identifier.kind
            for identifier in card.customer.identifiers
            if identifier.kind is not IdentifierKind.USER_ID
        )
        self._kinds = () if card.is_local_only else kinds
        self._view.show_kinds(self._kinds)
        if self._kinds:
            self._form.open(key)
        self._paint()

    def take_change(self) -> None:
        if self._key is not None:
            self._tasks.restart(READ, self._read(self._key))

    def set_revealed(self, is_revealed: bool) -> None:
        if is_revealed != self._is_revealed:
            self._is_revealed = is_revealed
            self._paint()

    def close(self) -> None:
        self._tasks.cancel(READ)
        self.hide()
        self._key = self._listed = self._fault = None
        self._kinds = ()
        self._form.close()
        self._view.show_kinds(())
        self._view.set_words("")
        self._view.show_requests((), "")

    async def flush(self) -> None:
        await self._form.flush()

    def stop(self) -> None:
        self._form.stop()
        while self._stops:
            self._stops.pop()()

    @property
    def is_typed_into(self) -> bool:
        return bool(self._view.fields.touched)

    def submit(self) -> None:
        kind, text = self._view.chosen
        found = contact_review(kind.value, text, country=self._country)
        self._view.show_problems(found.problems)
        if found.value:
            self._form.submit()

    async def _read(self, key: "CustomerKey") -> None:
        listed = await self._services.records.identity_requests(key)
        if self._key == key:
            self._listed = listed
            self._paint()

    async def _ask(self, key: "CustomerKey") -> None:
        """Once at each sight of the tab. What is here stays where the server cannot be asked."""
        self._is_asking = True
        try:
            await self._services.records.refresh(key, IDENTITY_REQUESTS)
            self._fault = None
        except ServerFault as fault:
            self._fault = fault
        finally:
            self._is_asking = False
        if self._key is not None:
            await self._read(self._key)

    def _paint(self) -> None:
        listed = self._listed
        if listed is None:
            return
        lines = [request_line(row, is_revealed=self._is_revealed) for row in listed.rows]
        now = self._services.clock.now()
        age = age_words(listed.fetched_at, now) if listed.fetched_at is not None else ""
        self._view.set_right(age)
        self._view.set_words("" if self._kinds else no_requests_words(self._is_local_only))
        self._view.show_requests(lines, self._fault_words())

    def _fault_words(self) -> str:
        """Why the server's own list is not here, or is old."""
        fault = self._fault
        if fault is None:
            return ""
        if isinstance(fault, RefusedFault) and fault.code in codes.CALL_MISSING_CODES:
            return translate("profile", "This server does not tell what became of requests.")
        return translate("profile", "What the server lists is not here: {reason}").format(
            reason=fault_sentence(fault)
        )

    def _on_line(self, status: ConnectionStatus) -> None:
        """What could not be asked while the line was down is asked once it is back."""
        is_owed = self._fault is not None and not isinstance(self._fault, RefusedFault)
        if self._key is None or not self._is_seen or not is_owed or self._is_asking:
            return
        if status.state is ConnectionState.ONLINE:
            self._tasks.restart(ASK, self._ask(self._key))

    def _on_changed(self, name: str) -> None:
        self._view.show_problems(())
        self._form.touch()

    def _on_undo(self) -> None:
        self._view.fill({})
        self._view.show_problems(())
        self._view.notice.clear()
        self._form.touch()

    async def _save(self, card: "Card", values: FormValues, token: str) -> None:
        kind, text = self._view.chosen
        found = contact_review(kind.value, text, country=self._country)
        if not found.value:
            raise WriteError(WriteProblem.IDENTIFIER_MISSING)
        await self._services.writing.ask_for_identifier(card, kind, found.value, token=token)

    @property
    def _country(self) -> str:
        return self._services.preferences.settings.store.country
