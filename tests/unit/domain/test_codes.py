"""Every code of the contract has one row, and the groups that others rely on hold together."""

import re
from pathlib import Path

import pytest

from app.domain import codes
from app.domain.codes import (
    BODY_CODES,
    ITEM_CODES,
    RESPONSE_CODES,
    CodeClass,
    CodeField,
    NextStep,
    code_class,
    response_code,
)

C, N, F = CodeClass, NextStep, CodeField
CONTRACT = Path(__file__).resolve().parent.parent.parent / "data" / "response_codes.md"


def printed(title: str) -> list[tuple[tuple[int, ...], str]]:
    """The rows of one of the contract's tables: codes and words.

    An empty cell goes on with the code above it; `1008/ 1038` are two codes of one row.
    """
    rows: list[tuple[tuple[int, ...], str]] = []
    table = CONTRACT.read_text(encoding="utf-8").partition(f"### {title}\n")[2].partition("###")[0]
    for line in table.splitlines()[2:]:
        if not line.startswith("|"):
            continue
        written, words = (cell.strip() for cell in line.strip().strip("|").split("|"))
        found = tuple(map(int, re.findall(r"\d+", written)))
        rows.append((found or rows[-1][0], words))
    return rows


SUCCESSES = printed("Success Codes")
ERRORS = printed("Error Codes")
SUCCESS_CODES = {code for found, _ in SUCCESSES for code in found}
ERROR_CODES = {code for found, _ in ERRORS for code in found}


def test_the_contracts_tables_are_read_whole() -> None:
    assert (len(SUCCESSES), len(ERRORS)) == (16, 84)
    assert [words for found, words in SUCCESSES if found == (1300,)] == [
        "Ticket retrieved successfully",
        "Ticket added successfully",
    ]
    assert len([words for found, words in SUCCESSES if found == (1000,)]) == 12
    assert ((1008, 1038), "Unable to register with external id") in ERRORS
    assert [found for found, _ in ERRORS].count((1222,)) == 2


def test_the_table_knows_the_contracts_codes_and_no_others() -> None:
    assert set(ITEM_CODES) == SUCCESS_CODES | ERROR_CODES
    assert not SUCCESS_CODES & ERROR_CODES


def test_only_success_codes_are_done() -> None:
    done = {code for code, found in ITEM_CODES.items() if found.meaning is C.DONE}
    assert done == SUCCESS_CODES


def ranged(text: str) -> set[int]:
    """`1001-1003, 1006` as codes."""
    found: set[int] = set()
    for part in text.split(", "):
        first, _, last = part.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


# As the vendor's pages group them. 1044 and 1051 stand in two groups there, 1049 in none.
GROUPS = {
    C.DONE: "1000, 1040, 1050, 1300",
    C.NOTHING_THERE: "1028, 1031",
    C.PERHAPS_DONE: "1004, 1009, 1010, 1018, 1035, 1036, 1086-1099",
    C.UNABLE: (
        "1005, 1008, 1038, 1023, 1024, 1029, 1030, 1037, 1041, 1051, 1109, 1110, 1222, 1302"
    ),
    C.VERDICT: (
        "1001-1003, 1006, 1007, 1011-1017, 1019-1021, 1025-1027, 1032-1034, 1039, 1042, 1043,"
        " 1045-1049, 1061, 1062, 1101-1108, 1202-1206, 1301, 1303"
    ),
    C.TOO_MANY: "1060",
    C.NOT_ALLOWED: "1044",
}
BODIES = {
    C.DONE: "200",
    C.EACH_ITEM: "201, 500",
    C.VERDICT: "400, 404-406",
    C.CREDENTIALS: "401, 403, 498",
    C.LATER: "429, 461, 503, 517, 521",
}


@pytest.mark.parametrize("meaning", CodeClass)
def test_each_code_is_of_its_class(meaning: CodeClass) -> None:
    for table, groups in ((ITEM_CODES, GROUPS), (BODY_CODES, BODIES)):
        members = {code for code, found in table.items() if found.meaning is meaning}
        assert members == (ranged(groups[meaning]) if meaning in groups else set())


def test_codes_that_share_a_row_of_the_contract_mean_the_same() -> None:
    for found, _ in ERRORS:
        rows = [ITEM_CODES[code] for code in found]
        assert len({(row.meaning, row.next_step, row.fields) for row in rows}) == 1


def test_no_code_is_of_an_item_and_of_a_whole_reply() -> None:
    assert not set(ITEM_CODES) & set(BODY_CODES)
    assert set(RESPONSE_CODES) == set(ITEM_CODES) | set(BODY_CODES)
    assert all(found.code == code for code, found in RESPONSE_CODES.items())


@pytest.mark.parametrize("code", [0, 100, 413, 999, 1022, 1052, 1100, 1201, 91009, -1])
def test_an_unlisted_code_has_no_row(code: int) -> None:
    assert code_class(code) is None
    assert response_code(code) is None


@pytest.mark.parametrize(
    ("meaning", "steps"),
    [
        (C.DONE, {N.NOTHING}),
        (C.EACH_ITEM, {N.READ_BACK}),
        (C.NOTHING_THERE, {N.NOTHING}),
        (C.PERHAPS_DONE, {N.READ_BACK}),
        (C.UNABLE, {N.READ_BACK, N.TRY_LATER}),
        (
            C.VERDICT,
            {N.CORRECT, N.OPEN_EXISTING, N.LOOK_UP, N.ENROL, N.ASK_SUPERVISOR, N.NOTHING},
        ),
        (C.TOO_MANY, {N.SPLIT}),
        (C.NOT_ALLOWED, {N.ASK_SUPERVISOR}),
        (C.LATER, {N.TRY_LATER}),
        (C.CREDENTIALS, {N.SIGN_IN}),
    ],
)
def test_what_comes_next_goes_with_the_class(meaning: CodeClass, steps: set[NextStep]) -> None:
    found = {row.next_step for row in RESPONSE_CODES.values() if row.meaning is meaning}
    assert found == steps


def test_what_is_to_be_corrected_or_opened_is_named() -> None:
    for row in RESPONSE_CODES.values():
        assert bool(row.fields) is (row.next_step in (N.CORRECT, N.OPEN_EXISTING)), row


@pytest.mark.parametrize(
    ("code", "step", "fields"),
    [
        (1001, N.CORRECT, (F.MOBILE,)),
        (1016, N.OPEN_EXISTING, (F.EMAIL,)),
        (1032, N.OPEN_EXISTING, (F.MOBILE,)),
        (1034, N.CORRECT, (F.REGISTERED_ON,)),
        (1012, N.LOOK_UP, ()),
        (1020, N.ENROL, ()),
        (1301, N.OPEN_EXISTING, (F.SUBJECT,)),
        (1109, N.TRY_LATER, ()),
    ],
)
def test_next_steps(code: int, step: NextStep, fields: tuple[CodeField, ...]) -> None:
    row = ITEM_CODES[code]
    assert (row.next_step, row.fields) == (step, fields)


def test_the_groups_that_others_ask_for() -> None:
    assert {code_class(code) for code in codes.NOT_FOUND_CODES} == {C.VERDICT}
    assert {1028, 1031, 1051} == codes.NOTHING_THERE_CODES
    assert {404, 405, 406} == codes.CALL_MISSING_CODES
    assert {
        code for code in BODY_CODES if code_class(code) is C.VERDICT
    } == codes.REQUEST_WRONG_CODES
