"""What a write cannot be made of: refused here, before anything is saved or sent."""

from enum import Enum, unique

from app.domain.identifiers import Identifier


@unique
class WriteProblem(Enum):
    """What is wrong with a write; a screen words it."""

    NOBODY_NAMED = "nobody_named"
    NOTHING_TO_CHANGE = "nothing_to_change"
    NAMED_BY_CHANGED = "named_by_changed"
    """The identifier that says who is meant cannot be changed in the same call."""
    IDENTIFIER_CLEARED = "identifier_cleared"
    IDENTIFIER_MISSING = "identifier_missing"
    IDENTIFIER_SAME = "identifier_same"
    IDENTIFIER_FIXED = "identifier_fixed"
    """The server gives it: nobody can ask for another."""
    FIELD_WITHOUT_NAME = "field_without_name"
    FIELD_TWICE = "field_twice"
    NOTE_EMPTY = "note_empty"
    ASSOCIATE_MISSING = "associate_missing"
    SUBJECT_EMPTY = "subject_empty"


class WriteError(ValueError):
    """A write that is refused before it is promised to anybody."""

    def __init__(self, problem: WriteProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


def demand_somebody(whom: Identifier) -> None:
    """Raises WriteError where `whom` names nobody."""
    if not whom.value.strip():
        raise WriteError(WriteProblem.NOBODY_NAMED)
