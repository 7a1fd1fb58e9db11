"""What waits to be sent in a bench: registrations in any number, and how an op is saved."""

from collections.abc import Iterator
from datetime import datetime

from app.domain.op import Op, OpId, OpKind
from app.domain.registration import Registration
from app.store.outbox import OutboxStore
from tests.faults.kinds.tills import BINDING, NOOR
from tests.faults.processes.old_till_work import Work


def registrations(count: int, at: datetime) -> Iterator[Work]:
    """People whom no server knows; every other one has an e-mail address."""
    for number in range(count):
        yield Work(
            op_id=OpId(f"op-{number}"),
            kind=OpKind.REGISTRATION,
            payload=Registration(
                mobile=f"4477{number:08d}",
                firstname="Ravi",
                lastname="Menon",
                email=f"drained{number}@example.com" if number % 2 else "",
                registered_at=at,
            ),
            subject=None,
            number=number,
        )


async def enqueue(outbox: OutboxStore, one: Work, at: datetime) -> Op:
    """Save it as something that was made then."""
    return await outbox.enqueue(
        op_id=one.op_id,
        kind=one.kind,
        payload=one.payload,
        subject=one.subject,
        binding=BINDING,
        associate=NOOR,
        created_at=at,
    )
