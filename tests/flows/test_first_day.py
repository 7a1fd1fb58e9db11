"""The first day with a real server on a till without a keyring: passphrase, server login, PIN."""

import pytest

from tests.flows.conftest import Story
from tests.flows.till import TillProcess

PASSPHRASE = "correct horse battery"
BARE = {
    "TILLSIDE_STORE_KEY": "",
    "TILLSIDE_SERVER_USERNAME": "",
    "TILLSIDE_SERVER_PASSWORD": "",
    # No keyring answers here, whatever the machine that runs the tests has.
    "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
}


async def enrol(till: TillProcess, name: str) -> None:
    """The first associate gives the server's login with the PIN."""
    await till.do("type", "signin_associate", name)
    await till.do("type", "signin_server_username", "store.server")
    await till.do("type", "signin_server_password", "server123")
    await till.do("sign_in", name, "4071")


async def test_a_passphrase_is_chosen_kept_to_and_the_server_is_signed_in_to_once(
    story: Story,
) -> None:
    till = await story.open_till(**BARE)
    with pytest.raises(AssertionError, match="12"):
        await till.do("unlock", "short")
    await till.do("unlock", PASSPHRASE)
    await enrol(till, "Noor Ahmed")
    await till.do("wait_for", "connection_pill", "Online", 10)
    await till.do("register", "+447700900461", "Oona", "Chainlink")
    await till.do("wait_for", "customer_state", "Sent", 10)
    assert await till.close() == 0

    till = await story.open_till(**BARE)
    with pytest.raises(AssertionError, match="passphrase"):
        await till.do("unlock", "wrong horse battery")
    await till.do("unlock", PASSPHRASE)
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "connection_pill", "Online", 10)
    assert (await till.do("look_up", "447700900461"))["name"] == "Oona Chainlink"
    assert await till.close() == 0


async def test_a_second_associate_needs_the_supervisor(story: Story) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    assert await till.close() == 0
    till = await story.open_till()
    await till.do("type", "signin_associate", "Jo Park")
    await till.do("type", "signin_supervisor_pin", "9999")
    with pytest.raises(AssertionError, match="supervisor"):
        await till.do("sign_in", "Jo Park", "5082")
    await till.do("type", "signin_supervisor_pin", "4071")
    await till.do("sign_in", "Jo Park", "5082")
    assert await till.do("text", "associate_button") == "Jo Park"
