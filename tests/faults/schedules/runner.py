"""Many schedules at once, over the cores, resumable: what they showed, added up."""

import gc
import json
import logging
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Self

from tests.faults.schedules.plan import Plan, draw_plan
from tests.faults.schedules.simulation import Result, Simulation
from tests.faults.simulated.disk import make_template
from tests.faults.simulated.till import QUIET_S

CHUNK = 50
_COLLECT_AFTER = 100_000
_RAM_DISK = Path("/dev/shm")
_WORDS = {
    "lost": " is lost",
    "doubled": " is doubled",
    "out of order": " is out of order",
    "unsettled": " is unsettled",
}


@dataclass(slots=True, kw_only=True)
class Totals:
    """Sums over schedules. `failures` are the breaches by seed."""

    schedules: int = 0
    ops: int = 0
    starts: int = 0
    steps: int = 0
    longest_settled_s: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    failures: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def add(self, result: Result) -> None:
        self.schedules += 1
        self.ops += result.ops
        self.starts += result.starts
        self.steps += result.steps
        self.longest_settled_s = max(self.longest_settled_s, result.settled_s)
        self.faults += result.faults
        self.requests += result.requests
        if result.breaches:
            self.failures[result.seed] = result.breaches

    def merge(self, other: "Totals") -> None:
        self.schedules += other.schedules
        self.ops += other.ops
        self.starts += other.starts
        self.steps += other.steps
        self.longest_settled_s = max(self.longest_settled_s, other.longest_settled_s)
        self.faults += other.faults
        self.requests += other.requests
        self.failures.update(other.failures)

    def count(self, what: str) -> int:
        """Breaches of one of the four kinds, or `other`."""
        breaches = [words for found in self.failures.values() for words in found]
        if what == "other":
            return sum(not any(word in words for word in _WORDS.values()) for words in breaches)
        return sum(_WORDS[what] in words for words in breaches)

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> Self:
        """From `as_json`."""
        return cls(
            schedules=written["schedules"],
            ops=written["ops"],
            starts=written["starts"],
            steps=written["steps"],
            longest_settled_s=written["longest_settled_s"],
            faults=Counter(written["faults"]),
            requests=Counter(written["requests"]),
            failures={int(seed): tuple(found) for seed, found in written["failures"].items()},
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "schedules": self.schedules,
            "ops": self.ops,
            "starts": self.starts,
            "steps": self.steps,
            "longest_settled_s": self.longest_settled_s,
            "faults": dict(self.faults),
            "requests": dict(self.requests),
            "failures": {str(seed): list(found) for seed, found in self.failures.items()},
        }


def scratch_root() -> str | None:
    """Where files go that no power cut has to spare; None for the system's own place."""
    return str(_RAM_DISK) if os.access(_RAM_DISK, os.W_OK) else None


def run_seeds(
    seeds: Iterable[int], *, quiet_period_s: float = QUIET_S, stops_at_first: bool = False
) -> Totals:
    """The schedules of these seeds one after the other, in this process."""
    return run_plans(
        map(draw_plan, seeds), quiet_period_s=quiet_period_s, stops_at_first=stops_at_first
    )


def run_plans(
    plans: Iterable[Plan],
    *,
    quiet_period_s: float = QUIET_S,
    has_marker: bool = True,
    stops_at_first: bool = False,
) -> Totals:
    """These schedules one after the other, in this process."""
    totals = Totals()
    with tempfile.TemporaryDirectory(dir=scratch_root()) as name, quietly():
        template = make_template(Path(name))
        for plan in plans:
            result = Simulation(
                plan,
                template=template,
                folder=Path(name) / str(plan.seed),
                quiet_period_s=quiet_period_s,
                has_marker=has_marker,
            ).run()
            totals.add(result)
            if stops_at_first and totals.failures:
                break
    return totals


def trace_seed(seed: int) -> Result:
    """The schedule of this seed, with every step of it."""
    return trace_plan(draw_plan(seed))


def trace_plan(plan: Plan) -> Result:
    """One schedule, with every step of it."""
    with tempfile.TemporaryDirectory(dir=scratch_root()) as name, quietly():
        template = make_template(Path(name))
        folder = Path(name) / "run"
        return Simulation(plan, template=template, folder=folder, is_traced=True).run()


def run_all(first: int, last: int, *, workers: int, progress: Path | None) -> Iterator[Totals]:
    """Seeds `first` to `last`, both among them; a sum after each chunk.

    `progress` keeps what is done: begun again, what stands there is not run again.
    """
    total = Totals()
    done: set[int] = set()
    if progress is not None and progress.exists():
        for line in progress.read_text(encoding="utf-8").splitlines():
            kept = json.loads(line)
            done.add(kept["chunk"])
            total.merge(Totals.of(kept["totals"]))
    chunks = [start for start in range(first, last + 1, CHUNK) if start not in done]
    context = get_context("spawn")
    with ProcessPoolExecutor(
        max_workers=workers, mp_context=context, initializer=_ease_collection
    ) as pool:
        running = {
            pool.submit(run_seeds, range(start, min(start + CHUNK, last + 1))): start
            for start in chunks
        }
        for future in as_completed(running):
            found = future.result()
            total.merge(found)
            if progress is not None:
                line = json.dumps({"chunk": running[future], "totals": found.as_json()})
                with progress.open("a", encoding="utf-8") as file:
                    file.write(line + "\n")
            yield total
    if not chunks:
        yield total


def _ease_collection() -> None:
    """What was imported is not garbage: looking through it again and again takes a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)


@contextmanager
def quietly() -> Iterator[None]:
    """The app logs each of a thousand faults; here they are meant."""
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(before)
