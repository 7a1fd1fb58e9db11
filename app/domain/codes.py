"""The Customer API's response codes by what they mean for a till. Owns the table, nothing else.

Meanings are those of the contract's tables; classes say what to do next. An unlisted code has no
class here: the caller treats it as not understood and shows the server's own words.
"""

from enum import Enum, unique


@unique
class CodeClass(Enum):
    DONE = "done"
    NOTHING_THERE = "nothing_there"
    PERHAPS_DONE = "perhaps_done"
    UNABLE = "unable"
    VERDICT = "verdict"
    TOO_MANY = "too_many"
    NOT_ALLOWED = "not_allowed"


BODY_OK = 200
BODY_PARTLY = 201
BODY_ALL_FAILED = 500
CREDENTIAL_CODES = frozenset({401, 403, 498})
REQUEST_WRONG_CODES = frozenset({400, 404, 405, 406})
LATER_CODES = frozenset({429, 517, 461, 521, 503})
"""As a code in the API's own shape: refused before it was done."""

DONE = 1000
INVALID_MOBILE = 1001
INVALID_EMAIL = 1002
INVALID_EXTERNAL_ID = 1003
INVALID_IDENTIFIER = 1007
NOT_FOUND = 1012
CUSTOM_FIELD_INVALID = 1017
EMAIL_TAKEN = 1016
MOBILE_TAKEN = 1032
EXTERNAL_ID_TAKEN = 1033
REGISTRATION_DATE_REFUSED = 1034
IDENTIFIER_REQUIRED = 1045
BATCH_LIMIT = 1060
MERGED = 91009
"""Of newer servers, on a read: the record that comes back is that of the customer who is left."""

NOT_FOUND_CODES = frozenset({1011, 1012})
TAKEN_CODES = frozenset({1014, EMAIL_TAKEN, MOBILE_TAKEN, EXTERNAL_ID_TAKEN})
"""Verdicts that name another customer who already has the identifier."""


def _classes() -> dict[int, CodeClass]:
    table: dict[int, CodeClass] = {}
    groups: tuple[tuple[CodeClass, tuple[int, ...]], ...] = (
        (CodeClass.DONE, (1000, 1040, 1050, 1300)),
        (CodeClass.NOTHING_THERE, (1028, 1031)),
        (CodeClass.PERHAPS_DONE, (1004, 1009, 1010, 1018, 1035, 1036, *range(1086, 1100))),
        (
            CodeClass.UNABLE,
            (1005, 1008, 1023, 1024, 1029, 1030, 1037, 1038, 1041, 1051, 1109, 1110, 1222, 1302),
        ),
        (
            CodeClass.VERDICT,
            (
                *(1001, 1002, 1003, 1006, 1007, *range(1011, 1018), 1019, 1020, 1021),
                *(1025, 1026, 1027, 1032, 1033, 1034, 1039, 1042, 1043, *range(1045, 1050)),
                *(1061, 1062, *range(1101, 1109), *range(1202, 1207), 1301, 1303),
            ),
        ),
        (CodeClass.TOO_MANY, (BATCH_LIMIT,)),
        (CodeClass.NOT_ALLOWED, (1044,)),
    )
    for meaning, codes in groups:
        table.update(dict.fromkeys(codes, meaning))
    return table


CODE_CLASSES = _classes()


def code_class(code: int) -> CodeClass | None:
    """The class of a listed item code, else None."""
    return CODE_CLASSES.get(code)
