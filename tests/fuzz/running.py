"""Fuzzes one target after another, over the cores: what was found, and how it was looked for.

A corpus grows by inputs that reach lines which no earlier one reached. Which those are is looked
at for a share of the inputs alone: following every line takes ten times as long.
"""

import contextlib
import faulthandler
import hashlib
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from tests.bench.resident import megabytes
from tests.fuzz.mutation import mutated, reduced
from tests.fuzz.targets import TARGETS, Target

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).resolve().parent / "kept"
LONGEST_S = 5.0
"""A check that takes longer hangs."""
MOST_GROWTH_MB = 100.0
FOLLOWED_EVERY = 20
WARM = 500
CHUNK = 5_000


class HungError(Exception):
    """One input took longer than LONGEST_S."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`data` is the least of the input that still shows it."""

    target: str
    error: str
    data: bytes

    @property
    def name(self) -> str:
        return f"{self.target}-{hashlib.sha256(self.data).hexdigest()[:12]}"


@dataclass(slots=True, kw_only=True)
class Totals:
    """Of one target. `slowest_ms` is of one input, `growth_mb` the process's once it is warm."""

    target: str
    inputs: int = 0
    seconds: float = 0.0
    lines: int = 0
    corpus: int = 0
    slowest_ms: float = 0.0
    growth_mb: float = 0.0
    findings: list[Finding] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.findings and self.growth_mb <= MOST_GROWTH_MB

    def add(self, other: "Totals") -> None:
        self.inputs += other.inputs
        self.seconds += other.seconds
        self.lines = max(self.lines, other.lines)
        self.corpus += other.corpus
        self.slowest_ms = max(self.slowest_ms, other.slowest_ms)
        self.growth_mb = max(self.growth_mb, other.growth_mb)
        known = {finding.error for finding in self.findings}
        self.findings += [finding for finding in other.findings if finding.error not in known]

    def line(self) -> str:
        return (
            f"{self.target:12} {self.inputs:>9,} inputs,"
            f" {self.inputs / max(self.seconds, 1e-9):>7,.0f}/s a core,"
            f" {self.lines:>5} lines, corpus {self.corpus:>5},"
            f" slowest {self.slowest_ms:>7.1f} ms,"
            f" memory {self.growth_mb:+.1f} MB, {len(self.findings)} findings"
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "inputs": self.inputs,
            "seconds": round(self.seconds, 1),
            "lines": self.lines,
            "corpus": self.corpus,
            "slowest_ms": round(self.slowest_ms, 1),
            "growth_mb": round(self.growth_mb, 1),
            "findings": {finding.name: finding.error for finding in self.findings},
        }


def run_all(names: Sequence[str], inputs: int, *, seed: int, workers: int) -> Iterator[Totals]:
    """So many inputs in all, shared out among the targets; a sum for each as it ends."""
    share = sum(TARGETS[name].share for name in names)
    context = get_context("spawn")
    with ProcessPoolExecutor(max_workers=workers, mp_context=context) as pool:
        for name in names:
            wanted = max(1, round(inputs * TARGETS[name].share / share))
            chunks = range(0, wanted, CHUNK)
            running = [
                pool.submit(run_target, name, min(CHUNK, wanted - at), seed=seed + at)
                for at in chunks
            ]
            total = Totals(target=name)
            for future in running:
                total.add(future.result())
            yield total


def run_target(name: str, inputs: int, *, seed: int) -> Totals:
    """In this process."""
    target, draw = TARGETS[name], Random(f"{name} {seed}")
    total = Totals(target=name)
    corpus = list(target.seeds())
    lines: set[tuple[str, int]] = set()
    for known in corpus:
        lines |= _followed(target, known)
    began, warm = time.perf_counter(), 0.0
    for number in range(inputs):
        if number == min(WARM, inputs - 1):
            warm = megabytes()
        data = mutated(draw.choice(corpus), draw, corpus)
        started = time.perf_counter()
        error = fault_of(target, data)
        total.slowest_ms = max(total.slowest_ms, (time.perf_counter() - started) * 1e3)
        if error:
            _note(total, target, data, error)
        elif number % FOLLOWED_EVERY == 0:
            reached = _followed(target, data)
            if not reached <= lines:
                lines |= reached
                corpus.append(data)
    total.inputs, total.seconds = inputs, time.perf_counter() - began
    total.lines, total.corpus = len(lines), len(corpus)
    total.growth_mb = megabytes() - warm
    return total


def fault_of(target: Target, data: bytes) -> str:
    """What goes wrong with this input; empty where all is well."""
    try:
        with _watched():
            target.check(data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        place = error.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = ""
        if place is not None:
            where = f" at {Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}"
        return f"{type(error).__name__}{where}"
    except RecursionError:
        return "RecursionError"
    return ""


def _note(total: Totals, target: Target, data: bytes, error: str) -> None:
    if error not in {finding.error for finding in total.findings}:
        least = reduced(data, lambda shorter: fault_of(target, shorter) == error)
        total.findings.append(Finding(target=target.name, error=error, data=least))


@contextlib.contextmanager
def _watched() -> Iterator[None]:
    """Raises HungError where it takes too long; where signals cannot, the process says where."""
    if not hasattr(signal, "setitimer"):
        faulthandler.dump_traceback_later(LONGEST_S, exit=True)
        yield
        faulthandler.cancel_dump_traceback_later()
        return

    def hung(_: int, __: FrameType | None) -> None:
        raise HungError

    before = signal.signal(signal.SIGALRM, hung)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _followed(target: Target, data: bytes) -> set[tuple[str, int]]:
    """The lines of the target's modules that this input reaches."""
    wanted = tuple(str(ROOT / module) for module in target.modules)
    reached: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        if not frame.f_code.co_filename.startswith(wanted):
            return None
        if event == "line":
            reached.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        fault_of(target, data)
    finally:
        sys.settrace(before)
    return reached


def keep(findings: Sequence[Finding], folder: Path) -> list[Path]:
    """Each in a file of its own, to be replayed."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for finding in findings:
        path = folder / finding.name
        path.write_bytes(finding.data)
        paths.append(path)
    return paths


def target_of(path: Path) -> Target:
    """Whose input a kept file is."""
    return TARGETS[path.name.rpartition("-")[0]]
