"""An organisation's regular expressions: somebody else's programs, run on every keystroke.

Owns which of them are quick on any text. One that may not be is not tried here at all: the server
judges the value anyway, and a form that freezes serves nobody.
"""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

TEXT_LIMIT = 200
"""Longest text that a pattern may be tried on; its cost is worked out for this."""
COST_LIMIT = 1_000_000
"""So many ways of matching are tried within a few hundredths of a second, for the worst text."""

Matcher = Callable[[str], bool]

_DELIMITED = re.compile(r"/(?P<written>.*)/(?P<flags>[a-z]*)", re.DOTALL)
_GROUP = re.compile(r"\((?:\?(?:P<\w+>|<[=!]|[:=!>]|[aiLmsu-]+:))?(?!\?)")
_EMPTY = re.compile(r"\(\?(?:[aiLmsu]+|P=\w+)\)")
_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[^()]", re.DOTALL)
_COUNT = re.compile(r"\{(?!\})(?P<low>\d*)(?P<comma>,?)(?P<high>\d*)\}")
_SIGNS = {"*": (0, TEXT_LIMIT), "+": (1, TEXT_LIMIT), "?": (0, 1)}


@lru_cache(maxsize=64)
def matcher(pattern: str) -> Matcher | None:
    """Tells whether a whole text of at most TEXT_LIMIT characters fits `pattern`, also one written
    as `/…/i`. None where there is no pattern, Python cannot read it, or it may take too long.
    """
    if not pattern:
        return None
    delimited = _DELIMITED.fullmatch(pattern)
    written, flags = delimited.group("written", "flags") if delimited else (pattern, "")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # `[[` may mean something else in a later Python
            compiled = re.compile(written, re.IGNORECASE if "i" in flags else 0)
    except (re.error, RecursionError, OverflowError):
        return None
    if cost(written) > COST_LIMIT:
        return None
    return lambda text: compiled.fullmatch(text) is not None


def cost(pattern: str) -> int:
    """In how many ways a backtracking matcher may match `pattern`, which Python has read, at most.

    More than COST_LIMIT also where the pattern has parts that are not understood here.
    """
    groups = [_Group()]
    at = 0
    while at < len(pattern):
        ways = 1
        if pattern[at] == "|":
            groups[-1].next_branch()
            at += 1
            continue
        if pattern[at] == ")":
            ways = groups.pop().total()
            at += 1
        elif empty := _EMPTY.match(pattern, at):
            at = empty.end()
        elif group := _GROUP.match(pattern, at):
            groups.append(_Group())
            at = group.end()
            continue
        elif atom := _ATOM.match(pattern, at):
            at = atom.end()
        else:
            return COST_LIMIT + 1
        low, high, at = _quantifier(pattern, at)
        groups[-1].add(_repeated(ways, low, high))
    return groups[0].total()


@dataclass(slots=True)
class _Group:
    """A group while it is read. Parts of a branch multiply its ways, branches add up."""

    branch: int = 1
    earlier_branches: int = 0

    def add(self, ways: int) -> None:
        self.branch = min(self.branch * ways, COST_LIMIT + 1)

    def next_branch(self) -> None:
        self.branch, self.earlier_branches = 1, self.total()

    def total(self) -> int:
        return self.earlier_branches + self.branch


def _quantifier(pattern: str, at: int) -> tuple[int, int, int]:
    """Least and most repeats of what ends at `at`, and where their sign ends."""
    sign, count = pattern[at : at + 1], _COUNT.match(pattern, at)
    if sign in _SIGNS:
        low, high = _SIGNS[sign]
        at += 1
    elif count is not None:
        low = min(int(count["low"] or 0), TEXT_LIMIT)
        high = min(int(count["high"] or TEXT_LIMIT), TEXT_LIMIT) if count["comma"] else low
        at = count.end()
    else:
        return 1, 1, at
    is_lazy_or_possessive = pattern[at : at + 1] in ("?", "+")
    return low, high, at + is_lazy_or_possessive


def _repeated(ways: int, low: int, high: int) -> int:
    """Ways of a part repeated from `low` to `high` times: each time may match in any of its own."""
    total = high - low + 1
    for _ in range(high if ways > 1 else 0):
        total *= ways
        if total > COST_LIMIT:
            return COST_LIMIT + 1
    return total
