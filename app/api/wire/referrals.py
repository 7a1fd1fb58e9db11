"""Referrals between the wire and the domain.

| wire          | domain                   |
|---------------|--------------------------|
| invited_on    | invited_at (aware)       |
"""

from collections.abc import Sequence
from datetime import tzinfo

from app.api.wire import normal
from app.api.wire.facts import facts_from
from app.api.wire.normal import Tree
from app.api.wire.whom import whom_tree
from app.domain.identifiers import Identifier
from app.domain.referral import Invitation, Referral, ReferralReport


def referral_report_from(tree: Tree, zone: tzinfo) -> ReferralReport:
    """The `customer` of customer/referrals."""
    return ReferralReport(
        campaign_token=normal.text(tree.get("campaign_token")),
        statistics=facts_from(tree.get("statistics")),
        referrals=tuple(
            Referral(
                identifier=identifier,
                type=normal.text(entry.get("type")),
                name=normal.text(entry.get("name")),
                status=normal.text(entry.get("status")),
                invited_at=normal.instant(entry.get("invited_on"), zone),
            )
            for entry in normal.many(tree.get("referrals"), "referral")
            if (identifier := normal.text(entry.get("identifier")))
        ),
    )


def invitations_tree(
    identifier: Identifier, campaign_token: str, invitations: Sequence[Invitation]
) -> dict[str, object]:
    """One `customer` of a POST: the member, the campaign, and whom they invite."""
    return {
        **whom_tree(identifier),
        "campaign_token": campaign_token,
        "referrals": {
            "referral": [
                {"type": each.kind.value, "identifier": each.identifier, "name": each.name}
                for each in invitations
            ]
        },
    }
