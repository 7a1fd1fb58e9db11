"""Tells the Customer API's answers from everything else that may come back on its line.

The body is read first, whatever the HTTP status: see the table in `classify`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime

from app.api.wire import normal
from app.api.wire.document import DocumentFault, Format, format_of, parse
from app.api.wire.drift import Drift, note
from app.api.wire.normal import Tree
from app.domain import codes
from app.domain.faults import (
    CredentialsFault,
    GatewayRefusalFault,
    NotOurServerFault,
    RefusedFault,
    ServerTroubleFault,
    ThrottledFault,
)

DEFAULT_RETRY_AFTER_S = 30.0
MAX_RETRY_AFTER_S = 900.0
_TROUBLE_CODES = frozenset(range(501, 600)) - codes.LATER_CODES


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReply:
    """What came back, unread. Header names are lower-case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """An answer in the API's shape whose items, if any, are to be looked at.

    `tree` is what stands inside `response`; `code` the body's own.
    """

    code: int
    message: str
    tree: Tree
    request_id: str

    @property
    def is_success(self) -> bool:
        """What the body says of the request as a whole."""
        return normal.boolean(normal.branch(self.tree.get("status")).get("success"))

    def demand_success(self) -> "Reply":
        """This reply; of one that refuses the whole request, the fault that it amounts to.

        For calls without items. Raises ServerTroubleFault, RefusedFault.
        """
        if self.is_success:
            return self
        if self.code == codes.BODY_ALL_FAILED:
            raise ServerTroubleFault(f"code {self.code}", request_id=self.request_id)
        raise RefusedFault(self.code, self.message, request_id=self.request_id)


def classify(raw: RawReply, asked: Format = Format.JSON) -> Reply:
    """The reply, or the fault that it amounts to. One in the other format is read as well.

    | what arrives                                  | raises                 |
    |-----------------------------------------------|------------------------|
    | body code 200, 201, 500, or an item code      | –                      |
    | body code 401, 403, 498                       | CredentialsFault       |
    | HTTP 429, body code 429, 461, 503, 517, 521   | ThrottledFault         |
    | body code 400, 404, 405, 406                  | RefusedFault           |
    | bare HTTP 401, 403                            | GatewayRefusalFault    |
    | other 5xx, as status or as body code          | ServerTroubleFault     |
    | anything else                                 | NotOurServerFault      |
    """
    request_id = raw.headers.get("x-cap-requestid", "")
    if 300 <= raw.status < 400:
        raise NotOurServerFault(f"redirect, HTTP {raw.status}", request_id=request_id)
    if raw.status == 429:
        raise ThrottledFault(retry_after_s(raw.headers), "HTTP 429", request_id=request_id)
    shape = _shape(raw, asked)
    if shape is None:
        raise _bare(raw, request_id)
    tree, code, message = shape
    if code in codes.CREDENTIAL_CODES:
        raise CredentialsFault(f"code {code}", request_id=request_id)
    if code in codes.LATER_CODES:
        raise ThrottledFault(retry_after_s(raw.headers), f"code {code}", request_id=request_id)
    if code in codes.REQUEST_WRONG_CODES:
        raise RefusedFault(code, message, request_id=request_id)
    if code in _TROUBLE_CODES:
        raise ServerTroubleFault(f"code {code}", request_id=request_id)
    return Reply(code=code, message=message, tree=tree, request_id=request_id)


def _shape(raw: RawReply, asked: Format) -> tuple[Tree, int, str] | None:
    """The tree, body code and message where the body has the API's shape, else None."""
    written = format_of(raw.body, asked)
    try:
        document = parse(raw.body, written)
    except DocumentFault:
        return None
    tree = normal.branch(document.get("response")) or document
    status = normal.branch(tree.get("status"))
    code = normal.integer(status.get("code"))
    if code is None or "success" not in status:
        return None
    if written is not asked:
        note(Drift.OTHER_FORMAT)
    return tree, code, normal.text(status.get("message"))


def _bare(
    raw: RawReply, request_id: str
) -> GatewayRefusalFault | ServerTroubleFault | NotOurServerFault:
    detail = f"HTTP {raw.status}, {_kind_of(raw)}"
    if raw.status in (401, 403):
        return GatewayRefusalFault(detail, http_status=raw.status, request_id=request_id)
    if raw.status >= 500:
        return ServerTroubleFault(detail, request_id=request_id)
    return NotOurServerFault(detail, request_id=request_id)


def _kind_of(raw: RawReply) -> str:
    """What the body seems to be, in a word for the log; never a piece of it."""
    start = raw.body[:200].lstrip().lower()
    if not start:
        return "empty body"
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    return f"{len(raw.body)} bytes that are not the API's"


def retry_after_s(headers: Mapping[str, str]) -> float:
    """Seconds to wait, within bounds; nonsense falls back to a default."""
    written = headers.get("retry-after", "")
    try:
        seconds = float(written)
    except ValueError:
        until, now = _http_date(written), _http_date(headers.get("date", ""))
        if until is None or now is None:
            return DEFAULT_RETRY_AFTER_S
        # Both by the server's clock: the till's may be wrong.
        seconds = (until - now).total_seconds()
    if not math.isfinite(seconds) or seconds < 0:
        return DEFAULT_RETRY_AFTER_S
    return min(max(seconds, 1.0), MAX_RETRY_AFTER_S)


def _http_date(written: str) -> datetime | None:
    """The time of an HTTP date header; only one with a zone can be told from another."""
    try:
        found = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo is not None else None
