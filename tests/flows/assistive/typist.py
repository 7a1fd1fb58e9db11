"""Somebody at the keyboard who goes by what is read out, and by nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.flows.assistive.reader import Key, Part, Reader

MOST_STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Typist:
    """Goes by what is read out, one key after the other."""

    reader: Reader

    async def step(self, key: Key) -> Part:
        """Press a key that leads elsewhere; where it led."""
        before = await self.reader.focused()

        async def has_moved() -> bool:
            return (await self.reader.focused()).path != before.path

        await self.reader.key(key)
        await self.reader.until(has_moved, f"{key.name} to lead away from {before.label!r}")
        return await self.reader.focused()

    async def go(self, role: str, label: str) -> None:
        """Tab until that part is read out."""
        heard: list[str] = []
        at = await self.reader.focused()
        while (at.role, at.label) != (role, label):
            heard.append(f"{at.role} {at.label!r}")
            assert len(heard) < MOST_STEPS, f"Tab does not lead to {role} {label!r}: {heard}"
            at = await self.step(Key.TAB)

    async def type(self, words: str) -> None:
        at = await self.reader.focused()
        await self.reader.type(words)
        await self._until(at, lambda now: now.text == words, f"{words!r} in {at.label!r}")

    async def choose(self, words: str) -> None:
        """Along the list of a box of choices until the box says so."""
        at = await self.reader.focused()
        (choices,) = await self.reader.children(at)
        texts = [choice.text for choice in await self.reader.children(choices)]
        while (now := await self.reader.again(at)).text != words:
            is_below = texts.index(words) > texts.index(now.text)
            await self.reader.key(Key.DOWN if is_below else Key.UP)
            await self._until_other(now)

    async def tick(self, words: str) -> None:
        """In a box of several choices: open its list, tick one, close it."""
        box = await self.reader.focused()
        at = await self.step(Key.DOWN)
        while at.text != words:
            at = await self.step(Key.DOWN)
        await self.reader.key(Key.SPACE)
        await self._until(at, lambda now: now.is_checked, f"a tick at {words!r}")
        await self.reader.key(Key.ESCAPE)
        await self._until(box, lambda now: now.description == words, f"{words!r} in {box.label!r}")

    async def sign_in(self, name: str, pin: str) -> None:
        """For the first time on this till."""
        await self.reader.find("combo box", "Associate")
        await self.go("combo box", "Associate")
        await self.type(name)
        # What is asked of this name is said once the typing pauses.
        await self.reader.find("text", "PIN again")
        await self.go("text", "Choose a PIN")
        await self.reader.type(pin)
        await self.go("text", "PIN again")
        await self.reader.type(pin)
        await self.reader.key(Key.RETURN)
        await self.reader.find("text", "Search")

    async def _until_other(self, before: Part) -> None:
        await self._until(before, lambda now: now.text != before.text, "another choice")

    async def _until(self, part: Part, holds: Callable[[Part], bool], what: str) -> None:
        async def is_so() -> bool:
            return holds(await self.reader.again(part))

        await self.reader.until(is_so, what)
