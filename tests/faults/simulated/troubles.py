"""Everything that can become of one request between a till and the server, as a table.

Each row says how far the request gets, when the server does it, and what comes back. Owns the
rows; carrying them out is `line`'s.
"""

import json
import socket
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, unique
from random import Random

import httpx

from app.sandbox.line.tamper import Tamper, Tampering

SERVER_TIMEOUT_S = 60.0
"""The server's own: a request that it took is done by then, or never."""
MOST_LAG_S = 45.0
"""Together with the server's time-out shorter than the till's quiet period."""
MOST_RETRY_AFTER_S = 90


@unique
class Reach(Enum):
    """Which requests a trouble can befall."""

    ANY = "any"
    WRITE = "write"
    READ = "read"
    LINE = "line"
    """All requests for some time, also the sign-in probe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What comes back in place of the server's own answer."""

    status: int
    body: bytes = b""
    content_type: str = "application/json; charset=utf-8"
    headers: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What becomes of one request.

    `unsent` ends it before it leaves, after `unsent_after_s`. `done_after_s` is when the server
    does it, None for never. `broken` ends it after it left; `is_silent` is no answer ever; `said`
    stands in for the answer; `cut` keeps that share of it. `code` is said of item `place` (None:
    of each) although it was done; `tamper` is the sandbox's own way of it.
    """

    unsent: Callable[[], Exception] | None = None
    unsent_after_s: float = 0.01
    done_after_s: float | None = 0.05
    broken: Callable[[], Exception] | None = None
    is_silent: bool = False
    said: Said | None = None
    cut: float | None = None
    code: str = ""
    place: int | None = None
    tamper: Tamper | None = None
    refuses: bool = False
    """Whether `said` is the server's word that nothing of the request is done."""


UNHARMED = Fate()
Make = Callable[[Random], Fate]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """One row of the table; `make` draws what the row leaves open."""

    name: str
    reach: Reach
    make: Make


def _dns() -> Exception:
    error = httpx.ConnectError("name or service not known")
    error.__cause__ = socket.gaierror(-2, "Name or service not known")
    return error


def _refused() -> Exception:
    error = httpx.ConnectError("connection refused")
    error.__cause__ = ConnectionRefusedError(111, "Connection refused")
    return error


def _tls() -> Exception:
    error = httpx.ConnectError("certificate verify failed")
    error.__cause__ = ssl.SSLCertVerificationError(1, "certificate verify failed")
    return error


_BREAKS: tuple[Callable[[], Exception], ...] = (
    lambda: httpx.ReadError("connection reset by peer"),
    lambda: httpx.RemoteProtocolError("server disconnected without sending a response"),
    lambda: httpx.WriteError("broken pipe"),
    lambda: OSError(104, "Connection reset by peer"),
)
_PORTAL = b"<!DOCTYPE html><html><body><form action='/accept'>Guest Wi-Fi</form></body></html>"
_GATEWAY = b"<html><head><title>Error</title></head><body><h1>Bad gateway</h1></body></html>"
_GARBLE = bytes(place * 89 % 256 for place in range(700))
_HTML = "text/html; charset=utf-8"


