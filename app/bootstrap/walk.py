"""What a walk through the real window works on: its hand, the till, the server and its journal."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.bootstrap.core import Core
from app.sandbox.process import SandboxProcess
from app.ui.desktop import Desktop
from app.ui.hand import Hand, NotSeenError
from app.ui.navigation import TabName

SAVED_HERE, SENT, ON_SERVER = "Saved on this till", "Sent", "On the server"
TABS = tuple(TabName)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the walk. `do` raises NotSeenError where it does not hold."""

    words: str
    do: Callable[[], Awaitable[None]]


class Ground:
    """What every step works on; window and till are others after a restart."""

    def __init__(self, sandbox: SandboxProcess, folder: Path, pictures: Path) -> None:
        self.sandbox = sandbox
        self.folder = folder
        self.pictures = pictures
        self.taken = 0
        """How many pictures there are."""

    def take_window(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.hand = Hand(desktop.window)

    def take_core(self, core: Core) -> None:
        self.core = core

    async def picture(self, words: str) -> None:
        """What the window looks like now."""
        self.taken += 1
        name = "".join(letter if letter.isalnum() else "-" for letter in words).strip("-")
        await self.hand.picture(self.pictures / f"{self.taken:02d}-{name}.png")

    async def failure(self) -> None:
        await self.hand.picture(self.pictures / "failed.png")

    # What an associate does.

    async def look_up(self, text: str, name: str) -> None:
        hand = self.hand
        hand.press("nav_lookup")
        hand.fill("search_field", text)
        hand.enter()
        await hand.until_text("customer_name", name)

    async def tab(self, name: TabName, part: str) -> None:
        """Open one of the customer's tabs, until `part` of it is in sight."""
        self.hand.tab("customer_tabs", TABS.index(name))
        await self.hand.until(lambda: self.hand.is_seen(part), f"the tab {name.value}")

    async def register(self, mobile: str, firstname: str, lastname: str) -> None:
        hand = self.hand
        hand.press("nav_register")
        await hand.until(lambda: hand.is_seen("register_mobile"), "the register form")
        hand.fill("register_mobile", f"+{mobile}")
        hand.fill("register_firstname", firstname)
        hand.fill("register_lastname", lastname)
        if hand.is_seen("register_custom_preferred_language"):
            hand.pick("register_custom_preferred_language", "English")
        await self.picture(f"register {firstname}")
        hand.press("register_submit")
        await hand.until_text("customer_name", firstname)

    async def rename(self, firstname: str) -> None:
        """Edit the open customer's first name."""
        hand = self.hand
        await self.tab(TabName.PROFILE, "profile_firstname")
        await hand.until(lambda: hand.text("profile_firstname") != "", "the name in its field")
        hand.fill("profile_firstname", firstname)
        hand.press("profile_save")
        await hand.until_text("customer_name", firstname)

    async def note(self, text: str) -> None:
        """Write a note about the open customer, until the list has it."""
        hand = self.hand
        await self.tab(TabName.NOTES, "notes_text")
        hand.fill("notes_text", text)
        hand.press("notes_add")
        await self.until_row("notes_list", text)

    async def ticket(self, subject: str, message: str) -> None:
        """Raise a ticket for the open customer, until the list has it."""
        hand = self.hand
        await self.tab(TabName.TICKETS, "ticket_subject")
        hand.fill("ticket_subject", subject)
        hand.fill("ticket_message", message)
        hand.press("ticket_submit")
        await self.until_row("tickets_table", subject)

    # What is expected.

    async def until_row(self, name: str, *words: str) -> None:
        """Wait until one row of a list has all the words in it."""
        hand = self.hand
        await hand.until(
            lambda: any(all(word in row for word in words) for row in hand.rows(name)),
            f"a row of {name} with {words}",
            otherwise=lambda: hand.rows(name),
        )

    async def until_sent(self, name: str, words: str) -> None:
        """Wait until the row with these words says that the server has it, or had it all along."""
        hand = self.hand
        await hand.until(
            lambda: any(
                words in row and (SENT in row or ON_SERVER in row) for row in hand.rows(name)
            ),
            f"{words!r} in {name} to be sent",
            otherwise=lambda: hand.rows(name),
        )

    async def steer(self, order: Callable[[], object]) -> None:
        await asyncio.to_thread(order)

    async def expect(self, mobile: str, *, firstname: str, effects: Sequence[str]) -> None:
        """The server's own record: what this person is called, and which calls (one name for each
        effect) have changed anything of them.
        """
        steering = self.sandbox.steering
        person = await asyncio.to_thread(steering.person, mobile=mobile)
        if person is None:
            raise NotSeenError(f"the server does not know {firstname}")
        if person["firstname"] != firstname:
            raise NotSeenError(f"the server has {person['firstname']!r}, not {firstname!r}")
        journal = await asyncio.to_thread(steering.effects)
        found = sorted(each["call"] for each in journal if each["user_id"] == person["user_id"])
        if found != sorted(effects):
            raise NotSeenError(f"the server counts {found}, not {sorted(effects)}")
