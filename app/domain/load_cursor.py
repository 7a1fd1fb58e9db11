"""How far the first load of a store's customers has come, so that a restart goes on from there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadCursor:
    """The next page begins at row `start` of about `found`; `is_stopped` by a person."""

    store_code: str
    start: int = 0
    found: int | None = None
    is_stopped: bool = False
    is_done: bool = False
