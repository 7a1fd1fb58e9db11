"""The nine stories of a day, each by keyboard alone and by touch alone, and what they cost.

What a gesture is: see `tests.flows.hands`. The counts are what it took when this was written; a
change that makes a story longer has to say so here.
"""

from pathlib import Path
from typing import Any

import pytest

from tests.flows.conftest import Story
from tests.flows.test_coupon_argument import with_both
from tests.flows.till import TillProcess

TOM, RITA, RITAS_MOBILE = "44700900000", "rita.john@example.com", "447700900491"
NEW, AMINA = "447700900492", "447700900493"
FORMS = ("447700900494", "447700900495")
WAYS = ("keyboard", "touch")
LANGUAGE = "register_custom_preferred_language"
COSTS: dict[str, tuple[int, int]] = {
    "queue": (9, 13),
    "outage": (11, 10),
    "double": (6, 8),
    "clash": (15, 13),
    "wrong customer": (13, 20),
    "parcel": (8, 14),
    "coupon": (9, 12),
    "forms": (5, 5),
    "closing": (2, 2),
}
"""The most gestures that each story may take, by keyboard and by touch."""


class Person:
    """Whoever stands at the till, and has one way to work it."""

    def __init__(self, till: TillProcess, way: str) -> None:
        self.till = till
        self._way = way

    async def does(self, deed: str, *arguments: object) -> None:
        await self.till.do("by", self._way, deed, *arguments)

    async def sees(self, name: str, words: str, within_s: float = 10) -> None:
        await self.till.do("wait_for", name, words, within_s)

    async def sees_row(self, name: str, *words: str) -> Any:
        return await self.till.do("row", name, *words)

    async def looks_up(self, text: str, name: str) -> None:
        await self.does("look_up", text)
        await self.sees("customer_name", name)

    async def has_done(self, story: str) -> None:
        """The story is over: it took no more gestures than it may."""
        count = await self.till.do("gestures")
        assert isinstance(count, int)
        assert 0 < count <= COSTS[story][WAYS.index(self._way)], f"{story}: {count}"


async def person_at_work(story: Story, way: str) -> Person:
    return Person(await story.till_at_work(), way)


@pytest.mark.parametrize("way", WAYS)
async def test_the_queue_at_opening_time(story: Story, way: str) -> None:
    person = await person_at_work(story, way)
    await person.looks_up(TOM, "Tom Sawyer")
    await person.looks_up(RITA, "Rita John")
    await person.looks_up("ts1234", "Tom Sawyer")
    await person.has_done("queue")


@pytest.mark.parametrize("way", WAYS)
async def test_the_outage(story: Story, way: str) -> None:
    person = await person_at_work(story, way)
    await story.steer(story.server.steering.cut)
    await person.till.do("probe")
    await person.sees("connection_pill", "Offline")
    await person.does("go", "register")
    await person.till.do("until_seen", LANGUAGE)
    await person.does("write", "register_mobile", f"+{NEW}")
    await person.does("write", "register_firstname", "Leila")
    await person.does("pick", LANGUAGE, "English")
    await person.does("save", "register_submit")
    await person.sees("customer_state", "Saved on this till")
    await story.restore(person.till)
    await person.sees("pending_pill", "Nothing waiting", 15)
    await person.has_done("outage")
    assert await story.effects(NEW) == 1


@pytest.mark.parametrize("way", WAYS)
async def test_the_double_registration(story: Story, way: str) -> None:
    plant = story.server.steering.plant
    await story.steer(plant, firstname="Amina", lastname="Yusuf", mobile=AMINA)
    person = await person_at_work(story, way)
    await person.does("go", "register")
    await person.does("write", "register_mobile", f"+{AMINA}")
    await person.does("write", "register_firstname", "Amina")
    await person.does("press", "register_duplicate_open")
    await person.sees("customer_name", "Amina Yusuf")
    await person.has_done("double")
    assert await story.effects(AMINA) == 0


