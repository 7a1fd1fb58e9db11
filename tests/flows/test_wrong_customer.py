"""The wrong customer nearly edited: what is half-typed stays with its customer and its writer."""

from tests.flows.conftest import Story
from tests.flows.till import TillProcess

TOM, RITA = "44700900000", "rita.john@example.com"
HALF = "Tomas"
TO_LOOK = 4
"""Look up, the number, Enter, the tab."""
TO_TYPE = TO_LOOK + 1
"""And the name."""


async def first_name_of(till: TillProcess, code: str, name: str, shown: str) -> None:
    """Open somebody's profile; their first name is shown as `shown`."""
    assert (await till.do("look_up", code))["name"] == name
    await till.do("tab", "profile", "profile_firstname")
    await till.do("wait_for", "profile_firstname", shown, 5)
    assert await till.do("text", "profile_firstname") == shown


async def test_a_half_typed_edit_moves_to_no_other_customer_and_no_other_associate(
    story: Story,
) -> None:
    till = await story.till_at_work()
    await first_name_of(till, TOM, "Tom Sawyer", "Tom")
    await till.do("type", "profile_firstname", HALF)
    assert await till.do("gestures") <= TO_TYPE
    await first_name_of(till, RITA, "Rita John", "Rita")
    assert await till.do("gestures") <= TO_LOOK
    await first_name_of(till, TOM, "Tom Sawyer", HALF)
    assert await till.do("gestures") <= TO_LOOK

    await till.do("lock")
    await till.do("press", "signin_switch")
    await till.do("type", "signin_associate", "Jo Park")
    await till.do("type", "signin_supervisor_pin", "4071")
    await till.do("sign_in", "Jo Park", "5082")
    await first_name_of(till, RITA, "Rita John", "Rita")
    await first_name_of(till, TOM, "Tom Sawyer", "Tom")

    await till.do("lock")
    await till.do("press", "signin_switch")
    await till.do("sign_in", "Noor Ahmed", "4071")
    await first_name_of(till, RITA, "Rita John", "Rita")
    await first_name_of(till, TOM, "Tom Sawyer", HALF)
    assert await till.do("pill") == "Nothing waiting"
    assert await story.calls(TOM) == []
