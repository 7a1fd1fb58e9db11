"""Faults to order: which request they hit, how often, and what then happens. Pure bookkeeping.

Knows no server; `interference` carries them out.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum, unique

from app.sandbox.line.tamper import Drift, Tamper, Tampering


@unique
class Action(StrEnum):
    """What happens to a request that a rule hits; the values are the control endpoint's words.

    DROP_BEFORE: connection closed, nothing done. COMMIT_THEN_DROP: done, connection closed with no
    reply. CUT: done, half the reply sent, connection closed. DELAY: `seconds` late. STALL: never
    answered. STATUS: `status` with a `body` of some kind. REDIRECT: to `location`. PORTAL: a page
    of some other server, with 200. GARBLE: 200 and bytes that are no text. UNAUTHORISED: body code
    401. THROTTLE: 429, `retry_after_s`. ITEM_CODE: item `item` gets `code` without being done.
    ITEM_UNANSWERED, ITEM_MISSING: done, but the answer for it has no status, or is not there.
    DRIFT: the right answer in other types; with a `seed` in a mixture that the seed draws.
    """

    DROP_BEFORE = "drop_before"
    COMMIT_THEN_DROP = "commit_then_drop"
    CUT = "cut"
    DELAY = "delay"
    STALL = "stall"
    STATUS = "status"
    REDIRECT = "redirect"
    PORTAL = "portal"
    GARBLE = "garble"
    UNAUTHORISED = "unauthorised"
    THROTTLE = "throttle"
    ITEM_CODE = "item_code"
    ITEM_UNANSWERED = "item_unanswered"
    ITEM_MISSING = "item_missing"
    DRIFT = "drift"


@unique
class Body(StrEnum):
    """What a STATUS fault's reply holds."""

    HTML = "html"
    EMPTY = "empty"
    API = "api"
    TRUNCATED = "truncated"


@unique
class Closing(StrEnum):
    """How a connection ends: in order (FIN), or torn down (RST)."""

    CLOSE = "close"
    RESET = "reset"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRule:
    """One fault. `match`: part of path and query, empty for any. `method`: empty for any. `times`:
    how many requests it hits, None without end. `skip`: matching requests that pass first.
    `commit`: whether the request is done before it goes wrong, where the action leaves that open.
    `item`: place in the batch from 0, None for all. `code`, `success`, `message`: of the body or
    the item; `success` is sent as it is.
    """

    action: Action
    match: str = ""
    method: str = ""
    times: int | None = None
    skip: int = 0
    commit: bool = False
    seconds: float = 1.0
    how: Closing = Closing.CLOSE
    status: int = 500
    body: Body = Body.HTML
    code: str = ""
    success: str = "false"
    message: str | None = None
    location: str = "http://portal.invalid/login"
    retry_after_s: int | None = None
    item: int | None = None
    seed: int | None = None

    def hits(self, method: str, target: str) -> bool:
        return self.match in target and self.method in ("", method)

    def tamper(self) -> Tamper | None:
        """What it does inside an otherwise right answer, if anything."""
        what = _TAMPERINGS.get(self.action)
        if what is None:
            return None
        return Tamper(what=what, place=self.item, code=self.code or "1005", message=self.message)

    def drift(self) -> Drift | None:
        """Whether the answer comes in other types."""
        return Drift(seed=self.seed) if self.action is Action.DRIFT else None


_TAMPERINGS = {
    Action.ITEM_CODE: Tampering.CODE,
    Action.ITEM_UNANSWERED: Tampering.NO_STATUS,
    Action.ITEM_MISSING: Tampering.NO_ITEM,
}
_ENUMS = {"action": Action, "how": Closing, "body": Body}
_OPTIONAL = frozenset({"times", "message", "retry_after_s", "item", "seed"})


def read_rule(raw: Mapping[str, object]) -> FaultRule:
    """A rule as the control endpoint takes it. Raises ValueError for what is unknown or wrong."""
    known = {each.name for each in fields(FaultRule)}
    unknown = set(raw) - known
    if unknown or "action" not in raw:
        raise ValueError(f"a fault has an action, and no {', '.join(sorted(unknown)) or 'less'}")
    values = {name: _checked(name, value) for name, value in raw.items()}
    return FaultRule(**values)  # type: ignore[arg-type]  # _checked knows each field's type


def _checked(name: str, value: object) -> object:
    if name in _ENUMS:
        return _ENUMS[name](str(value))
    if value is None and name in _OPTIONAL:
        return None
    if name == "seconds":
        good = isinstance(value, int | float) and not isinstance(value, bool)
        good = good and math.isfinite(float(str(value))) and float(str(value)) >= 0
    elif name in ("times", "skip", "retry_after_s", "item", "seed"):
        good = type(value) is int and value >= 0
    elif name == "status":
        good = type(value) is int and 200 <= value <= 599
    elif name == "commit":
        good = isinstance(value, bool)
    else:
        good = isinstance(value, str)
    if not good:
        raise ValueError(f"{name} cannot be {value!r}")
    return value


class FaultPlan:
    """Rules in order; the first that matches a request and is not used up takes it."""

    def __init__(self) -> None:
        self._rules: list[tuple[FaultRule, list[int]]] = []

    def add(self, rules: Sequence[FaultRule]) -> None:
        self._rules.extend((rule, [0]) for rule in rules)

    def clear(self) -> None:
        self._rules.clear()

    def take(self, method: str, target: str) -> FaultRule | None:
        """The rule for this request, counted as used; None where it goes through unharmed."""
        for rule, seen in self._rules:
            if not rule.hits(method, target):
                continue
            if rule.times is not None and seen[0] >= rule.skip + rule.times:
                continue
            seen[0] += 1
            if seen[0] > rule.skip:
                return rule
        return None

    def report(self) -> list[dict[str, object]]:
        """Every rule with `used`, how many requests it has hit."""
        return [{**asdict(rule), "used": max(0, seen[0] - rule.skip)} for rule, seen in self._rules]
