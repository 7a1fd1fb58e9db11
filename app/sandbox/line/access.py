"""Who may call and how often: the till's login, and the calls of the last minute."""

import base64
import binascii
import hashlib
import hmac
import math
from collections import deque
from dataclasses import dataclass

from app.domain.clock import Clock

_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """A till's login. The password goes over the wire as its lower-case MD5 hex."""

    username: str = "store.server"
    password: str = "server123"  # noqa: S105  (the sandbox's own, synthetic)

    @property
    def digest(self) -> str:
        return hashlib.md5(self.password.encode(), usedforsecurity=False).hexdigest()

    def admits(self, authorization: str) -> bool:
        """Whether an Authorization header is this login's."""
        scheme, _, encoded = authorization.partition(" ")
        try:
            given = base64.b64decode(encoded.strip(), validate=True)
        except (binascii.Error, ValueError):
            return False
        expected = f"{self.username}:{self.digest}".encode()
        return scheme.casefold() == "basic" and hmac.compare_digest(given, expected)

    def is_login(self, username: str, password: str) -> bool:
        """Whether both are this login's, the password as it is typed."""
        given, expected = (
            f"{len(name)}:{name}:{word}".encode(errors="replace")
            for name, word in ((username, password), (self.username, self.password))
        )
        return hmac.compare_digest(given, expected)


class Pace:
    """Counts the calls that were let through in the last minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._recent: deque[float] = deque()

    def wait_s(self, limit: int | None) -> int:
        """0 where one more call is within `limit` a minute, and counts it; else seconds to wait."""
        if limit is None:
            return 0
        now = self._clock.monotonic()
        while self._recent and now - self._recent[0] >= _MINUTE_S:
            self._recent.popleft()
        if len(self._recent) < limit:
            self._recent.append(now)
            return 0
        oldest = self._recent[0] if self._recent else now
        return max(1, math.ceil(_MINUTE_S - (now - oldest)))
