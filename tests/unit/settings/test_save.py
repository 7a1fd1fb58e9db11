"""`config.toml` as it is changed: one value, and nothing else in the file."""

import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.certificate_pin import pin_of
from app.settings import file
from app.settings.declarations import (
    AuthScheme,
    CustomFieldSettings,
    LockSettings,
    RegistrationSettings,
    ServerSettings,
    Settings,
    StoreSettings,
    SyncSettings,
    ThemeName,
    UiSettings,
    WireFormat,
)
from tests.unit.settings.whole_file import FULL, READ, write


class TestSave:
    def test_only_what_differs_from_the_defaults_is_written(self, tmp_path: Path) -> None:
        file.save(tmp_path, replace(Settings(), ui=UiSettings(theme=ThemeName.DARK)))
        assert (tmp_path / file.FILE_NAME).read_text() == '[ui]\ntheme = "dark"\n'

    def test_nothing_to_change_changes_nothing(self, tmp_path: Path) -> None:
        path = write(tmp_path, FULL)
        file.save(tmp_path, READ)
        assert path.read_text() == FULL

    def test_one_line_changes_and_the_rest_stays(self, tmp_path: Path) -> None:
        path = write(tmp_path, FULL)
        server = replace(READ.server, url="https://other.example")
        file.save(tmp_path, replace(READ, server=server))
        assert path.read_text() == FULL.replace("shop.example", "other.example")

    def test_back_to_a_default(self, tmp_path: Path) -> None:
        path = write(tmp_path, FULL)
        file.save(tmp_path, replace(READ, ui=replace(READ.ui, theme=ThemeName.SYSTEM)))
        assert path.read_text() == FULL.replace('"dark"', '"system"')

    def test_what_is_not_understood_stays(self, tmp_path: Path) -> None:
        """A newer version's keys, a typing error: they are the administrator's to mend."""
        text = (
            "[ui]\ntheme = 'pink' # will be\nshape = 'round'\n\n[future]\nx = 1 # kept\n\n"
            "[lock]\nidle_minutes = 999\n"
        )
        path = write(tmp_path, text)
        found, before = file.load(tmp_path)
        file.save(tmp_path, replace(found, lock=found.lock, ui=replace(found.ui, language="de")))
        after = path.read_text()
        for line in text.splitlines():
            assert line in after
        changed, complaints = file.load(tmp_path)
        assert changed.ui.language == "de"
        assert [each.key for each in complaints] == [each.key for each in before]

    def test_a_bad_value_gives_way_to_a_good_one(self, tmp_path: Path) -> None:
        path = write(tmp_path, "[ui]\ntheme = 'pink' # a joke\n")
        found, _ = file.load(tmp_path)
        file.save(tmp_path, replace(found, ui=replace(found.ui, theme=ThemeName.LIGHT)))
        assert path.read_text() == '[ui]\ntheme = "light" # a joke\n'
        assert file.load(tmp_path)[1] == ()

    @pytest.mark.parametrize("text", ["ui.text_size = 125\n", "ui = { text_size = 125 }\n"])
    def test_other_ways_to_write_a_section_are_kept(self, tmp_path: Path, text: str) -> None:
        write(tmp_path, text)
        found, _ = file.load(tmp_path)
        file.save(tmp_path, replace(found, ui=replace(found.ui, theme=ThemeName.DARK)))
        assert file.load(tmp_path) == (
            replace(Settings(), ui=UiSettings(theme=ThemeName.DARK, text_size=125)),
            (),
        )

    def test_custom_fields_come_back_as_they_were(self, tmp_path: Path) -> None:
        file.save(tmp_path, READ)
        assert file.load(tmp_path) == (READ, ())

    def test_custom_fields_can_all_go(self, tmp_path: Path) -> None:
        write(tmp_path, FULL)
        registration = replace(READ.registration, custom_fields=())
        file.save(tmp_path, replace(READ, registration=registration))
        assert file.load(tmp_path)[0].registration == registration

    @pytest.mark.parametrize("content", [b"[ui\ntheme = 'dark'", b"[ui]\n# \xff\ntheme = 'dark'"])
    def test_a_file_that_is_no_toml_is_set_aside(self, tmp_path: Path, content: bytes) -> None:
        """One slip of a key must not cost the server's address."""
        (tmp_path / file.FILE_NAME).write_bytes(content)
        found, _ = file.load(tmp_path)
        file.save(tmp_path, replace(found, ui=UiSettings(theme=ThemeName.LIGHT)))
        assert (tmp_path / file.SET_ASIDE_NAME).read_bytes() == content
        assert file.load(tmp_path) == (
            replace(Settings(), ui=UiSettings(theme=ThemeName.LIGHT)),
            (),
        )

    def test_the_folder_is_made(self, tmp_path: Path) -> None:
        folder = tmp_path / "a" / "b"
        file.save(folder, replace(Settings(), lock=LockSettings(idle_minutes=9)))
        assert file.load(folder)[0].lock.idle_minutes == 9

    def test_nobody_else_can_read_it(self, tmp_path: Path) -> None:
        file.save(tmp_path, READ)
        assert stat.S_IMODE((tmp_path / file.FILE_NAME).stat().st_mode) == 0o600

    @pytest.mark.parametrize("failing", ["fsync", "replace"])
    def test_a_disk_that_fails_leaves_the_old_file_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
    ) -> None:
        path = write(tmp_path, FULL)

        def fail(*args: object) -> None:
            raise OSError(28, "No space left on device")

        owner: Any = os if failing == "fsync" else Path
        monkeypatch.setattr(owner, failing, fail)
        with pytest.raises(OSError, match="No space"):
            file.save(tmp_path, Settings())
        monkeypatch.undo()
        assert path.read_text() == FULL
        assert list(tmp_path.iterdir()) == [path]

    def test_a_file_that_cannot_be_read_is_not_replaced(self, tmp_path: Path) -> None:
        (tmp_path / file.FILE_NAME).mkdir()
        with pytest.raises(OSError, match=file.FILE_NAME):
            file.save(tmp_path, READ)
        assert (tmp_path / file.FILE_NAME).is_dir()


