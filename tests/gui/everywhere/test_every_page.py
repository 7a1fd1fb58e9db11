"""What holds on every page of the real window: for the keyboard, a screen reader, and fingers."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.ui.hand import NotSeenError
from tests.gui.everywhere import checks
from tests.gui.everywhere.contract import FAMILIES, NAMES, NOT_BUILT
from tests.gui.everywhere.whole_till import Look, WholeTill, whole_till

SETTLED_WITHIN_S = 1.5
LARGE = (
    Look(text_size=200),
    Look(language="hi", text_size=200),
    Look(language="ar", text_size=200),
)


async def _lasting(till: WholeTill, check: Callable[[QWidget], Iterable[str]]) -> list[str]:
    """Findings that do not pass while answers arrive and the page lays itself out."""
    window = till.window
    try:
        await till.hand.until(lambda: not list(check(window)), "order", within_s=SETTLED_WITHIN_S)
    except NotSeenError:
        return list(check(window))
    return []


@pytest.mark.parametrize("look", [Look(), Look(language="ar")], ids=str)
async def test_every_control_can_be_named_hit_and_reached(tmp_path: Path, look: Look) -> None:
    findings: list[str] = []
    names: set[str] = set()
    places = 0
    async with whole_till(tmp_path, look) as till:
        async for place, page in till.places():
            window: QWidget = till.window
            steps = checks.tab_steps(window)
            ring = [step.after for step in steps]
            found = [
                *checks.nameless(window),
                *checks.unspoken(window),
                *checks.miswritten(window),
                *checks.too_small(window),
                *checks.unreached(window, ring),
                *checks.unseen(ring),
                *checks.backwards(page, steps),
                *checks.undone(steps),
                *checks.unlit(steps),
            ]
            findings += [f"{place}: {words}" for words in found]
            places += 1
            names |= {part.objectName() for part in window.findChildren(QWidget)}
    assert not findings, checks.listing(findings)
    assert places == 20
    _check_names(names)


@pytest.mark.parametrize("look", LARGE, ids=str)
async def test_no_text_is_cut_at_twice_the_size(tmp_path: Path, look: Look) -> None:
    findings: list[str] = []
    async with whole_till(tmp_path, look) as till:
        async for place, _ in till.places():
            lasting = await _lasting(till, checks.cut)
            findings += [f"{place}: {words}" for words in lasting]
    assert not findings, checks.listing(findings)


def _check_names(names: set[str]) -> None:
    """Every agreed name was seen, but for those whose parts are not built."""
    agreed = {*NAMES, *(name for parts in NAMES.values() for name in parts.split())} - {"frame"}
    assert agreed - names <= NOT_BUILT.keys(), sorted(agreed - names - NOT_BUILT.keys())
    assert [
        family for family in FAMILIES if not any(name.startswith(family) for name in names)
    ] == []
