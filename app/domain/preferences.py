"""What a customer prefers, as fields that the organisation names. Knows nothing of the wire."""

from dataclasses import dataclass, replace

from app.domain.custom_fields import demand_settable, unmet_fields
from app.domain.customer import CustomField
from app.domain.identifiers import Identifier
from app.domain.write_problem import WriteError, WriteProblem, demand_somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """As the server has them; without fields, none are set. The store is where they were set."""

    store_code: str = ""
    store_id: str = ""
    fields: tuple[CustomField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesChange:
    """Preferences to be set; one without values is cleared. Raises WriteError."""

    whom: Identifier
    fields: tuple[CustomField, ...]
    store_code: str = ""
    store_id: str = ""

    def __post_init__(self) -> None:
        demand_somebody(self.whom)
        if not self.fields:
            raise WriteError(WriteProblem.NOTHING_TO_CHANGE)
        demand_settable(self.fields)


def remaining(change: PreferencesChange, seen: Preferences) -> PreferencesChange | None:
    """What of the change a later read does not show; None where it is all there."""
    left = unmet_fields(change.fields, seen.fields)
    return replace(change, fields=left) if left else None
