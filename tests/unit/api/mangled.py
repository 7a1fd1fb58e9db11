"""Bytes that may come instead of a reply: random ones, and replies that something happened to."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any

from hypothesis import strategies as st

PIECES = tuple(
    piece.encode()
    for piece in (
        *("<", ">", "</response>", "<response>", "<![CDATA[", "]]>", "<!--", "&amp;", "&x;"),
        *('{"', '"}', "[[", "]", ",", ":", "null", "1e999", "9" * 40, "\\u0000", "\\ud800"),
        *("<!DOCTYPE a [<!ENTITY x 'y'>]>", "\0", "\ufeff", "\u2028", "<?xml encoding='utf-16'?>"),
    )
)
Draw = Callable[[st.SearchStrategy[Any]], Any]


@st.composite
def _mutated(draw: Draw, replies: Sequence[bytes]) -> bytes:
    """A valid reply that something happened to on its way: cut, flipped, or spliced."""
    body = bytearray(draw(st.sampled_from(replies)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(body)))
        match draw(st.sampled_from(["cut", "drop", "flip", "insert", "splice", "repeat"])):
            case "cut":
                del body[place:]
            case "drop":
                del body[place : place + draw(st.integers(1, 40))]
            case "flip" if place < len(body):
                body[place] ^= 1 << draw(st.integers(0, 7))
            case "insert":
                body[place:place] = draw(st.sampled_from(PIECES) | st.binary(max_size=8))
            case "splice":
                other = draw(st.sampled_from(replies))
                body[place:] = other[draw(st.integers(0, len(other))) :]
            case _:
                body[place:place] = body[max(0, place - 60) : place]
    return bytes(body)


def mangled(replies: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    pieces = st.lists(st.sampled_from(PIECES)).map(b"".join)
    return _mutated(replies) | st.binary(max_size=200) | pieces


STRANGE: tuple[object, ...] = (
    *(None, True, 0, -1, 1e300, 10**14, "", "None", "x" * 300, "\N{SNOWMAN}", "\0\ud800"),
    *([], {}, [[]], [None], [1, "a"], [{"a": 1}], {"a": {"b": []}}, [[{"item_status": "x"}]]),
    *("0000-00-00", "9999-12-31 23:59:59", "0001-01-01T00:00:00+14:00", "NaN", "-Infinity"),
)


def distorted(tree: dict[str, object], chance: Random) -> dict[str, object]:
    """A document with anything anywhere, but for the status that makes it the API's."""
    share = chance.choice((0.02, 0.1, 0.4))

    def strange(value: object) -> object:
        if chance.random() < share:
            return chance.choice(STRANGE)
        if isinstance(value, dict):
            return {name: strange(inner) for name, inner in value.items()}
        return [strange(each) for each in value] if isinstance(value, list) else value

    inner = tree.get("response", tree)
    assert isinstance(inner, dict)
    return {
        "response": {
            name: part if name == "status" else strange(part) for name, part in inner.items()
        }
    }
