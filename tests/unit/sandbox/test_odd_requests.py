"""Odd values in every place of every call: something is always answered, and as declared.

Goes straight to the calls, without a server: the breadth is here, the way through HTTP elsewhere.
"""

import base64
import json
import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.clock import SystemClock
from app.sandbox.calls.table import Calls, Request
from app.sandbox.description import examples
from app.sandbox.line.access import Credentials
from app.sandbox.state import Sandbox
from app.sandbox.wire.shape import Declaration
from app.sandbox.wire.target import PREFIX

CLOCK = SystemClock()
LOGIN = "Basic " + base64.b64encode(f"store.server:{Credentials().digest}".encode()).decode()
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *("", " ", "0", "-1", "true", "None", "null", "TEST-1005", "TEST-1036", "TEST-9"),
            *("44700900000", "tom.sawyer@example.com", "ts1234", "15001", "15001,15002,x"),
            *("9" * 30, "9223372036854775808", "१२३", "²", "1e9", "NaN", "\x00", "a\x00b"),
            *("2026-01-01", "2026-13-45 99:99:99", "0001-01-01", "9999-12-31 23:59:59"),
            *("2026-01-01T00:00:00+99:99", "%", "_", "'; DROP TABLE person; --", "x" * 5000),
            *("LOYALTY", "NON_LOYALTY", "\u202e", "🛍", "mobile", "a:b:c", "((", "&", ";;"),
        ]
    ),
)
SCALARS = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.sampled_from([0, -1, 10**18, 10**40, 1.5, -0.0, 1e308, "\ud800", "\udfff!"]),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=2)
)


def made() -> Calls:
    return Calls(Sandbox(clock=CLOCK, customers=10), Credentials(), CLOCK)


DECLARATIONS = made().declarations()
ODD = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def named(declaration: Declaration) -> str:
    return f"{declaration.method} {declaration.resource}"


@st.composite
def spoilt(draw: st.DrawFn, tree: Any) -> Any:
    """The tree with odd values here and there, parts missing and single things for lists."""
    chance = draw(st.integers(0, 9))
    if chance == 0:
        return draw(VALUES)
    if isinstance(tree, dict):
        kept = [name for name in tree if draw(st.integers(0, 9)) > 0]
        return {name: draw(spoilt(tree[name])) for name in kept}
    if isinstance(tree, list):
        entries = [draw(spoilt(tree[0])) for _ in range(draw(st.integers(1, 3)))]
        return entries[0] if chance == 1 else entries
    return draw(SCALARS) if chance < 4 else tree


def answered(calls: Calls, declaration: Declaration, query: str, body: bytes = b"") -> None:
    """Ask in both formats, and read what comes as strictly as it can be read."""
    for suffix in ("json", "xml"):
        answer = calls.answer(
            Request(
                method=declaration.method,
                path=f"{PREFIX}{declaration.resource}.{suffix}",
                query=query,
                authorization=LOGIN,
                body=body,
            )
        )
        assert answer.http_status in (200, 400)
        if suffix == "json":
            json.loads(answer.body)
        else:
            ET.fromstring(answer.body)


@pytest.mark.parametrize("declaration", DECLARATIONS, ids=named)
@ODD
@given(data=st.data())
def test_no_parameter_breaks_a_call(data: st.DataObject, declaration: Declaration) -> None:
    names = [each.name for each in declaration.parameters] or ["format"]
    chosen = data.draw(st.lists(st.sampled_from(names), max_size=5))
    answered(made(), declaration, urlencode([(name, data.draw(TEXTS)) for name in chosen]))


@pytest.mark.parametrize(
    "declaration", [each for each in DECLARATIONS if each.body is not None], ids=named
)
@ODD
@given(data=st.data())
def test_no_body_breaks_a_call(data: st.DataObject, declaration: Declaration) -> None:
    assert declaration.body is not None
    tree = {"root": examples.body(declaration.body)}
    body = json.dumps(data.draw(spoilt(tree))).encode()
    calls = made()
    for _ in range(2):
        answered(calls, declaration, "user_id=true", body)
