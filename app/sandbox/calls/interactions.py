"""customer/interaction: messages that went to a customer and came from one, by network and type.

The messages themselves have no printed shape: here each is a text and a time.
"""

from collections.abc import Mapping
from datetime import timedelta

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    answered,
    single,
)
from app.sandbox.calls.one_customer import WHO, read_one, who
from app.sandbox.people.past import TIME, Past
from app.sandbox.people.world import World
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import Declaration, Kind, Many, Parameter, Record, Value, item

_NETWORKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "capillary": {
        "sms": ("Your points are worth a coffee", "Your parcel waits at the counter"),
        "email": ("Your receipt", "New in this week"),
        "feedback": ("Very friendly at the till", "I waited long"),
    },
    "facebook": {
        "like": ("Summer window",),
        "comment": ("Is the green one back in stock?", "Thank you for the exchange"),
    },
}

INTERACTIONS = Declaration(
    resource="customer/interaction",
    method="GET",
    about="Messages to and from a customer, by network and type.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="network", about="only this one", choices=tuple(_NETWORKS)),
        Parameter(name="type", about="only of this type", example="sms"),
    ),
    reply=Record(
        parts={
            "customer": item(
                {
                    **WHO,
                    "interactions": Record(
                        parts={
                            "network": Many(
                                item="network",
                                of=Record(
                                    parts={
                                        "name": Value(),
                                        "interaction": Many(
                                            item="interaction",
                                            of=Record(
                                                parts={
                                                    "type": Value(),
                                                    "count": Value(kind=Kind.NUMBER),
                                                    "messages": Many(
                                                        item="message",
                                                        of=Record(
                                                            parts={
                                                                "text": Value(),
                                                                "date": Value(kind=Kind.TIME),
                                                            }
                                                        ),
                                                    ),
                                                }
                                            ),
                                        ),
                                    }
                                ),
                            )
                        }
                    ),
                }
            )
        }
    ),
    codes=(codes.DONE, *FINDING_CODES),
)


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=INTERACTIONS, answer=lambda asked: _interactions(world, asked)),)


def _interactions(world: World, asked: Asked) -> Reply:
    def answer(found: Found) -> Item:
        networks = _networks(world.past(found.person), asked)
        fields = {**who(found.person), "interactions": {"network": networks}}
        return answered(found, fields, codes.INTERACTIONS_RETRIEVED, asked)

    return single(read_one(world, asked, INTERACTIONS, answer), asked.tamper)


def _networks(past: Past, asked: Asked) -> Listing:
    wanted, kind = asked.text("network").casefold(), asked.text("type").casefold()
    entries: list[Node] = []
    for name, kinds in _NETWORKS.items():
        found: list[Node] = [
            {"type": each, "count": str(len(messages)), "messages": _messages(messages)}
            for each, texts in kinds.items()
            if kind in ("", each) and (messages := _drawn(past, each, texts))
        ]
        if found and wanted in ("", name):
            listed = Listing(item="interaction", entries=tuple(found), is_bare=True)
            entries.append({"name": name, "interaction": listed})
    return Listing(item="network", entries=tuple(entries), is_bare=True)


def _messages(messages: list[Node]) -> Listing:
    return Listing(item="message", entries=tuple(messages))


def _drawn(past: Past, kind: str, texts: tuple[str, ...]) -> list[Node]:
    """The latest first."""
    if not past.person.has_history:
        return []
    chance = past.chance(f"interaction {kind}")
    at = past.as_of
    drawn: list[Node] = []
    for _ in range(chance.randrange(4)):
        at -= timedelta(days=chance.randrange(1, 60), minutes=chance.randrange(600))
        drawn.append({"text": chance.choice(texts), "date": at.strftime(TIME)})
    return drawn
