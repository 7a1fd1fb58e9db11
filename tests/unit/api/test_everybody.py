"""A spread of people, known and not, through every method: what is read of JSON is read of XML."""

from collections.abc import Iterator

import pytest

from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.identifiers import Identifier
from tests.unit.api.methods import METHODS, SOMEBODY, WRITES, told
from tests.unit.api.own_server import OwnServer, own_server

PLANTED: tuple[dict[str, object], ...] = (
    {"mobile": "447700900410", "firstname": "Zoë & <Söhne>", "lastname": '"ع" ]]> 送'},
    {"mobile": "447700900411", "firstname": "None", "lastname": " \n", "custom_fields": {"a": ""}},
    {"mobile": "447700900412", "standing": "ERASED"},
    {"mobile": "447700900413", "standing": "RESTRICTED"},
    {"mobile": "447700900414", "standing": "MERGED", "merged_into": 15001},
    {"mobile": "447700900415", "type": "NOT_INTERESTED", "external_id": "0015", "email": "a@b.cd"},
    {"mobile": "447700900416", "type": "NON_LOYALTY", "gender": "O", "tier": ""},
)
NOBODY = "447700900499"


def whom(server: OwnServer) -> Iterator[Identifier]:
    """Some of its people, those planted, and a number that nobody has."""
    for fields in PLANTED:
        server.sandbox.plant(fields)
        yield identifiers.mobile(str(fields["mobile"]))
    yield from server.members()[:16]
    yield identifiers.mobile(NOBODY)


async def read_of_all(method: str, wire_format: Format) -> list[str]:
    """As they are printed: two refusals that say the same are not equal."""
    with own_server() as server:
        link = server.link(wire_format, clock=server.clock)
        asked = list(whom(server)) if is_about_somebody(method) else [SOMEBODY]
        found = [await told(METHODS[method](link, each)) for each in asked]
        await link.close()
    return list(map(repr, found))


def is_about_somebody(method: str) -> bool:
    return not method.startswith(("stores.", "organisations.", "customers.search"))


@pytest.mark.parametrize("method", METHODS)
async def test_both_formats_tell_the_same(method: str) -> None:
    in_json = await read_of_all(method, Format.JSON)
    assert in_json == await read_of_all(method, Format.XML)
    if is_about_somebody(method):
        assert len(in_json) == 24
    if is_about_somebody(method) and method not in WRITES:
        assert len(set(in_json)) > 3
