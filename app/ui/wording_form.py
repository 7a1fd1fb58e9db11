"""What is wrong with a field of a form, in a sentence that says how to put it right."""

from datetime import date
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.email import EmailProblem
from app.domain.phone import PhoneProblem
from app.domain.registration_review import FieldProblem, FormProblem
from app.ui.formats import date_words

translate = QCoreApplication.translate


def field_problem_words(problem: FieldProblem) -> str:
    """One short sentence; a warning says that it can still be saved."""
    kind = problem.problem
    if isinstance(kind, PhoneProblem):
        return _phone(kind)
    if isinstance(kind, EmailProblem):
        return _email(kind)
    return _form(kind, problem.words)


def _phone(problem: PhoneProblem) -> str:
    match problem:
        case PhoneProblem.NOT_A_NUMBER:
            return translate("wording", "Only digits, spaces and a leading + make a number")
        case PhoneProblem.TOO_SHORT:
            return translate("wording", "Too short for a phone number")
        case PhoneProblem.TOO_LONG:
            return translate("wording", "Too long for a phone number")
        case PhoneProblem.UNKNOWN_COUNTRY:
            return translate("wording", "No country has this code after the +")
        case PhoneProblem.NOT_IN_USE:
            return translate("wording", "Not a number in use here. You can still save it.")
        case _:
            assert_never(problem)


def _email(problem: EmailProblem) -> str:
    match problem:
        case EmailProblem.NO_AT_SIGN:
            return translate("wording", "An address needs an @, like name@example.com")
        case EmailProblem.SEVERAL_AT_SIGNS:
            return translate("wording", "An address has only one @")
        case EmailProblem.NOTHING_BEFORE:
            return translate("wording", "The name before the @ is missing")
        case EmailProblem.NOTHING_AFTER:
            return translate("wording", "The part after the @ is missing, like example.com")
        case EmailProblem.NO_DOT:
            return translate("wording", "The part after @ needs a dot, like example.com")
        case EmailProblem.HAS_SPACE:
            return translate("wording", "An address has no spaces")
        case EmailProblem.MALFORMED:
            return translate("wording", "This does not look like an e-mail address")
        case _:
            assert_never(problem)


def _form(problem: FormProblem, words: str) -> str:
    match problem:
        case FormProblem.REQUIRED:
            return translate("wording", "This is needed")
        case FormProblem.ONE_IDENTIFIER_NEEDED:
            return translate("wording", "A mobile number, e-mail or external id is needed")
        case FormProblem.TOO_LONG:
            return translate("wording", "Too long")
        case FormProblem.NOT_PRINTABLE:
            return translate("wording", "Some characters here cannot be written")
        case FormProblem.NOT_A_DATE:
            return translate("wording", "Not a date")
        case FormProblem.NOT_A_NUMBER:
            return translate("wording", "Not a number")
        case FormProblem.NOT_AN_OPTION:
            return translate("wording", "Choose one of the options")
        case FormProblem.PATTERN:
            # The organisation's own words come first: it made the rule.
            return words or translate("wording", "Not in the form that is asked for here")
        case FormProblem.IN_THE_FUTURE:
            return translate("wording", "This lies in the future")
        case FormProblem.TOO_EARLY:
            return translate("wording", "Not before {date}").format(date=_earliest(words))
        case _:
            assert_never(problem)


def _earliest(words: str) -> str:
    try:
        return date_words(date.fromisoformat(words))
    except ValueError:
        return words
