"""The query grammar of customer/search as a value: built, printed, read back, refused at a place.

    query      condition & condition & …         each, or all, may stand in parentheses
    condition  attribute:OPERATOR:value;value…   or, for a custom field, attribute:value

Values cannot hold `&`, `:` or `;`: the grammar has no way to write them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, unique

SEPARATORS = frozenset("&:;")


@unique
class Attribute(StrEnum):
    """The attributes that every organisation has; any other name is a custom field's."""

    FIRSTNAME = "firstname"
    LASTNAME = "lastname"
    ORG_ID = "org_id"
    MOBILE = "mobile"
    EMAIL = "email"
    EXTERNAL_ID = "external_id"
    REGISTERED_DATE = "registered_date"
    LOYALTY_POINTS = "loyalty_points"
    LIFETIME_POINTS = "lifetime_points"
    LIFETIME_PURCHASES = "lifetime_purchases"
    TIER = "slab"
    REGISTERED_STORE = "registered_store"
    LAST_PURCHASE = "last_trans_value"


_ATTRIBUTES = frozenset(attribute.value for attribute in Attribute)
_TABLE_NAMES = {Attribute.LAST_PURCHASE.value: "transaction_value"}
_ALIASES = {written: name for name, written in _TABLE_NAMES.items()}


@unique
class Spelling(Enum):
    """The contract's grammar and its table of attributes write two things differently; both are
    read."""

    GRAMMAR = "grammar"
    """`size:EQUALS:L`, `last_trans_value:GREATER:50`"""
    TABLE = "table"
    """`size:L` for a custom field, `transaction_value:GREATER:50`"""


@unique
class Operator(StrEnum):
    STARTS = "STARTS"
    ENDS = "ENDS"
    EXACT = "EXACT"
    RANGE = "RANGE"
    LESS = "LESS"
    GREATER = "GREATER"
    EQUALS = "EQUALS"
    IN = "IN"


@unique
class QueryProblem(Enum):
    """What is wrong with a query; a screen words it."""

    EMPTY = "empty"
    NO_ATTRIBUTE = "no_attribute"
    NO_VALUE = "no_value"
    UNKNOWN_OPERATOR = "unknown_operator"
    ONE_VALUE_ONLY = "one_value_only"
    TWO_VALUES_NEEDED = "two_values_needed"
    TOO_MANY_PARTS = "too_many_parts"
    SEPARATOR_INSIDE = "separator_inside"
    PARENTHESIS = "parenthesis"
    """One that is not closed, or that an attribute's name begins with."""
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DAY = "not_a_day"


