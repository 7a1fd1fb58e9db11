"""One person's derived past: the id, the seed and the day it is seen from.

What is derived from it is in `loyalty` (points, tiers) and `purchases` (bills, coupons), so that a
hundred thousand people cost nothing until someone asks.
"""

import random
from dataclasses import dataclass
from datetime import datetime

from app.sandbox.people.organisation import Store
from app.sandbox.people.people import Person
from app.sandbox.wire.replies import Node

TIME = "%Y-%m-%d %H:%M:%S"
DATE = "%Y-%m-%d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """`as_of`: when the people were made, aware, in the store's zone."""

    person: Person
    seed: int
    as_of: datetime

    def chance(self, topic: str) -> random.Random:
        """The same stream of chance for the same person and topic, always."""
        key = f"{self.seed}/{self.person.user_id}/{topic}"
        return random.Random(key)  # noqa: S311  (invented people, not secrets)


def store_node(store: Store) -> dict[str, Node]:
    return {"code": store.code, "name": store.name}
