"""Requests that nobody would think of, made of the server's own description, against the server.

What is asked of each answer: no failure of the server's own, and nothing but what is described.
"""

import xml.etree.ElementTree as ET
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.domain.clock import SystemClock
from app.sandbox.calls.table import Calls
from app.sandbox.description import openapi
from app.sandbox.line.access import Credentials
from app.sandbox.line.server import SandboxApp, create_app
from app.sandbox.state import Sandbox
from app.sandbox.wire.target import PREFIX
from tests.unit.sandbox.conftest import LOGIN, TOKEN

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": 1,
        "cache": {"enabled": False},
        # Who signs in is said by each test; an invented login would end every request at the door.
        "generation": {"with-security-parameters": False, "deterministic": True},
    }
)


class LateApp:
    """The sandbox, made where its first request runs: its database stays in one thread."""

    def __init__(self) -> None:
        self._app: SandboxApp | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self._app is None:
            state = Sandbox(clock=CLOCK, customers=20)
            self._app = create_app(state, Credentials(), TOKEN, CLOCK)
        await self._app(scope, receive, send)


def described() -> dict[str, Any]:
    state = Sandbox(clock=CLOCK, customers=0)
    calls = Calls(state, Credentials(), CLOCK)
    state.close()
    return openapi.document(calls.declarations())


CLOCK = SystemClock()
SCHEMA = schemathesis.openapi.from_dict(described(), config=CONFIG)
SCHEMA.app = LateApp()
OPERATIONS = [
    (path, method) for path, methods in SCHEMA.raw_schema["paths"].items() for method in methods
]
CALLS = [(path, method) for path, method in OPERATIONS if path.startswith(PREFIX)]


def few(percent: int) -> settings:
    """A handful of examples of each call: this share of what the profile makes of others."""
    return settings(
        max_examples=max(1, settings().max_examples * percent // 100),
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )


def drawn(data: st.DataObject, path: str, method: str) -> Any:
    """A request, as it is described or against it."""
    mode = data.draw(st.sampled_from(GenerationMode))
    return data.draw(SCHEMA[path][method].as_strategy(generation_mode=mode))


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
@few(12)
@given(data=st.data())
def test_each_answer_is_as_described(data: st.DataObject, path: str, method: str) -> None:
    drawn(data, path, method).call_and_validate(auth=LOGIN, checks=CHECKS)


@pytest.mark.parametrize(("path", "method"), CALLS)
@few(4)
@given(data=st.data())
def test_each_answer_in_xml_is_well_formed(data: st.DataObject, path: str, method: str) -> None:
    case = drawn(data, path, method)
    case.query = {**(case.query or {}), "format": "xml"}
    reply = case.call(auth=LOGIN)
    assert reply.status_code < 500
    assert reply.headers["content-type"] == ["application/xml; charset=utf-8"]
    assert ET.fromstring(reply.content).tag == "response"


@pytest.mark.parametrize(("path", "method"), CALLS)
@few(1)
@given(data=st.data())
def test_no_call_answers_a_stranger(data: st.DataObject, path: str, method: str) -> None:
    assert drawn(data, path, method).call().status_code == 401
