"""`--self-test`: walks through the real window on a throw-away profile and sandbox, and asserts.

Prints a line a step, saves a picture of each, and ends with 0 only if all of it held.
"""

import asyncio
import secrets
import tempfile
import time
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

from app.bootstrap.arguments import Arguments
from app.bootstrap.core import ENV_PASSWORD, ENV_USERNAME, Core
from app.bootstrap.program import Program
from app.sandbox.process import SandboxProcess
from app.settings import file
from app.settings.declarations import Settings, SyncSettings, ThemeName, UiSettings
from app.ui.desktop import Desktop
from app.ui.hand import Hand, NotSeenError

EXIT_FAILED = 1
QUIET_S = 2.0
"""The quiet period of the walk: its sandbox needs no longer, and nobody waits two minutes."""
PIN = "4071"
ONLINE, FIRST_OFFLINE, SECOND_OFFLINE, DROPPED = (
    f"4477009004{number:02d}" for number in (11, 12, 13, 14)
)


def run(arguments: Arguments) -> int:
    """Walk; pictures go to the folder that the arguments name."""
    assert arguments.self_test is not None
    pictures = arguments.self_test.absolute()
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tillside-self-test-") as folder:
        return walk_through(Path(folder), pictures)


def walk_through(folder: Path, pictures: Path) -> int:
    """The walk on a fresh profile in `folder`."""
    sandbox = SandboxProcess(data=folder / "sandbox", customers=200)
    asyncio.run(sandbox.start())
    profile = folder / "profile"
    file.save(
        profile,
        Settings(sync=SyncSettings(quiet_period_s=QUIET_S), ui=UiSettings(theme=ThemeName.LIGHT)),
    )
    walk = _Walk(sandbox, pictures)
    program = Program(
        Arguments(
            profile=profile,
            server=sandbox.url,
            is_training=False,
            self_test=None,
            is_config_check=False,
        ),
        on_window=walk.take_window,
        on_core=walk.take_core,
        environ={
            ENV_USERNAME: sandbox.username,
            ENV_PASSWORD: sandbox.password,
            "TILLSIDE_STORE_KEY": secrets.token_hex(32),
        },
    )
    try:
        program.run()
    finally:
        asyncio.run(sandbox.stop())
    return walk.exit_code


