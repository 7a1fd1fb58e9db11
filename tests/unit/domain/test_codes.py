"""Every code of the contract has one meaning, and the groups that others rely on hold together."""

import pytest

from app.domain import codes
from app.domain.codes import CODE_CLASSES, CodeClass, code_class

# The tables "Success Codes" and "Error Codes" of the contract, as printed (1008/1038 share a row).
SUCCESS_CODES = {1000, 1040, 1050, 1300}
ERROR_CODES = {
    *(1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1038, 1009, 1010, 1011, 1012, 1013),
    *(1014, 1015, 1016, 1017, 1018, 1019, 1020, 1021, 1023, 1024, 1025, 1026, 1027, 1028),
    *(1029, 1030, 1031, 1032, 1033, 1034, 1035, 1036, 1037, 1039, 1041, 1042, 1043, 1044),
    *(1045, 1046, 1047, 1048, 1049, 1051, 1060, 1061, 1062, 1086, 1087, 1088, 1089, 1090),
    *(1091, 1092, 1093, 1094, 1095, 1096, 1097, 1098, 1099, 1101, 1102, 1103, 1104, 1105),
    *(1106, 1107, 1108, 1109, 1110, 1202, 1203, 1204, 1205, 1206, 1222, 1301, 1302, 1303),
}


def test_the_table_knows_the_contracts_codes_and_no_others() -> None:
    assert set(CODE_CLASSES) == SUCCESS_CODES | ERROR_CODES


def test_only_success_codes_are_done() -> None:
    done = {code for code, meaning in CODE_CLASSES.items() if meaning is CodeClass.DONE}
    assert done == SUCCESS_CODES


@pytest.mark.parametrize(
    ("meaning", "members"),
    [
        (CodeClass.NOTHING_THERE, {1028, 1031}),
        (CodeClass.PERHAPS_DONE, {1004, 1009, 1010, 1018, 1035, 1036, *range(1086, 1100)}),
        (
            CodeClass.UNABLE,
            {1005, 1008, 1023, 1024, 1029, 1030, 1037, 1038, 1041, 1051, 1109, 1110, 1222, 1302},
        ),
        (CodeClass.TOO_MANY, {1060}),
        (CodeClass.NOT_ALLOWED, {1044}),
    ],
)
def test_the_small_groups(meaning: CodeClass, members: set[int]) -> None:
    assert {code for code, found in CODE_CLASSES.items() if found is meaning} == members


@pytest.mark.parametrize("code", [0, 200, 201, 500, 999, 1022, 1052, 1100, 1201, 91009, -1])
def test_an_unlisted_code_has_no_class(code: int) -> None:
    assert code_class(code) is None


def test_who_has_the_identifier_already_is_a_verdict() -> None:
    assert {code_class(code) for code in codes.TAKEN_CODES} == {CodeClass.VERDICT}
    assert {code_class(code) for code in codes.NOT_FOUND_CODES} == {CodeClass.VERDICT}


def test_no_body_code_has_two_meanings() -> None:
    groups = [
        frozenset({codes.BODY_OK, codes.BODY_PARTLY, codes.BODY_ALL_FAILED}),
        codes.CREDENTIAL_CODES,
        codes.REQUEST_WRONG_CODES,
        codes.LATER_CODES,
        frozenset(CODE_CLASSES),
    ]
    assert len(frozenset().union(*groups)) == sum(map(len, groups))
