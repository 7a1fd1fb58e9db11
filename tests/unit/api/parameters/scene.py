"""A till's link to a server of its own, in one format, and what passed between the two.

Owns who of the server's people has what a case needs; knows no call.
"""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

import httpx

from app.api.link import Link
from app.api.wire.document import Format, parse, write
from app.domain import identifiers
from app.domain.identifiers import Identifier
from app.sandbox.people.organisation import ZONE as ZONE
from app.sandbox.people.people import Kind, Person
from app.sandbox.wire.target import read_target
from tests.unit.api.own_server import OwnServer, own_server

# The first two of every sandbox.
TOM = identifiers.mobile("44700900000")
"""153 bills in five stores, three coupons, every kind of promotional points, a tier to reach."""
RITA = identifiers.mobile("44700900999")
"""Hardly anything: one bill, one note."""
# Others of its first sixty.
ROSIE = identifiers.mobile("447700900370")
"""The highest tier by two steps, 111 bills, four coupons of two series, two of them redeemed."""
RADHIKA = identifiers.mobile("447700900148")
"""Takes no calls and wants promotions; two tickets, three notes."""
WILLOW = identifiers.mobile("447491851852")
"""Marked as a fraud; four coupons, all redeemed, three of them past their day."""
ARTHUR = identifiers.external_id("TS000053")
"""Three tickets, three notes, a redeemed coupon."""
NEW = identifiers.mobile("447700900400")
"""A number that nobody has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`link` speaks `wire_format` with `server`, and with nobody else."""

    server: OwnServer
    link: Link
    wire_format: Format

    def plant(self, **fields: object) -> Person:
        """Somebody new, as the back office would enter them."""
        return self.server.sandbox.plant(fields)

    def known(self, whom: Identifier) -> Person:
        """The server's own record of somebody."""
        person = self.server.world.people.find(Kind(whom.kind.value), whom.value)
        assert person is not None
        return person

    def kinds_of(self, whom: Identifier) -> dict[str, Identifier]:
        """Each identifier that somebody has, by the parameter that asks by it."""
        person = self.known(whom)
        found = {
            "mobile": identifiers.mobile(person.mobile or ""),
            "email": identifiers.email(person.email or ""),
            "external_id": identifiers.external_id(person.external_id or ""),
            "id": identifiers.user_id(str(person.user_id)),
        }
        return {name: each for name, each in found.items() if each.value}

    def ignore(self, part: str) -> None:
        """From now on the server does not see this part, as a case names it."""
        group, _, name = part.rpartition(".")
        if group == "q":
            self.server.asked = lambda query: _with_query(query, name)
        elif group:
            self.deafen(name)
        else:
            self.server.asked = lambda query: _without_parameter(query, part)

    def deafen(self, *names: str) -> None:
        """From now on the server does not see these names in what is written."""

        before = self.server.sent

        def without(body: bytes) -> bytes:
            if not body:
                return body
            tree = parse(before(body), self.wire_format)
            return write(_without(tree, names), self.wire_format)

        self.server.sent = without

    def carried(self, method: str, resource: str) -> set[str]:
        """Names of the parameters, and paths within `root`, that were sent to one call."""
        return {
            name
            for request in self.server.requests
            if request.method == method and _resource(request) == resource
            for name in _names(request, self.wire_format)
        }


@asynccontextmanager
async def scene(wire_format: Format) -> AsyncIterator[Scene]:
    """With a server that nobody has changed yet."""
    with own_server() as server:
        link = server.link(wire_format, clock=server.clock)
        try:
            yield Scene(server=server, link=link, wire_format=wire_format)
        finally:
            await link.close()


def _without_parameter(query: str, name: str) -> str:
    return urlencode([pair for pair in parse_qsl(query) if pair[0] != name])


def _with_query(query: str, word: str) -> str:
    """Without the conditions of a search that have this word."""

    def kept(name: str, text: str) -> str:
        conditions = text.strip("()").split("&") if name == "q" else [text]
        return "&".join(each for each in conditions if name != "q" or word not in each.split(":"))

    return urlencode([(name, kept(name, text)) for name, text in parse_qsl(query)])


def _resource(request: httpx.Request) -> str:
    return read_target(request.url.path, "").resource


def _names(request: httpx.Request, wire_format: Format) -> Iterator[str]:
    yield from request.url.params
    if "q" in request.url.params:
        yield from (f"q.{word}" for word in _words(request.url.params["q"]))
    if request.content:
        yield from _paths(parse(request.content, wire_format)["root"], "")


def _words(query: str) -> Iterator[str]:
    for condition in query.split("&"):
        yield from condition.split(":")[:2]


def _paths(tree: object, at: str) -> Iterator[str]:
    if isinstance(tree, list):
        for entry in tree:
            yield from _paths(entry, at)
    elif isinstance(tree, dict):
        for name, inner in tree.items():
            path = f"{at}.{name}" if at else name
            yield path
            yield from _paths(inner, path)


def _without(tree: Mapping[str, object], names: tuple[str, ...]) -> dict[str, object]:
    return {name: _pruned(value, names) for name, value in tree.items() if name not in names}


def _pruned(value: object, names: tuple[str, ...]) -> object:
    if isinstance(value, dict):
        return _without(value, names)
    if isinstance(value, list):
        return [_pruned(each, names) for each in value]
    return value
