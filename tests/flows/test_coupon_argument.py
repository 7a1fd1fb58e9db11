"""The coupon argument: "I never used it". When and where it was is found, and another one shown."""

import shutil
from pathlib import Path

import pytest

from app.domain.clock import SystemClock
from app.sandbox.__main__ import DATABASE_FILE
from app.sandbox.people.people import Person, Standing
from app.sandbox.people.purchases import Coupon, coupons
from app.sandbox.people.seed import FIRST_USER_ID
from app.sandbox.state import Sandbox
from tests.flows.conftest import Story

TO_FIND = 3
"""The scan, the tab, the redeemed ones."""
TO_SHOW = 3
"""The active ones, the row, Show code."""


def with_both(data: Path, copy: Path) -> tuple[Person, Coupon, Coupon]:
    """Somebody with a used and a good coupon, and these, from the server's own data."""
    shutil.copytree(data, copy)
    server = Sandbox(clock=SystemClock(), path=copy / DATABASE_FILE)
    world = server.world
    today = world.as_of.date().isoformat()
    try:
        for place in range(server.count()):
            person = world.people.get(FIRST_USER_ID + place)
            assert person is not None
            mine = coupons(world.past(person))
            used = [one for one in mine if one.used_on]
            good = [one for one in mine if not one.used_on and one.valid_till > today]
            if used and good and person.mobile and person.standing is Standing.ACTIVE:
                return person, used[0], good[0]
    finally:
        server.close()
    pytest.fail("nobody has a used and a good coupon")


async def test_a_used_coupon_tells_where_it_was_used_and_a_good_one_is_shown(
    story: Story, tmp_path: Path
) -> None:
    person, used, good = await story.steer(
        with_both, tmp_path / "server", tmp_path / "copy of the server"
    )
    till = await story.till_at_work()
    await till.do("scan", person.mobile)
    await till.do("wait_for", "customer_name", person.lastname, 5)
    await till.do("tab", "coupons", "coupons_status")
    await till.do("pick", "coupons_status", "redeemed")
    bill = used.used_on[0]
    await till.do("row", "coupons_table", used.code, bill.store.name, bill.number)
    assert await till.do("gestures") <= TO_FIND
    assert all(good.code not in each for each in await till.do("rows", "coupons_table"))

    await till.do("pick", "coupons_status", "active")
    row = await till.do("row", "coupons_table", good.code)
    await till.do("choose", "coupons_table", row, 0)
    await till.do("press", "coupons_show_code")
    await till.do("wait_for", "coupons_code_text", good.code, 5)
    assert await till.do("gestures") <= TO_SHOW
