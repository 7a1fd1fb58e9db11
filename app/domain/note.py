"""A note about a customer: as the server has it, as it is to be written, and whether they are one.

The server gives no key that could be told again: text, associate and the date that the till sent
are what a note is known by.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, unique
from typing import NewType

from app.domain.associate import AssociateId
from app.domain.identifiers import Identifier
from app.domain.likeness import is_same_text
from app.domain.write_problem import WriteError, WriteProblem, demand_somebody

NoteId = NewType("NoteId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note on the server. Whose it is, is known only where one associate's were asked for."""

    id: NoteId | None = None
    text: str
    written_at: datetime | None = None
    associate_id: AssociateId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntry:
    """A note to be written, or the correction of the one that `corrects` names.

    `written_at` is aware; the server keeps whole seconds of it. Raises WriteError for what cannot
    be sent.
    """

    whom: Identifier
    associate_id: AssociateId
    text: str
    written_at: datetime
    corrects: NoteId | None = None

    def __post_init__(self) -> None:
        demand_somebody(self.whom)
        if not self.text.strip():
            raise WriteError(WriteProblem.NOTE_EMPTY)
        if not self.associate_id.strip():
            raise WriteError(WriteProblem.ASSOCIATE_MISSING)


@unique
class Recognition(Enum):
    """Whether a note on the server is the one that was sent."""

    OURS = "ours"
    NOT_OURS = "not_ours"
    UNCLEAR = "unclear"
    """It reads the same, and the server does not say when it was written."""


def recognise(seen: Note, sent: NoteEntry, *, is_date_kept: bool = True) -> Recognition:
    """Whether `seen` is what became of `sent`.

    `is_date_kept` is whether this server keeps the date that it is sent; where it does not, the
    text alone must tell. Times count in the store's own, to the second.
    """
    if sent.corrects is not None and seen.id is not None and seen.id != sent.corrects:
        return Recognition.NOT_OURS
    if seen.associate_id is not None and seen.associate_id != sent.associate_id:
        return Recognition.NOT_OURS
    if not is_same_text(seen.text, sent.text):
        return Recognition.NOT_OURS
    if not is_date_kept:
        return Recognition.OURS
    if seen.written_at is None:
        return Recognition.UNCLEAR
    is_same = _second(seen.written_at) == _second(
        sent.written_at.astimezone(seen.written_at.tzinfo)
    )
    return Recognition.OURS if is_same else Recognition.NOT_OURS


def _second(at: datetime) -> datetime:
    """The wall time alone: a server that writes no zone cannot tell an hour that comes twice."""
    return at.replace(microsecond=0, tzinfo=None, fold=0)
