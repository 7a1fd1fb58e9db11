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


def _guide(context: PageContext) -> LatePage:
    # start-up: see above; nobody reads the guide before the first paint.
    from app.support.paths import RESOURCES
    from app.ui import languages
    from app.ui.models.guide import PICTURES, read_guide
    from app.ui.pages.guide import GuideView
    from app.ui.presenters.guide import GuidePresenter

    folder, window = RESOURCES / "guide", context.window
    view = GuideView(folder / PICTURES)
    presenter = GuidePresenter(
        view=view,
        pages=read_guide(folder, languages.language()),
        came_from=lambda: window.page_before_guide,
        leave=window.leave_guide,
    )
    return LatePage(page=view, stop=presenter.stop)


def _import(context: PageContext) -> LatePage:
    # start-up: see above; paper forms are brought in at the end of the day.
    from app.ui.pages.importing import ImportPage
    from app.ui.presenters.importing import ImportPresenter

    page = ImportPage()
    presenter = ImportPresenter(page=page, services=context.services, tasks=context.tasks)
    return LatePage(page=page, stop=presenter.stop)


def _training(context: PageContext) -> LatePage:
    # start-up: see above; nobody practises before the first paint.
    from app.ui.pages.training import TrainingPage
    from app.ui.presenters.training import TrainingPresenter

    assert context.services.drill is not None
    page = TrainingPage()
    presenter = TrainingPresenter(
        page=page,
        services=context.services,
        drill=context.services.drill,
        navigator=context.navigator,
        tasks=context.tasks,
    )
    return LatePage(page=page, stop=presenter.stop)


def _search(context: PageContext) -> LatePage:
    # start-up: see above; nobody searches by conditions before the first paint.
    from app.ui.pages.search import SearchPage
    from app.ui.presenters.search import SearchPresenter

    page = SearchPage()
    presenter = SearchPresenter(
        page=page,
        services=context.services,
        tasks=context.tasks,
        navigator=context.navigator,
    )
    return LatePage(page=page, stop=presenter.stop)


def _closing(context: PageContext) -> LatePage:
    # start-up: see above; a till is closed at the end of the day.
    from app.ui.pages.closing import ClosingPage
    from app.ui.presenters.closing import ClosingPresenter

    page = ClosingPage()
    presenter = ClosingPresenter(
        page=page,
        services=context.services,
        navigator=context.navigator,
        tasks=context.tasks,
    )
    return LatePage(page=page, stop=presenter.stop)


MAKERS: Mapping[PageName, Maker] = {
    PageName.GUIDE: _guide,
    PageName.SEARCH: _search,
    PageName.IMPORT: _import,
    PageName.CLOSING: _closing,
    PageName.TRAINING: _training,
}
"""Every late page; its button in the rail shows from the first sign-in on."""
