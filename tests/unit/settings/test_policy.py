"""What an organisation lays down: read line by line, and laid over a till's own settings."""

from dataclasses import replace

import pytest

from app.settings.declarations import LockSettings, ServerSettings, Settings, ThemeName, UiSettings
from app.settings.policy import Feature, overlaid, read_policy

WHOLE = """
[about]
serial = 7
organisation = "Acme Stores"

[server]
url = "https://loyalty.example.com"

[lock]
idle_minutes = 2

[ui]
languages = ["ar", "en"]

[features]
off = ["import"]
"""


def test_a_whole_policy_is_read() -> None:
    policy, problems = read_policy(WHOLE)
    assert problems == ()
    assert policy is not None
    assert (policy.serial, policy.organisation) == (7, "Acme Stores")
    assert policy.keys == {"server.url", "lock.idle_minutes"}
    assert policy.languages == ("ar", "en")
    assert policy.off == {Feature.IMPORT}


def test_it_lies_over_the_tills_own_settings_and_leaves_the_rest() -> None:
    policy, _ = read_policy(WHOLE)
    assert policy is not None
    own = Settings(
        server=ServerSettings(url="https://other.example", username="till07"),
        lock=LockSettings(idle_minutes=30),
        ui=UiSettings(language="en", theme=ThemeName.DARK),
    )
    found = overlaid(own, policy)
    assert found.server == ServerSettings(url="https://loyalty.example.com", username="till07")
    assert found.lock.idle_minutes == 2
    assert found.ui == own.ui


def test_a_language_that_is_not_offered_gives_way_to_the_first_that_is() -> None:
    policy, _ = read_policy(WHOLE)
    assert policy is not None
    assert overlaid(Settings(ui=UiSettings(language="hi")), policy).ui.language == "ar"


def test_the_default_can_be_laid_down() -> None:
    """What is written holds, also where it is what would hold anyway."""
    policy, _ = read_policy('[about]\nserial = 1\n[ui]\ntheme = "system"\n')
    assert policy is not None
    dark = Settings(ui=UiSettings(theme=ThemeName.DARK))
    assert overlaid(dark, policy).ui.theme is ThemeName.SYSTEM


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ("[about]\nserial = 1\n[lock]\nidle_minutes = 900\n", 4, "lock.idle_minutes", "from 0 to"),
        ("[about]\nserial = 1\n[lcok]\nx = 1\n", 3, "lcok", "is not a section"),
        ("[about]\nserial = 1\nversion = 2\n", 3, "about.version", "is not known"),
        ('[about]\nserial = 1\n[features]\noff = ["sarch"]\n', 4, "features.off", "'sarch'"),
        ("[about]\nserial = 1\n[features]\noff = 3\n", 4, "features.off", "must be a list"),
        ('[about]\nserial = 1\n[ui]\nlanguages = "ar"\n', 4, "ui.languages", "must be a list"),
    ],
)
def test_a_line_that_does_not_fit_costs_that_line_alone(
    text: str, line: int, key: str, words: str
) -> None:
    policy, (problem,) = read_policy(text)
    assert policy is not None
    assert policy.serial == 1
    assert (problem.line, problem.key) == (line, key)
    assert words in problem.text
    assert overlaid(Settings(), policy) == Settings()


@pytest.mark.parametrize(
    "text",
    ["", "[about]\n", "[about]\nserial = 0\n", "[about]\nserial = true\n", "about = 3", "[[["],
)
def test_without_a_serial_number_there_is_no_policy(text: str) -> None:
    policy, problems = read_policy(text)
    assert policy is None
    assert problems


def test_a_policy_does_not_say_where_it_is_found() -> None:
    policy, _ = read_policy('[about]\nserial = 1\n[policy]\npath = "/elsewhere"\n')
    assert policy is not None
    own = replace(Settings())
    assert overlaid(own, policy) == own
