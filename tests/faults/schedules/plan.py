"""One schedule, drawn from its seed: what associates do, and what goes wrong when."""

from dataclasses import dataclass
from enum import StrEnum, unique
from random import Random

from app.api.wire.document import Format
from tests.faults.kinds import KINDS
from tests.faults.simulated.disk import DiskTrouble
from tests.faults.simulated.harm import HARMS
from tests.faults.simulated.troubles import MOST_LAG_S, TROUBLES, Reach

SHOPPERS = 4
KNOWN_FROM = 2
"""The first ones are strangers to the server."""
STRANGER, KNOWN = SHOPPERS, SHOPPERS + 1
"""Whom the other server alone is told of: somebody new there, and somebody who is known."""
FEWEST_OPS = 6
LONGEST_S = 600.0
"""So long at most do new troubles begin; after that everything heals."""


@unique
class Happening(StrEnum):
    """What befalls the whole till or the whole server rather than one request."""

    KILL = "kill"
    TAKEN_OVER = "two processes"
    DISK = "disk"
    CLOCK = "clock jump"
    LAG = "read lag"
    OTHER_TILL = "second till"
    BATCH_LIMIT = "batch limit"
    POISON = "poisonous item"
    RATE_LIMIT = "rate limit"
    HARM = "files harmed"
    CACHE_GONE = "cache gone"
    TENDED = "cache tended"
    ERASED = "customer deleted"
    TOKENS_ENDED = "tokens ended"
    OTHER_SERVER = "other server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An associate saves something of a shopper; `kind` is a place in KINDS."""

    at_s: float
    shopper: int
    kind: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Blow:
    """A trouble of the line: it befalls the next `times` requests, or all for `for_s`."""

    at_s: float
    name: str
    times: int
    for_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Mishap:
    """`amount` is the happening's own: steps until a kill, seconds of a jump, of a lag, a limit.
    `harm` is a name of `harm.HARMS`.
    """

    at_s: float
    what: Happening
    amount: float
    for_s: float
    disk: DiskTrouble = DiskTrouble.FULL
    harm: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a schedule takes place in. `is_whole`: the till has its cache and its journal beside the
    outbox. `token_ttl_s`: it signs in by tokens that live so long; 0 for a login with each call.
    """

    is_whole: bool = False
    wire_format: Format = Format.JSON
    token_ttl_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`calm_s` is when the last trouble ends."""

    seed: int
    acts: tuple[Act, ...]
    blows: tuple[Blow, ...]
    mishaps: tuple[Mishap, ...]
    visits: tuple[float, ...]
    """When a person looks at what needs one, or presses "send now"."""
    batch_size: int
    server_batch_limit: int
    calm_s: float
    setting: Setting = Setting()


_WEIGHTS = {
    Happening.KILL: 6,
    Happening.TAKEN_OVER: 1,
    Happening.DISK: 3,
    Happening.CLOCK: 2,
    Happening.LAG: 3,
    Happening.OTHER_TILL: 3,
    Happening.BATCH_LIMIT: 1,
    Happening.POISON: 1,
    Happening.RATE_LIMIT: 1,
}


def draw_plan(seed: int) -> Plan:
    """The schedule of this seed: at least six ops and two faults."""
    draw = Random(seed)
    length_s = draw.choice((20.0, 60.0, 200.0, LONGEST_S))
    acts = _acts(draw, length_s)
    moments = [act.at_s for act in acts]
    blows = tuple(_blow(draw, moments, length_s) for _ in range(draw.randint(1, 4)))
    mishaps = tuple(_mishap(draw, moments, length_s) for _ in range(draw.randint(1, 3)))
    # Drawn by itself: what it has is added to a schedule, which stays as it was.
    beside = Random(f"beside {seed}")
    setting = _setting(beside)
    mishaps += _beside(beside, setting, moments, length_s)
    if any(one.what is Happening.OTHER_SERVER for one in mishaps):
        acts = tuple(sorted((*acts, *_acts_elsewhere(beside, length_s)), key=lambda act: act.at_s))
    ends = [
        length_s,
        *(blow.at_s + blow.for_s for blow in blows),
        *(mishap.at_s + mishap.for_s for mishap in mishaps),
    ]
    return Plan(
        seed=seed,
        acts=acts,
        blows=blows,
        mishaps=mishaps,
        visits=tuple(draw.uniform(0, length_s) for _ in range(draw.randint(0, 3))),
        batch_size=draw.choice((1, 3, 10)),
        server_batch_limit=draw.choice((20, 20, 20, 5, 2)),
        calm_s=max(ends),
        setting=setting,
    )


