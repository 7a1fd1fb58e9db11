"""The real program, signed in by itself, at one kind of work; prints what it took as JSON.

`python -m tests.bench.till_at_work PROFILE SERVER WORK CUSTOMERS [...]`, with WORK one of

- `scan`: numbers scanned one after the other; milliseconds from the code to the painted card,
- `type`: names as they are typed; milliseconds from the key to the painted results,
- `online`: as `scan`, the numbers in a file (a fifth argument), whom the till does not know,
- `late`: until nothing is unsent and the rows in the cache have all come in once more; by how many
  milliseconds each turn of the event loop was late,
- `memory`: some of both, then the megabytes that the process holds,
- `idle`: nothing for so many seconds (a fifth argument); the share of a core that it takes.
"""

import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from itertools import islice
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from app.bootstrap.arguments import Arguments
from app.bootstrap.program import Program
from app.ui.desktop import Desktop
from app.ui.hand import Hand
from tests.bench.people import mobile, people
from tests.bench.profiles import CHUNK, NOOR, PIN
from tests.bench.reads import as_typed, chosen, fewer
from tests.bench.resident import megabytes

if TYPE_CHECKING:
    # Loading it here would load before the first paint what the program loads after it.
    from app.bootstrap.core import Core

SCANS, TEXTS, WARM = 200, 200, 5
SETTLED_S, SETTLE_S, IDLE_S = 0.03, 3.0, 2.0
TICK_S = 0.005
LONGEST_S = 20.0


class TillAtWork:
    """One run of the program; `work` is called once somebody has signed in."""

    def __init__(self, work: Callable[["TillAtWork"], Awaitable[object]]) -> None:
        self._work = work
        self.found: object = None

    def take_window(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.hand = Hand(desktop.window)

    def take_core(self, core: "Core") -> None:
        self.core = core
        self._task = asyncio.create_task(self._begin(core))

    async def _begin(self, core: "Core") -> None:
        try:
            await core.services.session.sign_in(NOOR, PIN)
            await self.hand.until(lambda: self.hand.is_seen("search_field"), "the window")
            self.found = await self._work(self)
        finally:
            self.desktop.window.close()

    async def scan(self, code: str) -> float:
        """Milliseconds from the code of a customer to their painted card."""
        wanted = code[-4:]
        began = time.perf_counter()
        self.desktop.scanner.code_scanned.emit(code)
        async with asyncio.timeout(LONGEST_S):
            while not self._shows(wanted):  # noqa: ASYNC110 - a look each turn
                await asyncio.sleep(0)
        self.desktop.window.repaint()
        taken = (time.perf_counter() - began) * 1e3
        await asyncio.sleep(SETTLED_S)
        return taken

    async def until_online(self) -> None:
        services = self.core.services
        await self.hand.until(lambda: services.connection.status.is_answering, "the server")

    async def type(self, text: str) -> float:
        """Milliseconds from the last key of `text` to the painted results."""
        self.hand.fill("search_field", text[:-1])
        await asyncio.sleep(SETTLED_S)
        results = self.hand.part("lookup_results", QAbstractItemView)
        is_new = asyncio.Event()
        heard = results.model().modelReset.connect(is_new.set)
        field = self.hand.part("search_field", QLineEdit)
        began = time.perf_counter()
        field.insert(text[-1])
        field.textEdited.emit(field.text())
        await asyncio.wait_for(is_new.wait(), LONGEST_S)
        self.desktop.window.repaint()
        taken = (time.perf_counter() - began) * 1e3
        results.model().modelReset.disconnect(heard)
        return taken

    def _shows(self, digits: str) -> bool:
        return self.hand.is_seen("customer_name") and digits in self.hand.text("customer_contacts")


def run(profile: Path, server: str, work: Callable[[TillAtWork], Awaitable[object]]) -> object:
    """What `work` found in the real program on this profile."""
    till = TillAtWork(work)
    arguments = Arguments(
        profile=profile,
        server=server,
        is_training=False,
        self_test=None,
        is_config_check=False,
    )
    Program(arguments, on_window=till.take_window, on_core=till.take_core).run()
    return till.found


async def _scan(till: TillAtWork, customers: int, rest: list[str]) -> object:
    del rest
    draw = Random("scans")
    numbers = [draw.randrange(customers) for _ in range(WARM + fewer(SCANS, customers))]
    return [await till.scan(mobile(number)) for number in numbers][WARM:]


async def _type(till: TillAtWork, customers: int, rest: list[str]) -> object:
    del rest
    texts = as_typed(chosen(customers))[: fewer(TEXTS, customers) + WARM]
    return [await till.type(text) for text in texts][WARM:]


async def _online(till: TillAtWork, customers: int, rest: list[str]) -> object:
    del customers
    await till.until_online()
    codes = json.loads(await asyncio.to_thread(Path(rest[0]).read_text, encoding="utf-8"))
    return [await till.scan(code) for code in codes]


async def _late(till: TillAtWork, customers: int, rest: list[str]) -> object:
    del rest
    await till.until_online()
    idle = await _ticks(asyncio.create_task(asyncio.sleep(IDLE_S)))
    busy = await _ticks(asyncio.create_task(_drain_and_sync(till, customers)))
    return {"idle": idle, "busy": busy}


async def _drain_and_sync(till: TillAtWork, customers: int) -> None:
    everybody = people(customers)
    while chunk := tuple(islice(everybody, CHUNK)):
        await till.core.keeper.rows(chunk, till.core.services.clock.now(), origin=till)
    while (await till.core.services.pending.summary()).unsent:  # noqa: ASYNC110 - no bell rings
        await asyncio.sleep(TICK_S)


async def _ticks(work: "asyncio.Task[None]") -> list[float]:
    """By how many milliseconds each tick came too late while `work` was under way."""
    late: list[float] = []
    while not work.done():
        due = time.perf_counter() + TICK_S
        await asyncio.sleep(TICK_S)
        late.append(max(0.0, (time.perf_counter() - due) * 1e3))
    await work
    return late


async def _memory(till: TillAtWork, customers: int, rest: list[str]) -> object:
    del rest
    draw = Random("memory")
    for _ in range(WARM):
        await till.scan(mobile(draw.randrange(customers)))
    for text in ("ol", "smi", "4071"):
        await till.type(text)
    return {"megabytes": megabytes()}


async def _idle(till: TillAtWork, customers: int, rest: list[str]) -> object:
    """The first moments after a start are no rest: what was loaded late is still being built."""
    await till.scan(mobile(customers // 2))
    await asyncio.sleep(SETTLE_S)
    began, used = time.perf_counter(), time.process_time()
    await asyncio.sleep(float(rest[0]))
    return {"share": (time.process_time() - used) / (time.perf_counter() - began)}


_WORKS: Mapping[str, Callable[[TillAtWork, int, list[str]], Awaitable[object]]] = {
    "scan": _scan,
    "type": _type,
    "online": _online,
    "late": _late,
    "memory": _memory,
    "idle": _idle,
}


def main() -> None:
    profile, server, name, customers, *rest = sys.argv[1:]
    found = run(Path(profile), server, lambda till: _WORKS[name](till, int(customers), rest))
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
