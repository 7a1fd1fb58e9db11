"""The process dies at a bad moment; the next one knows what was promised and what is in doubt."""

import signal
import subprocess
import sys
from pathlib import Path

from app.domain.op import Evidence, OpId, OpState
from app.store.opening import open_with
from app.store.store_key import StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.files import ROOT
from tests.unit.store.samples import BINDING, claim

UNTIL_KILLED = """
import asyncio, sys
from pathlib import Path
from app.domain.op import OpState
from app.store.opening import open_with
from tests.manual_clock import ManualClock
from tests.unit.store.samples import KEY, bring, claim, save

async def main():
    stores = await open_with(Path(sys.argv[1]), KEY, ManualClock())
    outbox = stores.outbox
    for name in ("queued", "sent", "probed", "acked"):
        await save(outbox, name)
    await bring(outbox, "acked", OpState.ACKED)
    await bring(outbox, "probed", OpState.PROBING)
    await claim(outbox, "sent")
    await save(outbox, "just saved")
    print("ready", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


KILLED_AGAIN = """
import asyncio, sys
from pathlib import Path
from app.store.opening import open_with
from tests.manual_clock import ManualClock
from tests.unit.store.samples import KEY, claim

async def main():
    stores = await open_with(Path(sys.argv[1]), KEY, ManualClock())
    await claim(stores.outbox, "queued")
    print("ready", flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


def killed(script: str, folder: Path) -> None:
    """Let the script come to its `ready`, then end it without a word."""
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGKILL)


async def test_what_was_under_way_is_ambiguous_and_nothing_else_has_changed(
    folder: Path, key: StoreKey, clock: ManualClock
) -> None:
    killed(UNTIL_KILLED, folder)
    stores = await open_with(folder, key, clock)
    outbox = stores.outbox
    try:
        assert {op.id: op.state for op in await outbox.live()} == {
            "queued": OpState.QUEUED,
            "sent": OpState.AMBIGUOUS,
            "probed": OpState.AMBIGUOUS,
            "just saved": OpState.QUEUED,
        }
        (attempt,) = await outbox.attempts(OpId("sent"))
        assert attempt.why is not None
        assert attempt.why.evidence is Evidence.KILLED
        assert attempt.finished_at is not None
        rounds = {op.id: op.ambiguous_rounds for op in await outbox.ambiguous(BINDING)}
        assert rounds == {"sent": 1, "probed": 1}
        assert [op.id for op in await outbox.recent_settled()] == ["acked"]
        (op,) = await claim(outbox, "sent", for_="probing")
        assert (op.attempts, op.epoch, outbox.epoch) == (1, 1, 2)
    finally:
        await stores.close()


async def test_it_may_be_killed_again_and_again(
    folder: Path, key: StoreKey, clock: ManualClock
) -> None:
    killed(UNTIL_KILLED, folder)
    killed(KILLED_AGAIN, folder)
    stores = await open_with(folder, key, clock)
    states = {op.id: op.state for op in await stores.outbox.live()}
    await stores.close()
    assert states == {
        "queued": OpState.AMBIGUOUS,
        "sent": OpState.AMBIGUOUS,
        "probed": OpState.AMBIGUOUS,
        "just saved": OpState.QUEUED,
    }
