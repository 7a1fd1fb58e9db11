"""What each listed code proves of a write, said of the item or of the whole request."""

from datetime import UTC

import pytest

from app.api.outcomes import fault_outcome, item_outcomes
from app.api.reply import RawReply, classify
from app.api.wire.document import write_json
from app.domain.codes import BODY_CODES, ITEM_CODES, RESPONSE_CODES, CodeClass
from app.domain.faults import ServerFault
from app.domain.op import Evidence
from tests.unit.api.calls import reply, status

C, E = CodeClass, Evidence
TOM = {"mobile": "44700900000"}
REFUSED = {
    C.VERDICT: E.REJECTED,
    C.NOT_ALLOWED: E.REJECTED,
    C.UNABLE: E.UNABLE,
    C.PERHAPS_DONE: E.UNABLE,
    C.TOO_MANY: E.TOO_MANY,
    C.LATER: E.THROTTLED,
    C.CREDENTIALS: E.CREDENTIALS,
    # A success code that says it failed says two things at once.
    C.DONE: E.AMBIGUOUS,
    C.NOTHING_THERE: E.AMBIGUOUS,
    # Of a whole reply alone; of an item it means nothing that is known.
    C.EACH_ITEM: E.NOT_UNDERSTOOD,
}


def evidence(document: object, count: int = 1) -> Evidence:
    raw = RawReply(status=200, headers={}, body=write_json(document))
    try:
        found = item_outcomes(classify(raw), [TOM] * count, UTC)
    except ServerFault as fault:
        return fault_outcome(fault).evidence
    assert len({outcome.evidence for outcome in found}) == 1
    return found[0].evidence


@pytest.mark.parametrize("code", RESPONSE_CODES)
def test_an_item_that_failed(code: int) -> None:
    document = reply(500, {**TOM, "item_status": status(code)}, success=False)
    assert evidence(document) is REFUSED[RESPONSE_CODES[code].meaning]


@pytest.mark.parametrize("code", RESPONSE_CODES)
def test_an_item_that_succeeded_is_done_by_a_done_code_alone(code: int) -> None:
    document = reply(200, {**TOM, "item_status": status(code, success=True)})
    is_done = RESPONSE_CODES[code].meaning is C.DONE
    assert evidence(document) is (E.DONE if is_done else E.AMBIGUOUS)


@pytest.mark.parametrize("code", ITEM_CODES)
def test_a_request_that_failed_with_an_items_code(code: int) -> None:
    document = reply(code, success=False)
    expected = REFUSED[ITEM_CODES[code].meaning]
    assert evidence(document) is expected
    # A verdict on one of several does not say on which: they are asked about one by one.
    together = E.TOO_MANY if expected is E.REJECTED else expected
    assert evidence(document, count=2) is together


@pytest.mark.parametrize("success", [True, False])
@pytest.mark.parametrize("code", BODY_CODES)
def test_a_reply_without_items(code: int, success: bool) -> None:
    expected = {
        C.DONE: E.AMBIGUOUS,
        C.EACH_ITEM: E.AMBIGUOUS,
        C.VERDICT: E.REJECTED,
        C.CREDENTIALS: E.CREDENTIALS,
        C.LATER: E.THROTTLED,
    }
    assert evidence(reply(code, success=success)) is expected[BODY_CODES[code].meaning]
