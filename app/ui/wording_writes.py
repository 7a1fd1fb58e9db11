"""Why something cannot be saved as it is, in a sentence that says how to put it right."""

from typing import Literal, assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.write_problem import WriteProblem

translate = QCoreApplication.translate


def write_problem_words(problem: WriteProblem) -> str:
    """One short sentence."""
    match problem:
        case WriteProblem.NOTE_EMPTY:
            return translate("wording", "A note needs some words")
        case WriteProblem.ASSOCIATE_MISSING:
            return translate("wording", "It must be known who writes: sign in with your name")
        case WriteProblem.SUBJECT_EMPTY:
            return translate("wording", "A ticket needs a subject")
        case WriteProblem.NOTHING_TO_CHANGE:
            return translate("wording", "Nothing was changed")
        case WriteProblem.FIELD_WITHOUT_NAME:
            return translate("wording", "A field without a name cannot be saved")
        case WriteProblem.FIELD_TWICE:
            return translate("wording", "The same field is there twice")
        case _:
            return _identifier(problem)


def _identifier(
    problem: Literal[
        WriteProblem.NOBODY_NAMED,
        WriteProblem.NAMED_BY_CHANGED,
        WriteProblem.IDENTIFIER_CLEARED,
        WriteProblem.IDENTIFIER_MISSING,
        WriteProblem.IDENTIFIER_SAME,
        WriteProblem.IDENTIFIER_FIXED,
    ],
) -> str:
    match problem:
        case WriteProblem.NOBODY_NAMED:
            return translate("wording", "It is not said which customer is meant")
        case WriteProblem.NAMED_BY_CHANGED:
            return translate(
                "wording", "The customer is known by this alone: ask for another one instead"
            )
        case WriteProblem.IDENTIFIER_CLEARED:
            return translate(
                "wording",
                "A mobile number, e-mail or external id can be changed, but not removed",
            )
        case WriteProblem.IDENTIFIER_MISSING:
            return translate("wording", "Both the old and the new one are needed")
        case WriteProblem.IDENTIFIER_SAME:
            return translate("wording", "The new one is the same as the old one")
        case WriteProblem.IDENTIFIER_FIXED:
            return translate("wording", "The server gives this one: nobody can change it")
        case _:
            assert_never(problem)
