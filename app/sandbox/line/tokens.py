"""Access tokens: the other way to sign in, as back ends do it. Owns their shapes and their lives.

The paths and shapes are of the platform's newer interface, and JSON alone.
"""

import hmac
import json
import secrets
from dataclasses import dataclass

from app.domain.clock import Clock
from app.sandbox.line.access import Credentials
from app.sandbox.wire.reading import Unreadable, read_body

TOKEN_PATH = "/v3/oauth/token/generate"  # noqa: S105  (a path)


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenAnswer:
    """What goes back, JSON."""

    http_status: int
    body: bytes


class Tokens:
    """The tokens that are out. They live in memory: a restart ends them all."""

    def __init__(self, credentials: Credentials, clock: Clock) -> None:
        self._credentials = credentials
        self._clock = clock
        self._ends: dict[str, float] = {}

    def generate(self, method: str, body: bytes, *, ttl_s: int) -> TokenAnswer:
        """A token for `{key, secret}`, which are the till's login and its password as it is."""
        if method != "POST":
            return _refusal(405, "Only POST is allowed")
        try:
            given = read_body(body, "application/json")
        except Unreadable:
            return _refusal(400, "The body is no JSON object")
        key, secret = given.get("key"), given.get("secret")
        if not isinstance(key, str) or not isinstance(secret, str):
            return _refusal(400, "key and secret are needed")
        if not self._credentials.is_login(key, secret):
            return _refusal(401, "Invalid key or secret")
        token = secrets.token_urlsafe(24)
        now = self._clock.monotonic()
        self._ends = {each: end for each, end in self._ends.items() if end > now}
        self._ends[token] = now + ttl_s
        tree = {"data": {"accessToken": token, "ttlSeconds": ttl_s}}
        return TokenAnswer(http_status=200, body=json.dumps(tree).encode())

    def is_valid(self, token: str) -> bool:
        """Whether it was handed out and has not run out."""
        return any(
            end > self._clock.monotonic() and hmac.compare_digest(each.encode(), token.encode())
            for each, end in self._ends.items()
        )

    def expire_all(self) -> None:
        """As if the time of each were over."""
        self._ends.clear()


def _refusal(status: int, words: str) -> TokenAnswer:
    tree = {"errors": [{"status": False, "code": status, "message": words}]}
    return TokenAnswer(http_status=status, body=json.dumps(tree).encode())
