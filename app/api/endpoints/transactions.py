"""customer/transactions: the bills of one customer or of several, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo

from app.api.endpoints.items import Item, ask
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire.transactions import (
    OrderSpelling,
    contradicts,
    page_from,
    transaction_parameters,
    transactions_from,
)
from app.domain.faults import RefusedFault, ServerFault
from app.domain.identifiers import Identifier
from app.domain.transaction import ALL_TRANSACTIONS, TransactionPage, TransactionQuery

_OTHER = {
    OrderSpelling.BY_SORT: OrderSpelling.BY_ORDER,
    OrderSpelling.BY_ORDER: OrderSpelling.BY_SORT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Haste:
    """How soon an answer is needed."""

    deadline_s: float
    priority: Priority


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredPage:
    """What the server said of one identifier: a page of bills, or a refusal.

    A refusal without a code is no answer for this one, although others got theirs.
    """

    identifier: Identifier
    page: TransactionPage | None = None
    refusal: RefusedFault | None = None


class TransactionsApi:
    """The bills of one server. Every method may raise ServerFault.

    The API's pages disagree on how an order is written, and a server ignores what it cannot read.
    The first page that comes in another order than was asked for is asked for again in the other
    spelling; whichever is obeyed is kept. So the usual case costs one call, and no request says a
    thing twice under one name, which gateways refuse.
    """

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone
        self._spelling = OrderSpelling.BY_SORT
        self._is_settled = False

    async def page(
        self,
        identifier: Identifier,
        query: TransactionQuery = ALL_TRANSACTIONS,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> TransactionPage:
        """The bills of one customer that meet the query, in the server's order.

        Raises RefusedFault for somebody who is not known, NotMemberFault for somebody who is not
        in the programme.
        """
        (item,) = await self._ask(
            (identifier,), query, _Haste(deadline_s=deadline_s, priority=priority)
        )
        return page_from(item.demand(), query.offset, self._zone)

    async def pages(
        self,
        identifiers: Sequence[Identifier],
        query: TransactionQuery = ALL_TRANSACTIONS,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[AnsweredPage, ...]:
        """The bills of several customers that meet the query, one call a kind of identifier; in
        the order asked.
        """
        items = await self._ask(
            identifiers, query, _Haste(deadline_s=deadline_s, priority=priority)
        )
        return tuple(
            AnsweredPage(
                identifier=item.identifier,
                page=page_from(item.tree, query.offset, self._zone)
                if item.tree is not None
                else None,
                refusal=item.refusal,
            )
            for item in items
        )

    async def _ask(
        self, identifiers: Sequence[Identifier], query: TransactionQuery, haste: _Haste
    ) -> tuple[Item, ...]:
        items = await self._ask_as(self._spelling, identifiers, query, haste)
        if query.order is None or self._is_settled:
            return items
        is_obeyed = self._is_obeyed(items, query)
        if is_obeyed is not False:
            self._is_settled = is_obeyed is True
            return items
        other = _OTHER[self._spelling]
        try:
            again = await self._ask_as(other, identifiers, query, haste)
        except ServerFault:
            return items  # what came is an answer, if in another order
        self._is_settled = True
        if self._is_obeyed(again, query) is False:
            return items
        self._spelling = other
        return again

    async def _ask_as(
        self,
        spelling: OrderSpelling,
        identifiers: Sequence[Identifier],
        query: TransactionQuery,
        haste: _Haste,
    ) -> tuple[Item, ...]:
        return await ask(
            self._transport,
            "customer/transactions",
            identifiers,
            transaction_parameters(query, spelling, self._zone),
            deadline_s=haste.deadline_s,
            priority=haste.priority,
            has_status=False,
        )

    def _is_obeyed(self, items: Sequence[Item], query: TransactionQuery) -> bool | None:
        """Whether the rows come in the order asked for; None where they cannot tell."""
        rows = [
            transactions_from(item.tree.get("transactions"), self._zone)
            for item in items
            if item.tree is not None
        ]
        verdicts = {contradicts(each, query) for each in rows}
        if True in verdicts:
            return False
        return True if False in verdicts else None