def _setting(draw: Random) -> Setting:
    return Setting(
        is_whole=draw.random() < 0.5,
        wire_format=Format.XML if draw.random() < 0.33 else Format.JSON,
        token_ttl_s=draw.choice((20, 90, 3600)) if draw.random() < 0.25 else 0,
    )


def _beside(
    draw: Random, setting: Setting, moments: list[float], length_s: float
) -> tuple[Mishap, ...]:
    """What befalls all that is beside the outbox."""
    found: list[Mishap] = []

    def add(share: float, what: Happening, amount: float = 0.0, for_s: float = 0.0) -> None:
        if draw.random() < share:
            at_s = _moment(draw, moments, length_s)
            harm = draw.choice(tuple(HARMS)) if what is Happening.HARM else ""
            found.append(Mishap(at_s=at_s, what=what, amount=amount, for_s=for_s, harm=harm))

    if setting.is_whole:
        add(0.1, Happening.HARM, draw.randint(1, 60), draw.choice((0.5, 3.0, 90.0)))
        add(0.1, Happening.CACHE_GONE)
        add(0.5, Happening.TENDED)
        add(0.1, Happening.TENDED)
    if setting.token_ttl_s:
        add(0.5, Happening.TOKENS_ENDED)
    add(0.1, Happening.ERASED, draw.randrange(KNOWN_FROM, SHOPPERS))
    add(0.15, Happening.OTHER_SERVER, for_s=draw.choice((0.0, 10.0, 60.0, 200.0)))
    return tuple(found)


def _acts_elsewhere(draw: Random, length_s: float) -> tuple[Act, ...]:
    """A few things for the other server, written wherever the till is."""
    return tuple(
        Act(
            at_s=draw.uniform(0, length_s),
            shopper=draw.choice((STRANGER, KNOWN)),
            kind=draw.randrange(len(KINDS)),
        )
        for _ in range(draw.randint(1, 3))
    )


def _acts(draw: Random, length_s: float) -> tuple[Act, ...]:
    """Several on one shopper; half of them in one go, as in a rush or before an outage ends."""
    kinds = [0, *draw.sample(range(1, len(KINDS)), k=2)]
    rush_s = draw.uniform(0, length_s)
    count = FEWEST_OPS + draw.randint(0, 1)
    found = [
        Act(
            at_s=rush_s + draw.random() if draw.random() < 0.5 else draw.uniform(0, length_s),
            shopper=draw.randrange(SHOPPERS),
            kind=kinds[number % len(kinds)],
        )
        for number in range(count)
    ]
    return tuple(sorted(found, key=lambda act: act.at_s))


def _moment(draw: Random, moments: list[float], length_s: float) -> float:
    """Mostly just before something is saved: that is when requests are under way."""
    if draw.random() < 0.7:
        return max(0.0, draw.choice(moments) - draw.uniform(0, 0.3))
    return draw.uniform(0, length_s)


def _blow(draw: Random, moments: list[float], length_s: float) -> Blow:
    name = draw.choice(tuple(TROUBLES))
    is_line = TROUBLES[name].reach is Reach.LINE
    return Blow(
        at_s=_moment(draw, moments, length_s),
        name=name,
        times=draw.choice((1, 1, 1, 2, 4)),
        for_s=draw.choice((5.0, 40.0, 150.0)) if is_line else 200.0,
    )


def _mishap(draw: Random, moments: list[float], length_s: float) -> Mishap:
    what = draw.choices(tuple(_WEIGHTS), tuple(_WEIGHTS.values()))[0]
    at_s = _moment(draw, moments, length_s)
    disk, amount, for_s = DiskTrouble.FULL, 0.0, 0.0
    match what:
        case Happening.KILL:
            amount, for_s = draw.randint(1, 60), draw.choice((0.5, 3.0, 90.0))
        case Happening.TAKEN_OVER:
            amount = for_s = draw.uniform(1.0, 60.0)
        case Happening.DISK:
            disk, for_s = draw.choice(tuple(DiskTrouble)), draw.uniform(1.0, 60.0)
        case Happening.CLOCK:
            amount = draw.choice((-1, 1)) * draw.choice((61.0, 3600.0, 200_000.0))
        case Happening.LAG:
            amount, for_s = draw.uniform(1.0, MOST_LAG_S), draw.choice((60.0, 300.0))
        case Happening.BATCH_LIMIT:
            amount, for_s = draw.choice((1, 2, 4)), draw.uniform(10.0, 300.0)
        case Happening.POISON | Happening.RATE_LIMIT:
            amount, for_s = draw.choice((3, 10)), draw.uniform(10.0, 120.0)
        case Happening.OTHER_TILL:
            amount = draw.randrange(SHOPPERS)
    return Mishap(at_s=at_s, what=what, amount=amount, for_s=for_s, disk=disk)
