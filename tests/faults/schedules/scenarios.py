"""What kill points are tried on: short stories, each with its own troubles. One more is one more
row."""

from collections.abc import Mapping
from dataclasses import replace

from app.domain.op import OpKind
from tests.faults.kinds import KINDS
from tests.faults.schedules.people import KNOWN_FROM
from tests.faults.schedules.plan import Act, Blow, Happening, Mishap, Plan, Setting

_PLACES = {kind.op_kind: place for place, kind in enumerate(KINDS)}


def _acts(*moments: tuple[float, int], kind: OpKind = OpKind.REGISTRATION) -> tuple[Act, ...]:
    return tuple(Act(at_s=at_s, shopper=shopper, kind=_PLACES[kind]) for at_s, shopper in moments)


def _of_known(kind: OpKind) -> tuple[Act, ...]:
    """Two things written of a customer of the server's, the second while the first may be under
    way."""
    return _acts((2.0, KNOWN_FROM), (2.3, KNOWN_FROM), kind=kind)


def _story(
    number: int,
    acts: tuple[Act, ...],
    blows: tuple[Blow, ...] = (),
    mishaps: tuple[Mishap, ...] = (),
    visits: tuple[float, ...] = (),
) -> Plan:
    return Plan(
        seed=number,
        acts=acts,
        blows=blows,
        mishaps=mishaps,
        visits=visits,
        batch_size=10,
        server_batch_limit=20,
        calm_s=60.0,
    )


def _blow(name: str, *, times: int = 1, for_s: float = 30.0) -> tuple[Blow, ...]:
    return (Blow(at_s=1.5, name=name, times=times, for_s=for_s),)


def _mishap(what: Happening, amount: float, *, at_s: float = 1.5) -> tuple[Mishap, ...]:
    return (Mishap(at_s=at_s, what=what, amount=amount, for_s=30.0),)


_ONE = _acts((2.0, 0))
_BATCH = _acts((2.0, 0), (2.0, 1), (2.0, 2))
_LANE = _acts((2.0, 0), (2.0, 0), (2.1, 1))

SCENARIOS: Mapping[str, Plan] = {
    "a registration, online": _story(1, _ONE),
    "a registration in an outage": _story(2, _ONE, _blow("refused")),
    "a batch after an outage": _story(3, _BATCH, _blow("dns")),
    "two of one customer": _story(4, _LANE),
    "an answer that is lost": _story(5, _ONE, _blow("broken after")),
    "a request that is lost": _story(6, _ONE, _blow("time-out before")),
    "a commit that comes late": _story(7, _ONE, _blow("broken, late commit")),
    "an item without an answer": _story(8, _BATCH, _blow("items missing")),
    "a refusal that is corrected": _story(9, _ONE, _blow("verdict", times=2), visits=(10.0, 20.0)),
    "a login that is refused": _story(10, _LANE, _blow("login refused")),
    "a server that is busy": _story(11, _LANE, _blow("throttled")),
    "a batch with one that poisons it": _story(12, _BATCH, (), _mishap(Happening.POISON, 3)),
    "a server that may have done it": _story(13, _ONE, _blow("perhaps partly, done")),
    "a batch that is too large": _story(14, _BATCH, (), _mishap(Happening.BATCH_LIMIT, 1)),
    "a note on somebody new": _story(
        15, _ONE + _acts((3.0, 0), kind=OpKind.NOTE), _blow("refused")
    ),
    "a note whose answer is lost": _story(16, _of_known(OpKind.NOTE), _blow("broken after")),
    "a ticket whose answer is lost": _story(17, _of_known(OpKind.TICKET), _blow("broken after")),
    "an edit that another till crosses": _story(
        18,
        _of_known(OpKind.PROFILE_CHANGE),
        _blow("time-out after"),
        _mishap(Happening.OTHER_TILL, KNOWN_FROM),
    ),
    "preferences that come late": _story(
        19, _of_known(OpKind.PREFERENCES), _blow("broken, late commit")
    ),
    "subscriptions whose answer is lost": _story(
        20, _of_known(OpKind.SUBSCRIPTION), _blow("broken after")
    ),
    "a correction that is lost": _story(
        21, _of_known(OpKind.NOTE_CORRECTION), _blow("time-out before")
    ),
    "another identifier asked for": _story(
        22, _of_known(OpKind.IDENTITY_CHANGE), _blow("broken after")
    ),
    "a cache and a journal beside it": replace(
        _story(23, _BATCH + _acts((3.0, 0), kind=OpKind.NOTE), _blow("items missing")),
        setting=Setting(is_whole=True),
    ),
}
