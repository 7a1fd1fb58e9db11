"""What the calls declare: held against the contract's samples, and whether a breach is noticed."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.sandbox.calls.table import Calls
from app.sandbox.line.access import Credentials
from app.sandbox.state import Sandbox
from app.sandbox.wire.replies import Item, Listing, Node, Reply, batch_status, item_success
from app.sandbox.wire.shape import Declaration, Many, Record, Shape, Value
from tests.unit.sandbox.conftest import SAMPLES, StillClock
from tests.unit.sandbox.declared import undeclared

RESPONSES = sorted(path.name for path in SAMPLES.glob("*.response.xml"))


@pytest.fixture
def declarations(sandbox: Sandbox, clock: StillClock) -> tuple[Declaration, ...]:
    return Calls(sandbox, Credentials(), clock).declarations()


def found(declarations: tuple[Declaration, ...], resource: str, method: str) -> Declaration:
    (one,) = [each for each in declarations if (each.resource, each.method) == (resource, method)]
    return one


def foreign(shape: Shape, element: ET.Element, at: str) -> Iterator[str]:
    """Elements that the shape does not have, and texts where it has none."""
    match shape:
        case Value():
            if len(element):
                yield f"{at} is a text"
        case Record():
            if (element.text or "").strip():
                yield f"{at} is a record"
            for child in element:
                if child.tag not in shape.parts:
                    yield f"{at}/{child.tag} is not declared"
                else:
                    yield from foreign(shape.parts[child.tag], child, f"{at}/{child.tag}")
        case Many():
            for child in element:
                if child.tag != shape.item:
                    yield f"{at} is of {shape.item}, not of {child.tag}"
                elif len(child):
                    yield from foreign(shape.of, child, f"{at}/{child.tag}")


@pytest.mark.parametrize("name", RESPONSES)
def test_each_part_of_a_sample_is_declared(
    declarations: tuple[Declaration, ...], name: str
) -> None:
    group, _, call = name.partition(".")[0].partition("_")
    is_post = call.endswith("_post") or call in ("add", "update", "update_identity")
    resource = f"{group}/{call.removesuffix('_post').removesuffix('_get')}"
    declaration = found(declarations, resource, "POST" if is_post else "GET")
    root = ET.fromstring((SAMPLES / name).read_text(encoding="utf-8"))
    root.remove(root.findall("status")[0])
    assert list(foreign(declaration.reply, root, resource)) == []


def test_every_call_says_what_it_is_for(declarations: tuple[Declaration, ...]) -> None:
    for each in declarations:
        assert each.about.endswith("."), each.resource
        assert (each.method == "POST") == (each.body is not None), each.resource
        assert all(parameter.about for parameter in each.parameters), each.resource
        assert len({parameter.name for parameter in each.parameters}) == len(each.parameters)
        assert len(set(each.codes)) == len(each.codes), each.resource


GOOD: dict[str, Node] = {
    "customers": Listing(
        item="customer",
        is_bare=True,
        entries=(Item(fields={"mobile": "1"}, status=None).node(),),
    )
}


STRANGE = item_success({}, "", code="9")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({}, "missing"),
        ({**GOOD, "extra": "1"}, "extra: not declared"),
        ({"customers": "1"}, "no list"),
        ({"customers": Listing(item="person")}, "of person, not of customer"),
        (
            {"customers": Listing(item="customer", entries=({"mobile": {"a": "b"}},))},
            "not a text",
        ),
        (
            {
                "customers": Listing(
                    item="customer", entries=(item_success({}, "", code="9").node(),)
                )
            },
            "code 9 is not declared",
        ),
    ],
)
def test_a_breach_is_noticed(
    declarations: tuple[Declaration, ...], content: dict[str, Node], words: str
) -> None:
    declaration = found(declarations, "customer/get", "GET")
    reply = Reply(status=batch_status([]), content=content)
    assert words in "\n".join(undeclared(declaration, reply))
    fine = replace(reply, content=GOOD)
    assert [line for line in undeclared(declaration, fine) if "item_status" not in line] == []
