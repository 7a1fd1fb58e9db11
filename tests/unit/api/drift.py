"""The drift of the wire's types, applied at random: no two servers write the same value alike."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

_FLAGS = frozenset({"success"})
_COUNTS = frozenset({"code", "loyalty_points", "lifetime_points", "points", "awarded_points"})
_COUNTS |= {"user_id", "mobile", "lifetime_purchases", "total_points"}
_COUNTS |= {"expired", "redeemed", "adjusted", "returned", "redemption_count", "amount", "count"}
_COUNTS |= {"upgrade_threshold", "renew_threshold", "current_value", "issued", "basket_size"}
_TIMES = frozenset({"registered_on", "updated_on", "expiry_date", "expired_on", "issued_on"})
_TIMES |= {"changed_on", "created_date", "valid_till", "modified_on", "billing_time", "date"}
_ABSENT: tuple[Any, ...] = ("", None, [], {}, [[]], "None", " \n")
_LISTS = frozenset({"customer", "customers", "field", "effect", "expiry_schedule"})
_LISTS |= {"coupon", "coupons", "redemption", "transaction", "slab_history", "expired_points"}
_LISTS |= {"transactions", "lineitems", "segments", "upgrade_strategy", "renew_strategy"}
_WRAPPERS = {"customers": "customer", "custom_fields": "field", "side_effects": "effect"}
_WRAPPERS |= {"coupons": "coupon", "redemptions": "redemption", "transactions": "transaction"}

Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def drifted(draw: Draw, document: dict[str, Any]) -> dict[str, Any]:
    """`document`, a whole reply in the contract's spelling, as another server would write it."""
    tree = _value(draw, "", document["response"])
    return tree if draw(st.booleans()) else {"response": _bare_or_listed(draw, tree)}


def _value(draw: Draw, name: str, value: Any) -> Any:
    if isinstance(value, dict):
        found = {key: _value(draw, key, inner) for key, inner in value.items()}
        inner_name = _WRAPPERS.get(name, "")
        if set(found) == {inner_name} and draw(st.booleans()):
            return found[inner_name]
        return found
    if isinstance(value, list):
        items = [_value(draw, "", item) for item in value]
        if name in _LISTS and len(items) == 1 and draw(st.booleans()):
            return items[0]
        return items
    if value in ("", None):
        return draw(st.sampled_from(_ABSENT))
    return draw(st.sampled_from(_spellings(name, value)))


def _bare_or_listed(draw: Draw, tree: Any) -> Any:
    return [tree] if draw(st.booleans()) else tree


def _spellings(name: str, value: Any) -> list[Any]:
    """Every way in which this text comes over the wire."""
    if name in _FLAGS:
        return [value, value == "true", value.title()]
    if name in _COUNTS and value.isdecimal():
        return [value, int(value), float(value), f"\n{value} "]
    if name in _TIMES:
        return [value, f"\n{value}\n", value.replace("-", "/")]
    return [value, f"{value}\n", f"\n  {value} "]
