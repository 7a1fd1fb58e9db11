"""What an operation changed, told once to whoever shows it, with its origin."""

import logging
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from app.domain.customer import CustomerKey
from app.domain.op import OpId

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """`renamed` maps the key of a customer who was only on this till to the server's key; `saved`
    are those of `ops` that somebody has just saved, one by one.
    """

    customers: frozenset[CustomerKey] = frozenset()
    ops: frozenset[OpId] = frozenset()
    saved: frozenset[OpId] = frozenset()
    renamed: tuple[tuple[CustomerKey, CustomerKey], ...] = ()
    organisation: bool = False
    origin: object | None = None


class ChangeFeed:
    """Delivers every ChangeSet to every listener, in order, on the caller's thread.

    One that is published by a listener comes after the one being told; a listener that fails keeps
    none of the others from hearing.
    """

    def __init__(self) -> None:
        self._listeners: list[Callable[[ChangeSet], None]] = []
        self._untold: deque[ChangeSet] = deque()
        self._is_telling = False

    def listen(self, listener: Callable[[ChangeSet], None]) -> Callable[[], None]:
        """Call `listener` with each later change; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, change: ChangeSet) -> None:
        self._untold.append(change)
        if self._is_telling:
            return
        self._is_telling = True
        try:
            while self._untold:
                self._tell(self._untold.popleft())
        finally:
            self._is_telling = False

    def _tell(self, change: ChangeSet) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(change)
            except Exception:  # noqa: BLE001 - a screen's bug must not stop the others, or the drain
                _log.exception("a listener failed")
