"""Interactions and recommendations between the wire and the domain; the contract leaves open what
a message and a recommendation hold, so all of it is kept under the server's own names.
"""

from collections.abc import Iterator

from app.api.wire import normal
from app.api.wire.facts import facts_from
from app.domain.fact import Fact
from app.domain.interaction import Interaction, Message
from app.domain.recommendation import Recommendation

_MESSAGE_TEXTS = ("message", "text", "content", "body", "description", "subject")
_RECOMMENDATION_NAMES = ("name", "title", "description", "code", "sku", "item_code")


def interactions_from(value: object) -> tuple[Interaction, ...]:
    """The `interactions` of a customer, in the server's order."""
    return tuple(
        Interaction(
            network=normal.text(network.get("name")),
            type=normal.text(entry.get("type")),
            count=normal.integer(entry.get("count")),
            messages=tuple(
                Message(text=text, facts=facts)
                for text, facts in _things(entry.get("messages"), "message", _MESSAGE_TEXTS)
            ),
        )
        for network in normal.many(value, "network")
        for entry in normal.many(network.get("interaction"), "interaction")
    )


def recommendations_from(value: object) -> tuple[Recommendation, ...]:
    """The `recommendations` of a customer, in the server's order."""
    return tuple(
        Recommendation(
            id=next((fact.value for fact in facts if fact.name == "id"), ""),
            name=name,
            facts=tuple(fact for fact in facts if fact.name != "id"),
        )
        for name, facts in _things(value, "recommendation", _RECOMMENDATION_NAMES)
    )


def _things(
    value: object, name: str, headings: tuple[str, ...]
) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """Texts, or records of which the first of `headings` is the text and the rest are facts."""
    if isinstance(value, list):
        for item in value:
            yield from _things(item, name, headings)
    elif isinstance(value, dict) and set(value) == {name}:
        yield from _things(value[name], name, headings)
    elif isinstance(value, dict):
        heading = next((each for each in headings if normal.text(value.get(each))), "")
        facts = facts_from({key: inner for key, inner in value.items() if key != heading})
        if heading or facts:
            yield normal.text(value.get(heading)) or facts[0].value, facts
    elif text := normal.text(value):
        yield text, ()
