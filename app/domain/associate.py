"""Who works at the till."""

from dataclasses import dataclass
from typing import NewType

AssociateId = NewType("AssociateId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Associate:
    """Who stands at the till."""

    id: AssociateId
    name: str
    is_supervisor: bool = False
