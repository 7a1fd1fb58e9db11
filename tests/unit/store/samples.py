"""Values that the store's tests are made of, and short ways to put them in."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal
from zlib import crc32

from keyring.backends import fail

from app.domain.customer import Customer, UserId
from app.domain.op import (
    Associate,
    AssociateId,
    Binding,
    Evidence,
    Op,
    OpId,
    OpKind,
    OpState,
    Why,
)
from app.domain.outcome import Settlement
from app.domain.registration import Registration
from app.store.keyrings import KeyringBackend
from app.store.outbox import OutboxStore
from app.store.store_key import KeySource, StoreKey

KEY = StoreKey(raw=bytes(range(32)), source=KeySource.ENVIRONMENT)
NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
BINDING = Binding(server_url="https://api.example.com", organisation="7", till_login="till.1")
ELSEWHERE = Binding(server_url="https://other.example.com", organisation="7", till_login="till.1")
NOOR = Associate(id=AssociateId("a-1"), name="Noor Akhtar", is_supervisor=True)


def no_keyring() -> KeyringBackend:
    """What the keyring library finds on a machine without one."""
    backend: KeyringBackend = fail.Keyring()  # type: ignore[no-untyped-call]
    return backend


def registration(
    mobile: str = "44700900000",
    firstname: str = "Tom",
    lastname: str = "Sawyer",
    email: str = "",
    external_id: str = "",
) -> Registration:
    return Registration(
        mobile=mobile,
        firstname=firstname,
        lastname=lastname,
        email=email,
        external_id=external_id,
        registered_at=NOW,
    )


def customer(
    user_id: str = "",
    firstname: str = "Tom",
    lastname: str = "Sawyer",
    mobile: str = "",
    email: str = "",
    external_id: str = "",
    points: int | None = None,
) -> Customer:
    return Customer(
        user_id=UserId(user_id) if user_id else None,
        firstname=firstname,
        lastname=lastname,
        mobile=mobile,
        email=email,
        external_id=external_id,
        points=points,
        lifetime_purchases=Decimal("10.50"),
    )


async def save(
    outbox: OutboxStore,
    op_id: str,
    payload: Registration | None = None,
    *,
    binding: Binding = BINDING,
    replaces: str | None = None,
) -> Op:
    """Enqueue one registration; each id has a mobile of its own unless `payload` is given."""
    return await outbox.enqueue(
        op_id=OpId(op_id),
        kind=OpKind.REGISTRATION,
        payload=payload or registration(mobile=f"447{crc32(op_id.encode()) % 10**9:09d}"),
        binding=binding,
        associate=NOOR,
        created_at=NOW,
        replaces=OpId(replaces) if replaces is not None else None,
    )


async def claim(
    outbox: OutboxStore, *op_ids: str, for_: Literal["sending", "probing"] = "sending"
) -> tuple[Op, ...]:
    return await outbox.claim([OpId(one) for one in op_ids], request_uuid="request-1", for_=for_)


def settled(
    op_id: str,
    to: OpState,
    evidence: Evidence = Evidence.DONE,
    *,
    who: Customer | None = None,
) -> Settlement:
    return Settlement(op_id=OpId(op_id), to=to, why=Why(evidence=evidence), customer=who)


async def bring(outbox: OutboxStore, op_id: str, to: OpState) -> None:
    """Lead a saved op by the shortest legal way into `to`."""
    match to:
        case OpState.QUEUED:
            return
        case OpState.SENDING:
            await claim(outbox, op_id)
            return
        case OpState.PROBING:
            await bring(outbox, op_id, OpState.AMBIGUOUS)
            await claim(outbox, op_id, for_="probing")
            return
        case OpState.VERIFIED:
            await bring(outbox, op_id, OpState.ACKED)
            await outbox.settle([settled(op_id, to)])
            return
        case OpState.DISCARDED:
            await outbox.discard(OpId(op_id), "a-1", "mistyped")
            return
        case _:
            await claim(outbox, op_id)
            await outbox.settle([settled(op_id, to, EVIDENCE[to])])


EVIDENCE = {
    OpState.ACKED: Evidence.DONE,
    OpState.AMBIGUOUS: Evidence.AMBIGUOUS,
    OpState.WAITING_CREDENTIALS: Evidence.CREDENTIALS,
    OpState.REJECTED: Evidence.REJECTED,
    OpState.NEEDS_ATTENTION: Evidence.NOT_UNDERSTOOD,
}
