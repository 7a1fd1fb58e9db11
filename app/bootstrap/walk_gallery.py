"""The self-test's last part: every page, with the line and without, in several looks, as pictures.

A folder a look: `en-dark-1280x800/offline-pending.png`.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from app.bootstrap.walk import Ground, Step
from app.bootstrap.walk_looks import Look, Size
from app.bootstrap.walk_places import TOM, Places
from app.ui.navigation import TabName

FOLDER = "looks"
LONGEST_START_S = 30.0
SETTLED_AFTER_S = 0.06


class Gallery:
    """`reopen` leaves the window for a new one, which speaks the language that is set then."""

    def __init__(
        self, ground: Ground, looks: Iterable[Look], *, pin: str, reopen: Callable[[], None]
    ) -> None:
        self._ground = ground
        self._looks = tuple(looks)
        self.places = Places(ground, pin=pin)
        self._reopen = reopen
        self._writing: asyncio.Task[None] | None = None

    def steps(self) -> Iterator[Step]:
        """A step for what is to be seen, and one for each language."""
        yield Step(words="a clash, for the pictures", do=self.make_clash)
        for language, looks in groupby(self._looks, key=lambda look: look.language):
            group = tuple(looks)

            async def show(language: str = language, group: tuple[Look, ...] = group) -> None:
                await self._show(language, group)

            yield Step(words=f"every page, online and offline ({language})", do=show)

    async def make_clash(self) -> None:
        """One edit that clashes and waits for a person."""
        ground, hand, steering = self._ground, self._ground.hand, self._ground.sandbox.steering
        await ground.look_up(TOM, "Tom Sawyer")
        await self.set_line(is_up=False)
        await ground.rename("Tommy")
        await ground.tab(TabName.OVERVIEW, "overview_registered")
        await ground.steer(lambda: steering.alter({"mobile": TOM}, firstname="Thomas"))
        await self.set_line(is_up=True)
        await hand.until_text("pending_pill", "1 needs you")

    async def speak(self, language: str) -> None:
        """Go on in a window that speaks this language, signed in."""
        ground = self._ground
        preferences = ground.core.services.preferences
        if preferences.settings.ui.language == language:
            return
        before = ground.core
        await preferences.change(ui=replace(preferences.settings.ui, language=language))
        self._reopen()
        await ground.hand.until(
            lambda: ground.core is not before,
            f"a window in {language}",
            within_s=LONGEST_START_S,
        )
        await self.places.sign_in()
        await self._until_answering(True)

    async def set_line(self, *, is_up: bool) -> None:
        """Cut the line to the server, or restore it, until the till knows."""
        steering = self._ground.sandbox.steering
        await self._ground.steer(steering.restore if is_up else steering.cut)
        await self._until_answering(is_up)

    async def _show(self, language: str, looks: tuple[Look, ...]) -> None:
        await self.speak(language)
        await self._show_all("online", looks)
        await self.set_line(is_up=False)
        await self._show_all("offline", looks)
        await self._written()
        await self.set_line(is_up=True)

    async def _show_all(self, line: str, looks: tuple[Look, ...]) -> None:
        for look in looks:
            self._ground.desktop.set_look(look.theme, look.text_size)
            for place in self.places.all():
                await place.bring()
                for size in look.sizes:
                    await self._picture(f"{line}-{place.words}", look, size)
            await self.places.unlock()

    async def _picture(self, words: str, look: Look, size: Size) -> None:
        ground = self._ground
        width, height = size
        taken = await ground.hand.begin_picture(
            ground.pictures / FOLDER / look.folder(size) / f"{words}.png",
            width=width,
            height=height,
            settled_after_s=SETTLED_AFTER_S,
        )
        await self._written()
        self._writing = taken
        ground.taken += 1

    async def _written(self) -> None:
        """Return once the last picture is in its file. Raises OSError where it cannot be."""
        if self._writing is not None:
            await self._writing
            self._writing = None

    async def _until_answering(self, is_answering: bool) -> None:
        connection = self._ground.core.services.connection
        connection.probe()
        await self._ground.hand.until(
            lambda: connection.status.is_answering is is_answering,
            "the line" if is_answering else "no line",
        )