class _Walk:
    """The steps, in order. The first that does not hold ends it."""

    def __init__(self, sandbox: SandboxProcess, pictures: Path) -> None:
        self._sandbox = sandbox
        self._pictures = pictures
        self._number = 0
        self._task: asyncio.Task[None] | None = None
        self.exit_code = EXIT_FAILED

    def take_window(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self._hand = Hand(desktop.window)

    def take_core(self, core: Core) -> None:
        self._core = core
        self._task = asyncio.create_task(self._walk())

    async def _walk(self) -> None:
        try:
            for words, step in self._steps():
                await self._step(words, step)
            self.exit_code = 0
            print(f"self-test passed; {self._number} pictures in {self._pictures}")
        except NotSeenError as error:
            print(f"self-test FAILED: {error}")
            await self._hand.picture(self._pictures / "failed.png")
        except Exception:  # noqa: BLE001 - a walk that cannot go on must say so, not hang
            print(f"self-test FAILED:\n{traceback.format_exc()}")
        finally:
            self._desktop.window.close()

    def _steps(self) -> tuple[tuple[str, Callable[[], Awaitable[None]]], ...]:
        return (
            ("sign in for the first time and set a PIN", self._sign_in),
            ("look up by mobile", self._by_mobile),
            ("look up by e-mail", self._by_email),
            ("look up by external id", self._by_external_id),
            ("look up by name", self._by_name),
            ("scan from another page", self._scan),
            ("register somebody, and see them sent", self._register_online),
            ("cut the network", self._cut),
            ("register somebody offline", self._register_offline),
            ("register another while the first waits", self._register_second),
            ("find one of them on this till", self._find_waiting),
            ("read a customer seen before", self._read_offline),
            ("a number that nobody here has", self._unknown_offline),
            ("see what is waiting", self._pending),
            ("lock and unlock", self._lock),
            ("reconnect: all sent, each once", self._reconnect),
            ("the server does it and drops the answer", self._drop_answer),
            ("settings", self._settings),
            ("the same pages, dark", self._dark),
        )

    async def _step(self, words: str, step: Callable[[], Awaitable[None]]) -> None:
        started = time.monotonic()
        await step()
        print(f"ok  {words} ({time.monotonic() - started:.1f} s)", flush=True)
        await self._shot(words)

    async def _shot(self, words: str) -> None:
        self._number += 1
        name = "".join(letter if letter.isalnum() else "-" for letter in words).strip("-")
        await self._hand.picture(self._pictures / f"{self._number:02d}-{name}.png")

    async def _sign_in(self) -> None:
        hand = self._hand
        await hand.until(lambda: hand.is_seen("signin_pin"), "the sign-in page")
        hand.fill("signin_associate", "Noor Ahmed")
        await hand.until(lambda: hand.is_seen("signin_pin_again"), "the second PIN field")
        hand.fill("signin_pin", PIN)
        hand.fill("signin_pin_again", PIN)
        await self._shot("sign-in")
        hand.press("signin_submit")
        await hand.until(
            lambda: hand.is_seen("search_field"),
            "the window after signing in",
            otherwise=lambda: hand.text("signin_message"),
        )
        await hand.until_text("connection_pill", "Online")

    async def _by_mobile(self) -> None:
        await self._look_up("44700900000", "Tom Sawyer")

    async def _by_email(self) -> None:
        await self._look_up("rita.john@example.com", "Rita John")

    async def _by_external_id(self) -> None:
        await self._look_up("ts1234", "Tom Sawyer")

    async def _by_name(self) -> None:
        hand = self._hand
        hand.press("nav_lookup")
        hand.fill("search_field", "Rita John")
        hand.enter()
        await hand.until(
            lambda: hand.is_seen("customer_name") or hand.rows("lookup_results") != [],
            "somebody of that name",
        )
        if not hand.is_seen("customer_name"):
            hand.enter()
        await hand.until_text("customer_name", "Rita John")

    async def _scan(self) -> None:
        hand = self._hand
        hand.press("nav_settings")
        await hand.until(lambda: hand.is_seen("page_settings"), "the settings page")
        await hand.scan("44700900000")
        await hand.until_text("customer_name", "Tom Sawyer")

    async def _register_online(self) -> None:
        await self._register(ONLINE, "Oona", "Chainlink")
        await self._hand.until_text("customer_state", "Sent")
        await self._expect_effects(ONLINE, 1)

    async def _cut(self) -> None:
        await self._steer(self._sandbox.steering.cut)
        self._hand.press("connection_pill")
        self._core.services.connection.probe()
        await self._hand.until_text("connection_pill", "Offline")
        self._hand.press("connection_pill")

    async def _register_offline(self) -> None:
        await self._register(FIRST_OFFLINE, "Thomas", "Sawyer")
        await self._hand.until(
            lambda: self._state_has("saved on this till"), "the card to say that it waits"
        )
        await self._hand.until_text("pending_pill", "1 unsent")

    async def _register_second(self) -> None:
        await self._register(SECOND_OFFLINE, "नीना", "शर्मा")
        await self._hand.until_text("pending_pill", "2 unsent")

    async def _find_waiting(self) -> None:
        await self._look_up(FIRST_OFFLINE, "Thomas Sawyer")
        await self._hand.until(
            lambda: self._state_has("saved on this till"), "the card to say that it waits"
        )

    async def _read_offline(self) -> None:
        await self._look_up("rita.john@example.com", "Rita John")
        await self._hand.until_text("customer_freshness", "as of")

    async def _unknown_offline(self) -> None:
        hand = self._hand
        hand.press("nav_lookup")
        hand.fill("search_field", "447700900999")
        hand.enter()
        await hand.until(lambda: hand.is_seen("lookup_register"), "an offer to register the number")

    async def _pending(self) -> None:
        hand = self._hand
        hand.press("nav_pending")
        await hand.until(
            lambda: len([row for row in hand.rows("pending_table") if "Sent" not in row]) == 2,
            "two rows waiting",
            otherwise=lambda: hand.rows("pending_table"),
        )

    async def _lock(self) -> None:
        hand = self._hand
        self._core.services.session.lock()
        await hand.until(lambda: hand.is_seen("signin_pin"), "the lock")
        await self._shot("locked")
        hand.fill("signin_pin", PIN)
        hand.press("signin_submit")
        await hand.until(lambda: hand.is_seen("pending_table"), "the page one was on")

    async def _reconnect(self) -> None:
        await self._steer(self._sandbox.steering.restore)
        self._hand.press("pending_send_now")
        await self._hand.until_text("pending_pill", "Nothing waiting")
        for mobile in (FIRST_OFFLINE, SECOND_OFFLINE):
            await self._expect_effects(mobile, 1)

    async def _drop_answer(self) -> None:
        await self._steer(
            lambda: self._sandbox.steering.add_fault(
                "commit_then_drop", match="customer/add", times=1
            )
        )
        await self._register(DROPPED, "Leila", "Haddad")
        await self._hand.until_text("pending_pill", "1 unsent")
        self._hand.press("nav_pending")
        await self._shot("checking")
        await self._hand.until_text("pending_pill", "Nothing waiting", within_s=QUIET_S + 10)
        await self._expect_effects(DROPPED, 1)

    async def _settings(self) -> None:
        self._hand.press("nav_settings")
        await self._hand.until(lambda: self._hand.is_seen("settings_server"), "the settings")

    async def _dark(self) -> None:
        hand, preferences = self._hand, self._core.services.preferences
        self._desktop.set_look(ThemeName.DARK, 100)
        await preferences.change(ui=replace(preferences.settings.ui, theme=ThemeName.DARK))
        await self._shot("settings, dark")
        for page in ("nav_pending", "nav_register", "nav_lookup"):
            hand.press(page)
            await self._shot(f"{page.removeprefix('nav_')}, dark")
        await self._look_up("44700900000", "Tom Sawyer")

    async def _look_up(self, text: str, name: str) -> None:
        hand = self._hand
        hand.press("nav_lookup")
        hand.fill("search_field", text)
        hand.enter()
        await hand.until_text("customer_name", name)

    async def _register(self, mobile: str, firstname: str, lastname: str) -> None:
        hand = self._hand
        hand.press("nav_register")
        await hand.until(lambda: hand.is_seen("register_mobile"), "the register form")
        hand.fill("register_mobile", f"+{mobile}")
        hand.fill("register_firstname", firstname)
        hand.fill("register_lastname", lastname)
        if hand.is_seen("register_custom_preferred_language"):
            hand.pick("register_custom_preferred_language", "English")
        await self._shot(f"register {firstname}")
        hand.press("register_submit")
        await hand.until_text("customer_name", firstname)

    def _state_has(self, words: str) -> bool:
        hand = self._hand
        return hand.is_seen("customer_state") and words in hand.text("customer_state").lower()

    async def _expect_effects(self, mobile: str, count: int) -> None:
        """The server's own record: how often a registration of this number took effect."""
        steering = self._sandbox.steering
        person = await asyncio.to_thread(steering.person, mobile=mobile)
        effects = await asyncio.to_thread(steering.effects)
        identity = person["user_id"] if person is not None else None
        adds = [
            effect
            for effect in effects
            if effect["call"] == "customer/add" and effect["user_id"] == identity
        ]
        if len(adds) != count:
            raise NotSeenError(f"the server counts {len(adds)} effects for one registration")

    async def _steer(self, order: Callable[[], object]) -> None:
        await asyncio.to_thread(order)
