"""What is mended of the storage while the till runs is told at once, and until it was read."""

from pathlib import Path
from typing import cast

from app.bootstrap.storage_care import StorageCare
from app.domain.associate import Associate, AssociateId
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.storage import SalvageReport
from app.services.session import SessionService
from app.store.opening import open_with
from tests.manual_clock import ManualClock
from tests.unit.store.damage import PAGE
from tests.unit.store.damaged_till import worked
from tests.unit.store.samples import KEY, save

OPS = 20


class _Session:
    """Somebody is at work."""

    associate = Associate(id=AssociateId("a1"), name="Noor A.", is_supervisor=True)


def _hurt(path: Path) -> None:
    """Leave the head as it is: only who reads on notices."""
    with path.open("r+b") as file:
        file.seek(2 * PAGE)
        file.write(bytes(path.stat().st_size - 2 * PAGE))


async def test_damage_met_at_work_is_told_to_whoever_works_and_at_the_next_start(
    tmp_path: Path,
) -> None:
    till = await worked(tmp_path, ops=OPS)
    path = till.copy(tmp_path / "till")
    clock, changes = ManualClock(), ChangeFeed()
    stores = await open_with(path.parent, KEY, clock)
    session = cast("SessionService", _Session())
    care = StorageCare(stores=stores, session=session, changes=changes, clock=clock)
    told: list[SalvageReport] = []
    heard: list[ChangeSet] = []
    care.on_salvaged(told.append)
    changes.listen(heard.append)
    await care.forget_read()
    await stores.checkpoint()
    _hurt(path)
    await save(stores.outbox, "while it is hurt")
    (report,) = told
    # What is just being saved is met by the salvage or saved after it: either writer may be first.
    unsent = till.unsent | {"while it is hurt"}
    assert report.recovered in (len(till.unsent), len(unsent))
    assert report.unknown == 0
    assert {op.id for op in await stores.outbox.live()} == unsent
    assert till.unsent <= heard[-1].ops <= unsent
    assert await stores.salvage_report() == report, "a start before anybody read it tells it again"
    await care.forget_read()
    assert await stores.salvage_report() is None
    await stores.close()
