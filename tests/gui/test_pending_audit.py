"""What the pending page shows in full of somebody is in the audit, once for each who saw it."""

from collections.abc import AsyncIterator
from typing import cast
from unittest.mock import Mock

import pytest

from app.domain.audit import Act, DetailKind
from app.domain.op import Evidence, OpKind, Why
from tests.gui.fakes_forms import JO, Shop, op, refused
from tests.gui.ops_of_kinds import CLASHES, clashing, op_of
from tests.gui.page_parts import turns
from tests.gui.pending_desk import Desk

REFUSED = Why(evidence=Evidence.REJECTED, code=1303)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk(Shop())
    yield made
    await made.close()


def revealed(desk: Desk) -> list[DetailKind]:
    """Why, in the order in which it was noted."""
    calls = cast(Mock, desk.shop.audit.note).call_args_list
    return [call.kwargs["detail"].kind for call in calls if call.args[0] is Act.REVEALED]


async def test_a_clash_of_numbers_is_noted_once_for_each_who_sees_it(desk: Desk) -> None:
    await desk.open(clashing())
    await desk.change(clashing(), op(3))
    assert revealed(desk) == [DetailKind.TO_DECIDE]
    desk.shop.session.become(JO)
    await desk.change(clashing())
    assert revealed(desk) == [DetailKind.TO_DECIDE] * 2


async def test_a_clash_without_numbers_is_no_reveal(desk: Desk) -> None:
    await desk.open(clashing(conflicts=CLASHES[:2]))
    assert revealed(desk) == []


@pytest.mark.parametrize(
    ("kind", "seen"),
    [(OpKind.IDENTITY_CHANGE, [DetailKind.TO_CORRECT]), (OpKind.NOTE, [])],
)
async def test_a_correction_that_shows_a_number_is_noted(
    desk: Desk, kind: OpKind, seen: list[DetailKind]
) -> None:
    await desk.open(op_of(kind, why=REFUSED))
    desk.button("edit").click()
    await turns()
    assert revealed(desk) == seen


async def test_a_refused_registration_in_the_form_is_noted(desk: Desk) -> None:
    await desk.open(refused())
    desk.button("edit").click()
    await turns()
    assert revealed(desk) == [DetailKind.TO_CORRECT]
