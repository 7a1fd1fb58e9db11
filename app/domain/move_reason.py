"""Why a person's decision moved an op, where the program gives the reason and not the person."""

from enum import StrEnum, unique


@unique
class MoveReason(StrEnum):
    """The values are kept with the moves: they never change."""

    TAKEN_BACK = "taken back"
    """Undone before it was sent."""
    CORRECTED = "corrected"
    """Replaced by a corrected one."""
    AMENDED = "amended"
    """A registration was changed before it was ever sent."""
    THEIRS_KEPT = "theirs_kept"
    """An edit's every conflict was decided for the server's side."""
    TRIED_AGAIN = "retry"
    HANDED_OVER = "handed over in a rescue file"
    """Followed by the file's id, as the next."""
    TAKEN_IN = "taken in from a rescue file"
