"""The Customer API's response codes by what they mean for a till: class, next step, and fields.

Owns the one table of them. What each says to a person is the screens' (`ui/wording_codes`). An
unlisted code has no row: it is not understood, and the server's own words are shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum, unique


@unique
class CodeClass(Enum):
    DONE = "done"
    DONE_WITH_WARNING = "done_with_warning"
    """Of no code alone: done, and the codes beside it say what was dropped."""
    EACH_ITEM = "each_item"
    """Of a whole reply: its items say what became of each."""
    NOTHING_THERE = "nothing_there"
    PERHAPS_DONE = "perhaps_done"
    UNABLE = "unable"
    VERDICT = "verdict"
    TOO_MANY = "too_many"
    NOT_ALLOWED = "not_allowed"
    LATER = "later"
    """Refused before it was done."""
    CREDENTIALS = "credentials"


@unique
class NextStep(Enum):
    """What an associate, or the till by itself, does next."""

    NOTHING = "nothing"
    CORRECT = "correct"
    """Correct `fields`, then send again."""
    OPEN_EXISTING = "open_existing"
    """Open the customer, or the ticket, that has it already; `fields` say by what."""
    LOOK_UP = "look_up"
    """Look the customer up by another identifier, or register them."""
    ENROL = "enrol"
    """Known, but no member: registering is what enrols them."""
    READ_BACK = "read_back"
    TRY_LATER = "try_later"
    SPLIT = "split"
    SIGN_IN = "sign_in"
    ASK_SUPERVISOR = "ask_supervisor"


@unique
class CodeField(StrEnum):
    """What a code is about. Those of a registration are called as in its form."""

    MOBILE = "mobile"
    EMAIL = "email"
    EXTERNAL_ID = "external_id"
    TYPE = "type"
    REGISTERED_ON = "registered_on"
    CUSTOM_FIELD = "custom_field"
    """One of the organisation's; the code does not say which."""
    VALIDATION_CODE = "validation_code"
    SUBJECT = "subject"
    CHANNEL = "channel"
    PRIORITY = "priority"
    SCOPE = "scope"
    SUBSCRIPTION = "subscription"
    CAMPAIGN_TOKEN = "campaign_token"  # noqa: S105 - the name of a field
    REFERRAL_TYPE = "referral_type"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseCode:
    """One code, of an item or of a whole reply. `fields` go with CORRECT and OPEN_EXISTING."""

    code: int
    meaning: CodeClass
    next_step: NextStep
    fields: tuple[CodeField, ...] = ()


_C, _N, _F = CodeClass, NextStep, CodeField
_ANY_IDENTIFIER = (_F.MOBILE, _F.EMAIL, _F.EXTERNAL_ID)
_Row = tuple[CodeClass, NextStep, tuple[CodeField, ...], tuple[int, ...]]

