"""What the answer to one item of a write proves. Owns the classes; `app/api` decides which holds.

| evidence        | then                                                        |
|-----------------|-------------------------------------------------------------|
| NOT_SENT        | queued again: the request never left                         |
| DONE            | acknowledged                                                 |
| REJECTED        | shown in plain words, payload kept                           |
| CREDENTIALS     | the drain pauses, nothing is consumed                        |
| THROTTLED       | queued, after the time the server named                      |
| UNABLE          | perhaps (partly) done: read back, then once more or a person |
| NOT_UNDERSTOOD  | a refusal with an unlisted code: a person                    |
| TOO_MANY        | the batch is split                                           |
| AMBIGUOUS       | everything else: quiet period, then a probe                  |
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.codes import CodeClass, code_class
from app.domain.customer import Customer
from app.domain.op import Evidence, OpId, OpKind, OpState, Why
from app.domain.profile_edit import FieldConflict


@dataclass(frozen=True, slots=True, kw_only=True)
class SideEffect:
    """Good news of a registration: points awarded, or a coupon."""

    kind: str
    awarded_points: int | None = None
    total_points: int | None = None
    coupon_code: str = ""
    description: str = ""
    discount: Decimal | None = None
    discount_code: str = ""
    valid_till: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer for one item. What is beside `why` comes with DONE only, but for `retry_after_s`.

    `reference` is the server's own name for what was made, where it tells one: a ticket's code, a
    note's id, a request's.
    """

    why: Why
    customer: Customer | None = None
    reference: str = ""
    side_effects: tuple[SideEffect, ...] = ()
    warnings: tuple[str, ...] = ()
    retry_after_s: float | None = None

    @property
    def evidence(self) -> Evidence:
        return self.why.evidence

    @property
    def meaning(self) -> CodeClass | None:
        """The class of the server's code; None where there is none, or none that is listed."""
        if self.why.code is None:
            return None
        if self.evidence is Evidence.DONE and self.warnings:
            return CodeClass.DONE_WITH_WARNING
        return code_class(self.why.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Where an op goes after an attempt. `customer` comes with ACKED: who the server says it is;
    `conflicts` with NEEDS_ATTENTION: what a person has to decide.
    """

    op_id: OpId
    to: OpState
    why: Why
    customer: Customer | None = None
    side_effects: tuple[SideEffect, ...] = ()
    warnings: tuple[str, ...] = ()
    reference: str = ""
    conflicts: tuple[FieldConflict, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one attempt at an op came to, without whom it was about. `number` orders verdicts;
    `code` is the server's, as far as it gave one; `waited` is the time since the op was saved.
    """

    number: int
    kind: OpKind
    to: OpState
    code: int | None
    waited: timedelta
