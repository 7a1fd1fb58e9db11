"""What an answer to a write proves, item by item: never more than it says."""

from datetime import UTC
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.outcomes import fault_outcome, item_outcomes, sent_trees
from app.api.reply import RawReply, Reply, classify
from app.api.wire.document import write_json
from app.domain.faults import (
    CredentialsFault,
    GatewayRefusalFault,
    NoAnswerFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.op import Evidence
from app.domain.outcome import Outcome, SideEffect
from tests.unit.api.calls import reply, sample_tree, status

E = Evidence
TOM = {"mobile": "44700900000", "email": "tom@example.com", "external_id": "ts1"}
RITA = {"mobile": "44700900999", "email": "rita@example.com", "external_id": "rj2"}
ANN = {"mobile": "44700900888", "email": "ann@example.com", "external_id": "an3"}


def read(document: Any) -> Reply:
    return classify(
        RawReply(status=200, headers={"x-cap-requestid": "r-1"}, body=write_json(document))
    )


def outcomes(document: Any, *sent: dict[str, str]) -> tuple[Outcome, ...]:
    return item_outcomes(read(document), sent_trees(sent), UTC)


def evidence(document: Any, *sent: dict[str, str]) -> list[Evidence]:
    return [outcome.evidence for outcome in outcomes(document, *sent)]


def item(
    who: dict[str, str],
    code: int | str = 1000,
    *,
    success: bool = True,
    message: str = "",
    **more: Any,
) -> dict[str, Any]:
    return {**who, "item_status": status(code, success=success, message=message), **more}


def bare(code: int | str = 1000, *, success: bool = True) -> dict[str, Any]:
    """An item that names nobody."""
    return {"item_status": status(code, success=success)}


CLASSES = {
    E.REJECTED: [
        *(1001, 1002, 1003, 1006, 1007, 1011, 1012, 1013, 1014, 1015, 1016, 1017, 1019, 1020),
        *(1021, 1025, 1032, 1033, 1034, 1039, 1042, 1043, 1044, 1045, 1046, 1047, 1048, 1049),
        *(1061, 1062, 1101, 1202, 1301, 1303, 400, 404, 405, 406),
    ],
    E.UNABLE: [
        *(1004, 1005, 1008, 1009, 1010, 1018, 1023, 1024, 1029, 1035, 1036, 1038, 1086, 1099),
        *(1109, 1222, 1302),
    ],
    E.TOO_MANY: [1060],
    E.CREDENTIALS: [401, 403, 498],
    E.THROTTLED: [429, 461, 503, 517, 521],
    E.NOT_UNDERSTOOD: [1022, 77777, 91009, 413],
    # A success code with success false says two things at once.
    E.AMBIGUOUS: [1000, 1040, 1050, 1300, 1028, 1031],
}


@pytest.mark.parametrize(
    ("expected", "code"), [(kind, code) for kind, group in CLASSES.items() for code in group]
)
def test_an_item_that_failed(expected: Evidence, code: int) -> None:
    (outcome,) = outcomes(reply(500, item(TOM, code, success=False, message="No")), TOM)
    assert outcome.evidence is expected
    assert outcome.customer is None
    assert (outcome.why.code, outcome.why.message) == (code, "No")
    assert outcome.why.request_id == "r-1"


@pytest.mark.parametrize("code", [1000, 1040, 1050, 1300, "1000", 1000.0, 200])
def test_an_item_that_was_done(code: Any) -> None:
    (outcome,) = outcomes(reply(200, item(TOM, code, user_id="123")), TOM)
    assert outcome.evidence is E.DONE
    assert outcome.customer is not None
    assert outcome.customer.user_id == "123"


@pytest.mark.parametrize("code", [1012, 1022, 1044, 1060, 1028, 401, 503, 91009, 201, 500])
def test_success_with_a_code_that_is_none_is_not_believed(code: int) -> None:
    (outcome,) = outcomes(reply(200, item(TOM, code)), TOM)
    assert outcome.evidence is E.AMBIGUOUS
    assert outcome.customer is None


@pytest.mark.parametrize(
    "state", [None, "", {}, [], {"success": "true"}, {"success": "true", "code": ""}, "done"]
)
def test_an_item_without_a_verdict_is_no_answer(state: object) -> None:
    assert evidence(reply(200, {**TOM, "item_status": state}), TOM) == [E.AMBIGUOUS]
    assert evidence(reply(200, dict(TOM)), TOM) == [E.AMBIGUOUS]


def test_each_item_has_its_own_answer() -> None:
    document = reply(
        201, item(TOM), item(RITA, 1032, success=False), item(ANN, 1005, success=False)
    )
    assert evidence(document, TOM, RITA, ANN) == [E.DONE, E.REJECTED, E.UNABLE]


def test_answers_in_another_order_find_their_own() -> None:
    document = reply(201, item(ANN), item(TOM, 1016, success=False), item(RITA))
    found = outcomes(document, TOM, RITA, ANN)
    assert [outcome.evidence for outcome in found] == [E.REJECTED, E.DONE, E.DONE]
    assert found[1].customer is not None
    assert found[1].customer.email == "rita@example.com"


def test_an_item_that_is_missing_is_ambiguous_and_the_others_are_not() -> None:
    assert evidence(reply(200, item(TOM), item(ANN)), TOM, RITA, ANN) == [
        E.DONE,
        E.AMBIGUOUS,
        E.DONE,
    ]
    assert evidence(reply(200, bare(), item(ANN)), TOM, RITA, ANN) == [
        E.AMBIGUOUS,
        E.AMBIGUOUS,
        E.DONE,
    ]


def test_an_item_for_somebody_else_is_nobodys_answer() -> None:
    stranger = {"mobile": "44711111111", "email": "x@example.com", "external_id": "x"}
    assert evidence(reply(200, item(stranger)), TOM) == [E.AMBIGUOUS]
    assert evidence(reply(200, item(TOM), item(stranger)), TOM, RITA) == [E.DONE, E.AMBIGUOUS]


def test_items_that_name_nobody_answer_by_their_place() -> None:
    document = reply(201, bare(), bare(1001, success=False))
    assert evidence(document, TOM, RITA) == [E.DONE, E.REJECTED]


def test_a_nameless_item_does_not_take_the_place_of_one_that_is_named() -> None:
    """Out of order and with only one name: the named answer counts, the other is unclear."""
    document = reply(201, bare(1001, success=False), item(TOM))
    assert evidence(document, TOM, RITA) == [E.DONE, E.AMBIGUOUS]


def test_an_empty_item_keeps_the_others_in_their_places() -> None:
    document = reply(200, {}, bare())
    assert evidence(document, TOM, RITA) == [E.AMBIGUOUS, E.DONE]


def test_two_answers_for_one_item_are_none() -> None:
    document = reply(200, item(TOM), item(TOM, 1001, success=False), item(RITA))
    assert evidence(document, TOM, RITA) == [E.AMBIGUOUS, E.DONE]


def test_the_same_person_twice_in_one_batch() -> None:
    document = reply(201, item(TOM), item(TOM, 1014, success=False))
    assert evidence(document, TOM, TOM) == [E.DONE, E.REJECTED]


@pytest.mark.parametrize(
    ("sent", "answered"),
    [
        ("07009000000", "447009000000"),
        ("447009000000", "7009000000"),
        ("447009000000", "+44 7009 000 000"),
        ("00447009000000", "447009000000"),
    ],
)
def test_a_server_may_write_the_number_its_own_way(sent: str, answered: str) -> None:
    document = reply(200, item({"mobile": answered}), item(RITA))
    assert evidence(document, {"mobile": sent}, RITA) == [E.DONE, E.DONE]
    swapped = reply(201, item(RITA, 1001, success=False), item({"mobile": answered}))
    assert evidence(swapped, {"mobile": sent}, RITA) == [E.DONE, E.REJECTED]


def test_short_tails_are_not_the_same_number() -> None:
    assert evidence(reply(200, item({"mobile": "900000"})), {"mobile": "44700900000"}) == [
        E.AMBIGUOUS
    ]


def test_a_server_may_replace_an_external_id_that_is_not_alone() -> None:
    """The contract's own sample does: ts1234 was sent, XYPZ001 comes back."""
    request = sample_tree("customer_add.request.json")["root"]["customer"]
    found = outcomes(sample_tree("customer_add.response.json"), *request)
    assert [outcome.evidence for outcome in found] == [E.DONE, E.DONE]
    assert found[0].customer is not None
    assert found[0].customer.external_id == "XYPZ001"
    assert found[0].side_effects == (
        SideEffect(kind="points", awarded_points=19490463, total_points=19490463),
        SideEffect(kind="coupon", coupon_code="095790", description="Sample description"),
    )
    assert found[1].side_effects == ()


def test_addresses_are_alike_in_any_case() -> None:
    answered = {"email": "TOM@Example.com"}
    assert evidence(reply(200, item(answered)), {"email": "tom@example.com"}) == [E.DONE]


@pytest.mark.parametrize(
    "warnings",
    [
        {"warning": ["1017"]},
        {"warning": "1017"},
        {"warning": [1017]},
        {"warning": {"code": "1017", "message": "dropped"}},
        {"warning": [{"code": 1017.0}]},
        ["1017"],
        [{"warning": "1017"}],
        [{"code": "1017"}, {"code": "1017"}],
        "1017",
    ],
    ids=repr,
)
def test_a_field_that_was_dropped_is_told_wherever_the_server_says_so(warnings: object) -> None:
    beside = item(TOM, warnings=warnings)
    inside = {**TOM, "item_status": {**status(1000, success=True), "warnings": warnings}}
    for answered in (beside, inside, {**inside, "warnings": warnings}):
        (outcome,) = outcomes(reply(200, answered), TOM)
        assert outcome.evidence is E.DONE
        assert outcome.warnings == ("1017",)


@pytest.mark.parametrize("warnings", [None, "", [], {}, [[]], {"warning": []}, {"warning": ""}])
def test_no_warnings_at_all(warnings: object) -> None:
    (outcome,) = outcomes(reply(200, item(TOM, warnings=warnings)), TOM)
    assert outcome.warnings == ()


def test_good_news_of_a_coupon() -> None:
    effect = {
        "type": "coupon",
        "coupon_code": "C1",
        "discount_value": "10.50",
        "discount_code": "ABS",
        "valid_till": "2026-12-31 00:00:00",
        "description": "£10",
    }
    (outcome,) = outcomes(reply(200, item(TOM, side_effects={"effect": effect})), TOM)
    (coupon,) = outcome.side_effects
    assert (coupon.coupon_code, coupon.discount, coupon.discount_code) == (
        "C1",
        Decimal("10.50"),
        "ABS",
    )
    assert str(coupon.valid_till) == "2026-12-31"


@pytest.mark.parametrize(
    ("code", "alone", "together"),
    [
        (200, E.AMBIGUOUS, E.AMBIGUOUS),
        (201, E.AMBIGUOUS, E.AMBIGUOUS),
        (500, E.AMBIGUOUS, E.AMBIGUOUS),
        (1060, E.TOO_MANY, E.TOO_MANY),
        (1045, E.REJECTED, E.TOO_MANY),  # which of them is meant is not said: it is split
        (1044, E.REJECTED, E.TOO_MANY),
        (1005, E.UNABLE, E.UNABLE),
        (1000, E.AMBIGUOUS, E.AMBIGUOUS),
        (413, E.NOT_UNDERSTOOD, E.NOT_UNDERSTOOD),
        (77777, E.NOT_UNDERSTOOD, E.NOT_UNDERSTOOD),
    ],
)
def test_a_refusal_of_the_whole_request(code: int, alone: Evidence, together: Evidence) -> None:
    assert evidence(reply(code, success=False), TOM) == [alone]
    assert evidence(reply(code, success=False), TOM, RITA) == [together] * 2


@pytest.mark.parametrize("code", [200, 1060, 1045, 1005, 413, 77777])
def test_success_without_items_proves_nothing(code: int) -> None:
    assert evidence(reply(code, success=True), TOM, RITA) == [E.AMBIGUOUS] * 2


@pytest.mark.parametrize(
    "customers", ["", [], {}, [[]], None, {"customer": []}, {"customer": [{}]}]
)
def test_items_that_are_absent_in_any_spelling(customers: object) -> None:
    document = {"response": {"status": status(200, success=True), "customers": customers}}
    assert evidence(document, TOM) == [E.AMBIGUOUS]


FAULTS: list[tuple[ServerFault, Evidence, str]] = [
    (UnreachableFault(UnreachableReason.DNS), E.NOT_SENT, "dns"),
    (UnreachableFault(UnreachableReason.TLS), E.NOT_SENT, "tls"),
    (UnreachableFault(UnreachableReason.BAD_ADDRESS), E.NOT_SENT, "bad_address"),
    (NoAnswerFault("ReadTimeout", timed_out=True), E.AMBIGUOUS, "no_answer"),
    (ServerTroubleFault("HTTP 502"), E.AMBIGUOUS, "ServerTroubleFault"),
    (NotOurServerFault("a web page"), E.AMBIGUOUS, "NotOurServerFault"),
    (GatewayRefusalFault("HTTP 401"), E.AMBIGUOUS, "GatewayRefusalFault"),
    (CredentialsFault("code 401"), E.CREDENTIALS, "CredentialsFault"),
    (ServerFault("something new"), E.AMBIGUOUS, "ServerFault"),
]


@pytest.mark.parametrize(("fault", "expected", "name"), FAULTS, ids=lambda value: str(value))
def test_no_reply_to_read(fault: ServerFault, expected: Evidence, name: str) -> None:
    outcome = fault_outcome(fault)
    assert (outcome.evidence, outcome.why.fault) == (expected, name)
    assert outcome.retry_after_s is None


def test_a_throttled_request_knows_when_to_come_back() -> None:
    outcome = fault_outcome(ThrottledFault(12.0, request_id="r-4"))
    assert (outcome.evidence, outcome.retry_after_s) == (E.THROTTLED, 12.0)
    assert outcome.why.request_id == "r-4"


def test_a_refused_request_keeps_the_servers_words() -> None:
    outcome = fault_outcome(RefusedFault(400, "Input is invalid", request_id="r-5"))
    assert outcome.evidence is E.REJECTED
    assert (outcome.why.code, outcome.why.message) == (400, "Input is invalid")


PEOPLE = [
    {
        "mobile": f"4470090{number:04}",
        "email": f"p{number}@example.com",
        "external_id": f"x{number}",
    }
    for number in range(6)
]


@given(st.permutations(range(6)), st.sets(st.integers(0, 5)), st.sets(st.integers(0, 5)))
def test_whoever_is_named_gets_their_own_answer_in_any_order(
    order: list[int], failed: set[int], missing: set[int]
) -> None:
    answers = [
        item(PEOPLE[number], 1001 if number in failed else 1000, success=number not in failed)
        for number in order
        if number not in missing
    ]
    found = outcomes(reply(201, *answers), *PEOPLE)
    for number, outcome in enumerate(found):
        if number in missing:
            assert outcome.evidence is E.AMBIGUOUS
        elif number in failed:
            assert outcome.evidence is E.REJECTED
        else:
            assert outcome.evidence is E.DONE
            assert outcome.customer is not None
            assert outcome.customer.mobile == PEOPLE[number]["mobile"]
