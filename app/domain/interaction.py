"""What passed between a customer and the organisation on a network: messages and their like."""

from dataclasses import dataclass

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message as the server tells it: `text` is its words, `facts` are all else of it."""

    text: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One kind of exchange on a network; both are the server's own words. `count` is of all of
    them, of which `messages` may be a few; None is "not told".
    """

    network: str
    type: str = ""
    count: int | None = None
    messages: tuple[Message, ...] = ()
