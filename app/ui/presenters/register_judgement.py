"""Which remarks on a half-typed form are told yet: nobody is scolded for what they still type."""

from collections.abc import Collection, Iterable

from app.domain.email import EmailProblem
from app.domain.registration import FormValues
from app.domain.registration_review import FieldProblem, FormProblem

ENOUGH_DIGITS = 11
"""So many digits are a whole number in most countries: what is wrong then is worth a word."""

_MISSING = frozenset({FormProblem.REQUIRED, FormProblem.ONE_IDENTIFIER_NEEDED})
_CERTAIN = frozenset({EmailProblem.SEVERAL_AT_SIGNS, EmailProblem.HAS_SPACE})
"""More typing cannot mend these."""


def remarks_to_show(
    problems: Iterable[FieldProblem],
    values: FormValues,
    *,
    left: Collection[str],
    was_pressed: bool,
) -> tuple[FieldProblem, ...]:
    """The remarks for fields that were left or hold enough; what is missing only after a press."""
    return tuple(
        problem
        for problem in problems
        if was_pressed or _is_telling(problem, values.get(problem.field, ""), left)
    )


def _is_telling(problem: FieldProblem, text: str, left: Collection[str]) -> bool:
    if problem.problem in _MISSING:
        return False
    if problem.field in left or problem.problem in _CERTAIN:
        return True
    digits = sum(character.isdecimal() for character in text)
    return problem.field == "mobile" and digits >= ENOUGH_DIGITS
