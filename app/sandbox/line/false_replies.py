"""Answers that are not the API's own, or only look like it: portals, gateways, refusals, garbage.

What poses as the API's is in the format that was asked for. Owns their bytes; knows neither the
exchange they are sent on nor the state machine.
"""

from collections.abc import Mapping

from app.sandbox.line.faults import Action, Body, FaultRule
from app.sandbox.line.requests import LoggedRequest
from app.sandbox.wire import replies
from app.sandbox.wire.rendering import rendered
from app.sandbox.wire.replies import Reply, Status
from app.sandbox.wire.target import Format, read_target

_HTML = {"content-type": "text/html; charset=utf-8"}
_GATEWAY = b"<html><head><title>Error</title></head><body><h1>Bad gateway</h1></body></html>"
_PORTAL = (
    b"<!DOCTYPE html><html><head><title>Guest Wi-Fi</title></head><body><h1>Welcome</h1>"
    b'<form action="/accept" method="post"><button>Accept and connect</button></form></body></html>'
)
_GARBLE = bytes(place * 89 % 256 for place in range(700))


def false_reply(
    rule: FaultRule, entry: LoggedRequest, whole: bytes
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and body of an answer that is not the API's own, or only looks like it."""
    if rule.action is Action.REDIRECT:
        return 302, {"location": rule.location}, b""
    if rule.action is Action.PORTAL:
        return 200, _HTML, _PORTAL
    if rule.action is Action.GARBLE:
        return 200, _typed(_format(entry)), _GARBLE
    if rule.action is Action.UNAUTHORISED:
        return _api_reply(rule, entry, status=401, code="401")
    retry = {} if rule.retry_after_s is None else {"retry-after": str(rule.retry_after_s)}
    if rule.action is Action.THROTTLE:
        status, headers, body = _api_reply(rule, entry, status=429, code="429")
        return status, {**headers, **retry}, body
    if rule.body is Body.API:
        status, headers, body = _api_reply(rule, entry, status=rule.status, code=str(rule.status))
        return status, {**headers, **retry}, body
    if rule.body is Body.TRUNCATED:
        full = whole or _api_reply(rule, entry, status=rule.status, code="200")[2]
        return rule.status, {**_typed(_format(entry)), **retry}, full[: len(full) // 2]
    if rule.body is Body.EMPTY:
        return rule.status, retry, b""
    return rule.status, {**_HTML, **retry}, _GATEWAY


def _api_reply(
    rule: FaultRule, entry: LoggedRequest, *, status: int, code: str
) -> tuple[int, Mapping[str, str], bytes]:
    refusal = replies.refused(rule.code or code, http_status=status, message=rule.message)
    shown = Status(
        code=refusal.status.code,
        message=refusal.status.message,
        is_success=rule.success == "true",
    )
    asked = _format(entry)
    headers = {**_typed(asked), "x-cap-requestid": entry.request_id}
    return status, headers, rendered(Reply(status=shown), asked)


def _format(entry: LoggedRequest) -> Format:
    return read_target(entry.path, entry.query).reply_format


def _typed(asked: Format) -> Mapping[str, str]:
    return {"content-type": asked.content_type}
