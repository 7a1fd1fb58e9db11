"""The contract's own requests, as they are printed: each is done, in both formats and from both."""

from typing import Any

import httpx
import pytest

from app.sandbox.state import Sandbox
from tests.unit.sandbox.conftest import SAMPLES

REQUESTS = sorted(path.name for path in SAMPLES.glob("*.request.*"))
DONE = {"1000", "1040", "200", "1300"}
PLANTED: tuple[dict[str, Any], ...] = (
    {"user_id": 15, "firstname": "Catherine", "mobile": "44700900015"},
    {"user_id": 1034, "firstname": "John", "mobile": "44700901034"},
)
"""Whom the samples name by ids of their own; the others are the first two of every sandbox."""


def resource(name: str) -> str:
    """`customer_notes_post.request.xml` is sent to customer/notes."""
    group, _, call = name.partition(".")[0].removesuffix("_post").partition("_")
    return f"{group}/{call}"


def items(response: Any) -> list[Any]:
    found = response.get("customers", response)
    customers = found["customer"]
    return customers if isinstance(customers, list) else [customers]


@pytest.mark.parametrize("name", REQUESTS)
async def test_each_sample_is_accepted(
    client: httpx.AsyncClient, sandbox: Sandbox, name: str
) -> None:
    for fields in PLANTED:
        sandbox.plant(fields)
    body = (SAMPLES / name).read_bytes()
    reply = await client.post(resource(name), content=body)
    assert reply.status_code == 200
    response = reply.json()["response"]
    assert response["status"]["code"] == "200"
    statuses = [item["item_status"] for item in items(response)]
    assert {status["code"] for status in statuses} <= DONE
    assert {status["success"] for status in statuses} == {"true"}
    assert sandbox.effects()[-1].request_id == reply.headers["x-cap-requestid"]


def test_there_are_samples_of_every_write() -> None:
    assert {resource(name) for name in REQUESTS} == {
        *("customer/add", "customer/update", "customer/update_identity"),
        *("customer/notes", "customer/tickets"),
    }
