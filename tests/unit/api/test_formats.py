"""JSON and XML say the same, and each kind of drift is told once, without a value."""

import logging
from datetime import UTC
from typing import Any

import httpx
import pytest

from app.api.reply import RawReply, classify
from app.api.wire import drift, normal
from app.api.wire.customers import customer_from
from app.api.wire.document import Format, parse_json, parse_xml
from app.api.wire.drift import Drift
from app.domain.faults import NotOurServerFault, ThrottledFault
from tests.unit.api.calls import SAMPLES, Answers, sample

PAIRS = sorted(path.stem for path in SAMPLES.glob("*.json"))

NOTHING = [
    "<a><field/></a>",
    "<a><field></field><field/></a>",
    "<a/>",
    "<a> \n </a>",
    "<a>None</a>",
    "<a><field><name/><value></value></field></a>",
]


@pytest.mark.parametrize("body", NOTHING)
def test_each_way_of_saying_nothing_in_xml(body: str) -> None:
    value = parse_xml(body.encode())["a"]
    assert normal.is_absent(value)
    assert normal.many(value, "field") == ()
    assert normal.places(value, "field") == ()


def test_places_are_kept_in_both_formats() -> None:
    xml = parse_xml(b"<a><field><n>1</n></field><field/><field><n>2</n></field></a>")["a"]
    json = parse_json(b'{"a": [{"n": "1"}, {}, {"n": 2}]}')["a"]
    assert normal.places(xml, "field") == ({"n": "1"}, {}, {"n": "2"})
    assert normal.places(json, "field") == ({"n": "1"}, {}, {"n": 2})


STATUS = "<status><success>{}</success><code>{}</code><message>words</message></status>"


@pytest.mark.parametrize("asked", Format)
def test_an_answer_in_the_other_format_is_read(asked: Format) -> None:
    xml = f"<response>{STATUS.format('true', ' 200 ')}<store><id>7</id></store></response>"
    json = '{"response": {"status": {"success": "true", "code": 200}, "store": {"id": "7"}}}'
    for body in (xml, json):
        reply = classify(RawReply(status=200, headers={}, body=body.encode()), asked)
        assert (reply.code, reply.is_success, reply.tree["store"]) == (200, True, {"id": "7"})


@pytest.mark.parametrize(
    "body",
    [
        b"<html><head><title>Sign in</title></head><body/></html>",
        b"<response/>",
        b"<response><status/></response>",
        b"<response><status><code>200</code></status></response>",
        f"<response>{STATUS.format('true', '200')}".encode(),
        f"<response>{STATUS.format('true', '200') * 2}</response>".encode(),
        f"<other>{STATUS.format('true', '200')}</other>".encode(),
    ],
)
@pytest.mark.parametrize("asked", Format)
def test_xml_that_is_not_the_apis(body: bytes, asked: Format) -> None:
    with pytest.raises(NotOurServerFault):
        classify(RawReply(status=200, headers={}, body=body), asked)


def test_a_refusal_in_xml() -> None:
    body = f"<response>{STATUS.format('false', '517')}</response>".encode()
    with pytest.raises(ThrottledFault):
        classify(RawReply(status=200, headers={}, body=body), Format.XML)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> Any:
    """Lines of drift, as in a run that has told of none yet."""
    monkeypatch.setattr(drift, "_noted", set())
    caplog.set_level(logging.INFO, "app.api.wire.drift")

    def lines() -> list[tuple[str, str]]:
        found = [record for record in caplog.records if record.name == "app.api.wire.drift"]
        return [(vars(record)["kind"], vars(record)["path"]) for record in found]

    return lines


def through_everything(value: object) -> None:
    """Each reader of the normaliser, over each value of a tree."""
    normal.text(value)
    normal.many(value, "field")
    if isinstance(value, dict):
        normal.branch(value)
    if isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            through_everything(inner)


@pytest.mark.parametrize("suffix", ["json", "xml"])
def test_what_the_contract_prints_is_no_drift(suffix: str, told: Any) -> None:
    for name in PAIRS:
        body = sample(f"{name}.{suffix}")
        tree = parse_json(body) if suffix == "json" else parse_xml(body)
        through_everything(tree)
        for item in normal.places(normal.branch(tree.get("response")).get("customers"), "customer"):
            customer_from(item, UTC)
    assert told() == []


@pytest.mark.parametrize(
    ("level", "kind"),
    [
        (lambda: normal.boolean(True), Drift.BOOLEAN),
        (lambda: normal.integer(200), Drift.NUMBER),
        (lambda: normal.integer("1,200"), Drift.GROUPED_DIGITS),
        (lambda: normal.day("2014/03/25"), Drift.SLASHES),
        (lambda: normal.instant("2014/03/25 10:00:00", UTC), Drift.SLASHES),
        (lambda: normal.branch([{"a": "b"}]), Drift.LISTED),
        (lambda: normal.text("half \ud83d of a face"), Drift.UNSTORABLE),
        (lambda: parse_xml(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xfc</a>"),
         Drift.CHARSET),
    ],
)  # fmt: skip
def test_each_kind_is_told_once(level: Any, kind: Drift, told: Any) -> None:
    drift.reading("customer/get")
    for _ in range(3):
        level()
    assert told() == [(kind.value, "customer/get")]


def test_a_code_with_a_fraction_is_a_number_and_more(told: Any) -> None:
    assert normal.integer(500.0) == 500
    assert [kind for kind, _ in told()] == [Drift.NUMBER.value, Drift.FRACTION.value]


async def test_the_line_names_the_call_and_no_value(
    told: Any, caplog: pytest.LogCaptureFixture
) -> None:
    body = (
        f"<response>{STATUS.format('true', '200')}<customers><customer><mobile>44700900000</mobile>"
        "</customer></customers></response>"
    )
    answers = Answers(lambda request: httpx.Response(200, content=body.encode()))
    transport = answers.transport()
    for _ in range(2):
        await transport.get("customer/get", {"mobile": "44700900000"})
    assert told() == [(Drift.OTHER_FORMAT.value, "customer/get")]
    assert not [line for record in caplog.records if "4470" in (line := str(vars(record)))]
