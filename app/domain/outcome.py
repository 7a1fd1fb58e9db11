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
from datetime import date
from decimal import Decimal

from app.domain.customer import Customer
from app.domain.op import Evidence, OpId, OpState, Why


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
    """The answer for one item. `customer` and `side_effects` come with DONE only."""

    why: Why
    customer: Customer | None = None
    side_effects: tuple[SideEffect, ...] = ()
    warnings: tuple[str, ...] = ()
    retry_after_s: float | None = None

    @property
    def evidence(self) -> Evidence:
        return self.why.evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """Where an op goes after an attempt. `customer` comes with ACKED: who the server says it is."""

    op_id: OpId
    to: OpState
    why: Why
    customer: Customer | None = None
    side_effects: tuple[SideEffect, ...] = ()
    warnings: tuple[str, ...] = ()
