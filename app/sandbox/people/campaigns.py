"""The organisation's referral campaigns, in which members bring new ones."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """`code` is what the API calls its token. `kinds`: identifiers by which it invites; none where
    nobody has set it up yet."""

    id: str
    code: str
    name: str
    kinds: tuple[str, ...] = ()


CAMPAIGNS = (
    Campaign(id="501", code="FRIENDS", name="Bring a friend", kinds=("MOBILE", "EMAIL")),
    Campaign(id="502", code="INBOX", name="Bring a friend by e-mail", kinds=("EMAIL",)),
    Campaign(id="503", code="DRAFT", name="Spring, not set up yet"),
)
CAMPAIGN_BY_CODE = {campaign.code: campaign for campaign in CAMPAIGNS}
CAMPAIGN_IDS = frozenset(campaign.id for campaign in CAMPAIGNS)
