"""A scan in the middle of a form: the next customer is there, and what was half-typed waits."""

from tests.flows.conftest import Story
from tests.flows.till import TillProcess

TOM, RITA = "44700900000", "rita.john@example.com"
FIELDS = {
    "profile": "profile_firstname",
    "notes": "notes_text",
    "tickets": "ticket_subject",
}


async def _scanned(till: TillProcess, code: str, name: str) -> None:
    await till.do("scan", code)
    await till.do("wait_for", "customer_name", name, 10)


async def _in_tab(till: TillProcess, tab: str, words: str) -> None:
    """The tab's field has exactly these words, once the till has brought them back."""
    await till.do("tab", tab, FIELDS[tab])
    await till.do("wait_for", FIELDS[tab], words, 5)
    assert await till.do("text", FIELDS[tab]) == words


async def test_a_scan_in_the_middle_of_a_form_loses_nothing_and_mixes_nothing(
    story: Story,
) -> None:
    till = await story.till_at_work()
    person = await story.steer(story.server.steering.person, email=RITA)
    assert person is not None
    rita = person["mobile"]
    await _scanned(till, TOM, "Tom Sawyer")
    await _in_tab(till, "profile", "Tom")
    await till.do("type", "profile_firstname", "Tomas")
    await _scanned(till, rita, "Rita John")
    await _in_tab(till, "profile", "Rita")

    await _in_tab(till, "notes", "")
    await till.do("type", "notes_text", "Likes blue")
    await _scanned(till, TOM, "Tom Sawyer")
    await _in_tab(till, "notes", "")
    await _in_tab(till, "profile", "Tomas")
    await _in_tab(till, "tickets", "")
    await till.do("type", "ticket_subject", "Torn shoe")
    await _scanned(till, rita, "Rita John")
    await _in_tab(till, "tickets", "")
    await _in_tab(till, "notes", "Likes blue")
    await _scanned(till, TOM, "Tom Sawyer")
    await _in_tab(till, "tickets", "Torn shoe")

    assert await till.do("pill") == "Nothing waiting"
    assert await story.calls(TOM) == await story.calls(rita) == []

    await till.do("press", "ticket_submit")
    await till.do("tab", "profile", "profile_firstname")
    await till.do("wait_for", "profile_firstname", "Tomas", 5)
    await till.do("press", "profile_save")
    await till.do("wait_for", "pending_pill", "Nothing waiting", 20)
    await till.do("wait_for", "customer_name", "Tomas Sawyer", 5)
    assert sorted(await story.calls(TOM)) == ["customer/tickets", "customer/update"]
    assert await story.calls(rita) == [], "what was half-typed is nobody's to send"


async def test_what_was_half_typed_outlives_a_power_cut_right_after_the_scan(
    story: Story,
) -> None:
    till = await story.till_at_work()
    await _scanned(till, TOM, "Tom Sawyer")
    await _in_tab(till, "notes", "")
    await till.do("type", "notes_text", "Allergic to wool")
    person = await story.steer(story.server.steering.person, email=RITA)
    assert person is not None
    await _scanned(till, person["mobile"], "Rita John")
    await till.kill()
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await _scanned(till, TOM, "Tom Sawyer")
    await _in_tab(till, "notes", "Allergic to wool")
