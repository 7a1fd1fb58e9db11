"""The query grammar of customer/search, read into a WHERE clause with bound values.

Owns the attributes and operators of the contract; knows no reply and runs nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, unique

from app.sandbox.calls.custom_field import FIELD_BY_NAME
from app.sandbox.calls.intake import normal_form
from app.sandbox.people.organisation import ORG_ID, STORES
from app.sandbox.people.people import Kind

_OPERATORS = frozenset({"STARTS", "ENDS", "EXACT", "RANGE", "LESS", "GREATER", "EQUALS", "IN"})
_MAX_CONDITIONS = 10
_MAX_VALUES = 100


class QueryFault(Exception):
    """The query does not follow the grammar; the text says where."""


@unique
class _Type(Enum):
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attribute:
    """`column` is SQL; `read` turns a value of the query into one that can be compared with it."""

    column: str
    type: _Type = _Type.TEXT
    read: Callable[[str], str | float] = str


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """SQL with its values in order."""

    sql: str
    values: tuple[str | float, ...]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise QueryFault(f"{text!r} is not a number") from None


def _store_tills(text: str) -> str:
    """A store is asked for by its id or code; a person's record has the till."""
    return next(
        (store.till_code for store in STORES if text.casefold() in (store.id, store.code)), ""
    )


_ATTRIBUTES = {
    "firstname": _Attribute(column="firstname"),
    "lastname": _Attribute(column="lastname"),
    "mobile": _Attribute(column="mobile", read=lambda text: normal_form(Kind.MOBILE, text)),
    "email": _Attribute(column="email", read=lambda text: normal_form(Kind.EMAIL, text)),
    "external_id": _Attribute(column="external_id"),
    "registered_date": _Attribute(column="substr(registered_on, 1, 10)"),
    "loyalty_points": _Attribute(column="loyalty_points", type=_Type.NUMBER, read=_number),
    "lifetime_points": _Attribute(column="lifetime_points", type=_Type.NUMBER, read=_number),
    "lifetime_purchases": _Attribute(column="lifetime_purchases", type=_Type.NUMBER, read=_number),
    "slab": _Attribute(column="tier"),
    "registered_store": _Attribute(column="till_code", read=_store_tills),
    "last_trans_value": _Attribute(
        column="last_trans_pence / 100.0", type=_Type.NUMBER, read=_number
    ),
    "org_id": _Attribute(column=f"'{ORG_ID}'"),
}
_ATTRIBUTES["transaction_value"] = _ATTRIBUTES["last_trans_value"]


def read_query(text: str) -> Where:
    """`CONDITION & CONDITION …`; also `(…)` around the whole. Raises QueryFault."""
    stripped = text.strip()
    if stripped.startswith("(") and stripped.endswith(")"):
        stripped = stripped[1:-1]
    conditions = [part.strip() for part in stripped.split("&")]
    if len(conditions) > _MAX_CONDITIONS:
        raise QueryFault(f"more than {_MAX_CONDITIONS} conditions")
    parts = [_condition(each) for each in conditions]
    return Where(
        sql=" AND ".join(["standing = 'ACTIVE'", *(part.sql for part in parts)]),
        values=tuple(value for part in parts for value in part.values),
    )


def _condition(text: str) -> Where:
    pieces = [piece.strip() for piece in text.split(":")]
    if len(pieces) == 2 and pieces[0].casefold() in FIELD_BY_NAME:
        pieces = [pieces[0], "EXACT", pieces[1]]
    if len(pieces) != 3 or not all(pieces):
        raise QueryFault(f"{text!r} is not ATTRIBUTE:OPERATOR:VALUES")
    name, operator, values = pieces[0].casefold(), pieces[1].upper(), pieces[2]
    if operator not in _OPERATORS:
        raise QueryFault(f"{pieces[1]!r} is no operator")
    listed = [value.strip() for value in values.split(";") if value.strip()]
    if not 0 < len(listed) <= _MAX_VALUES:
        raise QueryFault(f"{text!r} has no values, or too many")
    if name in _ATTRIBUTES:
        return _compare(_ATTRIBUTES[name], operator, listed)
    if name in FIELD_BY_NAME:
        return _custom(FIELD_BY_NAME[name].name, operator, listed)
    raise QueryFault(f"{pieces[0]!r} cannot be searched")


def _compare(attribute: _Attribute, operator: str, listed: list[str]) -> Where:
    column = attribute.column
    values = [attribute.read(value) for value in listed]
    if operator == "RANGE":
        if len(values) != 2:
            raise QueryFault("RANGE takes two values, separated by ';'")
        return Where(sql=f"{column} BETWEEN ? AND ?", values=tuple(values))
    if operator == "IN":
        places = ", ".join("?" * len(values))
        return Where(sql=f"{_folded(attribute)} IN ({places})", values=tuple(values))
    if len(values) != 1:
        raise QueryFault(f"{operator} takes one value")
    (value,) = values
    if operator in ("EXACT", "EQUALS"):
        return Where(sql=f"{_folded(attribute)} = ?", values=(value,))
    if operator in ("LESS", "GREATER"):
        return Where(sql=f"{column} {'<' if operator == 'LESS' else '>'} ?", values=(value,))
    if attribute.type is _Type.NUMBER:
        raise QueryFault(f"{operator} is for texts")
    return Where(sql=f"{column} LIKE ? ESCAPE '\\'", values=(_pattern(operator, str(value)),))


def _folded(attribute: _Attribute) -> str:
    """Names are compared without regard to case; identifiers have one spelling, and an index."""
    is_exact = attribute.type is _Type.NUMBER or attribute.column in tuple(Kind)
    return attribute.column if is_exact else f"{attribute.column} COLLATE NOCASE"


def _pattern(operator: str, value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"{escaped}%" if operator == "STARTS" else f"%{escaped}"


_VALUE = "replace(replace(value, '“', '\"'), '”', '\"')"


def _custom(name: str, operator: str, listed: list[str]) -> Where:
    """A field holds one text or a JSON list of several; one that fits is enough."""
    if operator in ("EXACT", "EQUALS", "IN"):
        one = f"(value = ? COLLATE NOCASE OR instr(lower({_VALUE}), '\"' || lower(?) || '\"') > 0)"
        inner = Where(
            sql=" OR ".join([one] * len(listed)),
            values=tuple(value for value in listed for _ in range(2)),
        )
    else:
        column = f"trim({_VALUE}, '[]\" ')"
        inner = _compare(_Attribute(column=column), operator, listed)
    return Where(
        sql=f"EXISTS (SELECT 1 FROM json_each(custom_fields) WHERE key = ? AND ({inner.sql}))",
        values=(name, *inner.values),
    )
