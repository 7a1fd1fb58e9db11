"""Where a till's files lie, and the machine's own zone."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.support import local_zone as local_zone_module
from app.support.local_zone import local_zone
from app.support.paths import RESOURCES, Profile, default_profile

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


def test_training_has_files_of_its_own_in_all_things(tmp_path: Path) -> None:
    profile = Profile(folder=tmp_path)
    ours = {profile.folder, profile.logs, profile.lock_file, profile.sandbox}
    training = profile.training
    theirs = {training.folder, training.logs, training.lock_file, training.sandbox}
    assert not ours & theirs
    assert all(path.is_relative_to(tmp_path / "training") for path in theirs)


def test_a_new_profile_is_this_users_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        Profile(folder=tmp_path / "till").make()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "till").stat().st_mode) == 0o700


def test_making_it_again_changes_nothing(tmp_path: Path) -> None:
    profile = Profile(folder=tmp_path / "till")
    profile.make()
    (profile.folder / "kept").touch()
    profile.make()
    assert (profile.folder / "kept").exists()


def test_the_profile_where_none_is_named() -> None:
    assert default_profile().name == "default"
    assert default_profile().parent.name == "tillside"


def test_the_programs_resources_are_there() -> None:
    assert RESOURCES.is_dir()


class TestLocalZone:
    def test_a_zone_that_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("TZ", ":Asia/Kolkata")
        assert local_zone(NOW) == ZoneInfo("Asia/Kolkata")

    def test_the_systems_own(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        zone = tmp_path / "zoneinfo" / "Europe" / "London"
        zone.parent.mkdir(parents=True)
        zone.touch()
        link = tmp_path / "localtime"
        link.symlink_to(zone)
        monkeypatch.delenv("TZ", raising=False)
        monkeypatch.setattr(local_zone_module, "_LOCALTIME", link)
        assert local_zone(NOW) == ZoneInfo("Europe/London")

    @pytest.mark.parametrize("name", ["Mars/Olympus", "../x", "EST5EDT4,M3.2.0", "Europe"])
    def test_a_name_that_is_none_leaves_the_offset(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
    ) -> None:
        monkeypatch.setenv("TZ", name)
        monkeypatch.setattr(local_zone_module, "_LOCALTIME", tmp_path / "missing")
        found = local_zone(NOW)
        assert isinstance(NOW.astimezone(found).utcoffset(), timedelta)
