"""What each call carries to be let in: a constant with Basic, a token that is renewed with OAuth.

Owns the token's life; the calls that it opens are the transport's.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app.api.credentials import Credentials, Login, OAuthCredentials
from app.api.reply import RawReply, retry_after_s
from app.api.wire import normal
from app.api.wire.document import DocumentFault, parse_json
from app.api.wire.normal import Tree
from app.domain.clock import Clock
from app.domain.faults import (
    CredentialsFault,
    NotOurServerFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
)

TOKEN_PATH = "v3/oauth/token/generate"  # noqa: S105 - where it is asked for
MARGIN_S = 60.0
"""A token is renewed this long before it ends, or a tenth of its life before if that is less."""
FRESH_S = 10.0
"""A token that was asked for within this time cannot be stale: who refuses it refuses the login."""

AskToken = Callable[[Mapping[str, str]], Awaitable[RawReply]]
"""Posts a document to TOKEN_PATH. Raises ServerFault."""


class SignIn(Protocol):
    """One login, whichever way it is shown."""

    async def headers(self) -> Mapping[str, str]:
        """What the next call carries. Raises ServerFault where it cannot be had."""

    async def renew(self, stale: Mapping[str, str]) -> bool:
        """A call that carried `stale` was refused: have other headers ready. False where these
        were as fresh as any: the refusal stands. Raises ServerFault.
        """

    async def close(self) -> None:
        """Ask for nothing any more."""


def sign_in(login: Login, *, ask_token: AskToken, clock: Clock) -> SignIn:
    """The sign-in for this kind of login."""
    if isinstance(login, OAuthCredentials):
        return OAuthSignIn(login, ask_token=ask_token, clock=clock)
    return BasicSignIn(login)


class BasicSignIn:
    """See `SignIn`."""

    def __init__(self, credentials: Credentials) -> None:
        self._headers = {"authorization": credentials.authorization()}

    async def headers(self) -> Mapping[str, str]:
        return self._headers

    async def renew(self, stale: Mapping[str, str]) -> bool:
        return False

    async def close(self) -> None:
        """There is nothing under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    """Times are monotonic."""

    headers: Mapping[str, str] = field(repr=False)
    asked_at: float
    renew_at: float
    ends_at: float


class OAuthSignIn:
    """See `SignIn`. However many calls want a token, one request for it is under way."""

    def __init__(self, login: OAuthCredentials, *, ask_token: AskToken, clock: Clock) -> None:
        self._login = login
        self._ask_token = ask_token
        self._clock = clock
        self._token: _Token | None = None
        self._renewal: asyncio.Task[_Token | ServerFault] | None = None

    async def headers(self) -> Mapping[str, str]:
        token, now = self._token, self._clock.monotonic()
        if token is None or now >= token.ends_at:
            return (await self._renewed()).headers
        if now >= token.renew_at:
            self._begin()  # nobody waits for it while this one holds
        return token.headers

    async def renew(self, stale: Mapping[str, str]) -> bool:
        token = self._token
        if token is not None and token.headers is stale:
            if self._clock.monotonic() < token.asked_at + FRESH_S:
                return False
            self._token = None
        if self._token is None:
            await self._renewed()
        return True

    async def close(self) -> None:
        if self._renewal is not None:
            self._renewal.cancel()
            await asyncio.gather(self._renewal, return_exceptions=True)

    async def _renewed(self) -> _Token:
        renewal = self._begin()
        try:
            # Shielded: who gives up waiting does not take the token from the others.
            found = await asyncio.shield(renewal)
        except asyncio.CancelledError:
            # Closed before it had begun: whoever waits was not cancelled by that.
            waiter = asyncio.current_task()
            if renewal.cancelled() and waiter is not None and not waiter.cancelling():
                raise UnreachableFault(UnreachableReason.NETWORK, "closed") from None
            raise
        if isinstance(found, ServerFault):
            raise found
        return found

    def _begin(self) -> asyncio.Task[_Token | ServerFault]:
        if self._renewal is None or self._renewal.done():
            self._renewal = asyncio.create_task(self._ask())
        return self._renewal

    async def _ask(self) -> _Token | ServerFault:
        """Take a new token, or tell why there is none: perhaps nobody waits to hear it."""
        asked_at = self._clock.monotonic()
        document = {"key": self._login.key, "secret": self._login.secret}
        try:
            token, ttl_s = _token(await self._ask_token(document))
            headers = _headers(token, self._login.till)
        except ServerFault as fault:
            return fault
        except asyncio.CancelledError:
            # Whoever waits was not cancelled, and must not take it for that.
            return UnreachableFault(UnreachableReason.NETWORK, "closed")
        self._token = _Token(
            headers=headers,
            asked_at=asked_at,
            renew_at=asked_at + max(ttl_s - MARGIN_S, ttl_s * 0.9),
            ends_at=asked_at + ttl_s,
        )
        return self._token


def _token(raw: RawReply) -> tuple[str, float]:
    """The token and its life in seconds. Raises ServerFault, but never RefusedFault: what is said
    of the token is no verdict on the call that needs it.
    """
    request_id = raw.headers.get("x-cap-requestid", "")
    detail = f"HTTP {raw.status} to the request for a token"
    if raw.status == 429:
        raise ThrottledFault(retry_after_s(raw.headers), detail, request_id=request_id)
    if raw.status >= 500:
        raise ServerTroubleFault(detail, request_id=request_id)
    document = _document(raw)
    data = normal.branch(document.get("data")) or document
    token = normal.text(data.get("accessToken"))
    if raw.status < 300 and token:
        ttl_s = normal.decimal(data.get("ttlSeconds"))
        return token, float(ttl_s) if ttl_s is not None and ttl_s > 0 else math.inf
    # Here even a bare refusal is the login's: no other call could tell more.
    if raw.status in (401, 403) or not normal.is_absent(document.get("errors")):
        raise CredentialsFault(detail, request_id=request_id)
    raise NotOurServerFault(detail, request_id=request_id)


def _document(raw: RawReply) -> Tree:
    try:
        return parse_json(raw.body)
    except DocumentFault:
        return {}


def _headers(token: str, till: str) -> Mapping[str, str]:
    """Raises ServerFault where a header cannot hold them."""
    for value in (token, till):
        if not (value.isascii() and value.isprintable()):
            raise CredentialsFault("a token or a till's code that no header can hold")
    return {
        "x-cap-api-oauth-token": token,
        "x-cap-api-attribution-entity-type": "TILL",
        "x-cap-api-attribution-entity-code": till,
    }
