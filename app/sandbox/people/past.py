"""One person's derived past: the id, the seed and the day it is seen from.

What is derived from it is in modules of their own (`bills`, `purchases`, `loyalty` …), so that a
hundred thousand people cost nothing until someone asks.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar, cast

from app.sandbox.people.organisation import Store
from app.sandbox.people.people import Person
from app.sandbox.wire.replies import Node

TIME = "%Y-%m-%d %H:%M:%S"
DATE = "%Y-%m-%d"


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """`as_of`: when the people were made, aware, in the store's zone. `derived` keeps what many
    parts of one answer need, by who derived it."""

    person: Person
    seed: int
    as_of: datetime
    derived: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    def chance(self, topic: str) -> random.Random:
        """The same stream of chance for the same person and topic, always."""
        key = f"{self.seed}/{self.person.user_id}/{topic}"
        return random.Random(key)  # noqa: S311  (invented people, not secrets)

    def once(self, derive: Callable[["Past"], _T]) -> _T:
        """What `derive` makes of this past, made at the first asking. Nobody may alter it."""
        if derive not in self.derived:
            self.derived[derive] = derive(self)
        return cast(_T, self.derived[derive])


def store_node(store: Store) -> dict[str, Node]:
    return {"code": store.code, "name": store.name}
