"""A measured figure beside its reference, and how a table of them is printed."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

_WHOLE_FROM = 100
_TENTHS_FROM = 1
_RAW_UP_TO = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Values in `unit`, one a run or a sample; of each the `share` quantile is what is judged.

    `goal` is the highest ratio of the judged value to the reference's, or the lowest where
    `is_floor`. Where the goal is a limit and not another program, the limit is the reference.
    """

    what: str
    measured: tuple[float, ...]
    reference: str
    reference_values: tuple[float, ...]
    goal: float
    unit: str = "ms"
    share: float = 0.5
    is_floor: bool = False

    @property
    def value(self) -> float:
        return quantile(self.measured, self.share)

    @property
    def reference_value(self) -> float:
        return quantile(self.reference_values, self.share)

    @property
    def ratio(self) -> float:
        return self.value / self.reference_value

    @property
    def is_met(self) -> bool:
        return self.ratio >= self.goal if self.is_floor else self.ratio <= self.goal

    def as_tree(self) -> dict[str, object]:
        return {
            "what": self.what,
            "unit": self.unit,
            "share": self.share,
            "value": round(self.value, 4),
            "measured": summary(self.measured),
            "reference": self.reference,
            "reference_value": round(self.reference_value, 4),
            "reference_values": summary(self.reference_values),
            "ratio": round(self.ratio, 3),
            "goal": self.goal,
            "is_floor": self.is_floor,
            "is_met": self.is_met,
        }


def limit(
    what: str,
    measured: Iterable[float],
    most: float,
    *,
    unit: str = "ms",
    share: float = 0.5,
    is_floor: bool = False,
) -> Figure:
    """A figure whose goal is a number (`most`, or the least where `is_floor`)."""
    return Figure(
        what=what,
        measured=tuple(measured),
        reference="at least" if is_floor else "at most",
        reference_values=(most,),
        goal=1.0,
        unit=unit,
        share=share,
        is_floor=is_floor,
    )


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not pass; of the middle, the median."""
    if share == 0.5:
        return median(values)
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def summary(values: Sequence[float]) -> dict[str, object]:
    """What JSON keeps of the samples: all of few, of many how they are spread."""
    found: dict[str, object] = {
        "count": len(values),
        "least": round(min(values), 4),
        "p50": round(quantile(values, 0.5), 4),
        "p99": round(quantile(values, 0.99), 4),
        "most": round(max(values), 4),
    }
    if len(values) <= _RAW_UP_TO:
        found["values"] = [round(value, 4) for value in values]
    return found


def printed(figures: Sequence[Figure]) -> str:
    """A table, a line a figure: what is judged, with the lowest and highest in brackets."""
    head = ("what", "at", "measured", "reference", "ratio", "goal", "")
    lines = [_line(head), *(_line(cells(figure)) for figure in figures)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def as_markdown(figures: Sequence[Figure]) -> str:
    """The same table for a page."""
    head = ("What", "At", "Measured", "Reference", "Ratio", "Goal", "")
    rows = [head, ("---",) * len(head), *(cells(figure) for figure in figures)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def cells(figure: Figure) -> tuple[str, ...]:
    """What stands in a row of the table."""
    sign = "≥" if figure.is_floor else "≤"
    return (
        figure.what,
        _named(figure.share),
        f"{_spread(figure.measured, figure.share)} {figure.unit}",
        f"{_spread(figure.reference_values, figure.share)} {figure.unit} ({figure.reference})",
        f"{figure.ratio:.2f}",
        f"{sign} {figure.goal:g}",
        "" if figure.is_met else f"not met: {_missed(figure)}",
    )


def _missed(figure: Figure) -> str:
    by = figure.goal / figure.ratio if figure.is_floor else figure.ratio / figure.goal
    return f"{by:.2f}x off"


def _named(share: float) -> str:
    match share:
        case 0.5:
            return "p50"
        case 1.0:
            return "most"
        case _:
            return f"p{round(share * 100)}"


def _line(row: Sequence[str]) -> str:
    widths = (58, 4, 28, 62, 6, 6, 16)
    return " ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))


def _spread(values: Sequence[float], share: float) -> str:
    judged = quantile(values, share)
    if len(values) == 1:
        return _short(judged)
    return f"{_short(judged)} ({_short(min(values))}–{_short(max(values))})"


def _short(value: float) -> str:
    if abs(value) >= _WHOLE_FROM:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= _TENTHS_FROM else f"{value:.2f}"