_ITEM_ROWS: tuple[_Row, ...] = (
    (_C.DONE, _N.NOTHING, (), (1000, 1040, 1050, 1300)),
    (_C.NOTHING_THERE, _N.NOTHING, (), (1028, 1031)),
    (
        *(_C.PERHAPS_DONE, _N.READ_BACK, ()),
        (1004, 1009, 1010, 1018, 1035, 1036, *range(1086, 1100)),
    ),
    (
        *(_C.UNABLE, _N.READ_BACK, ()),
        (1005, 1008, 1023, 1024, 1030, 1037, 1038, 1041, 1110, 1222, 1302),
    ),
    # On a read of what a customer may lack, 1051 is also said where there is nothing.
    (_C.UNABLE, _N.TRY_LATER, (), (1029, 1051, 1109)),
    (_C.VERDICT, _N.CORRECT, (_F.MOBILE,), (1001, 1006, 1047)),
    (_C.VERDICT, _N.CORRECT, (_F.EMAIL,), (1002, 1039, 1048)),
    (_C.VERDICT, _N.CORRECT, (_F.EXTERNAL_ID,), (1003, 1043, 1049)),
    (_C.VERDICT, _N.CORRECT, (_F.MOBILE, _F.EMAIL), (1045,)),
    (_C.VERDICT, _N.CORRECT, (_F.MOBILE, _F.EXTERNAL_ID), (1019,)),
    (_C.VERDICT, _N.CORRECT, _ANY_IDENTIFIER, (1007, 1015, 1042, 1104)),
    (_C.VERDICT, _N.CORRECT, (_F.CUSTOM_FIELD,), (1017,)),
    (_C.VERDICT, _N.CORRECT, (_F.VALIDATION_CODE,), (1021,)),
    (_C.VERDICT, _N.CORRECT, (_F.REGISTERED_ON,), (1034,)),
    (_C.VERDICT, _N.CORRECT, (_F.TYPE,), (1046,)),
    (_C.VERDICT, _N.CORRECT, (_F.CHANNEL,), (1101,)),
    (_C.VERDICT, _N.CORRECT, (_F.PRIORITY,), (1102,)),
    (_C.VERDICT, _N.CORRECT, (_F.SCOPE,), (1103, 1105)),
    (_C.VERDICT, _N.CORRECT, (_F.SUBSCRIPTION,), (1106,)),
    (_C.VERDICT, _N.CORRECT, (_F.CAMPAIGN_TOKEN,), (1202,)),
    (_C.VERDICT, _N.CORRECT, (_F.REFERRAL_TYPE,), (1206,)),
    (_C.VERDICT, _N.CORRECT, (_F.SUBJECT,), (1303,)),
    (_C.VERDICT, _N.OPEN_EXISTING, _ANY_IDENTIFIER, (1014,)),
    (_C.VERDICT, _N.OPEN_EXISTING, (_F.EMAIL,), (1016,)),
    (_C.VERDICT, _N.OPEN_EXISTING, (_F.MOBILE,), (1032,)),
    (_C.VERDICT, _N.OPEN_EXISTING, (_F.EXTERNAL_ID,), (1033,)),
    (_C.VERDICT, _N.OPEN_EXISTING, (_F.SUBJECT,), (1301,)),
    (_C.VERDICT, _N.LOOK_UP, (), (1011, 1012, 1205)),
    (_C.VERDICT, _N.ENROL, (), (1013, 1020)),
    (_C.VERDICT, _N.ASK_SUPERVISOR, (), (1025, 1026, 1027, 1061, 1062, 1107, 1108, 1203)),
    (_C.VERDICT, _N.NOTHING, (), (1204,)),
    (_C.TOO_MANY, _N.SPLIT, (), (1060,)),
    (_C.NOT_ALLOWED, _N.ASK_SUPERVISOR, (), (1044,)),
)
_BODY_ROWS: tuple[_Row, ...] = (
    (_C.DONE, _N.NOTHING, (), (200,)),
    (_C.EACH_ITEM, _N.READ_BACK, (), (201, 500)),
    (_C.VERDICT, _N.ASK_SUPERVISOR, (), (400, 404, 405, 406)),
    (_C.CREDENTIALS, _N.SIGN_IN, (), (401, 403, 498)),
    (_C.LATER, _N.TRY_LATER, (), (429, 461, 503, 517, 521)),
)


def _table(rows: tuple[_Row, ...]) -> dict[int, ResponseCode]:
    return {found.code: found for row in rows for found in _of(row)}


def _of(row: _Row) -> Iterator[ResponseCode]:
    meaning, next_step, fields, numbers = row
    for code in numbers:
        yield ResponseCode(code=code, meaning=meaning, next_step=next_step, fields=fields)


ITEM_CODES = _table(_ITEM_ROWS)
"""Of the contract's two tables; a note's item also answers 200."""
BODY_CODES = _table(_BODY_ROWS)
RESPONSE_CODES = ITEM_CODES | BODY_CODES


def response_code(code: int) -> ResponseCode | None:
    """What a listed code means, of an item or of a whole reply; None of any other."""
    return RESPONSE_CODES.get(code)


def code_class(code: int) -> CodeClass | None:
    """The class of a listed code, else None."""
    found = RESPONSE_CODES.get(code)
    return found.meaning if found else None


def _of_class(meaning: CodeClass) -> frozenset[int]:
    return frozenset(code for code, found in RESPONSE_CODES.items() if found.meaning is meaning)


BODY_OK = 200
BODY_PARTLY = 201
BODY_ALL_FAILED = 500
CREDENTIAL_CODES = _of_class(CodeClass.CREDENTIALS)
REQUEST_WRONG_CODES = frozenset({400, 404, 405, 406})
CALL_MISSING_CODES = REQUEST_WRONG_CODES - {400}
"""This server lacks the call: whom or what it is asked about makes no difference."""
LATER_CODES = _of_class(CodeClass.LATER)

CUSTOM_FIELD_INVALID = 1017
BATCH_LIMIT = 1060
TICKET_EXISTS = 1301
MERGED = 91009
"""Of newer servers, on a read: the record that comes back is that of the customer who is left."""

NOT_FOUND_CODES = frozenset({1011, 1012})
NOTHING_THERE_CODES = _of_class(CodeClass.NOTHING_THERE) | {1051}
"""On a read: an empty answer, no fault."""
