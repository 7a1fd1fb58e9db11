"""One HTTP client that several calls use at once, replaced as soon as it is in doubt.

Owns when a client is made, given up and closed; knows nothing of requests.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import httpx


class _Lent:
    """A client, and how many calls are under way on it."""

    def __init__(self, client: httpx.AsyncClient) -> None:
        self.client = client
        self.calls = 0
        self.is_given_up = False


class SharedClient:
    """Made with `make` at the first call. A call that ends in one of `doubts` has the client given
    up: it takes no further call, and is closed once those that are under way on it have ended.
    """

    def __init__(
        self,
        make: Callable[[], Awaitable[httpx.AsyncClient]],
        *,
        doubts: type[BaseException] | tuple[type[BaseException], ...],
    ) -> None:
        self._make = make
        self._doubts = doubts
        self._opening = asyncio.Lock()
        self._current: _Lent | None = None

    @asynccontextmanager
    async def borrowed(self) -> AsyncIterator[httpx.AsyncClient]:
        """The client for one call. Raises what `make` raises."""
        async with self._opening:
            if self._current is None:
                self._current = _Lent(await self._make())
            lent = self._current
            lent.calls += 1
        try:
            yield lent.client
        except self._doubts:
            self._give_up(lent)
            raise
        finally:
            lent.calls -= 1
            if lent.is_given_up and not lent.calls:
                await lent.client.aclose()

    async def close(self) -> None:
        """Close its connections; calls under way end with an error."""
        async with self._opening:
            lent = self._current
            if lent is not None:
                self._give_up(lent)
                await lent.client.aclose()

    def _give_up(self, lent: _Lent) -> None:
        lent.is_given_up = True
        if self._current is lent:
            self._current = None
