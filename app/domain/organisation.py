"""The organisation's own rules as its server tells them: fields, what is required, who works here.

Built-in defaults stand in where a server lacks the call (`DEFAULT_RULES`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, unique

from app.domain.identifiers import IdentifierKind
from app.domain.op import Associate


@unique
class FieldType(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One custom field. `pattern` is the server's own regular expression, `error` its own words."""

    name: str
    label: str
    type: FieldType = FieldType.TEXT
    options: tuple[str, ...] = ()
    default: str = ""
    position: int = 0
    pattern: str = ""
    error: str = ""
    is_mandatory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationRules:
    """What a registration must have here. `is_default`: built in, the server gave none."""

    primary: IdentifierKind = IdentifierKind.MOBILE
    is_mobile_required: bool = True
    is_email_required: bool = False
    is_email_unique: bool = True
    allow_mobile_update: bool = False
    allow_email_update: bool = False
    allow_external_id_update: bool = False
    required: frozenset[str] = frozenset()
    """Further built-in fields that must be filled, by form name (`firstname`, `external_id` …)."""
    earliest_on: date | None = None
    custom_fields: tuple[FieldSpec, ...] = ()
    is_default: bool = False

    def may_replace(self, kind: IdentifierKind) -> bool:
        """Whether a till may put another identifier of this kind in place of one that is set: never
        of the primary kind, whatever is allowed. Blank ones may always be filled.
        """
        allowed = {
            IdentifierKind.MOBILE: self.allow_mobile_update,
            IdentifierKind.EMAIL: self.allow_email_update,
            IdentifierKind.EXTERNAL_ID: self.allow_external_id_update,
        }
        return kind is not self.primary and allowed.get(kind, False)


DEFAULT_RULES = RegistrationRules(is_default=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What a sign-in tells: who the server takes this till for, and how far its clock is off."""

    id: str
    name: str
    till_login: str
    clock_offset_s: float | None = None
    """Server's time minus this till's, in seconds; None where the server tells no time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The store's associates, as far as the server lists them."""

    associates: tuple[Associate, ...] = ()
