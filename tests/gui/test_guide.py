"""The guide: from anywhere by one key and back, what it says, its search, and that it is plain."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from app.support.paths import RESOURCES
from app.ui.late_pages import MAKERS, PageContext
from app.ui.models.guide import PICTURES, BlockKind, GuidePage, SpanKind, read_guide, read_page
from app.ui.navigation import PageName
from app.ui.widgets.guide_text import GuideText
from tests.gui.fakes import NOOR
from tests.gui.till import Till

FOLDER = RESOURCES / "guide"
LANGUAGES = ("en", "hi", "ar")
SCREENS = (
    PageName.LOOKUP,
    PageName.CUSTOMER,
    PageName.REGISTER,
    PageName.SEARCH,
    PageName.IMPORT,
    PageName.PENDING,
    PageName.CLOSING,
    PageName.SETTINGS,
    PageName.TRAINING,
    PageName.SIGN_IN,
)
MOST_BYTES = 60_000
MOST_BYTES_TOGETHER = 1_500_000
KEYS = (
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "Ctrl",
    "L",
    "S",
    "N",
    "T",
    "B",
    "O",
    "F",
    "1",
    "6",
    "Up",
    "Down",
    "Enter",
    "Esc",
)


@pytest.fixture
async def guided(till: Till) -> AsyncIterator[Till]:
    """The window with the guide in it."""
    stops = []
    context = PageContext(
        window=till.window,
        services=till.fakes.services,
        tasks=till.tasks,
        navigator=till.navigator,
    )

    def make() -> QWidget:
        made = MAKERS[PageName.GUIDE](context)
        stops.append(made.stop)
        return made.page

    till.window.add_late_page(PageName.GUIDE, make)
    yield till
    for stop in stops:
        stop()


def _titles(till: Till) -> list[str]:
    model = till.part(QListView, "guide_contents").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _text(till: Till) -> str:
    return till.part(QTextBrowser, "guide_text").toPlainText()


def _spans(page: GuidePage, kind: SpanKind) -> list[str]:
    return [
        span.target if kind is SpanKind.LINK else span.text
        for block in page.blocks
        for cell in block.cells
        for span in cell
        if span.kind is kind
    ]


async def test_one_key_opens_it_and_another_leads_back(guided: Till) -> None:
    guided.navigator.show_page(PageName.REGISTER)
    await guided.press(Qt.Key.Key_F1)
    assert guided.is_on(PageName.GUIDE)
    assert guided.part(QAbstractButton, "nav_guide").isChecked()
    assert _text(guided).startswith("Keys and first steps")
    await guided.press(Qt.Key.Key_Escape)
    assert guided.is_on(PageName.REGISTER)


async def test_its_button_leads_back_too(guided: Till) -> None:
    guided.navigator.show_page(PageName.PENDING)
    await guided.press(Qt.Key.Key_F1)
    guided.part(QAbstractButton, "guide_back").click()
    assert guided.is_on(PageName.PENDING)


async def test_it_offers_the_page_about_where_one_was(guided: Till) -> None:
    guided.navigator.show_page(PageName.PENDING)
    await guided.press(Qt.Key.Key_F1)
    here = guided.part(QAbstractButton, "guide_here")
    assert here.text() == "About: Pending"
    here.click()
    assert _text(guided).startswith("Pending")
    assert guided.part(QListView, "guide_contents").currentIndex().data() == "Pending"


async def test_it_can_be_read_before_signing_in_and_nothing_else_can(guided: Till) -> None:
    guided.fakes.session.lock()
    await guided.press(Qt.Key.Key_F1)
    assert guided.is_on(PageName.GUIDE)
    for name in ("rail", "top_bar"):
        assert not guided.part(QWidget, name).isVisible()
    assert guided.part(QAbstractButton, "guide_here").text() == "About: Sign in and lock"
    await guided.press(Qt.Key.Key_F3)
    assert guided.is_on(PageName.GUIDE)
    await guided.press(Qt.Key.Key_Escape)
    assert guided.is_on(PageName.SIGN_IN)
    await guided.press(Qt.Key.Key_Escape)
    assert guided.is_on(PageName.SIGN_IN)


async def test_after_a_lock_one_is_back_at_work_and_not_in_the_guide(guided: Till) -> None:
    guided.navigator.show_page(PageName.PENDING)
    await guided.press(Qt.Key.Key_F1)
    guided.fakes.session.lock()
    guided.fakes.session.let_in(NOOR)
    assert guided.is_on(PageName.PENDING)


async def test_the_contents_open_pages(guided: Till) -> None:
    await guided.press(Qt.Key.Key_F1)
    titles = _titles(guided)
    assert titles[0] == "Keys and first steps"
    for _ in range(2):
        QTest.keyClick(guided.part(QListView, "guide_contents"), Qt.Key.Key_Down)
    assert _text(guided).startswith(titles[2])


async def test_a_link_opens_a_page(guided: Till) -> None:
    await guided.press(Qt.Key.Key_F1)
    guided.part(QTextBrowser, "guide_text").anchorClicked.emit(QUrl("line"))
    assert _text(guided).startswith("When the line is down")


async def test_search_keeps_the_pages_that_say_it_and_marks_where(guided: Till) -> None:
    await guided.press(Qt.Key.Key_F1)
    everything = _titles(guided)
    QTest.keyClicks(guided.part(QLineEdit, "guide_search"), "rescue FILE")
    assert _titles(guided) == ["Pending"]
    assert _text(guided).startswith("Pending")
    browser = guided.part(GuideText, "guide_text")
    assert {words.casefold() for words in browser.marked} == {"rescue", "file"}
    guided.part(QLineEdit, "guide_search").clear()
    assert _titles(guided) == everything
    assert browser.marked == ()


async def test_a_search_in_vain_says_so(guided: Till) -> None:
    await guided.press(Qt.Key.Key_F1)
    guided.part(QLineEdit, "guide_search").setFocus()
    QTest.keyClicks(guided.part(QLineEdit, "guide_search"), "zebra")
    assert "“zebra”" in guided.part(QLabel, "guide_nothing").text()
    assert not guided.part(QListView, "guide_contents").isVisible()


async def test_a_link_out_of_a_search_ends_it(guided: Till) -> None:
    await guided.press(Qt.Key.Key_F1)
    QTest.keyClicks(guided.part(QLineEdit, "guide_search"), "possible doubles")
    guided.part(QTextBrowser, "guide_text").anchorClicked.emit(QUrl("pending"))
    assert _text(guided).startswith("Pending")
    assert guided.part(QLineEdit, "guide_search").text() == ""
    assert len(_titles(guided)) > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_page_tells_every_key(language: str) -> None:
    told = _spans(read_guide(FOLDER, language)[0], SpanKind.KEY)
    assert [key for key in KEYS if key not in told] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_screen_has_a_page_in_every_language(language: str) -> None:
    topics = {page.topic for page in read_guide(FOLDER, language) if page.language == language}
    assert {screen.value for screen in SCREENS} <= topics


def _pictures(language: str) -> set[str]:
    return {
        block.target
        for page in read_guide(FOLDER, language)
        for block in page.blocks
        if block.kind is BlockKind.PICTURE
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_that_a_page_names_is_there_and_small(language: str) -> None:
    wanted = _pictures(language)
    assert wanted
    for name in wanted:
        path = FOLDER / PICTURES / name
        assert not QImage(str(path)).isNull(), name
        assert path.stat().st_size <= MOST_BYTES, name


def test_there_are_no_more_pictures_than_the_pages_name() -> None:
    there = {path.name: path.stat().st_size for path in (FOLDER / PICTURES).iterdir()}
    assert set(there) == set[str]().union(*map(_pictures, LANGUAGES))
    assert sum(there.values()) <= MOST_BYTES_TOGETHER


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    pages = read_guide(FOLDER, language)
    topics = {page.topic for page in pages}
    dead = [(page.topic, link) for page in pages for link in _spans(page, SpanKind.LINK)]
    assert [each for each in dead if each[1] not in topics] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_the_mark_up_is_left_in_the_words(language: str) -> None:
    for page in read_guide(FOLDER, language):
        for block in page.blocks:
            left = [sign for sign in ("**", "`", "](", "<", "|") if sign in block.text]
            assert left == [], f"{page.topic}: {block.text}"


def test_a_page_in_another_language_comes_first_and_english_fills_the_gaps(
    tmp_path: Path,
) -> None:
    for language, text in (("en", "# Keys"), ("ar", "# مفاتيح")):
        (tmp_path / language).mkdir()
        (tmp_path / language / "01-keys.md").write_text(text, encoding="utf-8")
    (tmp_path / "en" / "02-lookup.md").write_text("# Look up", encoding="utf-8")
    pages = read_guide(tmp_path, "ar")
    assert [(page.topic, page.language) for page in pages] == [("keys", "ar"), ("lookup", "en")]


def test_blocks_are_told_apart() -> None:
    text = (
        "# Title\n\nOne line\nand its end.\n\n## Part\n- first\n  goes on\n- second\n\n"
        "1. step\n\n| Key | Does |\n|---|---|\n| `F2` | **looks** up |\n\n![A card](x/card.png)\n"
    )
    page = read_page(text, topic="t", language="en")
    assert page.title == "Title"
    assert [(block.kind, block.text) for block in page.blocks] == [
        (BlockKind.PARAGRAPH, "One line and its end."),
        (BlockKind.HEADING, "Part"),
        (BlockKind.BULLET, "first goes on"),
        (BlockKind.BULLET, "second"),
        (BlockKind.STEP, "step"),
        (BlockKind.ROW, "Key Does"),
        (BlockKind.ROW, "F2 looks up"),
        (BlockKind.PICTURE, "A card"),
    ]
    assert page.blocks[-1].target == "card.png"


def test_html_stays_plain_words(qtbot: QtBot, tmp_path: Path) -> None:
    browser = GuideText(tmp_path)
    qtbot.addWidget(browser)
    source = '# T\n\n<b>bold</b> <img src="http://example.com/x.png">\n'
    browser.show_page(read_page(source, topic="t", language="en"))
    assert '<b>bold</b> <img src="http://example.com/x.png">' in browser.toPlainText()


def test_a_picture_shows_only_if_it_is_there_and_never_wider_than_the_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    image = QImage(2000, 100, QImage.Format.Format_RGB32)
    image.save(str(tmp_path / "wide.png"))
    browser = GuideText(tmp_path)
    qtbot.addWidget(browser)
    browser.resize(600, 400)
    source = "# T\n\n![There](pictures/wide.png)\n\n![Gone](pictures/none.png)\n"
    browser.show_page(read_page(source, topic="t", language="en"))
    assert "There" in browser.toPlainText()
    assert "Gone" not in browser.toPlainText()
    assert browser.document().size().width() <= 600


def test_an_arabic_page_reads_from_the_right(qtbot: QtBot, tmp_path: Path) -> None:
    browser = GuideText(tmp_path)
    qtbot.addWidget(browser)
    browser.show_page(read_guide(FOLDER, "ar")[0])
    assert browser.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
    assert "هذا الدليل" in browser.toPlainText().partition("F1")[0], "keys stand on the right"
