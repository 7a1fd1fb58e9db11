"""A measured figure beside its reference, and how a table of them is printed."""

from dataclasses import asdict, dataclass
from statistics import median

_WHOLE_FROM_MS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Times in milliseconds, a value a run; `goal` is the highest ratio of the medians."""

    what: str
    measured_ms: tuple[float, ...]
    reference: str
    reference_ms: tuple[float, ...]
    goal: float

    @property
    def ratio(self) -> float:
        return median(self.measured_ms) / median(self.reference_ms)

    def as_tree(self) -> dict[str, object]:
        return {**asdict(self), "ratio": round(self.ratio, 3), "is_met": self.ratio <= self.goal}


def printed(figures: tuple[Figure, ...]) -> str:
    """A table, a line a figure: medians with the lowest and highest in brackets."""
    lines = [f"{'what':44} {'median ms':>20} {'reference ms':>20} {'ratio':>6} {'goal':>5}"]
    for figure in figures:
        verdict = "" if figure.ratio <= figure.goal else "  not met"
        lines.append(
            f"{figure.what:44} {_spread(figure.measured_ms):>20}"
            f" {_spread(figure.reference_ms):>20} {figure.ratio:6.2f} {figure.goal:5.1f}{verdict}"
        )
    return "\n".join(lines) + "\n"


def _spread(values: tuple[float, ...]) -> str:
    decimals = 0 if median(values) >= _WHOLE_FROM_MS else 1
    low, high = min(values), max(values)
    return f"{median(values):.{decimals}f} ({low:.{decimals}f}-{high:.{decimals}f})"
