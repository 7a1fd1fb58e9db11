"""`config.toml` as it is read: a word on each problem with its line, and never a failed start."""

from dataclasses import fields
from pathlib import Path

import pytest

from app.settings import file
from app.settings.declarations import CustomFieldSettings, Settings, ThemeName, store_zone
from tests.unit.settings.whole_file import FULL, READ, write


def problems(folder: Path, text: str) -> list[tuple[int, str]]:
    write(folder, text)
    _, found = file.load(folder)
    return [(problem.line, problem.key) for problem in found]


class TestLoad:
    def test_no_file_is_all_defaults(self, tmp_path: Path) -> None:
        assert file.load(tmp_path) == (Settings(), ())
        assert file.load(tmp_path / "nowhere") == (Settings(), ())

    def test_a_whole_file(self, tmp_path: Path) -> None:
        write(tmp_path, FULL)
        assert file.load(tmp_path) == (READ, ())

    def test_a_mark_at_the_start_and_other_line_ends(self, tmp_path: Path) -> None:
        text = FULL.replace("\n", "\r\n").encode("utf-8-sig")
        (tmp_path / file.FILE_NAME).write_bytes(text)
        assert file.load(tmp_path) == (READ, ())

    @pytest.mark.parametrize(
        "text",
        [
            "ui.theme = 'dark'",
            "ui = { theme = 'dark' }",
            "[ ui ] # look\n'theme' = 'dark'",
        ],
    )
    def test_other_ways_to_write_a_section(self, tmp_path: Path, text: str) -> None:
        write(tmp_path, text)
        found, complaints = file.load(tmp_path)
        assert found.ui.theme is ThemeName.DARK
        assert complaints == ()

    def test_custom_fields_as_inline_tables(self, tmp_path: Path) -> None:
        write(tmp_path, '[registration]\ncustom_fields = [{ name = "age", type = "number" }]')
        found, complaints = file.load(tmp_path)
        assert found.registration.custom_fields == (CustomFieldSettings(name="age", type="number"),)
        assert complaints == ()

    @pytest.mark.parametrize(
        ("text", "line", "key", "words"),
        [
            ("[looks]\ntheme = 'dark'", 1, "looks", "not a section"),
            ("ui = 5", 1, "ui", "must be a section"),
            ("\n[ui]\n\ncolour = 'red'", 4, "ui.colour", "not a setting"),
            ("[ui]\ntheme = 'pink'", 2, "ui.theme", "'system', 'light', 'dark', 'contrast'"),
            ("[ui]\ntheme = ['dark']", 2, "ui.theme", "must be one of"),
            ("[ui]\ntext_size = 99", 2, "ui.text_size", "from 100 to 200"),
            ("[ui]\ntext_size = 125.5", 2, "ui.text_size", "a whole number"),
            ("[ui]\ntext_size = true", 2, "ui.text_size", "a whole number"),
            ("[ui]\nlanguage = 5", 2, "ui.language", "a text in quotes"),
            ("[server]\ncalls_per_minute = 5", 2, "server.calls_per_minute", "from 10 to 100000"),
            ("[sync]\nquiet_period_s = 'long'", 2, "sync.quiet_period_s", "a number"),
            ("[sync]\nquiet_period_s = nan", 2, "sync.quiet_period_s", "from 1 to 3600"),
            ("[sync]\nquiet_period_s = true", 2, "sync.quiet_period_s", "a number"),
            ("[store]\ntimezone = 'Mars/Olympus'", 2, "store.timezone", "'Europe/London'"),
            ("[store]\ntimezone = '../../etc/passwd'", 2, "store.timezone", "'Europe/London'"),
            ("[store]\ntimezone = 'Europe'", 2, "store.timezone", "'Europe/London'"),
            ("[store]\ncountry = 'GBR'", 2, "store.country", "two letters"),
            ("[store]\ncountry = 'ÄÖ'", 2, "store.country", "two letters"),
            ("[registration]\nrequired = 'mobile'", 2, "registration.required", "a list"),
            ("[registration]\nrequired = ['a', 5]", 2, "registration.required", "a text"),
            ("ui.theme = 'pink'", 1, "ui.theme", "must be one of"),
            ("ui = { theme = 'pink' }", 1, "ui.theme", "must be one of"),
            (
                "[registration]\ncustom_fields = [{ label = 'x' }]",
                2,
                "registration.custom_fields",
                "at least a name",
            ),
            (
                "[registration]\n\n[[registration.custom_fields]]\nname = 'x'\nregex = 'y'",
                3,
                "registration.custom_fields",
                "'regex' is not known",
            ),
            (
                "[[registration.custom_fields]]\nname = 'x'\nis_mandatory = 'yes'",
                1,
                "registration.custom_fields",
                "must be bool",
            ),
        ],
    )
    def test_a_bad_line_costs_that_one_setting(
        self, tmp_path: Path, text: str, line: int, key: str, words: str
    ) -> None:
        path = write(tmp_path, text)
        found, (problem,) = file.load(tmp_path)
        assert (problem.line, problem.key) == (line, key)
        assert words in problem.text
        assert found == Settings()
        assert path.read_text(encoding="utf-8") == text

    def test_the_other_settings_count(self, tmp_path: Path) -> None:
        write(tmp_path, "[ui]\ntheme = 'pink'\ntext_size = 150\n[lock]\nidle_minutes = -1")
        found, complaints = file.load(tmp_path)
        assert found.ui.text_size == 150
        assert [(each.line, each.key) for each in complaints] == [
            (2, "ui.theme"),
            (5, "lock.idle_minutes"),
        ]

    def test_the_same_name_in_two_sections(self, tmp_path: Path) -> None:
        text = "[telemetry]\nendpoint = 'https://x'\n[updates]\nurl = 5\n[server]\nurl = 6"
        assert problems(tmp_path, text) == [(4, "updates.url"), (6, "server.url")]

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("[ui\ntheme = 'dark'", 1),
            ("[ui]\ntheme = 'dark' text_size = 5", 2),  # "Expected newline or end of document"
            ("[ui]\ntheme = 'dark'\ntheme = 'light'", 3),
            ("[ui]\ntheme = 'dark", 2),
            ("[ui]\ntheme =", 2),
            ("[ui]\nlanguage = 'en'\n\n[server]\nurl = [1,\n", 5),
        ],
    )
    def test_what_is_no_toml_is_told_with_its_line(
        self, tmp_path: Path, text: str, line: int
    ) -> None:
        write(tmp_path, text)
        found, (problem,) = file.load(tmp_path)
        assert found == Settings()
        assert (problem.line, problem.key) == (line, "")
        assert "is not TOML" in problem.text

    def test_what_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / file.FILE_NAME).write_bytes(b"[ui]\ntheme = '\xff'")
        found, (problem,) = file.load(tmp_path)
        assert found == Settings()
        assert "cannot be read" in problem.text

    def test_a_folder_in_its_place(self, tmp_path: Path) -> None:
        (tmp_path / file.FILE_NAME).mkdir()
        found, (problem,) = file.load(tmp_path)
        assert found == Settings()
        assert "cannot be read" in problem.text


