"""A till's diagnostics as a text for support: the same words in every language, nobody's data."""

import json
from collections.abc import Iterable, Iterator

from app.domain.diagnostics import CallLine, Diagnostics, ProblemLine

_SOUND = {True: "sound", False: "DAMAGED", None: "not checked"}


def report_text(found: Diagnostics) -> str:
    """All of it, a line each, under headings."""
    sections = (
        ("Versions", (f"{name}: {value}" for name, value in found.versions)),
        ("Line", _line(found)),
        ("Queue", _queue(found)),
        ("Storage", _storage(found)),
        ("Last calls", map(_call, found.calls)),
        ("Last problems", map(_problem, found.problems)),
    )
    parts = [f"Tillside diagnostics, {found.at.isoformat(timespec='seconds')}"]
    for heading, lines in sections:
        parts += ["", heading, *(f"  {line}" for line in lines)]
    return "\n".join(parts) + "\n"


def log_text(lines: Iterable[ProblemLine]) -> str:
    """The log's lines, a JSON object each."""
    return "".join(
        json.dumps(
            {
                "at": line.at,
                "level": line.level,
                "from": line.origin,
                "message": line.message,
                **dict(line.facts),
            }
        )
        + "\n"
        for line in lines
    )


def _line(found: Diagnostics) -> Iterator[str]:
    status = found.status
    yield f"server: {'training' if found.is_training else found.server or 'none'}"
    yield f"state: {status.state.value} since {status.since_at.isoformat(timespec='seconds')}"
    if status.fault is not None:
        yield f"fault: {type(status.fault).__name__}"
    if status.last_good_at is not None:
        yield f"last answer: {status.last_good_at.isoformat(timespec='seconds')}"
    if status.latency_s is not None:
        yield f"took: {status.latency_s * 1000:.0f} ms"
    offset = found.clock_offset_s
    yield f"clock: {'not measured' if offset is None else f'server {offset:+.1f} s'}"


def _queue(found: Diagnostics) -> Iterator[str]:
    yield f"unsent: {found.queue.unsent}"
    yield f"needs a person: {found.queue.needs_person}"
    if found.queue.oldest_at is not None:
        yield f"oldest: {found.queue.oldest_at.isoformat(timespec='seconds')}"


def _storage(found: Diagnostics) -> Iterator[str]:
    for file in found.files:
        yield f"{file.name}: {file.size_bytes} bytes, {_SOUND[file.is_sound]}"
    free = found.disk.free_bytes
    yield f"free: {'not known' if free is None else f'{free} bytes'}, {found.disk.level.value}"


def _call(call: CallLine) -> str:
    how = f"{call.latency_s * 1000:.0f} ms" if not call.fault else call.fault
    at = call.at.isoformat(timespec="seconds")
    return " ".join(filter(None, (at, call.path, how, call.request_id)))


def _problem(line: ProblemLine) -> str:
    facts = " ".join(f"{name}={value}" for name, value in line.facts)
    return " ".join(filter(None, (line.at, line.level, line.origin, line.message, facts)))
