"""Somebody who does not see the screen registers a customer and finds the card again.

Keys go in, roles and names and spoken words come out: nothing else is known of the program.
"""

import pytest

from tests.flows.assistive.reader import Key, Reader
from tests.flows.assistive.typist import Typist
from tests.flows.conftest import Story

MOBILE = "+447700900466"
FORM = {
    "Mobile, required": MOBILE,
    "E-mail": "oona.chainlink@example.com",
    "First name": "Oona",
    "Last name": "Chainlink",
    "External id (card)": "CARD-466",
    "Gender": "Female",
    "Customer type": "Loyalty",
    "Registered on": "01",
    "Preferred language, required": "English",
    "Hobbies": "Reading",
    "Birthday": "07/03/1990",
    "Age": "36",
    "Postcode": "SW1A 1AA",
    "Occupation": "Employed",
    "Age band": "26-35",
}


@pytest.mark.timeout(180)
async def test_a_registration_without_seeing_the_screen(story: Story, reader: Reader) -> None:
    typist = Typist(reader=reader)
    await typist.sign_in("Noor Ahmed", "4071")
    await reader.key(Key.F3)
    await reader.find("combo box", "Preferred language, required")
    await _fill(typist)
    await typist.go("push button", "Register")
    await reader.key(Key.SPACE)
    await reader.until_spoken("Oona Chainlink")
    await reader.find("label", "Oona Chainlink")

    await reader.key(Key.F2)
    await typist.go("text", "Search")
    reader.spoken.clear()
    await typist.type(MOBILE)
    await reader.key(Key.RETURN)
    await reader.until_spoken("Oona Chainlink")
    await reader.find("label", "Oona Chainlink")
    assert await story.effects("447700900466") == 1


async def _fill(typist: Typist) -> None:
    """Every field, in the order in which Tab comes to it."""
    fields = dict(FORM)
    at = await typist.reader.focused()
    while at.label in fields:
        words = fields.pop(at.label)
        if at.role == "spin box":
            await typist.reader.type(words)
        elif at.role == "text":
            await typist.type(words)
        elif at.label == "Hobbies":
            await typist.tick(words)
        else:
            await typist.choose(words)
        at = await typist.step(Key.TAB)
    assert not fields, f"Tab came to {at.role} {at.label!r} before {fields}"
