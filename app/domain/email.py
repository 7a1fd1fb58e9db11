"""E-mail addresses: read, judged, and the reason in a form that a screen can word."""

from dataclasses import dataclass
from enum import Enum, unique


@unique
class EmailProblem(Enum):
    """Why an address cannot be one."""

    NO_AT_SIGN = "no_at_sign"
    SEVERAL_AT_SIGNS = "several_at_signs"
    NOTHING_BEFORE = "nothing_before"
    NOTHING_AFTER = "nothing_after"
    NO_DOT = "no_dot"
    HAS_SPACE = "has_space"
    MALFORMED = "malformed"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmailReading:
    """`address` is None where there is a problem."""

    address: str | None = None
    problem: EmailProblem | None = None


def read_email(text: str) -> EmailReading:
    """Read `text` as an address; the network is never asked whether it exists."""
    # start-up: 20 ms that no window waits for; first needed when an address is read.
    from email_validator import EmailNotValidError, validate_email

    stripped = text.strip()
    problem = _plain_problem(stripped)
    if problem is not None:
        return EmailReading(problem=problem)
    try:
        # Shops' test organisations use reserved domains, and a till is no judge of domains.
        found = validate_email(stripped, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return EmailReading(problem=EmailProblem.MALFORMED)
    return EmailReading(address=found.normalized)


def _plain_problem(text: str) -> EmailProblem | None:
    """The mistakes that cashiers make, each by its own name."""
    if any(character.isspace() for character in text):
        return EmailProblem.HAS_SPACE
    before, sign, after = text.partition("@")
    if not sign:
        return EmailProblem.NO_AT_SIGN
    if "@" in after:
        return EmailProblem.SEVERAL_AT_SIGNS
    if not before:
        return EmailProblem.NOTHING_BEFORE
    if not after:
        return EmailProblem.NOTHING_AFTER
    if "." not in after.strip("."):
        return EmailProblem.NO_DOT
    return None
