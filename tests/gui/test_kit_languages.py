"""The language that the program speaks: its texts, numbers, and English without a file."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from app.ui import languages
from app.ui.counts import counts

translate = QCoreApplication.translate


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    languages.speak(languages.SOURCE_LANGUAGE)


@pytest.mark.parametrize(
    ("language", "word"),
    [("hi", "सेटिंग"), ("ar", "الإعدادات"), ("xx", "Settings"), ("en", "Settings")],
)
def test_the_program_speaks_it(language: str, word: str) -> None:
    languages.speak(language)
    assert translate("rail", "Settings") == word
    languages.speak("en")
    assert translate("rail", "Settings") == "Settings"


def test_a_language_without_a_file_is_english() -> None:
    languages.speak("xx")
    assert languages.language() == "en"
    languages.speak("ar")
    assert languages.language() == "ar"


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "قبل 1 يوم"), (2, "قبل 2 يومين"), (5, "قبل 5 أيام"), (11, "قبل 11 يومًا")],
)
def test_numbers_choose_their_form(number: int, words: str) -> None:
    languages.speak("ar")
    assert counts.days_ago(number) == words