class QueryError(ValueError):
    """A query that is refused before it is sent; it stands from `start` to `end` of its text."""

    def __init__(self, problem: QueryProblem, start: int = 0, end: int = 0) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.start = start
        self.end = max(start, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition. Raises QueryError where the grammar cannot write it."""

    attribute: str
    operator: Operator
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        for part in (self.attribute, *self.values):
            if SEPARATORS & set(part):
                raise QueryError(QueryProblem.SEPARATOR_INSIDE)
        if not self.attribute.strip():
            raise QueryError(QueryProblem.NO_ATTRIBUTE)
        if self.attribute.lstrip().startswith("("):
            raise QueryError(QueryProblem.PARENTHESIS)
        problem = _values_problem(self.operator, self.values)
        if problem is not None:
            raise QueryError(problem)

    def __str__(self) -> str:
        return self.written(Spelling.GRAMMAR)

    @property
    def is_custom(self) -> bool:
        """Whether it is about one of the organisation's own fields."""
        return self.attribute not in _ATTRIBUTES

    def written(self, spelling: Spelling) -> str:
        values = ";".join(self.values)
        if spelling is Spelling.GRAMMAR:
            return f"{self.attribute}:{self.operator.value}:{values}"
        if self.is_custom and self.operator is Operator.EQUALS:
            return f"{self.attribute}:{values}"
        name = _TABLE_NAMES.get(self.attribute, self.attribute)
        return f"{name}:{self.operator.value}:{values}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """Conditions that all must hold. Raises QueryError without any."""

    conditions: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not self.conditions:
            raise QueryError(QueryProblem.EMPTY)

    def __str__(self) -> str:
        return self.written(Spelling.GRAMMAR)

    def written(self, spelling: Spelling) -> str:
        return "&".join(condition.written(spelling) for condition in self.conditions)


def parse(text: str) -> SearchQuery:
    """Read a query as people and the contract write it. Raises QueryError with the place.

    >>> str(parse("(firstname:starts:Tom & (age:26))"))
    'firstname:STARTS:Tom&age:EQUALS:26'
    """
    if not text.strip():
        raise QueryError(QueryProblem.EMPTY, 0, len(text))
    return SearchQuery(
        conditions=tuple(_condition(text, start, end) for start, end in _bare_pieces(text))
    )


def _bare_pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where the conditions stand without the parentheses around them or around several.

    One opens where a condition begins; what closes it stands where one ends. Any other belongs to
    a value: `firstname:EXACT:Tom (Jr)`.
    """
    opened: list[int] = []
    for start, end in _pieces(text, "&"):
        piece = text[start:end]
        inside = piece.lstrip()
        while inside.startswith("("):
            opened.append(end - len(inside))
            inside = inside[1:].lstrip()
        left = end - len(inside)
        inside = inside.rstrip()
        while opened and inside.endswith(")") and inside.count(")") > inside.count("("):
            opened.pop()
            inside = inside[:-1].rstrip()
        is_bare = len(inside) == len(piece.strip())
        yield (start, end) if is_bare else (left, left + len(inside))
    if opened:
        raise QueryError(QueryProblem.PARENTHESIS, opened[-1], opened[-1] + 1)


def _condition(text: str, start: int, end: int) -> Condition:
    """The condition that stands from `start` to `end`."""
    parts = [(left + start, right + start) for left, right in _pieces(text[start:end], ":")]
    attribute = text[slice(*parts[0])].strip()
    if not attribute:
        raise QueryError(QueryProblem.NO_ATTRIBUTE, start, end)
    if len(parts) == 1:
        raise QueryError(QueryProblem.NO_VALUE, start, end)
    if len(parts) > 3:
        raise QueryError(QueryProblem.TOO_MANY_PARTS, parts[3][0], end)
    operator = Operator.EQUALS
    if len(parts) == 3:
        operator = _operator(text, *parts[1])
    left, right = parts[-1]
    values = tuple(text[left:right].strip() for left, right in _within(text, left, right))
    try:
        return Condition(attribute=_plain_name(attribute), operator=operator, values=values)
    except QueryError as error:
        raise QueryError(error.problem, left, right) from error


def _plain_name(written: str) -> str:
    """Every organisation's attributes are read in any case; a custom field's name is as it is."""
    name = written.lower()
    return _ALIASES.get(name, name if name in _ATTRIBUTES else written)


def _operator(text: str, start: int, end: int) -> Operator:
    written = text[start:end].strip().upper()
    try:
        return Operator(written)
    except ValueError as error:
        raise QueryError(QueryProblem.UNKNOWN_OPERATOR, start, end) from error


def _values_problem(operator: Operator, values: tuple[str, ...]) -> QueryProblem | None:
    if not values or not all(value.strip() for value in values):
        return QueryProblem.NO_VALUE
    if operator is Operator.RANGE:
        return QueryProblem.TWO_VALUES_NEEDED if len(values) != 2 else None
    if operator is not Operator.IN and len(values) > 1:
        return QueryProblem.ONE_VALUE_ONLY
    return None


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for left, right in _pieces(text[start:end], ";"):
        yield left + start, right + start


def _pieces(text: str, separator: str) -> Iterator[tuple[int, int]]:
    """Where the pieces between the separators stand."""
    start = 0
    for piece in text.split(separator):
        yield start, start + len(piece)
        start += len(piece) + 1
