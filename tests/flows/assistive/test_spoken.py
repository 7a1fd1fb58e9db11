"""What happens elsewhere on the screen is read out, wherever the focus is."""

import pytest

from tests.flows.assistive.reader import Key, Reader
from tests.flows.assistive.typist import Typist
from tests.flows.conftest import Story

NOBODY = "+447700900999"
MOBILE = "+447700900468"


@pytest.mark.timeout(180)
async def test_who_is_not_found_and_what_is_only_saved_here_is_said(
    story: Story, reader: Reader
) -> None:
    typist = Typist(reader=reader)
    await typist.sign_in("Noor Ahmed", "4071")
    await typist.go("text", "Search")
    await typist.type(NOBODY)
    await reader.until_spoken("Not seen on this till")
    await reader.key(Key.RETURN)
    await reader.until_spoken(f"Nobody with “{NOBODY}”")

    await reader.press(await reader.find("radio button", "Register"))
    await reader.find("combo box", "Preferred language, required")
    assert (await reader.find("radio button", "Register")).is_checked
    assert not (await reader.find("radio button", "Look up")).is_checked
    await typist.go("text", "Mobile, required")
    await story.steer(story.server.steering.cut)
    await typist.go("text", "Mobile, required")
    await typist.type(MOBILE)
    await typist.go("combo box", "Preferred language, required")
    await typist.choose("English")
    await typist.go("push button", "Register")
    await reader.key(Key.RETURN)
    await reader.until_spoken("saved on this till")
    await reader.find("push button", "Take it back")
    await typist.go("push button", "Take it back")
    await reader.key(Key.SPACE)
    await reader.until_spoken("Taken back")
