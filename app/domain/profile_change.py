"""A change of a customer's profile: only what is touched is sent, and what is read back is judged.

None leaves a field as it is, an empty text clears it.
"""

from dataclasses import dataclass, replace

from app.domain.custom_fields import demand_settable, unmet_fields
from app.domain.customer import Customer, CustomerType, CustomField, Gender
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.likeness import is_same_text
from app.domain.write_problem import WriteError, WriteProblem, demand_somebody


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileChange:
    """What becomes different for the customer whom `whom` names; immutable once saved.

    Identifiers in normal form; the server changes them only where the organisation allows it. A
    custom field without values is cleared. Raises WriteError for what cannot be sent.
    """

    whom: Identifier
    firstname: str | None = None
    lastname: str | None = None
    gender: Gender | None = None
    type: CustomerType | None = None
    mobile: str | None = None
    email: str | None = None
    external_id: str | None = None
    custom_fields: tuple[CustomField, ...] = ()

    def __post_init__(self) -> None:
        demand_somebody(self.whom)
        identifiers = self.identifiers
        if not all(value.strip() for value in identifiers.values()):
            raise WriteError(WriteProblem.IDENTIFIER_CLEARED)
        if self.whom.kind in identifiers:
            raise WriteError(WriteProblem.NAMED_BY_CHANGED)
        demand_settable(self.custom_fields)
        if not self._is_touched:
            raise WriteError(WriteProblem.NOTHING_TO_CHANGE)

    @property
    def identifiers(self) -> dict[IdentifierKind, str]:
        """The new identifiers."""
        written = {
            IdentifierKind.MOBILE: self.mobile,
            IdentifierKind.EMAIL: self.email,
            IdentifierKind.EXTERNAL_ID: self.external_id,
        }
        return {kind: value for kind, value in written.items() if value is not None}

    @property
    def _is_touched(self) -> bool:
        plain = (self.firstname, self.lastname, self.gender, self.type)
        return bool(self.identifiers or self.custom_fields) or any(
            value is not None for value in plain
        )


def remaining(change: ProfileChange, seen: Customer) -> ProfileChange | None:
    """What of the change the customer, as a whole read shows them, does not have; None where it is
    all there.
    """
    firstname = _unmet(change.firstname, seen.firstname)
    lastname = _unmet(change.lastname, seen.lastname)
    gender = None if change.gender is seen.gender else change.gender
    kind = None if change.type is seen.type else change.type
    mobile = _unmet(change.mobile, seen.mobile)
    email = _unmet(change.email, seen.email, is_case_free=True)
    external_id = _unmet(change.external_id, seen.external_id)
    fields = unmet_fields(change.custom_fields, seen.custom_fields)
    plain = (firstname, lastname, gender, kind, mobile, email, external_id)
    if not fields and all(value is None for value in plain):
        return None
    return replace(
        change,
        firstname=firstname,
        lastname=lastname,
        gender=gender,
        type=kind,
        mobile=mobile,
        email=email,
        external_id=external_id,
        custom_fields=fields,
    )


def _unmet(wanted: str | None, seen: str, *, is_case_free: bool = False) -> str | None:
    if wanted is None:
        return None
    is_met = is_same_text(wanted, seen) or (is_case_free and wanted.lower() == seen.lower())
    return None if is_met else wanted
