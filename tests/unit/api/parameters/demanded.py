"""Which parameters and attributes there are: by the contract's tables, by what is known of servers
beyond it, and by what this project's own server declares.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from app.domain.search_query import Attribute, Operator
from app.sandbox.calls.table import Calls
from app.sandbox.line.access import Credentials
from app.sandbox.state import Sandbox
from app.sandbox.wire.shape import Declaration, Many, Record, Shape
from tests.manual_clock import ManualClock

CONTRACT = Path(__file__).resolve().parents[3] / "data" / "request_parameters.md"
READ_AND_WRITTEN = frozenset(
    {
        *("customer/notes", "customer/tickets", "customer/preferences"),
        *("customer/subscriptions", "customer/referrals"),
    }
)
_IDENTIFIERS = ("mobile", "email", "external_id")
_ALL_IDENTIFIERS = (*_IDENTIFIERS, "id")
_FIELD = ("custom_fields.field.name", "custom_fields.field.value")
_WORDS: Mapping[str, tuple[str, ...]] = {
    "Customer identifier": _IDENTIFIERS,
    "Customer Identifier": _IDENTIFIERS,
    "Customer id": _IDENTIFIERS,
    "Mobile/email/external_id": _IDENTIFIERS,
    "custom_fields": _FIELD,
    # The table's own words for the values of `sort`.
    "asc": ("sort",),
    "Desc": ("sort",),
    "Custom fields": ("postcode",),
}
"""Words of the contract's tables that are no names."""
_INSIDE: Mapping[str, str] = {
    "customer/notes-post": "notes.note.",
    "customer/tickets-post": "ticket.",
}
"""Where a body has what its table lists, beside whom and by whom."""
_OUTSIDE = frozenset({*_IDENTIFIERS, "associate_id"})

BEYOND_THE_CONTRACT: Mapping[str, tuple[str, ...]] = {
    "customer/get": (
        *_ALL_IDENTIFIERS,
        *("gap_to_upgrade_for", "gap_to_renew_for"),
        *("coupon_limit", "coupon_offset", "coupon_order_by", "coupon_sort_order"),
    ),
    "customer/transactions": (
        *("limit", "offset", "start_date", "end_date", "start_id", "end_id", "sort", "order"),
    ),
    "customer/search": ("q", "start", "rows", *(f"q.{each}" for each in (*Attribute, *Operator))),
    "customer/coupons": ("limit",),
    "customer/notes-post": ("customer.notes.note.id",),
    "customer/update_identity": ("customer.old_value", "customer.new_value"),
    "request/get": (*_ALL_IDENTIFIERS, "status", "type"),
    "customer/preferences-get": _ALL_IDENTIFIERS,
    "customer/preferences-post": (
        *(f"customer.{each}" for each in (*_IDENTIFIERS, *_FIELD)),
        *("customer.store.code", "customer.store.id"),
    ),
    "customer/subscriptions-get": (*_ALL_IDENTIFIERS, "channel", "priority", "scope"),
    "customer/subscriptions-post": tuple(
        f"subscription.{each}"
        for each in (*_IDENTIFIERS, "priority", "scope", "channel", "is_subscribed")
    ),
    "customer/interaction": _ALL_IDENTIFIERS,
    "customer/redemptions": (*_ALL_IDENTIFIERS, "type"),
    "customer/recommendations": _ALL_IDENTIFIERS,
    "organization/customfields": ("scope",),
    "organization/configs": (),
    "store/staff": ("type",),
    "store/login": (),
}

UNSHOWN: Mapping[tuple[str, str], str] = {
    ("customer/notes-get", "user_id"): "sent; a note's value has no place for whose it is",
    ("customer/notes-get", "identifier"): "the till names the kind that it asks by",
    ("customer/notes-post", "customer.loyalty_id"): "no server is known that looks at it",
    ("customer/interaction", "network"): "this project's server alone has it",
    ("customer/interaction", "type"): "this project's server alone has it",
    ("customer/recommendations", "limit"): "this project's server alone has it",
    ("customer/tickets-post", "priority"): "sent in the body, which comes first",
    ("customer/tickets-post", "reported_from"): "sent in the body, which comes first",
    ("customer/tickets-post", "type"): "sent in the body, which comes first",
    ("customer/update_identity", "customer.verification.field.name"): "no till asks for proof",
    ("customer/update_identity", "customer.verification.field.value"): "no till asks for proof",
    ("customer/subscriptions-post", "subscription.campaign_id"): "no till runs campaigns",
    ("customer/subscriptions-post", "subscription.outbox_id"): "no till runs campaigns",
    **{
        (name, "user_id"): "the till has the customer's id from customer/get"
        for name in (
            *("customer/transactions", "customer/coupons", "customer/redemptions"),
            *("customer/interaction", "customer/recommendations", "request/get"),
            *("customer/preferences-get", "customer/subscriptions-get"),
            *("customer/referrals-get", "customer/tickets-get"),
        )
    },
}
"""What has no case, and why."""


def of_the_contract() -> dict[str, set[str]]:
    """Parts by call, of the contract's tables."""
    found: dict[str, set[str]] = {}
    for section in re.split(r"(?m)^## ", CONTRACT.read_text(encoding="utf-8"))[1:]:
        resource = re.search(r"^URI\s*\| (\S+)", section, re.MULTILINE)
        method = re.search(r"^HTTP Methods? \| (\w+)", section, re.MULTILINE)
        assert method
        # The one table that does not say it.
        name = name_of(resource[1] if resource else "customer/get", method[1])
        table = re.split(r"(?m)^### Request .*\n.*\n--.*\n", section)[1]
        written = [row.partition("|")[0].strip() for row in table.splitlines() if "|" in row]
        found[name] = {part for each in written for part in _parts(name, method[1], each)}
    return found


def _parts(name: str, method: str, written: str) -> Iterator[str]:
    plain = re.sub(r"=true|\(Boolean\)|\*", "", written)
    for part in _WORDS.get(plain, (plain,)):
        if name == "customer/search":
            yield f"q.{part}"
        elif method == "GET" or (name, part) == ("customer/update", "user_id"):
            yield part
        else:
            inside = "" if part in _OUTSIDE else _INSIDE.get(name, "")
            yield f"customer.{inside}{part}"


def declarations() -> tuple[Declaration, ...]:
    clock = ManualClock()
    sandbox = Sandbox(clock=clock, customers=0)
    try:
        return Calls(sandbox, Credentials(), clock).declarations()
    finally:
        sandbox.close()


def declared() -> dict[str, set[str]]:
    """Parts by call, of this project's own server."""
    return {
        name_of(each.resource, each.method): {
            *(parameter.name for parameter in each.parameters),
            *(_leaves(each.body, "") if each.body else ()),
        }
        for each in declarations()
    }


def name_of(resource: str, method: str) -> str:
    return f"{resource}-{method.lower()}" if resource in READ_AND_WRITTEN else resource


def _leaves(shape: Shape, at: str) -> Iterator[str]:
    match shape:
        case Record():
            for name, inner in shape.parts.items():
                yield from _leaves(inner, f"{at}.{name}" if at else name)
        case Many():
            # The outer name of a body is its items' own.
            yield from _leaves(shape.of, at if at == shape.item else f"{at}.{shape.item}")
        case _:
            yield at
