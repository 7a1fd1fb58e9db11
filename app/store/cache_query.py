"""A search query put to the cache: every condition, exactly, however many customers it has.

No index knows of points or tiers, so rows are read through, the most recent first, in slices that
let whoever scans a card pass; only a whole identifier is looked up. Runs in the storage thread, but
for `find`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import compress
from typing import Any, Protocol, TypeVar

from app.domain.card import Card
from app.domain.customer import CustomerKey
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.kept import WHOLE_CARD
from app.domain.match import CachedCustomer
from app.domain.search_meaning import (
    Asked,
    SearchPlace,
    Test,
    Value,
    asked_of,
    identifier_texts,
)
from app.domain.search_query import Attribute, SearchQuery
from app.domain.transaction import TransactionType
from app.store import cache_parts, identifier_index
from app.store.cache_rows import CacheRows
from app.store.connection import Connection, Row
from app.store.customer_columns import (
    RecurringTexts,
    depth_of,
    key_of,
    reading_of,
    row_reader,
)
from app.store.identifier_index import MOST_ROWS

T = TypeVar("T")

Ask = Callable[[list[Any]], list[bool]]
"""A question put to every row of a slice."""

SLICE_ROWS = 4_000
MOST_PASSING = 0.5
"""Share of a slice's rows. Where more pass the conditions that take little reading, all of a row is
read at once: few would be spared the second reading.
"""
CARDS_A_SLICE = 100
"""A card is read in the time of a hundred rows."""
_TOP = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheHit:
    """`last_purchase` is the amount of the last bill that this till knows of, if any."""

    found: CachedCustomer
    last_purchase: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheHits:
    """Some of those who meet a query. `count` is of all of them, None beyond the first page;
    `unknown` of those of whom this till does not know enough to tell, and `kept` of everybody.
    `next_before` leads on to the next page, None at the end.
    """

    hits: tuple[CacheHit, ...]
    count: int | None
    unknown: int
    kept: int
    next_before: int | None


class Reader(Protocol):
    """Calls a function in the storage thread, with the rows of the file as it is now."""

    def __call__(self, fn: Callable[[Connection, CacheRows], T], /) -> Awaitable[T]: ...


async def find(
    read: Reader, query: SearchQuery, place: SearchPlace, *, limit: int, before: int | None
) -> CacheHits:
    """Go through the cache slice by slice; a task that is cancelled ends it after the present one.

    The first page (`before` None) looks at everybody, for the count; later ones only until full.
    """
    scan = await read(
        lambda _connection, _rows: _Scan(query, place, limit=limit, is_counting=before is None)
    )
    reached: int | None = _TOP if before is None else before
    while reached is not None:
        reached = await read(partial(scan.go_on, before=reached))
    return await read(scan.result)


class _Scan:
    """One query on its way through the rows."""

    def __init__(
        self, query: SearchQuery, place: SearchPlace, *, limit: int, is_counting: bool
    ) -> None:
        self._limit = limit
        self._is_counting = is_counting
        self._texts = RecurringTexts()
        asks: dict[int, list[Ask]] = {}
        self._is_known: list[Ask] = []
        self._purchase_tests: list[Asked] = []
        for asked in asked_of(query, place):
            if asked.attribute == Attribute.LAST_PURCHASE:
                self._purchase_tests.append(asked)
                continue
            reading = reading_of(asked.attribute, self._texts, place.org_id)
            question = partial(_may_hold, asked.test) if asked.is_of_all else asked.test
            depth = depth_of([asked.attribute])
            asks.setdefault(depth, []).append(reading.ask(question))
            if asked.is_of_all:
                self._is_known.append(reading.ask(lambda value: value is not None))
        self._depth = depth_of(condition.attribute for condition in query.conditions)
        self._stages = [(depth, asks[depth]) for depth in sorted(asks)]
        self._identifiers = _identifiers_in(query, place)
        self._with_card: frozenset[CustomerKey] | None = None
        self._hits: list[int] = []
        self._cards_read = 0
        self._count = 0
        self._unknown = 0

    def go_on(self, connection: Connection, rows: CacheRows, *, before: int) -> int | None:
        """Look at the next slice below `before`; how far it came, None at the end."""
        self._texts.refresh(connection)
        carriers = self._carriers(connection, before)
        if carriers is not None:
            found, is_last = carriers, True
        else:
            found = connection.execute(
                "SELECT recency, payload FROM customer WHERE recency < ?"
                " ORDER BY recency DESC LIMIT ?",
                (before, SLICE_ROWS),
            ).fetchall()
            is_last = len(found) < SLICE_ROWS
        reached = self._look_at(connection, rows, found)
        is_full = not self._is_counting and len(self._hits) > self._limit
        if is_full or not found or (is_last and reached == found[-1][0]):
            return None
        return reached

    def result(self, connection: Connection, rows: CacheRows) -> CacheHits:
        shown = self._hits[: self._limit]
        cached = rows.at(connection, shown)
        kept = connection.execute("SELECT value FROM about WHERE name = 'customers'").fetchone()
        return CacheHits(
            hits=tuple(
                CacheHit(
                    found=row.found,
                    last_purchase=_last_purchase(connection, rows, row.found.key),
                )
                for row in cached
            ),
            count=self._count if self._is_counting else None,
            unknown=self._unknown,
            kept=0 if kept is None else int(kept[0]),
            next_before=shown[-1] if len(self._hits) > self._limit else None,
        )

    def _carriers(self, connection: Connection, before: int) -> list[Row] | None:
        """Rows that may carry the identifiers asked for, the most recent first; None where the
        query asks for none, or the index does not tell all.
        """
        if not self._identifiers:
            return None
        numbers: set[int] = set()
        for identifier in self._identifiers:
            token = identifier_index.token_of(identifier)
            carrying = identifier_index.rows_with(connection, token)
            if len(carrying) == MOST_ROWS:
                return None
            numbers.update(number for number in carrying if number < before)
        found: list[Row] = []
        for number in sorted(numbers, reverse=True):
            found += connection.execute(
                "SELECT recency, payload FROM customer WHERE recency = ?", (number,)
            )
        return found

    def _look_at(self, connection: Connection, rows: CacheRows, found: list[Row]) -> int:
        """Put the conditions to each row; the number of the last one that was looked at."""
        numbers, fitting = self._fitting(found)
        last = found[-1][0] if found else 0
        if not self._purchase_tests:
            self._take(numbers, fitting)
            return last
        cards_at_most = self._cards_read + CARDS_A_SLICE
        for number, row in zip(numbers, fitting, strict=True):
            answer = self._with_purchases(connection, rows, row)
            if answer:
                self._take([number], [row])
            elif answer is None:
                self._unknown += 1
            if self._cards_read == cards_at_most:
                return number
        return last

    def _take(self, numbers: list[int], fitting: list[Any]) -> None:
        """Count rows that no condition speaks against, and keep the first that meet all."""
        sure = numbers
        for ask in self._is_known:
            sure, fitting = _those(ask(fitting), sure, fitting)
        self._unknown += len(numbers) - len(sure)
        self._count += len(sure)
        self._hits += sure[: self._limit + 1 - len(self._hits)]

    def _fitting(self, found: list[Row]) -> tuple[list[int], list[Any]]:
        """Rows that no condition but the last purchase's speaks against, and their numbers.

        Condition by condition, which takes half the time of row by row; what stands at a row's
        beginning first, so that few rows are read to their end.
        """
        left, rows, depth_read = found, list[Any](), 0
        for depth, asks in self._stages:
            if depth > depth_read:
                rows, depth_read = _read(left, depth), depth
            for ask in asks:
                left, rows = _those(ask(rows), left, rows)
        if self._depth > depth_read:
            rows = _read(left, self._depth)
        if len(self._stages) > 1 and len(left) > len(found) * MOST_PASSING:
            self._stages = [(self._depth, [ask for _, asks in self._stages for ask in asks])]
        return [number for number, _ in left], rows

    def _with_purchases(self, connection: Connection, rows: CacheRows, row: Any) -> bool | None:
        """The last bill is no part of the row: it is looked up once the row itself fits."""
        if self._with_card is None:
            keys = connection.execute("SELECT key FROM part WHERE part = ?", (WHOLE_CARD,))
            self._with_card = frozenset(CustomerKey(key) for (key,) in keys)
        key, amount = key_of(row), None
        if key in self._with_card:
            self._cards_read += 1
            amount = _last_purchase(connection, rows, key)
        answers = [asked.answer(amount) for asked in self._purchase_tests]
        if False in answers:
            return False
        return None if None in answers else True


def _those(answers: list[bool], numbers: list[T], rows: list[Any]) -> tuple[list[T], list[Any]]:
    """Those of whom it holds: mostly all of a slice or few, and all need no new lists."""
    if all(answers):
        return numbers, rows
    return list(compress(numbers, answers)), list(compress(rows, answers))


def _read(found: list[Row], depth: int) -> list[Any]:
    read = row_reader(depth)
    return [read(payload) for _, payload in found]


def _may_hold(test: Test, value: Value) -> bool:
    """Of what everybody has: it may hold where nobody told."""
    return value is None or test(value)


def _last_purchase(connection: Connection, rows: CacheRows, key: CustomerKey) -> Decimal | None:
    kept = cache_parts.read(connection, rows.parts, key, WHOLE_CARD, Card)
    if kept is None:
        return None
    bills = [
        (bill.billed_at, bill.amount)
        for bill in kept.value.transactions
        if bill.type != TransactionType.RETURN and bill.billed_at and bill.amount is not None
    ]
    return max(bills)[1] if bills else None


def _identifiers_in(query: SearchQuery, place: SearchPlace) -> tuple[Identifier, ...]:
    """Identifiers of which everybody who meets the query has one; empty where it names none."""
    for condition in query.conditions:
        texts = identifier_texts(condition, place.country)
        if texts:
            kind = IdentifierKind(condition.attribute)
            return tuple(Identifier(kind=kind, value=text) for text in texts)
    return ()