TEXT = st.text(alphabet=st.characters(codec="utf-8"), max_size=12)
CUSTOM = st.builds(
    CustomFieldSettings,
    name=TEXT,
    label=TEXT,
    type=st.sampled_from(["text", "date"]),
    options=st.lists(TEXT, max_size=3).map(tuple),
    is_mandatory=st.booleans(),
)
SETTINGS = st.builds(
    Settings,
    server=st.builds(
        ServerSettings,
        url=TEXT,
        username=TEXT,
        format=st.sampled_from(WireFormat),
        auth=st.sampled_from(AuthScheme),
        calls_per_minute=st.integers(10, 100_000),
        proxy=st.sampled_from(["", "http://proxy.example:3128", "https://[::1]:8080"]),
        certificate_pin=st.sampled_from(["", pin_of(b"a key")]),
    ),
    store=st.builds(
        StoreSettings,
        country=st.sampled_from(["GB", "IN", "AE"]),
        timezone=st.sampled_from(["", "Europe/London", "Asia/Kolkata"]),
        currency=TEXT,
    ),
    registration=st.builds(
        RegistrationSettings,
        required=st.lists(TEXT, max_size=3).map(tuple),
        custom_fields=st.lists(CUSTOM, max_size=3).map(tuple),
    ),
    sync=st.builds(
        SyncSettings,
        quiet_period_s=st.floats(1, 3600, allow_nan=False),
        batch_size=st.integers(1, 100),
    ),
    lock=st.builds(LockSettings, idle_minutes=st.integers(0, 240)),
    ui=st.builds(
        UiSettings,
        language=TEXT,
        theme=st.sampled_from(ThemeName),
        text_size=st.integers(100, 200),
    ),
)
STARTS = ["", "# a comment", FULL, "[ui]\nshape = 1 # keep\n\n# the end", "ui.text_size = 125"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(STARTS), SETTINGS, SETTINGS)
def test_what_is_saved_is_read_again_whatever_was_there(
    tmp_path: Path, start: str, first: Settings, second: Settings
) -> None:
    path = write(tmp_path, start)
    for wanted in (first, second):
        file.save(tmp_path, wanted)
        found, complaints = file.load(tmp_path)
        assert found == wanted
        assert all(each.key == "ui.shape" for each in complaints)
    kept = [line for line in start.splitlines() if "#" in line and "head office" not in line]
    after = path.read_text(encoding="utf-8")
    assert all(line in after for line in kept)
    assert list(tmp_path.iterdir()) == [path]
