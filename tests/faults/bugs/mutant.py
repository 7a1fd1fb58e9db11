"""A known bug, as an edit of the app's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """`edits` are (file, text, what stands there instead). `tests` are files or parts of them.
    `waits_for` names what is not built yet that the bug needs."""

    name: str
    edits: tuple[tuple[str, str, str], ...] = ()
    tests: tuple[str, ...] = ()
    waits_for: str = ""
    tries_first: tuple[int, ...] = ()
    """Kept schedules that are known to break on it; any other may as well."""
