"""The line of a till some of whose ops make the server stumble, whenever they come.

What is poisonous says so in its text. A request that holds it is marked in its address, and the
sandbox's ordered faults do the rest: the till knows nothing of it.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum, unique

import httpx

MOST_IN_A_BATCH = 20
_MARK = re.compile(rb"poison (\w+)")


@unique
class Poison(StrEnum):
    """How the server stumbles, each time, without doing anything."""

    VERDICT = "verdict"
    """The item is refused for good."""
    WHOLE = "whole"
    """The request is refused as a whole, whatever else is in it."""
    TROUBLE = "trouble"
    """A gateway's error."""
    GARBLED = "garbled"
    """An answer that nobody can read."""

    @property
    def text(self) -> str:
        return f"poison {self.value}"


FAULTS: tuple[Mapping[str, object], ...] = (
    {"action": "status", "status": 502, "match": "poison=trouble"},
    {"action": "garble", "match": "poison=garbled"},
    {"action": "status", "status": 400, "body": "api", "match": "poison=whole"},
    *(
        {"action": "item_code", "code": "1016", "item": place, "match": f"poison=verdict-{place}."}
        for place in range(MOST_IN_A_BATCH)
    ),
)
"""What is ordered of the sandbox for it."""


class PoisonedLine(httpx.AsyncBaseTransport):
    """Carries requests to the server, marked where they must be, and counts them."""

    def __init__(self, requests: Counter[str]) -> None:
        self._requests = requests
        self._real = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        is_probe = "store/login" in request.url.path
        self._requests["probe" if is_probe else request.method] += 1
        found = _MARK.search(request.content) if request.method == "POST" else None
        if found is not None:
            mark = found[1].decode()
            if mark == Poison.VERDICT:
                mark = f"{mark}-{_place(request.content, found[0])}."
            request.url = request.url.copy_merge_params({"poison": mark})
        return await self._real.handle_async_request(request)

    async def aclose(self) -> None:
        await self._real.aclose()


def _place(content: bytes, mark: bytes) -> int:
    """Which customer of the request it is, from 0."""
    customers = json.loads(content)["root"].get("customer", [])
    if not isinstance(customers, list):
        return 0
    texts = [json.dumps(each).encode() for each in customers]
    return next((place for place, text in enumerate(texts) if mark in text), 0)
