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

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QWidget

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
        self.fault: Exception | None = None

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
        except Exception as fault:  # noqa: BLE001 - `run` raises it, outside the loop
            self.fault = fault
        finally:
            self.desktop.window.close()

    async def scan(self, code: str) -> float:
        """Milliseconds from the code of a customer to their painted card."""
        contacts = self.hand.part("customer_contacts", QLabel)
        painted = _Painted(contacts, lambda: code[-4:] in contacts.text())
        began = time.perf_counter()
        self.desktop.scanner.code_scanned.emit(code)
        taken = await painted.since(began)
        await asyncio.sleep(SETTLED_S)
        return taken

    async def until_online(self) -> None:
        services = self.core.services
        await self.hand.until(lambda: services.connection.status.is_answering, "the server")

    async def type(self, text: str) -> float:
        """Milliseconds from the last key of `text`, which somebody has, to the painted results."""
        self.hand.fill("search_field", text[:-1])
        await asyncio.sleep(SETTLED_S)
        results = self.hand.part("lookup_results", QAbstractItemView)
        resets: list[float] = []
        heard = results.model().modelReset.connect(lambda: resets.append(time.perf_counter()))
        field = self.hand.part("search_field", QLineEdit)
        painted = _Painted(results.viewport(), lambda: bool(resets))
        began = time.perf_counter()
        field.insert(text[-1])
        field.textEdited.emit(field.text())
        taken = await painted.since(began)
        results.model().modelReset.disconnect(heard)
        return taken


class _Painted(QObject):
    """Waits until Qt, by itself, has painted `widget` and all that was due with it, `is_it` being
    true by then. To look again and again would take from the till what is to be measured.
    """

    def __init__(self, widget: QWidget, is_it: Callable[[], bool]) -> None:
        super().__init__()
        self._widget = widget
        self._is_it = is_it
        self._done = asyncio.Event()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._is_it():
            self._done.set()  # whoever waits goes on in the next turn: all is painted then
        return False

    async def since(self, began: float) -> float:
        """Milliseconds from `began`. Raises TimeoutError."""
        await asyncio.wait_for(self._done.wait(), LONGEST_S)
        taken = (time.perf_counter() - began) * 1e3
        self._widget.removeEventFilter(self)
        return taken


def run(profile: Path, server: str, work: Callable[[TillAtWork], Awaitable[object]]) -> object:
    """What `work` found in the real program on this profile. Raises what went wrong with it."""
    till = TillAtWork(work)
    arguments = Arguments(
        profile=profile,
        server=server,
        is_training=False,
        self_test=None,
        is_config_check=False,
    )
    Program(arguments, on_window=till.take_window, on_core=till.take_core).run()
    if till.fault is not None:
        raise till.fault
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
    for text in as_typed(chosen(customers))[:WARM]:
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
