"""What the customer page shows, all of it words: one value that replaces the last one whole."""

from dataclasses import dataclass

from app.ui.navigation import TabName
from app.ui.tone import Tone
from app.ui.widgets.bar_plot import Bar
from app.ui.widgets.fact_list import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TabWaiting:
    """So many of what was written in this tab are unsent; `words` tell it at length."""

    tab: TabName
    count: int
    words: str
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """The head of a card. `state_why` explains the states in the chip that call for care."""

    name: str
    raw_name: str
    is_local_only: bool
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
    state_why: str
    notice: str
    notice_chip: str
    notice_tone: Tone
    good_news: str
    registered: tuple[Fact, ...]
    status: tuple[Fact, ...]
    expiry: tuple[Bar, ...]
    no_expiry: str
    waiting: tuple[TabWaiting, ...]


NOBODY = CardView(
    name="",
    raw_name="",
    is_local_only=False,
    tier="",
    contacts=(),
    is_revealed=False,
    points="",
    lifetime_points="",
    purchases="",
    age="",
    freshness="",
    freshness_tone=Tone.NEUTRAL,
    state="",
    state_tone=Tone.NEUTRAL,
    state_why="",
    notice="",
    notice_chip="",
    notice_tone=Tone.NEUTRAL,
    good_news="",
    registered=(),
    status=(),
    expiry=(),
    no_expiry="",
    waiting=(),
)
"""What is shown while no customer is open."""
