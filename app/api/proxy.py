"""A shop's proxy, and what it wants to know of this till. Its login is never in its address."""

from dataclasses import dataclass, field

import httpx


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """`address` is http://HOST:PORT; without a login both words are empty."""

    address: str
    username: str = ""
    password: str = field(default="", repr=False)

    def for_client(self) -> httpx.Proxy:
        """Raises ValueError, httpx.InvalidURL where the address is none."""
        login = (self.username, self.password) if self.username else None
        return httpx.Proxy(self.address, auth=login)
