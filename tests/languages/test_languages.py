"""Every text that people read is found and translated, and the program speaks what was written."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from tests.languages import catalogue
from tests.languages.catalogue import Translation
from tests.languages.texts import Text, program_texts

LANGUAGES = catalogue.languages()
PLACEHOLDER = re.compile(r"\{\w*\}|%n|%\d|\t\S+|https?://\S+")
REFRESH = "run `python -m tests.languages`, then translate what it lists"


@pytest.fixture(scope="module")
def texts() -> frozenset[Text]:
    return program_texts()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def translations(language: str) -> Mapping[Text, Translation]:
    return catalogue.read(catalogue.ts_file(language))


def _placeholders(text: str) -> list[str]:
    """`%Ln` is `%n` in the language's own digits: a translation may choose either."""
    return sorted(PLACEHOLDER.findall(text.replace("%Ln", "%n")))


def _listed(texts: set[Text]) -> str:
    return "\n".join(f"{text.context}: {text.source!r}" for text in sorted(texts))


def test_hindi_and_arabic_are_there() -> None:
    assert {"hi", "ar"} <= set(LANGUAGES)


def test_no_text_lacks_a_place(
    texts: frozenset[Text], translations: Mapping[Text, Translation]
) -> None:
    missing = texts - set(translations)
    assert not missing, f"{REFRESH}:\n{_listed(set(missing))}"


def test_no_text_has_vanished(
    texts: frozenset[Text], translations: Mapping[Text, Translation]
) -> None:
    vanished = set(translations) - texts
    assert not vanished, f"{REFRESH}:\n{_listed(vanished)}"


def test_every_text_is_translated(translations: Mapping[Text, Translation]) -> None:
    unfinished = {text for text, found in translations.items() if not found.is_complete}
    assert not unfinished, f"to be translated:\n{_listed(unfinished)}"


def test_placeholders_are_the_same(translations: Mapping[Text, Translation]) -> None:
    differing = {
        text
        for text, found in translations.items()
        if found.is_complete
        for form in found.forms
        if _placeholders(form) != _placeholders(text.source)
    }
    assert not differing, _listed(differing)


def test_what_is_loaded_is_what_was_written(
    language: str, translations: Mapping[Text, Translation]
) -> None:
    loaded = QTranslator()
    assert loaded.load(str(catalogue.qm_file(language))), REFRESH
    stale = {
        text
        for text, found in translations.items()
        if loaded.translate(
            text.context, text.source, text.comment, *((1,) if text.is_plural else ())
        )
        not in found.forms
    }
    assert not stale, f"{REFRESH}:\n{_listed(stale)}"


def test_the_tool_finds_every_text(texts: frozenset[Text], tmp_path: Path) -> None:
    file = tmp_path / "found.ts"
    catalogue.refresh("hi", file)
    assert set(catalogue.read(file)) == texts


def test_a_refresh_keeps_what_is_translated(tmp_path: Path) -> None:
    file = tmp_path / "kept.ts"
    file.write_bytes(catalogue.ts_file("ar").read_bytes())
    before = catalogue.read(file)
    catalogue.refresh("ar", file)
    after = catalogue.read(file)
    assert {text: after[text] for text in before if text in after} == {
        text: found for text, found in before.items() if text in after
    }
