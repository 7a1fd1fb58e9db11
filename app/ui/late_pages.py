"""Pages that are built when somebody first goes there, so that no start waits for them.

A page is one maker here: it loads what it needs, builds page and presenter, and gives back the
page and what ends the presenter.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.ui.main_window import MainWindow
from app.ui.navigation import PageName
from app.ui.tasks import Tasks
from app.ui.window_navigator import WindowNavigator

if TYPE_CHECKING:
    from app.services.services import Services


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What a late page is made of."""

    window: MainWindow
    services: "Services"
    tasks: Tasks
    navigator: WindowNavigator


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePage:
    """`stop` ends what the page's presenter listens to."""

    page: QWidget
    stop: Callable[[], None]


Maker = Callable[[PageContext], LatePage]

MAKERS: Mapping[PageName, Maker] = {}
"""Every late page; its button in the rail shows from the first sign-in on."""
