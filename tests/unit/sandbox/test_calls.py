"""The calls without any server: bytes in, bytes out, as a simulation uses them."""

import base64
import json
from typing import Any

from app.sandbox.calls.table import Calls, Request
from app.sandbox.line.access import Credentials
from app.sandbox.line.tamper import Tamper, Tampering
from app.sandbox.state import Sandbox

LOGIN = "Basic " + base64.b64encode(f"store.server:{Credentials().digest}".encode()).decode()
BODY = json.dumps({"root": {"customer": [{"mobile": "447700900600"}]}}).encode()


def test_a_write_and_its_read(sandbox: Sandbox, clock: Any) -> None:
    calls = Calls(sandbox, Credentials(), clock)
    request = Request(
        method="POST",
        path="/v1.1/customer/add",
        query="format=json",
        authorization=LOGIN,
        body=BODY,
        request_id="r-1",
    )
    written = calls.answer(request)
    assert (written.http_status, written.items) == (200, 1)
    assert sandbox.effects()[0].request_id == "r-1"
    read = calls.answer(
        Request(
            method="GET",
            path="/v1.1/customer/get",
            query="mobile=%2B447700900600",
            authorization=LOGIN,
        )
    )
    assert json.loads(read.body)["customers"][0]["mobile"] == "447700900600"


def test_a_tampered_write_is_not_done(sandbox: Sandbox, clock: Any) -> None:
    calls = Calls(sandbox, Credentials(), clock)
    answer = calls.answer(
        Request(
            method="POST",
            path="/v1.1/customer/add",
            authorization=LOGIN,
            body=BODY,
            tamper=Tamper(what=Tampering.CODE, code="1024"),
        )
    )
    status = json.loads(answer.body)["response"]["customers"]["customer"]["item_status"]
    assert (status["code"], status["success"]) == ("1024", "false")
    assert sandbox.effects() == []


def test_a_query_that_cannot_be_read_asks_for_nothing(sandbox: Sandbox, clock: Any) -> None:
    calls = Calls(sandbox, Credentials(), clock)
    answer = calls.answer(
        Request(
            method="GET",
            path="/v1.1/customer/get",
            query="&".join(["mobile=1"] * 500),
            authorization=LOGIN,
        )
    )
    (item,) = json.loads(answer.body)["customers"]
    assert item["item_status"]["code"] == "1015"
