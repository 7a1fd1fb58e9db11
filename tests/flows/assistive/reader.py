"""What a screen reader has of a program: its parts by role and name, the focus, what is said.

Works through the accessibility bus and the keyboard alone, and knows no object names.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum, unique
from typing import Any

from jeepney import HeaderFields, Message

from tests.flows.assistive.bus import Bus, BusError

ATSPI = "org.a11y.atspi."
REGISTRY = "org.a11y.atspi.Registry"
ROOT = "/org/a11y/atspi/accessible/root"
NOWHERE = "/org/a11y/atspi/null"
EVENTS = ("object:announcement", "object:state-changed:focused", "object:selection-changed")
PRESSES = frozenset({"Press", "Toggle"})
"""What a press is called: the second of what is one of several, or a box to tick."""
LOOK_EVERY_S = 0.05
PATIENCE_S = 15.0


@unique
class Key(IntEnum):
    """Keys by their X11 symbols."""

    TAB = 0xFF09
    RETURN = 0xFF0D
    ESCAPE = 0xFF1B
    UP = 0xFF52
    DOWN = 0xFF54
    SPACE = 0x0020
    F2 = 0xFFBF
    F3 = 0xFFC0


@unique
class _KeyEvent(IntEnum):
    SYMBOL = 3
    TEXT = 4


@unique
class _State(IntEnum):
    """Places of AT-SPI's states in its two words of 32 bits."""

    CHECKED = 4
    FOCUSED = 12
    SHOWING = 25