def api_reply(code: str, *, status: int, success: bool = False, **headers: str) -> Said:
    """A whole answer in the API's own shape, without items."""
    words = {"success": str(success).lower(), "code": code, "message": "The server's words"}
    body = json.dumps({"response": {"status": words}}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Said(status=status, body=body, headers=named)


POISONED = Fate(done_after_s=None, said=api_reply("400", status=400), refuses=True)
"""A request with something in it that the server cannot read."""


def _request_refused(draw: Random) -> Fate:
    code = draw.choice(("400", "406"))
    return Fate(done_after_s=None, said=api_reply(code, status=int(code)), refuses=True)


def _done(draw: Random, when: str) -> float | None:
    """Before, after, or late: not at all, at once, or some time after the till has given up."""
    if when == "before":
        return None
    return 0.05 if when == "after" else draw.uniform(1.0, SERVER_TIMEOUT_S)


def _broken(when: str) -> Make:
    return lambda draw: Fate(done_after_s=_done(draw, when), broken=draw.choice(_BREAKS))


def _silent(when: str) -> Make:
    return lambda draw: Fate(done_after_s=_done(draw, when), is_silent=True)


def _says(when: str, said: Callable[[Random], Said]) -> Make:
    return lambda draw: Fate(done_after_s=_done(draw, when), said=said(draw))


def _gateway(draw: Random) -> Said:
    status = draw.choice((500, 502, 503, 504))
    return Said(status=status, body=_GATEWAY, content_type=_HTML)


def _api_trouble(draw: Random) -> Said:
    code = draw.choice(("502", "504", "520"))
    return api_reply(code, status=draw.choice((200, 500)))


def _later(draw: Random) -> Said:
    code = draw.choice(("429", "503", "517", "461", "521"))
    after_s = str(draw.randint(1, MOST_RETRY_AFTER_S))
    return api_reply(code, status=draw.choice((429, 200)), retry_after=after_s)


def _login_refused(draw: Random) -> Said:
    code = draw.choice(("401", "403", "498"))
    return api_reply(code, status=200, success=draw.random() < 0.5)


def _bare_refusal(draw: Random) -> Said:
    return Said(status=draw.choice((401, 403)), body=_GATEWAY, content_type=_HTML)


def _redirect(draw: Random) -> Said:
    return Said(status=302, headers={"location": "http://portal.invalid/login"})


def _item(what: Tampering) -> Make:
    return lambda draw: Fate(tamper=Tamper(what=what, place=draw.choice((None, 0, 1))))


def _item_code(*codes: str) -> Make:
    """The item is refused with a code, and not done."""
    return lambda draw: Fate(
        tamper=Tamper(what=Tampering.CODE, place=draw.choice((None, 0)), code=draw.choice(codes))
    )


def _done_with_code(*codes: str) -> Make:
    return lambda draw: Fate(code=draw.choice(codes), place=draw.choice((None, 0)))


_UNABLE = ("1005", "1008", "1023", "1024", "1029", "1037", "1041", "1109", "1222", "1302")
_PERHAPS = ("1004", "1009", "1010", "1018", "1035", "1036", "1086", "1099")
_VERDICTS = ("1001", "1002", "1007", "1016", "1032", "1034", "1044")

_TABLE: tuple[tuple[str, Reach, Make], ...] = (
    ("dns", Reach.LINE, lambda draw: Fate(unsent=_dns)),
    ("refused", Reach.LINE, lambda draw: Fate(unsent=_refused)),
    (
        "connect time-out",
        Reach.LINE,
        lambda draw: Fate(unsent=lambda: httpx.ConnectTimeout("timed out"), unsent_after_s=3.0),
    ),
    ("tls", Reach.LINE, lambda draw: Fate(unsent=_tls)),
    ("time-out before", Reach.ANY, _silent("before")),
    ("time-out after", Reach.WRITE, _silent("after")),
    ("time-out, late commit", Reach.WRITE, _silent("late")),
    ("stalled line", Reach.LINE, _silent("before")),
    ("broken before", Reach.ANY, _broken("before")),
    ("broken after", Reach.WRITE, _broken("after")),
    ("broken, late commit", Reach.WRITE, _broken("late")),
    ("gateway 5xx before", Reach.ANY, _says("before", _gateway)),
    ("gateway 5xx after", Reach.WRITE, _says("after", _gateway)),
    ("gateway 5xx, late commit", Reach.WRITE, _says("late", _gateway)),
    ("api 5xx before", Reach.ANY, _says("before", _api_trouble)),
    ("api 5xx after", Reach.WRITE, _says("after", _api_trouble)),
    ("throttled", Reach.ANY, _says("before", _later)),
    ("login refused", Reach.LINE, _says("before", _login_refused)),
    ("login refused, bare", Reach.LINE, _says("before", _bare_refusal)),
    ("bare 401 or 403", Reach.ANY, _says("before", _bare_refusal)),
    ("redirect", Reach.ANY, _says("before", _redirect)),
    (
        "portal",
        Reach.LINE,
        _says("before", lambda draw: Said(status=200, body=_PORTAL, content_type=_HTML)),
    ),
    ("empty before", Reach.ANY, _says("before", lambda draw: Said(status=200))),
    ("empty after", Reach.WRITE, _says("after", lambda draw: Said(status=200))),
    ("truncated", Reach.ANY, lambda draw: Fate(cut=draw.uniform(0.02, 0.98))),
    ("garbled before", Reach.ANY, _says("before", lambda d: Said(status=200, body=_GARBLE))),
    ("garbled after", Reach.WRITE, _says("after", lambda d: Said(status=200, body=_GARBLE))),
    ("items missing", Reach.ANY, _item(Tampering.NO_ITEM)),
    ("item without status", Reach.ANY, _item(Tampering.NO_STATUS)),
    ("unable", Reach.WRITE, _item_code(*_UNABLE)),
    ("perhaps partly, not done", Reach.WRITE, _item_code(*_PERHAPS)),
    ("perhaps partly, done", Reach.WRITE, _done_with_code(*_PERHAPS, *_UNABLE)),
    ("unlisted code", Reach.WRITE, _item_code("7777", "1022", "2001")),
    ("verdict", Reach.WRITE, _item_code(*_VERDICTS)),
    ("whole request refused", Reach.ANY, _request_refused),
)
TROUBLES: Mapping[str, Trouble] = {
    name: Trouble(name=name, reach=reach, make=make) for name, reach, make in _TABLE
}
