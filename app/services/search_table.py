"""What a search found as a file for a spreadsheet: its columns, and what of a row is masked."""

from collections.abc import Iterable, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from pathlib import Path

from app.domain import masking
from app.domain.clock import Clock
from app.domain.table_file import write_table
from app.services.exports import export_path, write_new_file
from app.services.search import FoundCustomer
from app.store.sql_faults import file_fault
from app.store.worker import off_loop

_COLUMNS = (
    "firstname",
    "lastname",
    "mobile",
    "email",
    "external_id",
    "tier",
    "points",
    "lifetime_points",
    "lifetime_purchases",
    "last_purchase",
    "registered_on",
    "registered_by",
    "registered_store",
    "told_on",
)
_TIME = "%Y-%m-%d %H:%M:%S"


class SearchTables:
    """Files in `folder`, for this user alone; times are the store's."""

    def __init__(self, *, folder: Path, clock: Clock, zone: tzinfo) -> None:
        self._folder = folder
        self._clock = clock
        self._zone = zone

    async def write(self, rows: Sequence[FoundCustomer], *, is_masked: bool) -> Path:
        """A new file with a line of headings and one a customer. Raises StoreFault."""
        named = export_path(self._folder, ("search",), self._at(self._clock.now()), ".csv")

        def written() -> Path:
            data = write_table(self._lines(rows, is_masked=is_masked))
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                return write_new_file(named, data)
            except OSError as error:
                raise file_fault(error) from error

        return await off_loop(written)

    def _lines(
        self, rows: Sequence[FoundCustomer], *, is_masked: bool
    ) -> Iterable[tuple[str, ...]]:
        fields = sorted({field.name for row in rows for field in row.customer.custom_fields})
        yield (*_COLUMNS, *fields)
        for row in rows:
            own = {field.name: field.values for field in row.customer.custom_fields}
            yield (
                *self._cells(row, is_masked=is_masked),
                *(", ".join(own.get(name, ())) for name in fields),
            )

    def _cells(self, row: FoundCustomer, *, is_masked: bool) -> tuple[str, ...]:
        customer = row.customer
        contacts = (customer.mobile, customer.email, customer.external_id)
        if is_masked:
            contacts = (
                masking.masked_mobile(customer.mobile) if customer.mobile else "",
                masking.masked_email(customer.email) if customer.email else "",
                masking.masked_external_id(customer.external_id),
            )
        return (
            customer.firstname,
            customer.lastname,
            *contacts,
            customer.tier,
            _number(customer.points),
            _number(customer.lifetime_points),
            _number(customer.lifetime_purchases),
            _number(row.last_purchase),
            self._time(customer.registered_at),
            customer.registered_by,
            customer.registered_store.name or customer.registered_store.code,
            self._time(row.fetched_at),
        )

    def _at(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)

    def _time(self, at: datetime | None) -> str:
        return "" if at is None else self._at(at).strftime(_TIME)


def _number(value: int | Decimal | None) -> str:
    return "" if value is None else str(value)
