"""The end of the day: a mistake is undone, the rest is handed over, and all of it certified."""

import subprocess
import sys
from pathlib import Path

from tests.flows.conftest import Story
from tests.flows.till import TillProcess

FIRST, MISTAKEN, LAST = "447700900451", "447700900452", "447700900453"
PASSPHRASE = "correct horse battery"


def verified(certificate: str, profile: Path) -> tuple[int, str]:
    """What `tillside --verify` says of a certificate."""
    command = [sys.executable, "-m", "app", "--profile", str(profile), "--verify", certificate]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def change_a_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


async def certificate_of(till: TillProcess) -> str:
    await till.do("press", "closing_certificate")
    await till.do("wait_for", "closing_message", "written and signed", 10)
    path = await till.do("text", "closing_message_details")
    assert isinstance(path, str)
    return path


async def test_a_till_that_cannot_send_hands_its_work_over_and_certifies_it(
    story: Story, tmp_path: Path
) -> None:
    till = await story.open_till()
    await till.do("sign_in", "Noor Ahmed", "4071")
    await till.do("wait_for", "connection_pill", "Online", 10)
    await till.do("register", f"+{FIRST}", "Oona", "Chainlink")
    await till.do("wait_for", "customer_state", "Sent", 10)
    address = story.server.url
    await story.server.kill()
    await till.do("probe")
    await till.do("wait_for", "connection_pill", "Offline", 10)

    await till.do("register", f"+{MISTAKEN}", "Wrong", "Person")
    await till.do("wait_for", "message_action", "Take it back", 5)
    await till.do("press", "message_action")
    await till.do("wait_for", "pending_pill", "Nothing waiting", 5)
    await till.do("register", f"+{LAST}", "Leila", "Sawyer")

    await till.do("press", "nav_closing")
    await till.do("wait_for", "closing_figure", "1 unsent", 10)
    first = await certificate_of(till)
    code, words = await story.steer(verified, first, story.profile)
    assert (code, "It is this till's." in words) == (0, True), words

    file = str(tmp_path / "stick.tillside")
    await till.do("press", "closing_export")
    await till.do("type", "closing_export_path", file)
    await till.do("type", "closing_export_passphrase", PASSPHRASE)
    await till.do("type", "closing_export_passphrase_again", PASSPHRASE)
    await till.do("press", "closing_export_confirm")
    await till.do("wait_for", "closing_message", "in the file now", 20)
    await till.do("wait_for", "closing_figure", "0 unsent", 10)
    assert await certificate_of(till) != first
    assert await till.close() == 0

    await story.server.start()
    second = await TillProcess(tmp_path / "second", address).start()
    try:
        await second.do("sign_in", "Omar Haddad", "4071")
        await second.do("wait_for", "connection_pill", "Online", 10)
        await second.do("press", "nav_pending")
        await second.do("press", "pending_import")
        await second.do("type", "pending_import_path", file)
        await second.do("type", "pending_import_passphrase", PASSPHRASE)
        await second.do("press", "pending_import_confirm")
        await second.do("wait_for", "pending_message", "1 was taken in", 20)
        await second.do("wait_for", "pending_pill", "Nothing waiting", 20)
        assert await second.close() == 0
    finally:
        await second.stop()
    for mobile, effects in ((FIRST, 1), (MISTAKEN, 0), (LAST, 1)):
        assert await story.effects(mobile) == effects

    change_a_byte(Path(first))
    code, words = await story.steer(verified, first, story.profile)
    assert (code, "do NOT trust it" in words) == (1, True), words
