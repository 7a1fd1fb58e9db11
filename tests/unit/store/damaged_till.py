"""A till with a day's work in every state, stopped so that its log is still beside its file."""

import asyncio
import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.op import UNSENT, OpState
from app.store.opening import Stores, open_with
from tests.manual_clock import ManualClock
from tests.unit.store.damage import DAMAGES
from tests.unit.store.samples import KEY, NOOR, bring, save

OPS = 60
STATES = (
    *(OpState.QUEUED, OpState.QUEUED, OpState.QUEUED, OpState.AMBIGUOUS, OpState.REJECTED),
    *(OpState.ACKED, OpState.ACKED, OpState.DISCARDED, OpState.SENDING, OpState.NEEDS_ATTENTION),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Till:
    """`files` is a copy of its folder, `states` what each op was in when it stopped."""

    files: Path
    states: Mapping[str, OpState]

    @property
    def unsent(self) -> set[str]:
        return {name for name, state in self.states.items() if state in UNSENT}

    def copy(self, folder: Path, *, journal: bool = True) -> Path:
        """Another copy to be damaged; its outbox."""
        shutil.copytree(self.files, folder)
        if not journal:
            (folder / "intents.journal").unlink()
        return folder / "outbox.db"


async def worked(folder: Path, *, ops: int = OPS) -> Till:
    """Two runs of a till: half of the first one's work lies in the file, the rest in the log."""
    states = {f"op-{number}": STATES[number % len(STATES)] for number in range(ops)}
    running = folder / "running"
    stores = await open_with(running, KEY, ManualClock())
    await stores.associates.enrol(NOOR, pin_hash="$argon2id$of-noor")
    await stores.drafts.save(NOOR.id, "register", "", {"firstname": "Oona"})
    await stores.secrets.put("login", "digest")
    names = list(states)
    await _work(stores, names[: ops // 2], states)
    await stores.checkpoint()
    await _work(stores, names[ops // 2 :], states)
    await stores.journal.bring(())
    files = folder / "stopped"
    shutil.copytree(running, files)
    await stores.close()
    return Till(files=files, states=states)


async def _work(stores: Stores, names: list[str], states: Mapping[str, OpState]) -> None:
    for name in names:
        await save(stores.outbox, name)
    for name in names:
        await bring(stores.outbox, name, states[name])


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What became of one damaged till: ops by where they are now, and what was told of it."""

    harm: str
    states: Mapping[str, OpState]
    told: int
    was_noticed: bool


async def recovered(till: Till, folder: Path, seed: int, *, journal: bool) -> Recovery:
    """Damage a copy in one way, open it, use it, and look what is there."""
    dice = random.Random(seed)
    harm = list(DAMAGES)[seed % len(DAMAGES)]
    path = till.copy(folder, journal=journal)
    DAMAGES[harm](path, dice)
    stores = await open_with(folder, KEY, ManualClock())
    try:
        # What is met only later is mended then.
        ops = [*await stores.outbox.live(), *await stores.outbox.recent_settled(1_000)]
        await save(stores.outbox, "afterwards")
        report = await stores.salvage_report()
        return Recovery(
            harm=harm,
            states={op.id: op.state for op in ops},
            told=report.unknown if report is not None else 0,
            was_noticed=report is not None,
        )
    finally:
        await stores.close()
        await asyncio.to_thread(shutil.rmtree, folder)
