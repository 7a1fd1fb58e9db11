"""What holds on every page of the real window: for the keyboard, a screen reader, and fingers."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from app.support.paths import RESOURCES
from app.ui.hand import NotSeenError
from app.ui.models.guide import BlockKind, SpanKind, read_guide
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
    keys: set[str] = set()
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
                *checks.drawn(window),
            ]
            findings += [f"{place}: {words}" for words in found]
            places += 1
            names |= {part.objectName() for part in window.findChildren(QWidget)}
            keys |= {found.key().toString() for found in window.findChildren(QShortcut)}
    assert not findings, checks.listing(findings)
    assert places == 20
    _check_names(names)
    assert keys - _told_keys(look.language) == set(), "the guide's first page tells every key"


@pytest.mark.parametrize("look", LARGE, ids=str)
async def test_no_text_is_cut_at_twice_the_size(tmp_path: Path, look: Look) -> None:
    findings: list[str] = []
    async with whole_till(tmp_path, look) as till:
        async for place, _ in till.places():
            lasting = await _lasting(till, checks.cut)
            findings += [f"{place}: {words}" for words in lasting]
    assert not findings, checks.listing(findings)


def _told_keys(language: str) -> set[str]:
    """The keys of the table on the guide's first page; `Ctrl` `1` … `6` are six."""
    told: set[str] = set()
    for block in read_guide(RESOURCES / "guide", language)[0].blocks:
        keys = [span.text for span in block.cells[0] if span.kind is SpanKind.KEY]
        if block.kind is not BlockKind.ROW or not keys:
            continue
        first, last = keys[-2:] if len(keys) > 2 else (keys[-1], keys[-1])
        if first.isdecimal():
            told |= {f"{keys[0]}+{number}" for number in range(int(first), int(last) + 1)}
        told.add("+".join(keys))
    return told


def _check_names(names: set[str]) -> None:
    """Every agreed name was seen, but for those whose parts are not built."""
    agreed = {*NAMES, *(name for parts in NAMES.values() for name in parts.split())} - {"frame"}
    assert agreed - names <= NOT_BUILT.keys(), sorted(agreed - names - NOT_BUILT.keys())
    assert [
        family for family in FAMILIES if not any(name.startswith(family) for name in names)
    ] == []