def test_every_section_has_a_line_that_says_what_it_is_for() -> None:
    """Sections and keys are others' to rely on: a name is plain, and each has a default."""
    for section in fields(Settings):
        values = getattr(Settings(), section.name)
        assert section.name.isidentifier()
        assert fields(values)


def test_the_stores_zone() -> None:
    assert store_zone(Settings()) is None
    zone = store_zone(READ)
    assert zone is not None
    assert zone.key == "Asia/Kolkata"


@pytest.mark.parametrize(
    "address",
    ["proxy.example", "ftp://proxy.example", "http://till:secret@proxy.example", "http://p:99999"],
)
def test_a_proxy_is_an_address_without_a_login(tmp_path: Path, address: str) -> None:
    write(tmp_path, f"[server]\nproxy = '{address}'\n")
    settings, (problem,) = file.load(tmp_path)
    assert (problem.line, problem.key) == (2, "server.proxy")
    assert "TILLSIDE_PROXY_USERNAME" in problem.text
    assert settings.server.proxy == ""


def test_a_pin_that_cannot_be_read_is_told_and_not_dropped(tmp_path: Path) -> None:
    """Without it any certificate that verifies would do, which is what somebody did not want."""
    write(tmp_path, "[server]\ncertificate_pin = 'sha256/abc'\n")
    settings, (problem,) = file.load(tmp_path)
    assert (problem.line, problem.key) == (2, "server.certificate_pin")
    assert settings.server.certificate_pin == "sha256/abc"
