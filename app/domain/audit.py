"""Who did what, when, and to whom: what a supervisor can ask of a till afterwards."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique

from app.domain.associate import AssociateId
from app.domain.customer import CustomerKey
from app.domain.op import OpId


@unique
class Act(StrEnum):
    """What was done. The values are kept: they never change."""

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    CUSTOMER_OPENED = "customer_opened"
    REVEALED = "revealed"
    EXPORTED = "exported"
    PRINTED = "printed"
    SETTINGS_CHANGED = "settings_changed"
    """`detail` names the keys, never a value."""
    ASSOCIATE_ENROLLED = "associate_enrolled"
    ASSOCIATE_CHANGED = "associate_changed"
    """`detail` says whose PIN, role or leave to sign in here."""
    AUDIT_READ = "audit_read"
    UNSENT_HANDED_OVER = "unsent_handed_over"
    UNSENT_TAKEN_IN = "unsent_taken_in"
    SAVED = "saved"
    """An op was saved; `detail` is its kind."""
    MOVED = "moved"
    """A person moved an op; `detail` says from where to where, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One act. `associate_name` is empty where only the id was kept; `detail` is for people and
    holds no personal data.
    """

    at: datetime
    act: Act
    associate_id: AssociateId
    associate_name: str = ""
    customer: CustomerKey | None = None
    op_id: OpId | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditQuery:
    """Which acts are asked for; None asks for any. `since` is inclusive and `before` is not, both
    are aware.
    """

    since: datetime | None = None
    before: datetime | None = None
    associate_id: AssociateId | None = None
    act: Act | None = None


EVERY_ACT = AuditQuery()
