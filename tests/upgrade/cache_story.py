"""What a till has seen of a few customers: what a recording of the cache is made of."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from app.domain.customer import Customer, CustomerKey, CustomField, Gender, UserId
from app.domain.note import Note, NoteId
from app.domain.op import Associate, AssociateId
from app.domain.organisation import Staff
from app.store.cache import CacheStore

THEN = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)
URL = "http://127.0.0.1:1"
LOOKED_AT = Customer(
    user_id=UserId("1002"),
    firstname="Zoë",
    lastname="O'Neil-Smith",
    mobile="447700900002",
    email="zoe@example.com",
    external_id="card-2",
    gender=Gender.FEMALE,
    points=120,
    lifetime_purchases=Decimal("10.50"),
    registered_at=THEN,
    custom_fields=(CustomField(name="birthday", values=("1990-02-28",)),),
)
FETCHED = replace(
    LOOKED_AT,
    user_id=UserId("1003"),
    firstname="अनिता",
    lastname="الحداد",
    mobile="919845012345",
    email="",
    external_id="",
)
CUSTOMERS = (LOOKED_AT, FETCHED)
STAFF = Staff(associates=(Associate(id=AssociateId("443"), name="Noor A."),))
NOTES = (Note(id=NoteId("50000001"), text="Likes tea", written_at=THEN),)


async def tell_of_customers(cache: CacheStore) -> None:
    """What every version of the cache keeps."""
    await cache.bind(URL)
    await cache.put([FETCHED], THEN, touched=False)
    await cache.put([LOOKED_AT], THEN, touched=True)
    await cache.put_staff(STAFF, THEN)


async def tell_of_parts(cache: CacheStore) -> None:
    """What the second one keeps beside."""
    await cache.put_part(CustomerKey("user:1002"), "notes", NOTES, THEN)
