"""The till's own log as support may have it: which part said what, and facts that are nobody's.

The log is redacted when it is written. Here only what is known to be harmless is let through: a
line's fixed words, and facts by a list of names, none with more than a word for its value.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from app.domain.diagnostics import ProblemLine
from app.support.logging import redacted

PROBLEMS = frozenset({"warning", "error", "critical"})
_TAIL_BYTES = 512 * 1024
_FACTS = (
    *("fault", "problem", "code", "state", "kind", "errno", "error", "file", "act", "task"),
    *("path", "missing", "ops", "customers"),
)
_WORD = re.compile(r"[A-Za-z0-9_./: -]{1,60}")
_FRAME = re.compile(r'File "(?:[^"]*[\\/])?([^"\\/]+)", line (\d+), in (\S+)')
_RAISED = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)", re.MULTILINE)
_FRAMES = 6


def last_lines(file: Path | None) -> list[ProblemLine]:
    """What a log file says at its end, of every level, the latest first. Blocking."""
    if file is None:
        return []
    try:
        with file.open("rb") as log:
            size = log.seek(0, 2)
            log.seek(max(size - _TAIL_BYTES, 0))
            text = log.read().decode("utf-8", errors="replace")
    except OSError:
        return []
    return [line for line in map(_line, reversed(text.splitlines())) if line is not None]


def _line(written: str) -> ProblemLine | None:
    """None for what is no whole line of ours."""
    try:
        entry = json.loads(written)
        return ProblemLine(
            at=str(entry["at"])[:40],
            level=str(entry["level"])[:10],
            origin=str(entry["from"])[:80],
            message=redacted(str(entry["message"]))[:200],
            facts=tuple(_facts(entry)),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _facts(entry: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name in _FACTS:
        value = redacted(str(entry[name])) if name in entry else ""
        if _WORD.fullmatch(value):
            yield name, value
    where = entry.get("traceback")
    if where:
        yield "where", _where(str(where))


def _where(traceback: str) -> str:
    """Which lines of the program, and what was raised; never what it said."""
    frames = [f"{file}:{line} {name}" for file, line, name in _FRAME.findall(traceback)]
    raised = [name for name in _RAISED.findall(traceback) if name != "Traceback"]
    return " > ".join((*frames[-_FRAMES:], *raised[-1:]))
