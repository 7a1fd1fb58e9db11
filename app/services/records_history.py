"""A customer's bills as far as they were paged through: newest first, each once, without a gap.

Pure: knows nothing of where the pages come from.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from app.domain.order import Direction
from app.domain.transaction import (
    Transaction,
    TransactionOrder,
    TransactionPage,
    TransactionQuery,
)

PAGE_ROWS = 25
MOST_KEPT = 200
"""Bills of one customer that are kept: as many as can be read while a page is painted."""

_Name = tuple[str, str, datetime | None, Decimal | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """`count` is of all bills that the server has; None where it does not say."""

    transactions: tuple[Transaction, ...] = ()
    count: int | None = None
    has_more: bool = False


def query_from(offset: int) -> TransactionQuery:
    """The page that begins at `offset`."""
    return TransactionQuery(
        order=TransactionOrder.DATE,
        direction=Direction.DESCENDING,
        limit=PAGE_ROWS,
        offset=offset,
    )


def top_of(page: TransactionPage) -> History:
    """The newest bills, as the first page tells them."""
    return _history(page.transactions, page)


def with_top(kept: History, top: History) -> History:
    """What was kept, with the newest bills as they are told now.

    Where the two do not meet there may be others between them: what was kept then goes.
    """
    told = {_name(one) for one in top.transactions}
    meeting = [place for place, one in enumerate(kept.transactions) if _name(one) in told]
    if not top.has_more or not meeting:
        return top
    older = [one for one in kept.transactions[meeting[-1] + 1 :] if _name(one) not in told]
    transactions = (*top.transactions, *older)
    has_more = kept.has_more if top.count is None else len(transactions) < top.count
    return trimmed(replace(top, transactions=transactions, has_more=has_more))


def with_more(shown: History, page: TransactionPage) -> History:
    """What is shown, and the page that was asked for after it. A bill that moved down since,
    because newer ones were made, is shown once and as it is told now.
    """
    told = {_name(one): one for one in page.transactions}
    known = [told.pop(_name(one), one) for one in shown.transactions]
    return _history((*known, *told.values()), page)


def trimmed(history: History) -> History:
    """As much of it as is kept."""
    if len(history.transactions) <= MOST_KEPT:
        return history
    return replace(history, transactions=history.transactions[:MOST_KEPT], has_more=True)


def _history(transactions: tuple[Transaction, ...], page: TransactionPage) -> History:
    if page.count is None:
        has_more = len(page.transactions) >= PAGE_ROWS
    else:
        has_more = bool(page.transactions) and len(transactions) < page.count
    return History(transactions=transactions, count=page.count, has_more=has_more)


def _name(one: Transaction) -> _Name:
    """What a bill is known by: its id, or where a server tells none all that it prints."""
    if one.id:
        return (one.id, "", None, None)
    return ("", one.bill_number, one.billed_at, one.amount)
