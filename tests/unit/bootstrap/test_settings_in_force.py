"""A till's own settings under its organisation's: what the command line may still say."""

from pathlib import Path

import pytest

from app.bootstrap.arguments import parse
from app.bootstrap.program import check_config
from app.bootstrap.settings_in_force import InForce, settings_in_force
from app.services.preferences import PreferenceService
from app.settings.declarations import LockSettings, UiSettings
from app.support.paths import Profile
from tests.unit.fleet.test_policy import Till

POLICY = """
[about]
serial = 2
organisation = "Acme"

[server]
url = "https://Loyalty.Example.com/"

[lock]
idle_minutes = 2
"""


@pytest.fixture
def till(tmp_path: Path) -> Till:
    found = Till(tmp_path)
    found.trust()
    return found


def _in_force(till: Till) -> InForce:
    return settings_in_force(Profile(folder=till.profile), till.system)


def test_the_command_line_names_a_server_only_where_the_organisation_does_not(till: Till) -> None:
    other = "https://other.example"
    assert _in_force(till).server_url(other) == other
    till.lay_down(POLICY)
    assert _in_force(till).server_url(other) == "https://loyalty.example.com"


async def test_what_is_laid_down_is_never_written_into_the_tills_own_file(till: Till) -> None:
    (till.profile / "config.toml").write_text("[lock]\nidle_minutes = 30\n")
    till.lay_down(POLICY)
    found = _in_force(till)
    service = PreferenceService(
        folder=till.profile, settings=found.settings, problems=(), policy=found.policy
    )
    changed = await service.change(lock=LockSettings(idle_minutes=99), ui=UiSettings(text_size=125))
    assert changed.lock.idle_minutes == 2
    written = (till.profile / "config.toml").read_text()
    assert "idle_minutes = 30" in written
    assert "text_size = 125" in written
    assert "loyalty" not in written.lower()


def test_a_bad_policy_is_explained_with_line_and_key(
    till: Till, capsys: pytest.CaptureFixture[str]
) -> None:
    path = till.lay_down(POLICY + 'idle_minuets = 3\n[ui]\ntheme = "pink"\n')
    arguments = parse(["--check-config", "--profile", str(till.profile)])
    assert check_config(arguments, till.system) == 2
    said = capsys.readouterr().out.splitlines()
    assert f"{path}:11: lock.idle_minuets is not a setting of this version" in said
    assert any(line.startswith(f"{path}:13: ui.theme must be one of 'system'") for line in said)
    assert "policy of Acme, serial number 2, sets lock.idle_minutes, server.url" in said


def test_a_good_one_is_in_order(till: Till, capsys: pytest.CaptureFixture[str]) -> None:
    till.lay_down(POLICY)
    arguments = parse(["--check-config", "--profile", str(till.profile)])
    assert check_config(arguments, till.system) == 0
    assert "none, all defaults" in capsys.readouterr().out
