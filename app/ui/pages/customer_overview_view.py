"""What the overview shows of the whole card, all of it words: one value that replaces the last."""

from dataclasses import dataclass

from app.ui.widgets.bar_plot import Bar
from app.ui.widgets.fact_list import Fact
from app.ui.widgets.line_list import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """One way to reach or keep a tier. `share` (0 to 1) is None where no progress is told."""

    words: str
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TierView:
    """`sentences` stand before the targets; `empty` is there where the server tells nothing."""

    title: str = ""
    sentences: tuple[str, ...] = ()
    targets: tuple[TargetView, ...] = ()
    criteria: tuple[Fact, ...] = ()
    history: tuple[Line, ...] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeView:
    """The whole card. `age` is of all of it; the `no_…` texts stand where there is nothing."""

    age: str = ""
    tier: TierView = TierView()
    summary: tuple[Fact, ...] = ()
    expired: tuple[Line, ...] = ()
    promotions: tuple[Line, ...] = ()
    no_promotions: str = ""
    months: tuple[Bar, ...] = ()
    period: str = ""
    no_purchases: str = ""
    status: tuple[Fact, ...] = ()


NOTHING = WholeView()
"""What is shown while no card is open."""
