"""Who did what, when, and to whom: what a supervisor can ask of a till afterwards.

Values only: the words for them are the window's, in the language of whoever reads.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    ASSOCIATE_ENROLLED = "associate_enrolled"
    ASSOCIATE_CHANGED = "associate_changed"
    AUDIT_READ = "audit_read"
    UNSENT_HANDED_OVER = "unsent_handed_over"
    UNSENT_TAKEN_IN = "unsent_taken_in"
    SAVED = "saved"
    """An op was saved."""
    MOVED = "moved"
    """A person moved an op."""
    CONFLICT_DECIDED = "conflict_decided"
    KEY_CHANGED = "key_changed"
    """What the stores are locked with was changed."""
    RETIREMENT_BEGUN = "retirement_begun"
    """Its end nobody can read: there the key is gone."""
    UNKNOWN = "unknown"
    """Written by a later version of the program; never recorded by this one."""


@unique
class DetailKind(StrEnum):
    """What more there is to say of an act. The values are kept: they never change."""

    UNLOCKED = "unlocked"
    ANOTHER_CAME = "another_came"
    PIN_WRONG = "pin_wrong"
    """With WAIT_S where that locks them out for a while."""
    SUPERVISOR_PIN_WRONG = "supervisor_pin_wrong"
    LOCKED_OUT = "locked_out"
    NOT_ALLOWED = "not_allowed"
    """Somebody barred from this till."""
    SERVER_LOGIN_WRONG = "server_login_wrong"
    ENROLLED = "enrolled"
    SUPERVISOR_ENROLLED = "supervisor_enrolled"
    PIN_CHANGED = "pin_changed"
    SUPERVISOR_MADE = "supervisor_made"
    SUPERVISOR_NO_MORE = "supervisor_no_more"
    BARRED = "barred"
    LET_IN_AGAIN = "let_in_again"
    SETTINGS = "settings"
    """With the names of the settings, never a value."""
    SERVER = "server"
    TO_CHANGE = "to_change"
    TO_CORRECT = "to_correct"
    TO_DECIDE = "to_decide"
    """Both sides of a conflict."""
    QUESTION = "question"
    """What the audit was asked for: SINCE, BEFORE, WHOSE and ACT where it was narrowed to them."""
    AUDIT = "audit"
    """A table of the audit, narrowed as a QUESTION."""
    SUPPORT_BUNDLE = "support_bundle"
    SEARCH_WHOLE = "search_whole"
    SEARCH_MASKED = "search_masked"
    ROWS_LEFT_OUT = "rows_left_out"
    BILLS = "bills"
    CLOSING_CERTIFICATE = "closing_certificate"
    SLIP_PRINTED = "slip_printed"
    SLIP_KEPT = "slip_kept"
    """As a file."""
    RESCUE_FILE = "rescue_file"
    SIDES = "sides"
    """Of a conflict, by the fields' names."""
    OP_SAVED = "op_saved"
    OP_WITHDRAWN = "op_withdrawn"
    OP_TAKEN_BACK = "op_taken_back"
    OP_CORRECTED = "op_corrected"
    OP_AMENDED = "op_amended"
    OP_THEIRS_KEPT = "op_theirs_kept"
    OP_TRIED_AGAIN = "op_tried_again"
    OP_HANDED_OVER = "op_handed_over"
    OP_TAKEN_IN = "op_taken_in"
    OP_MOVED = "op_moved"
    AS_WRITTEN = "as_written"
    """TEXT of an earlier version of the program, or of a later one."""


@unique
class Fact(StrEnum):
    """What a detail is told with. The values are kept: they never change."""

    COUNT = "count"
    WHOSE = "whose"
    """An associate's id."""
    WAIT_S = "wait_s"
    NAMES = "names"
    """Of settings, as in the settings file."""
    SINCE = "since"
    BEFORE = "before"
    ACT = "of_act"
    HANDOUT = "handout"
    FILE_ID = "file_id"
    MINE = "mine"
    THEIRS = "theirs"
    OP_KIND = "op_kind"
    FROM_STATE = "from_state"
    TO_STATE = "to_state"
    REASON = "reason"
    """As a person gave it."""
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """More about an act. No fact is personal data of a customer, but for what an associate typed
    as a reason.
    """

    kind: DetailKind
    facts: Mapping[Fact, str] = field(default_factory=dict)

    def fact(self, name: Fact) -> str:
        """Empty where it has none."""
        return self.facts.get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """One act. `associate_name` is empty where only the id was kept."""

    at: datetime
    act: Act
    associate_id: AssociateId
    associate_name: str = ""
    customer: CustomerKey | None = None
    op_id: OpId | None = None
    detail: Detail | None = None


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


def counted(kind: DetailKind, count: int) -> Detail:
    """A detail of so and so many."""
    return Detail(kind=kind, facts={Fact.COUNT: str(count)})


def about(kind: DetailKind, whose: AssociateId) -> Detail:
    """A detail of an associate."""
    return Detail(kind=kind, facts={Fact.WHOSE: whose})
