"""Nothing that a call takes is without a case, unless a reason is written down."""

from app.domain.search_query import Attribute, Operator
from tests.unit.api.parameters.all_cases import CALLS, CASES
from tests.unit.api.parameters.demanded import (
    BEYOND_THE_CONTRACT,
    UNSHOWN,
    declarations,
    declared,
    of_the_contract,
)

SHOWN = {(case.call.name, case.carried) for case in CASES}
DEMANDED = {
    (name, part)
    for table in (of_the_contract(), BEYOND_THE_CONTRACT, declared())
    for name, parts in table.items()
    for part in parts
}


def test_the_contracts_tables_are_read_whole() -> None:
    tables = of_the_contract()
    assert {name: len(parts) for name, parts in tables.items()} == {
        "customer/add": 9,
        "customer/update": 4,
        "customer/update_identity": 3,
        "customer/search": 14,
        "customer/get": 16,
        "customer/transactions": 10,
        "customer/notes-post": 6,
        "customer/notes-get": 4,
        "customer/coupons": 9,
        "customer/tickets-post": 9,
        "customer/tickets-get": 11,
    }
    assert tables["customer/notes-post"] >= {"customer.mobile", "customer.notes.note.date"}
    assert "membership_retention_criteria" in tables["customer/get"]


def test_every_call_has_cases() -> None:
    assert {(call.resource, call.method) for call in CALLS} == {
        (each.resource, each.method) for each in declarations()
    }
    assert {call.name for call in CALLS} == {case.call.name for case in CASES}
    assert {name for name, _ in DEMANDED} <= {call.name for call in CALLS}


def test_every_part_has_a_case_or_a_reason() -> None:
    assert sorted(DEMANDED - SHOWN - UNSHOWN.keys()) == []


def test_no_reason_is_out_of_date() -> None:
    assert sorted(UNSHOWN.keys() & SHOWN) == []
    assert sorted(UNSHOWN.keys() - DEMANDED) == []


def test_the_whole_grammar_has_cases() -> None:
    searched = {part.removeprefix("q.") for name, part in SHOWN if name == "customer/search"}
    assert {each.value for each in (*Attribute, *Operator)} <= searched


def test_each_case_has_an_id_of_its_own() -> None:
    ids = [case.id for case in CASES]
    assert len(set(ids)) == len(ids)
