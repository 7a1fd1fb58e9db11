"""Every sample of the contract, in both formats: replies are read, requests are what is written."""

import httpx
import pytest

from app.api.wire.document import Format, parse
from tests.unit.api.calls import SAMPLES, Answers, always, reply, sample
from tests.unit.api.methods import SOMEBODY
from tests.unit.api.samples import MISPRINTS, REPLIES, REQUESTS, leaves

FILES = sorted(path.name for path in SAMPLES.iterdir())
RESPONSES = [
    pytest.param(name, each, id=f"{name}.response.{each.value}")
    for name in REPLIES
    for each in Format
]
WRITES = [
    pytest.param(name, each, id=f"{name}.request.{each.value}")
    for name in REQUESTS
    for each in Format
]


def documents(stem: str) -> tuple[dict[str, object], ...]:
    """A sample in JSON and in XML; the one that has no outer `response` gets it."""
    found = [parse(sample(f"{stem}.{each.value}"), each) for each in (Format.JSON, Format.XML)]
    return tuple(
        tree if "root" in tree or "response" in tree else {"response": tree} for tree in found
    )


def test_there_is_no_other_sample() -> None:
    assert sorted(str(each.id) for each in (*RESPONSES, *WRITES)) == FILES


@pytest.mark.parametrize(("name", "wire_format"), RESPONSES)
async def test_response(name: str, wire_format: Format) -> None:
    """A misprint is put right first, which shows that all else is the same."""
    body = sample(f"{name}.response.{wire_format.value}")
    if wire_format is Format.XML:
        for right, wrong in MISPRINTS.get(f"{name}.response", {}).values():
            assert body.count(f">{wrong}<".encode()) == 1
            body = body.replace(f">{wrong}<".encode(), f">{right}<".encode())
    link = Answers(lambda request: httpx.Response(200, content=body)).link(wire_format)
    assert await REPLIES[name].ask(link, SOMEBODY) == REPLIES[name].means
    await link.close()


@pytest.mark.parametrize(("name", "wire_format"), WRITES)
async def test_request(name: str, wire_format: Format) -> None:
    answers = always(reply(200))
    link = answers.link(wire_format)
    await REQUESTS[name].send(link, SOMEBODY)
    await link.close()
    (request,) = answers.requests
    written = dict(leaves(parse(request.content, wire_format)))
    printed = dict(leaves(parse(sample(f"{name}.request.{wire_format.value}"), wire_format)))
    if wire_format is Format.XML:
        wrong = MISPRINTS.get(f"{name}.request", {})
        printed |= {path: right for path, (right, _) in wrong.items()}
    unsaid, beyond = REQUESTS[name].unsaid, REQUESTS[name].beyond
    assert unsaid <= printed.keys()
    assert beyond <= written.keys()
    assert {path: text for path, text in written.items() if path not in beyond} == {
        path: text for path, text in printed.items() if path not in unsaid
    }


@pytest.mark.parametrize("stem", sorted({name.rpartition(".")[0] for name in FILES}))
def test_both_formats_say_the_same(stem: str) -> None:
    in_json, in_xml = (dict(leaves(tree)) for tree in documents(stem))
    differing = {
        path: (in_json.get(path, ""), in_xml.get(path, ""))
        for path in in_json.keys() | in_xml.keys()
        if in_json.get(path) != in_xml.get(path)
    }
    assert differing == MISPRINTS.get(stem, {})
    assert len(in_json) > 2
