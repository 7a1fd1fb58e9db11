"""From what is typed or scanned to a customer: the till at once, the server at Enter.

One search at a time: a later one cancels an earlier, so an old answer never paints over a newer.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from app.domain.changes import ChangeSet
from app.domain.customer import CustomerKey
from app.domain.identifiers import IdentifierKind
from app.domain.match import Match, MatchReason
from app.domain.scan import read_scan
from app.services.lookup import Found, NotFound
from app.ui.breath import Breath
from app.ui.counts import counts
from app.ui.main_window import MainWindow
from app.ui.navigation import PageName, SearchNavigator
from app.ui.pages.lookup import LookupMessage, LookupPage
from app.ui.tasks import Tasks
from app.ui.tone import Tone
from app.ui.wording_lookup import nobodys_code_words, not_found_words, waiting_words

if TYPE_CHECKING:
    from app.services.services import Services

translate = QCoreApplication.translate
SEARCH = "lookup: search"
RECENTS = "lookup: recents"
QUICK_S = 0.1
"""What comes sooner seems to come at once: nothing is said of the asking before."""


class LookupPresenter(QObject):
    """`start` once the window is built; `scan` is where the scanner is tied to."""

    def __init__(
        self,
        *,
        page: LookupPage,
        window: MainWindow,
        services: "Services",
        tasks: Tasks,
        navigator: SearchNavigator,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._window = window
        self._services = services
        self._tasks = tasks
        self._navigator = navigator
        self._breath = Breath(self.load_recents, self)
        self._looked_for = ""
        self._stops: list[Callable[[], None]] = []

    def start(self) -> None:
        self._window.search_edited.connect(self._on_edited)
        self._window.search_submitted.connect(self._on_submitted)
        self._window.search_moved.connect(self._page.move_selection)
        self._window.page_shown.connect(self._on_page_shown)
        self._page.match_chosen.connect(self._on_chosen)
        self._page.register_requested.connect(
            lambda: self._navigator.register_with(self._looked_for)
        )
        self._stops = [self._services.changes.listen(self._on_change)]
        self.load_recents()

    def stop(self) -> None:
        self._breath.stop()
        while self._stops:
            self._stops.pop()()

    def scan(self, code: str) -> None:
        """Look up a scanned code, from whatever page; forms keep what was typed into them."""
        session = self._services.session
        if session.associate is None or session.is_locked:
            return
        reading = read_scan(code, self._prefixes())
        if reading.nobodys is not None:
            words = nobodys_code_words(reading.nobodys)
            self._window.message_bar.show_message(words, tone=Tone.CARE)
            return
        code, kind = reading.code, reading.kind
        self._looked_for = code
        self._tasks.restart(SEARCH, self._scan(code, kind))

    def clear(self) -> None:
        """Ready for the next customer."""
        self._tasks.cancel(SEARCH)
        self._looked_for = ""
        self._window.top_bar.search_field.clear()
        self._page.clear()
        self.load_recents()

    def load_recents(self) -> None:
        self._tasks.restart(RECENTS, self._load_recents())

    def _on_page_shown(self, page: PageName) -> None:
        if page is PageName.LOOKUP:
            self.load_recents()

    def _on_change(self, change: ChangeSet) -> None:
        if (change.customers or change.ops) and self._page.isVisible():
            self._breath.ask()

    def _on_edited(self, text: str) -> None:
        if self._window.current_page is not PageName.LOOKUP:
            self._navigator.show_page(PageName.LOOKUP)
        self._looked_for = text.strip()
        if not self._looked_for:
            self._tasks.cancel(SEARCH)
            self._page.clear()
            return
        self._tasks.restart(SEARCH, self._as_typed(text))

    def _on_submitted(self, text: str) -> None:
        if not text.strip():
            return
        selected = self._page.selected_key() if self._looked_for == text.strip() else None
        if selected is not None and self._window.current_page is PageName.LOOKUP:
            self._on_chosen(selected)
            return
        self._looked_for = text.strip()
        if self._window.current_page is not PageName.LOOKUP:
            self._navigator.show_page(PageName.LOOKUP)
        self._tasks.restart(SEARCH, self._find(text.strip()))

    def _on_chosen(self, key: CustomerKey) -> None:
        shown = self._page.results.matches.matches
        self._open(next((match for match in shown if match.key == key), None), key)

    def _open(self, match: Match | None, key: CustomerKey) -> None:
        """Leave the search behind. A row of the server's search lacks details."""
        is_partial = match is not None and MatchReason.FROM_SERVER in match.reasons
        self._tasks.cancel(SEARCH)
        self._page.clear()
        self._looked_for = ""
        self._window.top_bar.search_field.clear()
        if is_partial:
            self._navigator.open_partial(key)
        else:
            self._navigator.open_customer(key)

    async def _load_recents(self) -> None:
        recents = await self._services.lookup.recents()
        self._page.set_recents(recents, self._services.clock.now())

    async def _as_typed(self, text: str) -> None:
        matches = await self._services.lookup.as_typed(text)
        self._page.show_message(None)
        self._show(matches, is_typing=True)
        if not matches:
            self._page.show_hint(
                translate("lookup", "Not seen on this till"),
                translate("lookup", "Enter asks the server"),
            )

    async def _find(self, text: str) -> None:
        here = await self._services.lookup.find_here(text)
        if _is_certain(here, text):
            self._open(here.matches[0], here.matches[0].key)
            return
        self._show(here.matches)

        def say_asking() -> None:
            if not here.matches:
                self._page.show_message(self._asking(text))

        self._conclude(text, await self._asked(self._services.lookup.find(text), say_asking))

    async def _scan(self, code: str, kind: IdentifierKind | None) -> None:
        here = await self._services.lookup.scan_here(code, kind)
        if len(here.matches) == 1:
            # The code is not even written down: it would be painted, and cleared again.
            self._open(here.matches[0], here.matches[0].key)
            return

        def say_asking() -> None:
            self._window.top_bar.search_field.setText(code)
            if self._window.current_page is not PageName.LOOKUP:
                self._navigator.show_page(PageName.LOOKUP)
            self._show(here.matches)
            self._page.show_message(None if here.matches else self._asking(code))

        found = await self._asked(self._services.lookup.scan(code, kind), say_asking)
        if len(found.matches) != 1:
            say_asking()  # the page where it is told that there are several, or none
        self._conclude(code, found)

    async def _asked(self, answer: Awaitable[Found], say_asking: Callable[[], None]) -> Found:
        """What the server says. That it is being asked is said once it takes a while: most answer
        before anybody could read that, and painting it would keep their answer waiting.
        """
        loop = asyncio.get_running_loop()
        saying = loop.call_later(QUICK_S, say_asking)
        try:
            return await answer
        finally:
            saying.cancel()

    def _conclude(self, text: str, found: Found) -> None:
        if len(found.matches) == 1:
            self._open(found.matches[0], found.matches[0].key)
            return
        self._show(found.matches)
        if found.matches:
            waiting = any(match.op is not None for match in found.matches)
            self._page.show_message(self._waiting() if waiting else None)
            self._page.move_selection(1)
            return
        not_found = found.not_found or NotFound.NOT_HERE_AND_OFFLINE
        self._page.show_message(self._not_found(text, found, not_found))
        self._window.top_bar.search_field.selectAll()

    def _show(self, matches: tuple[Match, ...], *, is_typing: bool = False) -> None:
        count = len(matches)
        is_here = not any(MatchReason.FROM_SERVER in match.reasons for match in matches)
        title = counts.found_here(count)
        if not is_here:
            title = counts.found_on_server(count)
        subtitle = translate("lookup", "in any order, one slip allowed")
        is_words = any(character.isalpha() for character in self._looked_for)
        self._page.show_matches(
            matches,
            title=title,
            subtitle=subtitle if is_typing and is_words else "",
            now=self._services.clock.now(),
        )

    def _prefixes(self) -> dict[IdentifierKind, str]:
        scanner = self._services.preferences.settings.scanner
        return {
            IdentifierKind.MOBILE: scanner.mobile_prefix,
            IdentifierKind.EMAIL: scanner.email_prefix,
            IdentifierKind.EXTERNAL_ID: scanner.external_id_prefix,
        }

    def _asking(self, text: str) -> LookupMessage:
        return LookupMessage(
            title=translate("lookup", "Asking the server for “{text}”").format(text=text),
            text=translate("lookup", "This till has not seen them yet."),
        )

    def _waiting(self) -> LookupMessage:
        return LookupMessage(
            title=translate("lookup", "Registered here"),
            text=waiting_words(),
            chip=translate("lookup", "unsent"),
            tone=Tone.CARE,
        )

    def _not_found(self, text: str, found: Found, not_found: NotFound) -> LookupMessage:
        title, sentence = not_found_words(not_found, text, found.fault)
        can_register = not_found is not NotFound.UNREADABLE
        is_offline = not_found is NotFound.NOT_HERE_AND_OFFLINE
        return LookupMessage(
            title=title,
            text=sentence,
            chip=translate("lookup", "server not asked") if is_offline else "",
            tone=Tone.CARE,
            register_words=_register_words(text) if can_register else "",
        )


def _is_certain(found: Found, text: str) -> bool:
    """One customer, and by an identifier: no need to ask before their card opens."""
    if len(found.matches) != 1:
        return False
    match = found.matches[0]
    is_name = not any(character.isdigit() or character == "@" for character in text)
    return MatchReason.IDENTIFIER in match.reasons or (match.op is not None and not is_name)


def _register_words(text: str) -> str:
    if "@" in text:
        return translate("lookup", "Register this address")
    if any(character.isdigit() for character in text):
        return translate("lookup", "Register this number")
    return translate("lookup", "Register somebody new")
