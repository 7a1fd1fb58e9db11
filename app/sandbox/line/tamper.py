"""What a fault does to an otherwise right answer: to single items, or to the types of it all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, unique

from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Status

_DONE_CODES = frozenset({"200", codes.DONE, "1040", "1050", "1300", codes.MERGED})


@unique
class Tampering(Enum):
    """What to do to an answer's items: refuse without doing, leave out the status, or the item."""

    CODE = "code"
    NO_STATUS = "no_status"
    NO_ITEM = "no_item"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tamper:
    """`place` counts from 0; None means every item."""

    what: Tampering
    place: int | None = None
    code: str = "1005"
    message: str | None = None

    def forced(self, count: int) -> dict[int, Status]:
        if self.what is not Tampering.CODE:
            return {}
        words = codes.item_message(self.code) if self.message is None else self.message
        status = Status(code=self.code, message=words, is_success=self.code in _DONE_CODES)
        return {place: status for place in range(count) if self.place in (None, place)}

    def applied(self, items: Sequence[Item]) -> list[Item]:
        kept: list[Item] = []
        for place, item in enumerate(items):
            if self.what is Tampering.CODE or self.place not in (None, place):
                kept.append(item)
            elif self.what is Tampering.NO_STATUS:
                kept.append(replace(item, status=None))
        return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """The answer as other servers spell it; `seed` as in `replies.Reply.drifted`."""

    seed: int | None = None