@pytest.mark.parametrize("way", WAYS)
async def test_the_edit_that_clashed(story: Story, way: str) -> None:
    person = await person_at_work(story, way)
    await person.looks_up(TOM, "Tom Sawyer")
    await story.cut(person.till)
    await person.does("tab", "profile")
    await person.sees("profile_firstname", "Tom")
    await person.does("write", "profile_firstname", "Tommy")
    await person.does("save", "profile_save")
    await person.sees("customer_state", "Saved on this till")
    await story.steer(story.server.steering.alter, {"mobile": TOM}, firstname="Thomas")
    await story.restore(person.till)
    await person.sees("pending_pill", "1 needs you", 15)
    await person.does("go", "pending")
    row = await person.sees_row("conflict_table", "Tom", "Thomas", "Tommy")
    await person.does("side", row, "mine")
    await person.does("press", "conflict_accept")
    await person.sees("pending_pill", "Nothing waiting", 15)
    await person.has_done("clash")
    known = await story.steer(story.server.steering.person, mobile=TOM)
    assert known["firstname"] == "Tommy"


@pytest.mark.parametrize("way", WAYS)
async def test_the_wrong_customer_nearly_edited(story: Story, way: str) -> None:
    person = await person_at_work(story, way)
    await person.looks_up(TOM, "Tom Sawyer")
    await person.does("tab", "profile")
    await person.sees("profile_firstname", "Tom")
    await person.does("write", "profile_firstname", "Tomas")
    await person.looks_up(RITA, "Rita John")
    await person.does("tab", "profile")
    await person.sees("profile_firstname", "Rita")
    await person.looks_up("ts1234", "Tom Sawyer")
    await person.does("tab", "profile")
    await person.sees("profile_firstname", "Tomas")
    await person.has_done("wrong customer")
    assert await story.calls(TOM) == []


@pytest.mark.parametrize("way", WAYS)
async def test_the_returned_parcel(story: Story, way: str) -> None:
    person = await person_at_work(story, way)
    await person.looks_up(TOM, "Tom Sawyer")
    await person.does("tab", "tickets")
    await person.till.do("until_seen", "ticket_subject")
    await person.does("write", "ticket_subject", "Parcel came back")
    await person.does("write", "ticket_message", "Torn")
    await person.does("save", "ticket_submit")
    await person.sees_row("tickets_table", "Parcel came back")
    await person.sees("pending_pill", "Nothing waiting", 15)
    await person.has_done("parcel")
    assert (await story.calls(TOM)).count("customer/tickets") == 1


@pytest.mark.parametrize("way", WAYS)
async def test_the_coupon_argument(story: Story, way: str, tmp_path: Path) -> None:
    known, used, good = await story.steer(
        with_both, tmp_path / "server", tmp_path / "copy of the server"
    )
    person = await person_at_work(story, way)
    await person.looks_up(known.mobile, known.lastname)
    await person.does("tab", "coupons")
    await person.till.do("until_seen", "coupons_status")
    await person.does("pick", "coupons_status", "redeemed")
    await person.sees_row("coupons_table", used.code, used.used_on[0].store.name)
    await person.does("pick", "coupons_status", "active")
    row = await person.sees_row("coupons_table", good.code)
    await person.does("row", "coupons_table", row)
    await person.does("press", "coupons_show_code")
    await person.sees("coupons_code_text", good.code)
    await person.has_done("coupon")


@pytest.mark.parametrize("way", WAYS)
async def test_the_paper_forms(story: Story, way: str, tmp_path: Path) -> None:
    file = tmp_path / "forms" / "forms.csv"
    file.parent.mkdir()
    lines = [f"+{mobile},Paula,Papier,English" for mobile in FORMS]
    heads = "Mobile,First name,Last name,Preferred language"
    file.write_text("\n".join((heads, *lines)), encoding="utf-8")
    person = await person_at_work(story, way)
    await person.does("go", "import")
    await person.does("press", "import_file")
    await person.does("file", str(file))
    await person.sees("import_start", "2")
    await person.does("press", "import_start")
    await person.sees("import_report", "2 rows")
    await person.sees("pending_pill", "Nothing waiting", 15)
    await person.has_done("forms")
    assert [await story.effects(mobile) for mobile in FORMS] == [1, 1]


@pytest.mark.parametrize("way", WAYS)
async def test_the_closing(story: Story, way: str) -> None:
    person = await person_at_work(story, way)
    await person.does("go", "closing")
    await person.sees("closing_figure", "0 unsent")
    await person.does("press", "closing_certificate")
    await person.sees("closing_message", "written and signed")
    await person.has_done("closing")
