"""The outage: the line goes, people are registered, the till is killed, the line returns."""

from tests.flows.conftest import QUIET_S, Story

FIRST, SECOND, THIRD = "447700900421", "447700900422", "447700900423"


async def test_what_was_saved_in_an_outage_arrives_once_though_the_till_was_killed(
    story: Story,
) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "connection_pill", "Online", 10)
    for text, name in (
        ("44700900000", "Tom Sawyer"),
        ("tom.sawyer@example.com", "Tom Sawyer"),
        ("ts1234", "Tom Sawyer"),
        ("Rita John", "Rita John"),
    ):
        assert (await till.do("look_up", text))["name"] == name
    await till.do("register", f"+{FIRST}", "Oona", "Chainlink")
    assert await till.do("wait_for", "customer_state", "Sent", 10)
    assert await story.effects(FIRST) == 1

    await story.server.kill()
    await till.do("probe")
    await till.do("wait_for", "connection_pill", "Offline", 10)
    for mobile, firstname in ((SECOND, "Thomas"), (THIRD, "Leila")):
        state = await till.do("register", f"+{mobile}", firstname, "Sawyer")
        assert state == "Saved on this till"
    card = await till.do("look_up", SECOND)
    assert (card["name"], card["state"]) == ("Thomas Sawyer", "Saved on this till")
    assert (await till.do("pill")).startswith("2 unsent")
    await till.kill()

    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "pending_pill", "2 unsent", 10)
    assert len(await till.do("pending", "Saved on this till", 2)) >= 2
    assert (await till.do("look_up", "44700900000"))["name"] == "Tom Sawyer"

    await story.server.start()
    await till.do("send_now")
    await till.do("wait_for", "pending_pill", "Nothing waiting", 20)
    card = await till.do("look_up", SECOND)
    assert card["name"] == "Thomas Sawyer"
    assert card["state"] in ("", "Sent")
    assert card["freshness"].startswith("as of")
    for mobile in (FIRST, SECOND, THIRD):
        assert await story.effects(mobile) == 1
    assert await till.close() == 0


async def test_an_answer_that_was_dropped_after_the_commit_makes_no_double(
    story: Story,
) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "connection_pill", "Online", 10)
    await story.steer(
        story.server.steering.add_fault, "commit_then_drop", match="customer/add", times=1
    )
    await till.do("register", f"+{FIRST}", "Oona", "Chainlink")
    await till.do("wait_for", "pending_pill", "1 unsent", 5)
    assert len(await till.do("pending", "making sure it is not sent twice", 1)) >= 1
    await till.do("wait_for", "pending_pill", "Nothing waiting", QUIET_S + 15)
    assert await story.effects(FIRST) == 1
    assert await till.close() == 0


async def test_a_till_killed_while_the_answer_is_lost_makes_no_double(story: Story) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "connection_pill", "Online", 10)
    await story.steer(
        story.server.steering.add_fault, "stall", match="customer/add", times=1, commit=True
    )
    await till.do("register", f"+{FIRST}", "Oona", "Chainlink")
    await till.do("wait_for", "pending_pill", "1 unsent", 5)
    await story.until_done(FIRST)
    await till.kill()
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "pending_pill", "Nothing waiting", QUIET_S + 20)
    assert await story.effects(FIRST) == 1
