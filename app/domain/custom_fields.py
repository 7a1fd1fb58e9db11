"""Custom fields that are set by a write, and which of them a later read does not show."""

from collections.abc import Iterable

from app.domain.customer import CustomField
from app.domain.likeness import plain
from app.domain.write_problem import WriteError, WriteProblem


def demand_settable(fields: tuple[CustomField, ...]) -> None:
    """Raises WriteError where a field has no name, or one stands twice."""
    names = [field.name.strip() for field in fields]
    if not all(names):
        raise WriteError(WriteProblem.FIELD_WITHOUT_NAME)
    if len(set(names)) < len(names):
        raise WriteError(WriteProblem.FIELD_TWICE)


def unmet_fields(
    wanted: Iterable[CustomField], seen: Iterable[CustomField]
) -> tuple[CustomField, ...]:
    """Those of `wanted` that have other values in `seen`; one without values is to be empty."""
    there = {field.name: _plain(field) for field in seen}
    return tuple(field for field in wanted if there.get(field.name, ()) != _plain(field))


def _plain(field: CustomField) -> tuple[str, ...]:
    return tuple(value for each in field.values if (value := plain(each)))
