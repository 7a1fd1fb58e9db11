"""Whom a member brings into the programme, by campaign. The contract leaves the shapes open."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique

from app.domain.fact import Fact


@unique
class InvitationKind(StrEnum):
    """By what somebody is invited; the values are the API's."""

    MOBILE = "MOBILE"
    EMAIL = "EMAIL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Somebody to be invited, by a mobile in normal form or a mail address.

    Raises ValueError without one.
    """

    kind: InvitationKind
    identifier: str
    name: str = ""

    def __post_init__(self) -> None:
        if not self.identifier.strip():
            raise ValueError("nobody is invited")


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Somebody who was invited; `type` and `status` are the server's own words."""

    identifier: str
    type: str = ""
    name: str = ""
    status: str = ""
    invited_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralReport:
    """What became of a member's invitations into one campaign, with the server's own counts."""

    campaign_token: str = ""
    statistics: tuple[Fact, ...] = ()
    referrals: tuple[Referral, ...] = ()
