"""The real program in a process of its own, its window worked by commands on standard input.

Reads a JSON list a line (`["register", "+4477…", "Oona", "Chainlink"]`), answers a JSON value a
line. Arguments: the profile's folder, then the server's address (empty for training).
"""

import asyncio
import json
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from app.bootstrap.arguments import Arguments
from app.bootstrap.core import Core
from app.bootstrap.program import Program
from app.ui.desktop import Desktop
from app.ui.hand import Hand, NotSeenError
from app.ui.key_burst import FASTEST_FINGERS_S
from app.ui.navigation import TabName
from tests.flows.hands import Finger, Keyboard, Working

Answer = object


class Driver:
    """One window and the commands that a test gives it."""

    def __init__(self) -> None:
        self.core: Core | None = None
        self._serving: asyncio.Task[None] | None = None
        self._ways: dict[str, Working] = {}

    def take_window(self, desktop: Desktop) -> None:
        self.desktop = desktop
        self.hand = Hand(desktop.window)
        if self._serving is None:
            self._serving = asyncio.create_task(self._serve())

    def take_core(self, core: Core) -> None:
        self.core = core

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        commands: dict[str, Callable[..., Awaitable[Answer]]] = {
            "sign_in": self.sign_in,
            "look_up": self.look_up,
            "register": self.register,
            "pill": self.pill,
            "wait_for": self.wait_for,
            "pending": self.pending,
            "send_now": self.send_now,
            "probe": self.probe,
            "text": self.text,
            "connect": self.connect,
            "until_seen": self.until_seen,
            "unlock": self.unlock,
            "type": self.type,
            "press": self.press,
            "press_once_ready": self.press_once_ready,
            "lock": self.lock,
            "scan": self.scan,
            "tab": self.tab,
            "pick": self.pick,
            "choose": self.choose,
            "drop": self.drop,
            "row": self.row,
            "rows": self.rows,
            "row_like": self.row_like,
            "gestures": self.gestures,
            "by": self.by,
        }
        while line := await loop.run_in_executor(None, sys.stdin.readline):
            name, *arguments = json.loads(line)
            try:
                answer = await commands[name](*arguments)
            except NotSeenError as error:
                answer = {"not_seen": str(error)}
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
            sys.stdout.flush()
        self.desktop.window.close()

    async def sign_in(self, name: str, pin: str) -> Answer:
        """Sign in; the second PIN is filled in where it is asked for."""
        hand = self.hand
        await hand.until(
            lambda: self.core is not None and hand.is_seen("signin_pin"), "the sign-in page"
        )
        hand.fill("signin_associate", name)
        assert self.core is not None
        needs = await self.core.services.session.needs(name)
        if needs.is_new:
            await hand.until(lambda: hand.is_seen("signin_pin_again"), "the second PIN field")
            hand.fill("signin_pin_again", pin)
        hand.fill("signin_pin", pin)
        hand.press("signin_submit")
        await hand.until(
            lambda: hand.is_seen("search_field") or hand.text("signin_message") != "",
            "the window after signing in, or why not",
        )
        if not hand.is_seen("search_field"):
            raise NotSeenError(hand.text("signin_message"))
        return True

    async def look_up(self, text: str) -> Answer:
        """Type into the search field and press Enter; the card, or what the page says."""
        hand = self.hand
        hand.press("nav_lookup")
        hand.fill("search_field", text)
        hand.enter()
        await hand.until(
            lambda: (
                (hand.is_seen("customer_name") and hand.text("customer_name") != "")
                or hand.is_seen("lookup_register")
            ),
            "an answer",
        )
        if not hand.is_seen("customer_name"):
            return {"message": hand.text("lookup_message")}
        return {
            "name": hand.text("customer_name"),
            "state": hand.text("customer_state") if hand.is_seen("customer_state") else "",
            "freshness": hand.text("customer_freshness"),
        }

    async def register(self, mobile: str, firstname: str, lastname: str) -> Answer:
        """Fill and send the form; the state that the card shows right after."""
        hand = self.hand
        hand.press("nav_register")
        # The sandbox's organisation wants this one; its rules come with the first good answer.
        language = "register_custom_preferred_language"
        await hand.until(lambda: hand.is_seen(language), "the organisation's form")
        hand.fill("register_mobile", mobile)
        hand.fill("register_firstname", firstname)
        hand.fill("register_lastname", lastname)
        hand.pick(language, "English")
        hand.press("register_submit")
        await hand.until_text("customer_name", firstname)
        return hand.text("customer_state")

    async def pill(self) -> Answer:
        return self.hand.text("pending_pill")

    async def wait_for(self, name: str, words: str, within_s: float) -> Answer:
        await self.hand.until_text(name, words, within_s=within_s)
        return self.hand.text(name)

    async def pending(self, words: str, count: int) -> Answer:
        """The queue's rows, once `count` of them have `words` in them."""
        hand = self.hand
        hand.press("nav_pending")
        await hand.until(
            lambda: sum(words in row for row in hand.rows("pending_table")) == count,
            f"{count} rows with {words!r}",
            otherwise=lambda: hand.rows("pending_table"),
        )
        return hand.rows("pending_table")

    async def send_now(self) -> Answer:
        self.hand.press("nav_pending")
        self.hand.press("pending_send_now")
        return True

    async def probe(self) -> Answer:
        assert self.core is not None
        self.core.services.connection.probe()
        return True

    async def connect(self, server: str, username: str, password: str) -> Answer:
        """Leave training for a real server, in the settings."""
        hand = self.hand
        hand.press("nav_settings")
        await hand.until(lambda: hand.is_seen("settings_server"), "the settings")
        hand.fill("settings_server", server)
        hand.fill("settings_username", username)
        hand.fill("settings_password", password)
        hand.press("settings_save")
        return True

    async def unlock(self, passphrase: str) -> Answer:
        """Open the stores with a passphrase."""
        hand = self.hand
        await hand.until(lambda: hand.is_seen("signin_passphrase"), "the passphrase field")
        hand.fill("signin_passphrase", passphrase)
        hand.press("signin_submit")
        await hand.until(
            lambda: hand.is_seen("signin_pin") or hand.text("signin_message") != "",
            "the sign-in page, or why not",
        )
        if not hand.is_seen("signin_pin"):
            raise NotSeenError(hand.text("signin_message"))
        return True

    async def type(self, name: str, text: str) -> Answer:
        await self.hand.until(lambda: self.hand.is_seen(name), name)
        self.hand.fill(name, text)
        return True

    async def press(self, name: str) -> Answer:
        await self.hand.until(lambda: self.hand.is_seen(name), name)
        self.hand.press(name)
        return True

    async def press_once_ready(self, name: str) -> Answer:
        """Press what only comes alive when something has been fetched."""
        part = self.hand.part(name, QAbstractButton)
        await self.hand.until(part.isEnabled, f"{name} to press")
        return await self.press(name)

    async def lock(self) -> Answer:
        assert self.core is not None
        self.core.services.session.lock()
        await self.hand.until(lambda: self.hand.is_seen("signin_pin"), "the lock")
        return True

    async def scan(self, code: str) -> Answer:
        """A scan by somebody who has taken the hands off the keys for it."""
        await asyncio.sleep(2 * FASTEST_FINGERS_S)
        await self.hand.scan(code)
        return True

    async def tab(self, name: str, part: str) -> Answer:
        """Open one of the customer's tabs, until `part` of it is in sight."""
        self.hand.tab("customer_tabs", list(TabName).index(TabName(name)))
        await self.hand.until(lambda: self.hand.is_seen(part), part)
        return True

    async def pick(self, name: str, data: str) -> Answer:
        self.hand.pick(name, data)
        return True

    async def choose(self, name: str, row: int, column: int) -> Answer:
        self.hand.choose(name, row, column)
        return True

    async def drop(self, name: str, path: str) -> Answer:
        await self.hand.until(lambda: self.hand.is_seen(name), name)
        self.hand.drop(name, Path(path))
        return True

    async def rows(self, name: str) -> Answer:
        return self.hand.rows(name)

    async def row(self, name: str, *words: str) -> Answer:
        """The number of the first row of a list that has all the words in it, once there is one."""

        def places() -> list[int]:
            rows = enumerate(self.hand.rows(name))
            return [place for place, row in rows if all(word in row for word in words)]

        await self.hand.until(
            lambda: bool(places()),
            f"a row of {name} with {words}",
            otherwise=lambda: self.hand.rows(name),
        )
        return places()[0]

    async def row_like(self, name: str, pattern: str) -> Answer:
        """The first row of a list that begins like that, once there is one."""

        def found() -> list[str]:
            return [row for row in self.hand.rows(name) if re.match(pattern, row)]

        await self.hand.until(
            lambda: bool(found()),
            f"a row of {name} like {pattern}",
            otherwise=lambda: self.hand.rows(name),
        )
        return found()[0]

    async def by(self, way: str, deed: str, *arguments: object) -> Answer:
        """One thing that a person does, with the keyboard alone or by touch alone."""
        if way not in self._ways:
            self._ways[way] = Keyboard(self.hand) if way == "keyboard" else Finger(self.hand)
        await getattr(self._ways[way], deed)(*arguments)
        return True

    async def gestures(self) -> Answer:
        """How many there were since this was last asked."""
        count, self.hand.gestures = self.hand.gestures, 0
        return count

    async def until_seen(self, name: str) -> Answer:
        await self.hand.until(lambda: self.hand.is_seen(name), name, within_s=20)
        return True

    async def text(self, name: str) -> Answer:
        await self.hand.until(lambda: self.hand.is_seen(name), name)
        return self.hand.text(name)


def main() -> int:
    profile, server = sys.argv[1:]
    driver = Driver()
    arguments = Arguments(
        profile=Path(profile),
        server=server,
        is_training=False,
        self_test=None,
        is_config_check=False,
    )
    return Program(arguments, on_window=driver.take_window, on_core=driver.take_core).run()


if __name__ == "__main__":
    sys.exit(main())
