"""What this till has kept of something that the server told, and of when it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")
WHOLE_CARD = "card"
"""The name of the part that one call for everything tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept(Generic[T]):
    """`value` as the server told it at `fetched_at`; what waits in the outbox is not in it."""

    value: T
    fetched_at: datetime
