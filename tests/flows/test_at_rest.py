"""What a stolen till's disk tells: no person and no credential, wherever the program writes.

Known values go in through every field that a person can fill; then everything below the till's
home, its temporary folder and its profile is searched for them in whatever guise.
"""

import base64
import hashlib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from tests.flows.conftest import Story
from tests.flows.till import STORE_KEY, TillProcess

PIN = "907163"
PASSPHRASE = "seventeen wet umbrellas"
LOGIN = "server123"
CANARIES = (
    *("Canaria", "Zwitscher", "447700900431", "7700 900431", "canaria@zwitscher.example"),
    *("447700900000", "tom.sawyer", "Sawyer", "ts1234"),
    *("Halbgetippt", "447700900555", "447700900778", "kanarienkarte77"),
    *("Papageno", "447700900432", "Vogelfutter im Laden vergessen"),
    *("Der Schnabel ist lose", "Reklamation Kaefig", "gefundener Suchname"),
    *(LOGIN, hashlib.md5(LOGIN.encode(), usedforsecurity=False).hexdigest(), "neuesKennwort88"),
    *(PIN, PASSPHRASE, STORE_KEY),
)


def guises(canary: str) -> Iterator[bytes]:
    """How a text may stand in a file: each encoding, hexadecimal, and Base64 at each offset."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        yield canary.lower().encode(encoding)
        yield canary.encode(encoding).hex().encode()
    for shift in range(3):
        whole = base64.b64encode(b" " * shift + canary.encode())
        # Without what its neighbours have a share in.
        yield whole[4 if shift else 0 : -4].lower()


PAPER = """Mobile,First name,Last name,Preferred language
+447700900432,Papageno,Zwitscher,English
"""
GUISES = {canary: tuple(guises(canary)) for canary in CANARIES}


def readable(*folders: Path) -> set[tuple[str, str]]:
    """(file, canary) for each that stands in any file below the folders, in any case."""
    found = set()
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                for name, content in _contents(path):
                    low = content.lower()
                    found |= {
                        (name, canary)
                        for canary, forms in GUISES.items()
                        if any(form in low for form in forms)
                    }
    return found


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    content = path.read_bytes()
    yield path.name, content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for name in packed.namelist():
                yield f"{path.name}/{name}", packed.read(name)


def test_a_value_is_found_in_every_guise(tmp_path: Path) -> None:
    """The search is worth what it finds."""
    for number, content in enumerate(
        (
            b"..Canaria..",
            "Zwitscher".encode("utf-16-le"),
            base64.b64encode(b"xx tom.sawyer and more"),
            b"Papageno".hex().encode(),
        )
    ):
        (tmp_path / str(number)).write_bytes(content)
    with zipfile.ZipFile(tmp_path / "bundle.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("log", "kanarienkarte77 " * 50)
    assert {canary for _, canary in readable(tmp_path)} == {
        *("Canaria", "Zwitscher", "tom.sawyer", "Sawyer", "Papageno", "kanarienkarte77"),
    }


async def test_nothing_that_was_put_in_is_readable_on_the_disk(
    story: Story, tmp_path: Path
) -> None:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    for folder in (home, temporary):
        folder.mkdir(mode=0o700)
    paper = tmp_path / "elsewhere" / "forms.csv"
    paper.parent.mkdir()
    paper.write_text(PAPER, encoding="utf-8")
    places = {
        "HOME": str(home),
        "TMPDIR": str(temporary),
        "XDG_CACHE_HOME": "",
        "XDG_CONFIG_HOME": "",
        "XDG_DATA_HOME": "",
    }
    till = await story.open_till(**places)
    await till.do("sign_in", "Noor Ahmed", PIN)
    await till.do("wait_for", "connection_pill", "Online", 10)
    await _fill_everything(till, paper)
    await story.cut(till)
    await till.do("register", "+447700900431", "Canaria", "Zwitscher")
    await till.do("tab", "notes", "notes_text")
    await till.do("type", "notes_text", "Vogelfutter im Laden vergessen")
    await till.do("press", "notes_add")
    # Half a form, as it stands when the line goes and the till is carried off.
    await till.do("press", "nav_register")
    await till.do("type", "register_firstname", "Halbgetippt")
    await till.do("type", "register_mobile", "+447700900555")
    await till.do("type", "register_external_id", "kanarienkarte77")
    await _hand_over(till, tmp_path / "rescue.tillside")
    everywhere = (story.profile, home, temporary)
    assert readable(*everywhere) == set(), "while it runs"
    await till.kill()
    assert readable(*everywhere) == set(), "after a power cut"
    assert readable(tmp_path / "rescue.tillside") == set()
    names = {path.name for path in story.profile.rglob("*") if path.is_file()}
    assert {"outbox.db", "cache.db", "intents.journal", "tillside.log"} <= names
    assert any(name.endswith(".zip") for name in names), "the support bundle was looked at, too"


async def _fill_everything(till: TillProcess, paper: Path) -> None:
    await till.do("look_up", "44700900000")
    await till.do("look_up", "Tom Sawyer")
    await till.do("tab", "profile", "profile_firstname")
    await till.do("type", "profile_email", "canaria@zwitscher.example")
    await till.do("press", "profile_save")
    await till.do("type", "identity_new_value", "+447700900778")
    await till.do("press_once_ready", "identity_submit")
    await till.do("tab", "tickets", "ticket_subject")
    await till.do("type", "ticket_subject", "Reklamation Kaefig")
    await till.do("type", "ticket_message", "Der Schnabel ist lose")
    await till.do("press", "ticket_submit")
    await till.do("press", "nav_import")
    await till.do("drop", "page_import", str(paper))
    await till.do("wait_for", "import_start", "1", 10)
    await till.do("press", "import_start")
    await till.do("wait_for", "import_report", "1 row", 10)
    await till.do("press", "nav_search")
    await till.do("type", "query_text", "firstname:EXACT:gefundener Suchname")
    await till.do("press", "query_save")
    await till.do("type", "query_name", "Wer heisst so: Papageno")
    await till.do("press", "query_name_confirm")
    await till.do("press", "nav_settings")
    await till.do("type", "settings_password", "neuesKennwort88")
    await till.do("press", "settings_diagnostics")
    await till.do("until_seen", "diagnostics_save")
    await till.do("press_once_ready", "diagnostics_save")
    await till.do("wait_for", "diagnostics_message", "written", 10)


async def _hand_over(till: TillProcess, file: Path) -> None:
    await till.do("press", "nav_closing")
    await till.do("press", "closing_export")
    await till.do("type", "closing_export_path", str(file))
    await till.do("type", "closing_export_passphrase", PASSPHRASE)
    await till.do("type", "closing_export_passphrase_again", PASSPHRASE)
    await till.do("press", "closing_export_confirm")
    await till.do("wait_for", "pending_pill", "Nothing", 10)
