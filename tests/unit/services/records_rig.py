"""The shop's calls beside customer/get: each gives what a test has put there."""

from types import SimpleNamespace
from typing import Any

from app.domain.associate import AssociateId
from app.domain.faults import ServerFault
from app.domain.identifiers import Identifier
from app.domain.note import Note
from app.domain.preferences import Preferences
from app.domain.redemption import Redemptions
from app.domain.transaction import Transaction, TransactionPage, TransactionQuery
from tests.unit.services.rig import Till, customer


class Desk:
    """`asked` is every call so far; `fault` is what each of them ends with."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Identifier, object]] = []
        self.fault: ServerFault | None = None
        self.answers: dict[str, Any] = {
            "preferences": Preferences(),
            "redemptions": Redemptions(),
        }
        self.notes: dict[AssociateId | None, tuple[Note, ...]] = {}
        self.bills: tuple[Transaction, ...] = ()
        """The newest first."""

    def take_over(self, till: Till) -> None:
        """Stand behind the till's link."""
        link: Any = till.line.link
        link.notes = SimpleNamespace(about=self._about)
        link.transactions = SimpleNamespace(page=self._page)
        link.tickets = SimpleNamespace(of=self._call("tickets"))
        link.coupons = SimpleNamespace(issued=self._call("coupons"))
        link.redemptions = SimpleNamespace(made=self._call("redemptions"))
        link.interactions = SimpleNamespace(of=self._call("interactions"))
        link.preferences = SimpleNamespace(of=self._call("preferences"))
        link.subscriptions = SimpleNamespace(of=self._call("subscriptions"))
        link.identities = SimpleNamespace(requests=self._call("identity_requests"))

    def _call(self, name: str) -> Any:
        async def answer(whom: Identifier, query: object = None) -> Any:
            self._note(name, whom, query)
            return self.answers.get(name, ())

        return answer

    async def _about(
        self, whom: Identifier, *, associate_id: AssociateId | None = None
    ) -> tuple[Note, ...]:
        self._note("notes", whom, associate_id)
        return self.notes.get(associate_id, ())

    async def _page(self, whom: Identifier, query: TransactionQuery) -> TransactionPage:
        self._note("transactions", whom, query)
        assert query.limit is not None
        rows = self.bills[query.offset : query.offset + query.limit]
        return TransactionPage(
            customer=customer(7), transactions=rows, count=len(self.bills), offset=query.offset
        )

    def _note(self, name: str, whom: Identifier, query: object) -> None:
        self.asked.append((name, whom, query))
        if self.fault is not None:
            raise self.fault
