"""A cached customer comes back as the server told them, and small."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.customer import (
    Customer,
    CustomerType,
    CustomField,
    ExpiringPoints,
    Gender,
    Place,
    UserId,
)
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.connection import Connection, connect
from app.store.customer_codec import CustomerCodec, Phrases
from app.store.migrations import migrate
from tests.unit.store.samples import KEY

TEXT = st.text(max_size=80)
NUMBERS = st.none() | st.integers(-(2**62), 2**62)
MOMENTS = st.none() | st.datetimes(timezones=st.just(UTC))
PLACES = st.builds(Place, code=TEXT, name=TEXT)

customers = st.builds(
    Customer,
    user_id=st.none() | st.sampled_from(["1", "007", "９", "12345678901234567890"]).map(UserId),
    firstname=TEXT,
    lastname=TEXT,
    mobile=st.sampled_from(["", "44700900000", "0", "0044", "١٢٣"]),
    email=TEXT,
    external_id=TEXT,
    gender=st.sampled_from(Gender),
    type=st.none() | st.sampled_from(CustomerType),
    tier=TEXT,
    points=NUMBERS,
    lifetime_points=NUMBERS,
    lifetime_purchases=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    registered_at=MOMENTS,
    updated_at=MOMENTS,
    registered_by=TEXT,
    registered_store=PLACES,
    registered_till=PLACES,
    fraud_status=TEXT,
    do_not_call_status=TEXT,
    opt_in_status=TEXT,
    custom_fields=st.lists(
        st.builds(CustomField, name=TEXT, values=st.lists(TEXT, max_size=2).map(tuple)), max_size=2
    ).map(tuple),
    expiring_points=st.lists(
        st.builds(ExpiringPoints, points=st.integers(0, 9999), expires_on=st.none() | st.dates()),
        max_size=2,
    ).map(tuple),
)


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[Connection]:
    opened = connect(tmp_path / "cache.db", KEY, synchronous="NORMAL")
    migrate(opened, CACHE_MIGRATIONS)
    yield opened
    opened.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(customers)
def test_a_customer_comes_back_as_they_were(connection: Connection, customer: Customer) -> None:
    phrases = Phrases()
    phrases.refresh(connection)
    payload = CustomerCodec(phrases).encode(customer)
    phrases.save(connection)
    fresh = Phrases()
    fresh.refresh(connection)
    assert CustomerCodec(fresh).decode(payload) == customer


def typical(number: int) -> Customer:
    return Customer(
        user_id=UserId(str(10_000_000 + number)),
        firstname="Oona",
        lastname="Chainlink",
        mobile=f"44{7_000_000_000 + number}",
        email=f"oona.chainlink{number}@example.com",
        external_id=f"EXT{number}",
        gender=Gender.FEMALE,
        type=CustomerType.LOYALTY,
        tier="Silver",
        points=512,
        lifetime_points=4096,
        lifetime_purchases=Decimal("1234.56"),
        registered_at=datetime(2024, 2, 29, 12, 0, 1, tzinfo=UTC),
        updated_at=datetime(2026, 1, 1, tzinfo=UTC),
        registered_by="store.server",
        registered_store=Place(code="store.1", name="High Street"),
        registered_till=Place(code="till.01", name="Till 1"),
        fraud_status="NOT_FRAUD",
        do_not_call_status="NONE",
        opt_in_status="NONE",
    )


def test_a_typical_customer_takes_little_room(connection: Connection) -> None:
    phrases = Phrases()
    phrases.refresh(connection)
    codec = CustomerCodec(phrases)
    sizes = [len(codec.encode(typical(number))) for number in range(100)]
    assert sum(sizes) / len(sizes) < 130


def test_texts_learnt_in_a_transaction_that_was_undone_are_not_believed(
    connection: Connection,
) -> None:
    phrases = Phrases()
    codec = CustomerCodec(phrases)
    connection.execute("BEGIN")
    phrases.refresh(connection)
    codec.encode(Customer(tier="Gold"))
    phrases.save(connection)
    connection.execute("ROLLBACK")
    connection.execute("BEGIN")
    phrases.refresh(connection)
    payload = codec.encode(Customer(tier="Silver"))
    phrases.save(connection)
    connection.execute("COMMIT")
    phrases.refresh(connection)
    assert codec.decode(payload).tier == "Silver"
