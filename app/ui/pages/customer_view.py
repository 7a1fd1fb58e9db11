"""What the customer page shows, all of it words: one value that replaces the last one whole."""

from dataclasses import dataclass

from app.ui.tone import Tone
from app.ui.widgets.expiry_list import ExpiryLine
from app.ui.widgets.fact_list import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileField:
    """A read-only field. `name` is the object name."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """Everything the customer page shows."""

    name: str
    raw_name: str
    tier: str
    contacts: tuple[str, ...]
    is_revealed: bool
    points: str
    lifetime_points: str
    purchases: str
    age: str
    freshness: str
    freshness_tone: Tone
    state: str
    state_tone: Tone
    notice: str
    notice_chip: str
    notice_tone: Tone
    good_news: str
    registered: tuple[Fact, ...]
    status: tuple[Fact, ...]
    expiry: tuple[ExpiryLine, ...]
    no_expiry: str
    fields: tuple[ProfileField, ...]
