"""customer/referrals: whom a member has invited into a campaign, and inviting more."""

from collections.abc import Sequence
from datetime import tzinfo

from app.api.endpoints.items import ask_one
from app.api.endpoints.writes import as_it_is, write_one
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire.referrals import invitations_tree, referral_report_from
from app.domain.identifiers import Identifier
from app.domain.outcome import Outcome
from app.domain.referral import Invitation, ReferralReport

_PATH = "customer/referrals"


class ReferralsApi:
    """The referrals of one server."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def made(
        self,
        identifier: Identifier,
        campaign_token: str,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> ReferralReport:
        """What became of the member's invitations into the campaign.

        Raises ServerFault: RefusedFault 1202–1206 where the campaign or the member does not fit,
        1205 where they have invited nobody yet.
        """
        tree = await ask_one(
            self._transport,
            _PATH,
            identifier,
            {"campaign_token": campaign_token},
            deadline_s=deadline_s,
            priority=priority,
            has_status=False,
        )
        return referral_report_from(tree, self._zone)

    async def invite(
        self,
        identifier: Identifier,
        campaign_token: str,
        invitations: Sequence[Invitation],
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> Outcome:
        """Invite people in the member's name. Never raises ServerFault: what the answer (or its
        absence) proves is the outcome.
        """
        tree = invitations_tree(identifier, campaign_token, invitations)
        return await write_one(
            self._transport, _PATH, identifier, tree, self._zone, read=as_it_is, priority=priority
        )
