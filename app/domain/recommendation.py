"""What the server recommends to a customer. The contract leaves its shape open."""

from dataclasses import dataclass

from app.domain.fact import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One thing recommended, under the name that stands for it; `facts` are all else of it."""

    id: str = ""
    name: str
    facts: tuple[Fact, ...] = ()
