"""Qt without a display, the house's look, and async tests on the loop that the program runs on."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from datetime import UTC

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from app.settings.declarations import ThemeName
from app.ui import formats, theme
from app.ui.loop import Loop
from tests.gui.fakes import Fakes
from tests.gui.till import Till

_kept: list[QApplication] = []


def _application() -> QApplication:
    """The one application of the run, whoever asks first."""
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        found = QApplication(["tillside-tests"])
        _kept.append(found)
    found.setQuitOnLastWindowClosed(False)
    return found


def pytest_asyncio_loop_factories(
    config: pytest.Config, item: pytest.Item
) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": lambda: Loop(_application())}


@pytest.fixture(autouse=True)
def _look() -> Iterator[None]:
    """Every test begins in the light theme, left to right, in British English at the store."""
    app = _application()
    formats.use_language("en", "GB")
    formats.use_zone(UTC)
    if theme.current_theme() != (ThemeName.LIGHT, 100):
        theme.apply_theme(app, ThemeName.LIGHT, 100)
    yield
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    QLocale.setDefault(QLocale("en_GB"))


@pytest.fixture
def fakes() -> Fakes:
    return Fakes()


@pytest.fixture
async def till(fakes: Fakes) -> AsyncIterator[Till]:
    """The window, shown, with Noor signed in."""
    made = Till(fakes)
    await made.start()
    yield made
    await made.stop()
