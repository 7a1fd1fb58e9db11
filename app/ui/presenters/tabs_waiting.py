"""How much of what was written in each of a customer's tabs is still to be sent. Pure."""

from collections import Counter
from collections.abc import Sequence
from typing import assert_never

from app.domain.op import Op, OpKind
from app.ui.counts import counts
from app.ui.navigation import TabName
from app.ui.pages.customer_view import TabWaiting
from app.ui.tone import Tone


def tabs_waiting(ops: Sequence[Op]) -> tuple[TabWaiting, ...]:
    """One for each tab that has something; `ops` are the customer's unsent."""
    tabs = [(tab, op) for op in ops if (tab := _tab(op.kind)) is not None]
    total = Counter(tab for tab, _ in tabs)
    needing = Counter(tab for tab, op in tabs if op.needs_person)
    return tuple(
        TabWaiting(
            tab=tab,
            count=total[tab],
            words=_words(total[tab], needing[tab]),
            tone=Tone.BAD if needing[tab] else Tone.CARE,
        )
        for tab in TabName
        if total[tab]
    )


def _tab(kind: OpKind) -> TabName | None:
    """Where it was written; a registration is the whole card's, and its head tells of it."""
    match kind:
        case OpKind.REGISTRATION:
            return None
        case OpKind.PROFILE_CHANGE | OpKind.IDENTITY_CHANGE:
            return TabName.PROFILE
        case OpKind.NOTE | OpKind.NOTE_CORRECTION:
            return TabName.NOTES
        case OpKind.TICKET:
            return TabName.TICKETS
        case OpKind.PREFERENCES | OpKind.SUBSCRIPTION:
            return TabName.OVERVIEW
        case _:
            assert_never(kind)


def _words(total: int, needing: int) -> str:
    waiting = counts.waiting(total)
    return f"{waiting} · {counts.needing(needing)}" if needing else waiting
