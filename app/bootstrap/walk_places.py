"""Every page of the window with something on it, each brought to the front by what a person does.

Goes by the names of parts alone, so that it finds its way in every language.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from app.bootstrap.walk import Ground
from app.ui.navigation import TabName

TOM, NOBODY = "44700900000", "447700900999"
SOME_NAME = "Saw"
FORMS = """mobile,first name,last name,preferred language
+447700900431,Paula,Papier,English
not a number,Ignaz,Ohne,English
+44700900000,Tom,Sawyer,English
+447700900432,Pavel,Papir,English
"""
_CONTENT = {
    TabName.OVERVIEW: "overview_registered",
    TabName.PROFILE: "profile_firstname",
    TabName.TRANSACTIONS: "transactions_table",
    TabName.COUPONS: "coupons_table",
    TabName.NOTES: "notes_text",
    TabName.TICKETS: "ticket_subject",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`bring` puts it in front. Raises NotSeenError where it does not come."""

    words: str
    bring: Callable[[], Awaitable[None]]


class Places:
    """The places of one window, in the order in which they are brought to the front."""

    def __init__(self, ground: Ground, *, pin: str) -> None:
        self._ground = ground
        self._pin = pin

    def all(self) -> tuple[Place, ...]:
        tabs = (
            Place(words=f"customer-{tab.value}", bring=partial(self._tab, tab)) for tab in TabName
        )
        return (
            Place(words="lookup", bring=self._recent),
            Place(words="lookup-several", bring=self._several),
            Place(words="lookup-nobody", bring=self._nobody),
            Place(words="customer", bring=self._customer),
            *tabs,
            Place(words="register", bring=self._register),
            Place(words="search", bring=self._search),
            Place(words="import", bring=self._import),
            Place(words="pending", bring=partial(self._page, "pending", "pending_table")),
            Place(words="closing", bring=partial(self._page, "closing", "closing_sent")),
            Place(words="settings", bring=partial(self._page, "settings", "settings_server")),
            Place(words="guide", bring=partial(self._page, "guide", "guide_text")),
            Place(words="line", bring=self._line),
            Place(words="locked", bring=self._locked),
        )

    async def sign_in(self) -> None:
        """Into a window whose associate has a PIN already."""
        hand = self._ground.hand
        await hand.until(lambda: hand.is_seen("signin_pin"), "the sign-in page")
        hand.fill("signin_associate", "Noor Ahmed")
        await self._enter_pin()

    async def unlock(self) -> None:
        """What comes after the last place."""
        await self._enter_pin()

    async def _enter_pin(self) -> None:
        hand = self._ground.hand
        hand.fill("signin_pin", self._pin)
        hand.press("signin_submit")
        await hand.until(lambda: hand.is_seen("search_field"), "the window after signing in")

    async def _page(self, name: str, part: str) -> None:
        hand = self._ground.hand
        hand.press(f"nav_{name}")
        await hand.until(lambda: hand.is_seen(part), f"the page {name}")

    async def _type(self, text: str) -> None:
        hand = self._ground.hand
        hand.press("nav_lookup")
        hand.fill("search_field", text)

    async def _recent(self) -> None:
        hand = self._ground.hand
        hand.press("nav_lookup")
        await hand.until(lambda: hand.rows("recent_list") != [], "whom one had before")

    async def _several(self) -> None:
        hand = self._ground.hand
        await self._type(SOME_NAME)
        await hand.until(lambda: hand.rows("lookup_results") != [], "people of that name")

    async def _nobody(self) -> None:
        hand = self._ground.hand
        await self._type(NOBODY)
        hand.enter()
        await hand.until(lambda: hand.is_seen("lookup_register"), "nobody's number")

    async def _customer(self) -> None:
        hand = self._ground.hand
        await self._type(TOM)
        hand.enter()
        await hand.until(lambda: hand.is_seen("customer_name"), "Tom's card")
        await self._tab(TabName.OVERVIEW)

    async def _tab(self, tab: TabName) -> None:
        await self._ground.tab(tab, _CONTENT[tab])

    async def _register(self) -> None:
        hand = self._ground.hand
        await self._page("register", "register_mobile")
        hand.fill("register_mobile", f"+{TOM}")
        hand.fill("register_firstname", "Tom")
        await hand.until(lambda: hand.is_seen("register_duplicate_open"), "who is there already")

    async def _search(self) -> None:
        hand = self._ground.hand
        await self._page("search", "page_search")
        if hand.is_seen("query_change"):
            hand.press("query_change")
        hand.fill("query_text", "lastname:STARTS:S")
        hand.press("query_run")
        await hand.until(lambda: hand.rows("query_results") != [], "people of that kind")

    async def _import(self) -> None:
        hand, file = self._ground.hand, self._ground.folder / "looks.csv"
        await self._page("import", "import_file")
        if not hand.is_seen("import_preview"):
            file.write_text(FORMS, encoding="utf-8")
            hand.drop("page_import", file)
        await hand.until(lambda: hand.rows("import_preview") != [], "the rows of the file")

    async def _line(self) -> None:
        hand = self._ground.hand
        hand.press("nav_lookup")
        hand.press("connection_pill")

    async def _locked(self) -> None:
        hand = self._ground.hand
        self._ground.core.services.session.lock()
        await hand.until(lambda: hand.is_seen("signin_pin"), "the lock")
