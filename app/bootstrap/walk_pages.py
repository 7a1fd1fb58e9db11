"""The walk's way through the other pages: the drill in training and the way from there to a
server; then search, import, closing, guide and settings.
"""

import asyncio
from pathlib import Path

from app.bootstrap.walk import Ground, Step
from app.services.signing import SignatureError, public_key_in, signer_of
from app.settings.declarations import ThemeName
from app.ui.hand import NotSeenError

FIRST_FORM, SECOND_FORM = "447700900421", "447700900422"
PAPER = f"""mobile,first name,last name,preferred language
+{FIRST_FORM},Paula,Papier,English
not a number,Ignaz,Ohne,English
+{SECOND_FORM},Pavel,Papir,English
"""
LONGEST_START_S = 30.0


class Practice:
    """The steps in training, where a till without a server begins."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def steps(self) -> tuple[Step, ...]:
        return (
            Step(words="without a server: training", do=self._training),
            Step(words="the outage drill", do=self._drill),
            Step(words="connect to a server", do=self.connect),
        )

    async def _training(self) -> None:
        hand = self._ground.hand
        await hand.until_text("connection_pill", "Online", within_s=LONGEST_START_S)
        await hand.until(lambda: hand.is_seen("training_banner"), "the words that nothing is real")
        await self._ground.look_up("44700900000", "Tom Sawyer")

    async def _drill(self) -> None:
        hand = self._ground.hand
        hand.press("training_drill")
        await hand.until(lambda: hand.is_seen("training_cut"), "the drill")
        hand.press("training_cut")
        await hand.until_text("connection_pill", "Offline")
        await self._ground.picture("the drill, cut")
        hand.press("training_restore")
        await hand.until_text("connection_pill", "Online")

    async def connect(self) -> None:
        ground, hand, before = self._ground, self._ground.hand, self._ground.core
        hand.press("nav_settings")
        await hand.until(lambda: hand.is_seen("settings_server"), "the settings")
        hand.fill("settings_server", ground.sandbox.url)
        hand.fill("settings_username", ground.sandbox.username)
        hand.fill("settings_password", ground.sandbox.password)
        await ground.picture("settings, a server")
        hand.press("settings_save")
        await hand.until(lambda: ground.core is not before, "the window for that server")
        await ground.hand.until(lambda: ground.hand.is_seen("signin_pin"), "the sign-in page")


class Pages:
    """The steps on the other pages."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground

    def steps(self) -> tuple[Step, ...]:
        return (
            Step(words="search by conditions", do=self._search),
            Step(words="bring in paper forms", do=self._import),
            Step(words="close the till, and certify it", do=self._closing),
            Step(words="the guide", do=self._guide),
            Step(words="settings", do=self._settings),
            Step(words="the dark theme", do=self._dark),
        )

    async def _search(self) -> None:
        hand = self._ground.hand
        hand.press("nav_search")
        await hand.until(lambda: hand.is_seen("query_text"), "the search page")
        hand.fill("query_text", "lastname:EXACT:Sawyer & firstname:STARTS:To")
        hand.press("query_run")
        await self._ground.until_row("query_results", "Tom Sawyer")

    async def _import(self) -> None:
        hand, file = self._ground.hand, self._ground.folder / "forms.csv"
        file.write_text(PAPER, encoding="utf-8")
        hand.press("nav_import")
        await hand.until(lambda: hand.is_seen("page_import"), "the import page")
        hand.drop("page_import", file)
        await hand.until_text("import_start", "2")
        if len(hand.rows("import_preview")) != 3:
            raise NotSeenError(f"the file has three rows, not {hand.rows('import_preview')}")
        await self._ground.picture("paper forms, looked at")
        hand.press("import_start")
        await hand.until(lambda: hand.is_seen("import_report"), "the report of the import")
        await hand.until_text("pending_pill", "Nothing waiting")
        for mobile, name in ((FIRST_FORM, "Paula"), (SECOND_FORM, "Pavel")):
            await self._ground.expect(mobile, firstname=name, effects=("customer/add",))

    async def _closing(self) -> None:
        hand = self._ground.hand
        hand.press("nav_closing")
        await hand.until_text("closing_figure", "0 unsent")
        hand.press("closing_certificate")
        await hand.until_text("closing_message", "written and signed")
        path = Path(hand.text("closing_message_details"))
        certificate = await asyncio.to_thread(path.read_bytes)
        if signer_of(certificate) != public_key_in(self._ground.folder / "profile"):
            raise NotSeenError("the certificate is not signed by this till")
        middle = len(certificate) // 2
        changed = bytes([certificate[middle] ^ 1])
        try:
            signer_of(certificate[:middle] + changed + certificate[middle + 1 :])
        except SignatureError:
            return
        raise NotSeenError("a changed byte of the certificate was not told")

    async def _guide(self) -> None:
        hand = self._ground.hand
        hand.press("nav_guide")
        await hand.until(lambda: hand.rows("guide_contents") != [], "the guide's contents")

    async def _settings(self) -> None:
        hand = self._ground.hand
        hand.press("nav_settings")
        await hand.until(lambda: hand.is_seen("settings_server"), "the settings")

    async def _dark(self) -> None:
        hand, preferences = self._ground.hand, self._ground.core.services.preferences
        hand.pick("settings_theme", ThemeName.DARK.value)
        hand.press("settings_save")
        await hand.until(
            lambda: preferences.settings.ui.theme is ThemeName.DARK, "the theme to be saved"
        )
        hand.pick("settings_theme", ThemeName.LIGHT.value)
        hand.press("settings_save")
