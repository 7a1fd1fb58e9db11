"""The problems of a form, each said beside its field."""

from collections.abc import Iterable, Mapping

from app.domain.registration_review import FieldProblem
from app.ui.widgets.form_field import FormField
from app.ui.wording import field_problem_words


def show_problems(
    fields: Mapping[str, FormField],
    problems: Iterable[FieldProblem],
    remarks: Mapping[str, str] | None = None,
) -> None:
    """Say the first problem of each field beside it, and clear all others; `remarks` are quiet
    words that stand where no problem does.
    """
    first: dict[str, FieldProblem] = {}
    for problem in problems:
        first.setdefault(problem.field, problem)
    for name, field in fields.items():
        found = first.get(name)
        if found is not None:
            field.set_problem(field_problem_words(found), is_warning=found.is_warning)
        elif remarks is not None and remarks.get(name):
            field.set_hint(remarks[name])
        else:
            field.clear_problem()
