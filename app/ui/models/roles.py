"""What a model may say of a cell beside its text, so that one delegate can paint them all."""

from enum import IntEnum, unique

from PySide6.QtCore import Qt

_FIRST = int(Qt.ItemDataRole.UserRole)


@unique
class CellRole(IntEnum):
    """Roles for `QAbstractItemModel.data`; the display role stays the cell's plain text."""

    SECOND_LINE = _FIRST + 1
    """str: a quieter line below."""
    TONE = _FIRST + 2
    """Tone: paint the text as a chip of this tone."""
    IS_STRONG = _FIRST + 3
    """bool: the first line is what the row is about."""
    ROW_TONE = _FIRST + 4
    """Tone: the ground of the whole row (asked of its first column)."""
    KEY = _FIRST + 5
    """The value a presenter needs to act on the row."""
    MATCH = _FIRST + 6
    """The whole value behind a row that a delegate of its own paints."""


def spoken_cell(text: str, second: str) -> str:
    """What a screen reader has of a cell of two lines: a model that tells it the display text alone
    keeps the quieter line to those who see it.
    """
    return ", ".join(line for line in (text, second) if line)
