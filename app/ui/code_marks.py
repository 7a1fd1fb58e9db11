"""A code as bars and as a square, for a scanner: which modules are dark. Paints them crisply.

Dark on light whatever the theme: that is what scanners read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import segno
from barcode.codex import Code128
from barcode.errors import BarcodeError
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

BAR_QUIET = 10
SQUARE_QUIET = 4
"""Modules of light that a reader needs around a mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Rows of modules, True for dark, with the quiet zone around them. Bars have a single row."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def width(self) -> int:
        return len(self.rows[0])

    @property
    def height(self) -> int:
        return len(self.rows)


@lru_cache(maxsize=16)
def bars(code: str) -> Mark | None:
    """Code 128; None for a text that it cannot carry."""
    try:
        (modules,) = Code128(code).build()
    except (BarcodeError, ValueError, KeyError):
        return None
    quiet = (False,) * BAR_QUIET
    return Mark(rows=((*quiet, *(module == "1" for module in modules), *quiet),))


@lru_cache(maxsize=16)
def square(code: str) -> Mark:
    """A QR code."""
    made = segno.make(code, micro=False, error="m")
    rows = [[bool(module) for module in row] for row in made.matrix]
    side = (False,) * SQUARE_QUIET
    blank = (False,) * (len(rows[0]) + 2 * SQUARE_QUIET)
    edge = (blank,) * SQUARE_QUIET
    return Mark(rows=(*edge, *((*side, *row, *side) for row in rows), *edge))


def paint_mark(painter: QPainter, mark: Mark, box: QRectF, *, module: float) -> None:
    """Paint a mark from `box`'s upper left corner: modules `module` wide, and as high as wide
    where there are several rows, else as high as the box. Whole pixels keep it crisp.
    """
    height = module if mark.height > 1 else box.height()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    ground = QRectF(box.left(), box.top(), mark.width * module, mark.height * height)
    painter.fillRect(ground, Qt.GlobalColor.white)
    for number, row in enumerate(mark.rows):
        for start, length in _runs(row):
            left, top = box.left() + start * module, box.top() + number * height
            dark = QRectF(left, top, length * module, height)
            painter.fillRect(dark, Qt.GlobalColor.black)
    painter.restore()


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Where dark modules begin, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for place, is_dark in enumerate(row):
        if not is_dark:
            continue
        if runs and sum(runs[-1]) == place:
            runs[-1] = runs[-1][0], runs[-1][1] + 1
        else:
            runs.append((place, 1))
    return runs
