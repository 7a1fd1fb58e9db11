"""The request for another identifier of a customer, which the back office decides on.

The till asks (`IdentityChange`); where the server tells of it later, it is an `IdentityRequest`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import NewType

from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.write_problem import WriteError, WriteProblem

IdentityRequestId = NewType("IdentityRequestId", str)


@unique
class IdentityRequestStatus(StrEnum):
    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityChange:
    """`old` and `new` are identifiers of this kind in normal form. Raises WriteError for what
    nobody can ask for.
    """

    kind: IdentifierKind
    old: str
    new: str

    def __post_init__(self) -> None:
        if self.kind is IdentifierKind.USER_ID:
            raise WriteError(WriteProblem.IDENTIFIER_FIXED)
        if not (self.old.strip() and self.new.strip()):
            raise WriteError(WriteProblem.IDENTIFIER_MISSING)
        if self.old == self.new:
            raise WriteError(WriteProblem.IDENTIFIER_SAME)

    @property
    def whom(self) -> Identifier:
        """Who is meant, as long as nothing was decided."""
        return Identifier(kind=self.kind, value=self.old)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRequest:
    """A request as the server lists it. `status` is the server's own word where it is none of
    IdentityRequestStatus; `kind` is None where it names none that is known.
    """

    id: IdentityRequestId | None = None
    kind: IdentifierKind | None = None
    old: str = ""
    new: str = ""
    status: str = ""
    requested_at: datetime | None = None
    updated_at: datetime | None = None


def request_for(change: IdentityChange, seen: Iterable[IdentityRequest]) -> IdentityRequest | None:
    """The newest request that asks for this change; None where the server lists none."""
    found = [
        request
        for request in seen
        if request.kind in (change.kind, None)
        and _is_alike(request.old, change.old)
        and _is_alike(request.new, change.new)
    ]
    dated = [(at, request) for request in found if (at := request.requested_at) is not None]
    if dated:
        return max(dated, key=lambda pair: pair[0])[1]
    return found[-1] if found else None


def _is_alike(one: str, other: str) -> bool:
    return one.strip().lower() == other.strip().lower()
