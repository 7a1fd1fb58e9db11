"""How something grows, as a picture: sizes to the right, milliseconds up, both by powers of ten."""

import math
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.bench.figures import Figure

_WIDTH, _HEIGHT = 760, 320
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 150, 24, 44
_FRAME_MS = 16.7
_COLOURS = {"scan": "#0b7285", "search": "#c2410c", "save": "#5b21b6"}
_MIDDLE = "#64748b"


def drawn(figures: Sequence[Figure], said: str) -> str:
    """An SVG of those figures whose `what` is `NAME, SIZE WORD`; `said` stands below. It is read on
    light and on dark ground.
    """
    curves: dict[str, list[tuple[float, Figure]]] = {}
    for figure in figures:
        name, _, size = figure.what.partition(", ")
        if name in _COLOURS and size.endswith((" cached", " queued")):
            number = float(size.split()[0].replace(",", ""))
            curves.setdefault(name, []).append((max(number, 1.0), figure))
    if not curves:
        raise ValueError("nothing here was measured at several sizes")
    sizes = [size for points in curves.values() for size, _ in points]
    times = [figure.value for points in curves.values() for _, figure in points] + [_FRAME_MS]
    across = _Scale(min(sizes), max(sizes), _LEFT, _WIDTH - _RIGHT)
    up = _Scale(min(times), max(times), _HEIGHT - _BOTTOM, _TOP)
    parts = [*_grid(across, up)]
    frame = up.at(_FRAME_MS)
    parts.append(_line(_LEFT, frame, _WIDTH - _RIGHT, frame, dash="6 4"))
    parts.append(_text(_WIDTH - _RIGHT + 8, frame + 4, "one frame"))
    for name, points in curves.items():
        places = [
            (across.at(size), up.at(figure.value)) for size, figure in sorted(points, key=_by)
        ]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        colour = _COLOURS[name]
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.5"/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{colour}"/>' for x, y in places]
        x, y = places[-1]
        of = "queued" if name == "save" else "cached"
        parts.append(_text(x + 8, y + 4, f"{name}, by {of}", colour=colour))
    parts.append(_text(_LEFT, _HEIGHT - 8, said))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' font-family="sans-serif" font-size="12">\n{body}\n</svg>\n'
    )


class _Scale:
    """Powers of ten from `least` to `most`, laid from `start` to `end`."""

    def __init__(self, least: float, most: float, start: float, end: float) -> None:
        self.low, self.high = math.floor(math.log10(least)), math.ceil(math.log10(most))
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        share = (math.log10(value) - self.low) / max(self.high - self.low, 1)
        return self._start + share * (self._end - self._start)

    def powers(self) -> list[int]:
        return list(range(self.low, self.high + 1))


def _by(point: tuple[float, Figure]) -> float:
    return point[0]


def _grid(across: _Scale, up: _Scale) -> list[str]:
    parts = []
    for power in across.powers():
        x = across.at(10.0**power)
        parts.append(_line(x, _TOP, x, _HEIGHT - _BOTTOM, width=0.4))
        parts.append(_text(x, _HEIGHT - _BOTTOM + 16, f"{10**power:,}", anchor="middle"))
    for power in up.powers():
        y = up.at(10.0**power)
        parts.append(_line(_LEFT, y, _WIDTH - _RIGHT, y, width=0.4))
        parts.append(_text(_LEFT - 8, y + 4, f"{10.0**power:g} ms", anchor="end"))
    return parts


def _line(x1: float, y1: float, x2: float, y2: float, *, width: float = 1, dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{_MIDDLE}"'
        f' stroke-width="{width}"{dashed}/>'
    )


def _text(x: float, y: float, text: str, *, anchor: str = "start", colour: str = _MIDDLE) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}">{escape(text)}</text>'
