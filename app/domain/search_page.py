"""What a search on the server finds, a page at a time."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.customer import Customer


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRow:
    """One customer found, with less than their card tells, and what only a search tells of them."""

    customer: Customer
    org_id: str = ""
    last_purchase: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """Some of the customers that a query meets: `count` is of all of them, `start` the place of
    the page's first, `rows` how many a page holds; None where the server does not say.
    """

    results: tuple[SearchRow, ...] = ()
    count: int | None = None
    start: int | None = None
    rows: int | None = None

    @property
    def customers(self) -> tuple[Customer, ...]:
        return tuple(row.customer for row in self.results)
