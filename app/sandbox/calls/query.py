"""The query grammar of customer/search, read into a WHERE clause with bound values.

Owns the grammar and the operators of the contract; the attributes are in `attributes`. Knows no
reply and runs nothing.
"""

from dataclasses import dataclass

from app.sandbox.calls.attributes import ATTRIBUTES, Attribute, Type, ValueFault, field_attribute
from app.sandbox.calls.custom_field import FIELD_BY_NAME

_OPERATORS = frozenset({"STARTS", "ENDS", "EXACT", "RANGE", "LESS", "GREATER", "EQUALS", "IN"})
_MAX_CONDITIONS = 10
_MAX_VALUES = 100
_MAX_LENGTH = 5000
_SHOWN = 60


class QueryFault(Exception):
    """The query does not follow the grammar; the text says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """SQL with its values in order."""

    sql: str
    values: tuple[str | float, ...]


def read_query(text: str, *, country_prefix: str = "") -> Where:
    """`CONDITION & CONDITION …`, where parentheses may group what `&` joins anyway. Raises
    QueryFault."""
    conditions = _without_groups([part.strip() for part in text.split("&")])
    if len(conditions) > _MAX_CONDITIONS:
        raise QueryFault(f"more than {_MAX_CONDITIONS} conditions")
    parts: list[Where] = []
    for place, condition in enumerate(conditions, start=1):
        try:
            parts.append(_condition(condition, country_prefix))
        except (QueryFault, ValueFault) as fault:
            where = f"condition {place} ({condition[:_SHOWN]!r})"
            raise QueryFault(f"{where}: {fault}") from None
    return Where(
        sql=" AND ".join(["standing = 'ACTIVE'", *(part.sql for part in parts)]),
        values=tuple(value for part in parts for value in part.values),
    )


def _without_groups(parts: list[str]) -> list[str]:
    """No attribute begins with a parenthesis: one there opens a group. One at an end closes a
    group if any is open, unless the value itself opened it."""
    is_open = 0
    conditions: list[str] = []
    for part in parts:
        condition = part
        while condition.startswith("("):
            is_open += 1
            condition = condition[1:].lstrip()
        surplus = condition.count(")") - condition.count("(")
        while is_open and surplus > 0 and condition.endswith(")"):
            is_open -= 1
            surplus -= 1
            condition = condition[:-1].rstrip()
        conditions.append(condition)
    if is_open:
        raise QueryFault("a parenthesis is not closed")
    return conditions


def _condition(text: str, country_prefix: str) -> Where:
    pieces = [piece.strip() for piece in text.split(":")]
    if len(pieces) == 2 and pieces[0].casefold() in FIELD_BY_NAME:
        pieces = [pieces[0], "EXACT", pieces[1]]
    if len(pieces) != 3 or not all(pieces):
        raise QueryFault("not ATTRIBUTE:OPERATOR:VALUES")
    name, operator, values = pieces[0].casefold(), pieces[1].upper(), pieces[2]
    if operator not in _OPERATORS:
        raise QueryFault(f"{pieces[1]!r} is no operator")
    listed = [value.strip() for value in values.split(";") if value.strip()]
    if not 0 < len(listed) <= _MAX_VALUES or len(values) > _MAX_LENGTH:
        raise QueryFault("no values, or too many")
    if name in ATTRIBUTES:
        return _compare(ATTRIBUTES[name], operator, listed, country_prefix)
    if name in FIELD_BY_NAME:
        return _custom(name, operator, listed)
    raise QueryFault(f"{pieces[0]!r} cannot be searched")


def _compare(
    attribute: Attribute, operator: str, listed: list[str], country_prefix: str = ""
) -> Where:
    column = attribute.column if attribute.is_exact else f"{attribute.column} COLLATE NOCASE"
    if operator in ("STARTS", "ENDS"):
        return _like(attribute, operator, listed)
    values = tuple(attribute.whole(value, country_prefix) for value in listed)
    if operator == "RANGE":
        if len(values) != 2:
            raise QueryFault("RANGE takes two values, separated by ';'")
        return Where(sql=f"{column} BETWEEN ? AND ?", values=values)
    if operator == "IN":
        places = ", ".join("?" * len(values))
        return Where(sql=f"{column} IN ({places})", values=values)
    if len(values) != 1:
        raise QueryFault(f"{operator} takes one value")
    sign = {"LESS": "<", "GREATER": ">"}.get(operator, "=")
    return Where(sql=f"{column} {sign} ?", values=values)


def _like(attribute: Attribute, operator: str, listed: list[str]) -> Where:
    if attribute.type is Type.NUMBER:
        raise QueryFault(f"{operator} is for texts")
    if len(listed) != 1:
        raise QueryFault(f"{operator} takes one value")
    part = attribute.part(listed[0])
    escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    pattern = f"{escaped}%" if operator == "STARTS" else f"%{escaped}"
    return Where(sql=f"{attribute.column} LIKE ? ESCAPE '\\'", values=(pattern,))


_STRAIGHT = "replace(replace(field.value, '“', '\"'), '”', '\"')"
_LIST = f"substr({_STRAIGHT}, 1, instr({_STRAIGHT}, ']'))"
_VALUES = f"CASE WHEN json_valid({_LIST}) THEN {_LIST} ELSE json_array(field.value) END"


def _custom(name: str, operator: str, listed: list[str]) -> Where:
    """A field holds one text or a JSON list of several; one that fits is enough."""
    spec = FIELD_BY_NAME[name]
    inner = _compare(field_attribute(spec), operator, listed)
    return Where(
        sql=f"EXISTS (SELECT 1 FROM json_each(custom_fields) AS field, json_each({_VALUES}) AS one "
        f"WHERE field.key = ? AND {inner.sql})",
        values=(spec.name, *inner.values),
    )
