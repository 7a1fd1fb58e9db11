"""No personal data and no secret lies in plain text in any byte of any file of the profile."""

from pathlib import Path

import pytest

from app.store.opening import open_with
from app.store.store_key import StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.samples import save
from tests.unit.store.test_outbox_kill import killed

CANARIES = (
    *("Canaryfirst", "Canarylast", "canarymail", "4479990001", "canarycard", "Canarytext"),
    *("canarydigest", "canaryhash", "CanaryAssociate", "Canaryreason", "canarymessage"),
)

BUSY = """
import asyncio, sys
from pathlib import Path
from app.domain.note import Note
from app.domain.op import Associate, AssociateId, Evidence, OpId, OpState, Why
from app.domain.organisation import Staff
from app.domain.outcome import Settlement
from app.store.opening import open_with
from tests.manual_clock import ManualClock
from tests.unit.store.samples import KEY, NOW, claim, customer, registration, save

async def main():
    stores = await open_with(Path(sys.argv[1]), KEY, ManualClock())
    outbox, cache = stores.outbox, stores.cache
    details = dict(
        firstname="Canaryfirst", lastname="Canarylast", mobile="4479990001",
        email="canarymail@example.com", external_id="canarycard",
    )
    associate = Associate(id=AssociateId("CanaryAssociate"), name="CanaryAssociate")
    await stores.associates.enrol(associate, pin_hash="$argon2id$canaryhash")
    await stores.secrets.put("login", "canarydigest")
    await stores.drafts.save(associate.id, "note", "user:1", {"text": "Canarytext"})
    for name in ("sent", "refused", "withdrawn", "waiting"):
        await save(outbox, name, registration(**{**details, "external_id": f"canarycard{name}"}))
    await outbox.live()
    await claim(outbox, "sent")
    why = Why(evidence=Evidence.REJECTED, code=1, message="canarymessage")
    await outbox.settle([Settlement(op_id=OpId("sent"), to=OpState.REJECTED, why=why)])
    await outbox.discard(OpId("withdrawn"), "CanaryAssociate", "Canaryreason")
    await save(outbox, "unfiled", registration(**{**details, "mobile": "44799900012"}))
    await cache.put([customer("1", **details)], NOW, touched=True)
    await cache.put([customer(str(n), **{**details, "mobile": f"4479990001{n}",
        "email": f"canarymail{n}@example.com", "external_id": ""}) for n in range(2, 400)],
        NOW, touched=False)
    await cache.put_part("user:1", "notes", (Note(text="Canarytext"),), NOW)
    await cache.put_staff(Staff(associates=(associate,)), NOW)
    await cache.search("canaryf canaryl 0001")
    await cache.forget(["user:3"])
    await cache.tidy()
    if sys.argv[2:] == ["close"]:
        await stores.checkpoint()
        await stores.close()
        return
    print("ready", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def readable(folder: Path) -> list[str]:
    """Every canary that shows in a file, in UTF-8 or UTF-16, as `file: canary`."""
    assert folder.exists()
    return [
        f"{file.name}: {canary}"
        for file in folder.rglob("*")
        if file.is_file()
        for canary in CANARIES
        for encoding in ("utf-8", "utf-16-le")
        if canary.encode(encoding) in file.read_bytes()
    ]


def test_after_a_kill_nothing_is_readable(folder: Path) -> None:
    killed(BUSY, folder)
    assert {"outbox.db-wal", "intents.journal", "cache.db-wal"} <= {
        file.name for file in folder.iterdir()
    }
    assert readable(folder) == []


async def test_after_use_and_damage_nothing_is_readable(
    folder: Path, key: StoreKey, clock: ManualClock
) -> None:
    killed(BUSY, folder)
    stores = await open_with(folder, key, clock)
    await stores.cache_database.renew("damaged", generation=0)
    await save(stores.outbox, "later")
    assert readable(folder) == []
    await stores.close()
    assert readable(folder) == []


async def test_faults_and_logs_name_no_person(
    folder: Path, key: StoreKey, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    killed(BUSY, folder)
    stores = await open_with(folder, key, clock)
    database = stores.outbox_database
    await database.read(lambda c: c.execute("PRAGMA max_page_count = 1").fetchall())
    with pytest.raises(Exception, match="full") as caught:
        for number in range(60):
            await stores.drafts.save(
                (await stores.associates.all())[0].associate.id, "f", str(number), {"t": "x" * 9000}
            )
    await stores.close()
    told = f"{caught.value!r} {caught.value.__cause__!r} {caplog.text}"
    assert [canary for canary in CANARIES if canary in told] == []
