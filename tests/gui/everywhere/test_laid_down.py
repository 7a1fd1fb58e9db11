"""What the organisation has laid down, in the whole window: shown as such, locked, taken away."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from app.settings.policy import read_policy
from app.ui.navigation import PageName
from tests.gui.everywhere.whole_till import Look, whole_till

POLICY = """
[about]
serial = 1
organisation = "Acme"
[server]
url = "https://loyalty.example.com"
[lock]
idle_minutes = 7
[ui]
languages = ["en", "ar"]
[features]
off = ["search", "import"]
"""


@pytest.mark.timeout(120)
async def test_what_is_laid_down_is_shown_locked_and_gone(tmp_path: Path) -> None:
    policy, problems = read_policy(POLICY)
    assert policy is not None
    assert problems == ()
    async with whole_till(tmp_path, Look(), policy) as till:
        window, hand = till.desktop.window, till.hand
        assert not hand.is_seen("nav_search")
        assert not hand.is_seen("nav_import")
        assert hand.is_seen("nav_closing")
        QTest.keyClick(window, Qt.Key.Key_F4)
        assert hand.is_seen("page_lookup")
        window.show_page(PageName.SETTINGS)
        minutes = hand.part("settings_lock_minutes", QLineEdit)
        assert minutes.text() == "7"
        assert not minutes.isEnabled()
        said = [one.text() for one in hand.part("page_settings", QWidget).findChildren(QLabel)]
        assert said.count("Set by Acme") == 2
        languages = hand.part("settings_language", QComboBox)
        assert [languages.itemData(row) for row in range(languages.count())] == ["en", "ar"]
        assert hand.part("settings_username", QLineEdit).isEnabled()