@unique
class _Relation(IntEnum):
    LABELLED_BY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One accessible object, as it was when it was read.

    `label` is what it is called; `text` is what it says or holds, which for a box of choices is
    the choice.
    """

    owner: str
    path: str
    role: str
    label: str
    text: str
    description: str
    is_checked: bool
    is_showing: bool
    has_focus: bool


class Reader:
    """`spoken` has the announcements so far, in their order."""

    def __init__(self, bus: Bus) -> None:
        self.spoken: list[str] = []
        self._bus = bus
        self._focus: tuple[str, str] | None = None
        bus.on_signal = self._on_signal

    @classmethod
    async def open(cls, session_address: str) -> "Reader":
        """On the accessibility bus of that session, which is told that somebody listens."""
        session = await Bus.open(session_address)
        status = ("org.a11y.Bus", "/org/a11y/bus")
        await session.set(*status, "org.a11y.Status", "ScreenReaderEnabled", "b", True)
        address = await session.call(*status, "org.a11y.Bus", "GetAddress")
        await session.close()
        reader = cls(await Bus.open(address))
        await reader._bus.hear(f"type='signal',interface='{ATSPI}Event.Object'")
        # The bus starts the registry at the first call, which it may come too late for.
        await reader.until(reader._is_registered, "the registry of accessible programs")
        return reader

    async def close(self) -> None:
        await self._bus.close()

    async def _is_registered(self) -> bool:
        registry = (REGISTRY, "/org/a11y/atspi/registry", f"{ATSPI}Registry", "RegisterEvent")
        for event in EVENTS:
            await self._bus.call(*registry, "s", event)
        return True

    async def find(self, role: str, label: str) -> Part:
        """The part in sight of that role and name, once there is one."""
        found: list[Part] = []

        async def is_there() -> bool:
            async for part in self._parts():
                if part.role == role and part.label == label:
                    found.append(part)
                    return True
            return False

        await self.until(is_there, f"a {role} called {label!r}")
        return found[0]

    async def focused(self) -> Part:
        """Where the keys go now: what said so last, or what had them before we listened."""
        found: list[Part] = []

        async def is_known() -> bool:
            if self._focus is not None:
                found.append(await self._read(*self._focus))
                return True
            found.extend([part async for part in self._parts() if part.has_focus])
            return bool(found)

        await self.until(is_known, "a part with the focus")
        return found[-1]

    async def press(self, part: Part) -> None:
        """Do what pressing it does."""
        actions = await self._ask(part, "Action", "GetActions")
        place = next(number for number, action in enumerate(actions) if action[0] in PRESSES)
        await self._ask(part, "Action", "DoAction", "i", place)

    async def focus(self, part: Part) -> None:
        await self._ask(part, "Component", "GrabFocus")

        async def is_at() -> bool:
            return self._focus == (part.owner, part.path)

        await self.until(is_at, f"the focus on {part.label!r}")

    async def children(self, part: Part) -> list[Part]:
        return [
            await self._read(*child) for child in await self._ask(part, "Accessible", "GetChildren")
        ]

    async def again(self, part: Part) -> Part:
        """The same part as it is now."""
        return await self._read(part.owner, part.path)

    async def key(self, key: Key) -> None:
        await self._generate(key, "", _KeyEvent.SYMBOL)

    async def type(self, text: str) -> None:
        await self._generate(0, text, _KeyEvent.TEXT)

    async def until(self, condition: Callable[[], Awaitable[bool]], what: str) -> None:
        """Wait for something to be so. Fails with `what` and with what was said so far."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + PATIENCE_S
        while True:
            try:
                if await condition():
                    return
            except BusError:
                pass  # a part that went while it was being read
            assert loop.time() < deadline, f"waited for {what}; heard {self.spoken}"
            await asyncio.sleep(LOOK_EVERY_S)

    async def until_spoken(self, words: str) -> None:
        async def is_spoken() -> bool:
            return any(words in said for said in self.spoken)

        await self.until(is_spoken, f"somebody to say {words!r}")

    async def _parts(self) -> AsyncIterator[Part]:
        """All that is in sight: what lies in a hidden part is not read."""
        waiting = [(REGISTRY, ROOT)]
        while waiting:
            owner, path = waiting.pop(0)
            try:
                children = await self._bus.call(owner, path, f"{ATSPI}Accessible", "GetChildren")
                if owner == REGISTRY:
                    waiting += children
                    continue
                part = await self._read(owner, path)
            except BusError:
                continue
            if part.is_showing or path == ROOT:
                yield part
                waiting = [*children, *waiting]

    async def _read(self, owner: str, path: str) -> Part:
        async def ask(member: str) -> Any:
            return await self._bus.call(owner, path, f"{ATSPI}Accessible", member)

        async def have(member: str) -> str:
            return str(await self._bus.get(owner, path, f"{ATSPI}Accessible", member))

        name, role = await have("Name"), str(await ask("GetRoleName"))
        states = await ask("GetState")
        relations = dict(await ask("GetRelationSet"))
        label, text = name, name
        if _Relation.LABELLED_BY in relations and role == "combo box":
            # On this platform a box of choices has its choice for a name.
            (by_owner, by_path), *_ = relations[_Relation.LABELLED_BY]
            label = str(await self._bus.get(by_owner, by_path, f"{ATSPI}Accessible", "Name"))
        if f"{ATSPI}Text" in await ask("GetInterfaces"):
            text = str(await self._bus.call(owner, path, f"{ATSPI}Text", "GetText", "ii", 0, -1))
        return Part(
            owner=owner,
            path=path,
            role=role,
            label=label,
            text=text,
            description=await have("Description"),
            is_checked=_has(states, _State.CHECKED),
            is_showing=_has(states, _State.SHOWING),
            has_focus=_has(states, _State.FOCUSED),
        )

    async def _ask(self, part: Part, interface: str, member: str, *rest: Any) -> Any:
        return await self._bus.call(part.owner, part.path, f"{ATSPI}{interface}", member, *rest)

    async def _generate(self, symbol: int, text: str, kind: _KeyEvent) -> None:
        path = "/org/a11y/atspi/registry/deviceeventcontroller"
        keyboard = (REGISTRY, path, f"{ATSPI}DeviceEventController", "GenerateKeyboardEvent")
        await self._bus.call(*keyboard, "isu", int(symbol), text, int(kind))

    def _on_signal(self, message: Message) -> None:
        fields = message.header.fields
        member, body = fields.get(HeaderFields.member), message.body
        if member == "Announcement":
            self.spoken.append(str(body[3][1]))
        elif member == "StateChanged" and body[:2] == ("focused", 1):
            self._focus = (fields[HeaderFields.sender], fields[HeaderFields.path])


def _has(words: list[int], state: _State) -> bool:
    return bool(words[state // 32] >> (state % 32) & 1)
