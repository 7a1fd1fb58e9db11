"""A query between its two forms on the page: rows that are being filled, and the grammar's text."""

from collections.abc import Sequence

from app.domain.search_query import SEPARATORS, QueryError, QueryProblem, SearchQuery
from app.ui.models.conditions import ConditionDraft

_JOINS = "&:"
"""What would end a condition, or a part of one. A `;` between values is meant."""


def drafts_of(query: SearchQuery) -> tuple[ConditionDraft, ...]:
    return tuple(
        ConditionDraft(
            attribute=condition.attribute,
            operator=condition.operator,
            values=";".join(condition.values),
        )
        for condition in query.conditions
    )


def text_of(drafts: Sequence[ConditionDraft]) -> str:
    """The text of what is filled, as far as it is; empty rows are left out.

    Raises QueryError where a value cannot be written at all.
    """
    written = []
    for draft in drafts:
        if draft.is_blank:
            continue
        if any(sign in draft.values for sign in _JOINS) or SEPARATORS & set(draft.attribute):
            raise QueryError(QueryProblem.SEPARATOR_INSIDE)
        written.append(f"{draft.attribute}:{draft.operator.value}:{draft.values}")
    return "&".join(written)


def unwritable_row(drafts: Sequence[ConditionDraft]) -> int | None:
    """The first row that cannot be written; None where all can."""
    for row, draft in enumerate(drafts):
        try:
            text_of((draft,))
        except QueryError:
            return row
    return None


def row_at(place: int, text: str, drafts: Sequence[ConditionDraft]) -> int | None:
    """The row that stands at `place` of the text that was made of the rows; None for no row."""
    filled = [row for row, draft in enumerate(drafts) if not draft.is_blank]
    number = text.count("&", 0, place)
    return filled[number] if number < len(filled) else None
