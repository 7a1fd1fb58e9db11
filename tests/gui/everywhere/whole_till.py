"""The real window on real services and the training server, and a walk over all that it shows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from app.bootstrap.core import Core, CoreOptions
from app.domain.clock import SystemClock
from app.services.preferences import PreferenceService
from app.settings.declarations import Settings, ThemeName, UiSettings
from app.settings.policy import NO_POLICY, Policy, overlaid
from app.support.paths import Profile
from app.ui import languages
from app.ui.desktop import Desktop
from app.ui.hand import Hand
from app.ui.main_window import MainWindow
from app.ui.navigation import PageName, TabName
from app.ui.pages.customer import CustomerPage
from app.ui.pages.settings_part import SettingsPart

TOM = "44700900000"
NOBODY = "447700900999"
STORE_KEY = "5a" * 32
SETTLE_S = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the window is seen: language (ISO 639) and text size in percent."""

    language: str = "en"
    text_size: int = 100

    def __str__(self) -> str:
        return f"{self.language}-{self.text_size}"


class WholeTill:
    """A window with every page, and a customer open in it."""

    def __init__(self, desktop: Desktop, core: Core) -> None:
        self.desktop = desktop
        self.core = core
        self.hand = Hand(desktop.window)

    @property
    def window(self) -> MainWindow:
        return self.desktop.window

    async def places(self) -> AsyncIterator[tuple[str, QWidget]]:
        """Brings one page (of a page with tabs: one tab) after the other to the front."""
        self.window.resize(self.window.minimumSize())
        await self._look_up_nobody()
        yield "lookup", self._page()
        await self.open_tom()
        for tab in TabName:
            self._customer().show_tab(tab)
            await self.settle()
            yield f"customer, {tab.value}", self._page()
        for name in PageName:
            if name not in {PageName.SIGN_IN, PageName.LOOKUP, PageName.CUSTOMER}:
                self.window.show_page(name)
                await self.settle()
                yield name.value, self._page()
            if name is PageName.SETTINGS:
                for part in SettingsPart:
                    self.hand.press(f"settings_{part.value}")
                    await self.settle()
                    yield f"settings, {part.value}", self._page()
                    self.hand.press(f"{part.value}_back")
        self.core.services.session.lock()
        await self.settle()
        yield "signin, locked", self._page()

    async def settle(self) -> None:
        """Let what a page asks for arrive, and the page lay itself out."""
        await asyncio.sleep(SETTLE_S)

    async def _look_up_nobody(self) -> None:
        self.window.show_page(PageName.LOOKUP)
        self.hand.fill("search_field", NOBODY)
        self.hand.enter()
        await self.hand.until(lambda: self.hand.is_seen("lookup_register"), "nobody's number")
        await self.settle()

    async def open_tom(self) -> None:
        self.hand.fill("search_field", TOM)
        self.hand.enter()
        await self.hand.until(lambda: self.hand.is_seen("customer_name"), "Tom's card")
        await self.settle()

    def _customer(self) -> CustomerPage:
        return self.hand.part("page_customer", CustomerPage)

    def _page(self) -> QWidget:
        found = self.hand.part("pages", QStackedWidget).currentWidget()
        assert found is not None
        return found


@asynccontextmanager
async def whole_till(
    folder: Path, look: Look, policy: Policy = NO_POLICY
) -> AsyncIterator[WholeTill]:
    """Opened in training on a fresh profile, signed in, online."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings = Settings(
        ui=UiSettings(language=look.language, text_size=look.text_size, theme=ThemeName.LIGHT)
    )
    clock, profile = SystemClock(), Profile(folder=folder)
    profile.training.make()
    desktop = Desktop(app=app, settings=settings, clock=clock, on_close=_nothing)
    desktop.show()
    core = await Core.open(
        options=CoreOptions(
            profile=profile.training,
            server_url="",
            environ={"TILLSIDE_STORE_KEY": STORE_KEY},
            restart=_nothing,
        ),
        preferences=PreferenceService(
            folder=folder, settings=overlaid(settings, policy), problems=(), policy=policy
        ),
        clock=clock,
    )
    try:
        await core.start()
        desktop.use(core.services)
        till = WholeTill(desktop, core)
        await till.hand.until(
            lambda: core.services.connection.status.is_answering, "the training server"
        )
        await till.hand.until(lambda: till.hand.is_seen("search_field"), "the trainee's window")
        yield till
    finally:
        await desktop.close()
        await core.close()
        languages.speak(languages.SOURCE_LANGUAGE)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _nothing() -> None:
    """For what these tests never come to: a window that is closed or left for another server."""
