"""Each parameter of each call, in each format: sent by a till's link, and what it does."""

import pytest

from app.api.wire.document import Format
from app.domain.faults import ServerFault
from tests.unit.api.parameters.all_cases import CASES, WITHOUT_EFFECT
from tests.unit.api.parameters.case import Case
from tests.unit.api.parameters.scene import scene

EACH = [
    pytest.param(case, wire_format, id=case.id_in(wire_format))
    for case in CASES
    for wire_format in Format
]
_told: dict[str, object] = {}


async def shown(case: Case, wire_format: Format) -> object:
    """What the case reads; it is played once, whoever asks for it."""
    key = case.id_in(wire_format)
    if key not in _told:
        async with scene(wire_format) as made:
            value = await case.show(made)
            carried = made.carried(case.call.method, case.call.resource)
        assert case.carried in carried | {""}
        _told[key] = value
    return _told[key]


@pytest.mark.parametrize(("case", "wire_format"), EACH)
async def test_parameter(case: Case, wire_format: Format) -> None:
    assert await shown(case, wire_format) is not None


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
async def test_both_formats_tell_the_same(case: Case) -> None:
    assert await shown(case, Format.JSON) == await shown(case, Format.XML)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
async def test_it_is_the_part_that_does_it(case: Case) -> None:
    """By a server that does not see it the case is not played, unless a reason is written down."""
    async with scene(Format.JSON) as made:
        made.ignore(case.carried)
        if case.id in WITHOUT_EFFECT:
            await case.show(made)
            return
        with pytest.raises((AssertionError, ServerFault, ValueError)):
            await case.show(made)


def test_no_reason_is_left_over() -> None:
    assert WITHOUT_EFFECT.keys() <= {case.id for case in CASES}
