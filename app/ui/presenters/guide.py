"""Drives the guide: which pages there are, what is searched, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from app.ui.models.guide import GuidePage
from app.ui.navigation import PageName
from app.ui.pages.guide import GuideView

translate = QCoreApplication.translate


class GuidePresenter:
    """`came_from` tells which page was in front before; `leave` brings it back.

    `pages` are in the guide's order; a page of the window finds its own by its name.
    """

    def __init__(
        self,
        *,
        view: GuideView,
        pages: Sequence[GuidePage],
        came_from: Callable[[], PageName | None],
        leave: Callable[[], None],
    ) -> None:
        self._view = view
        self._pages = {page.topic: page for page in pages}
        self._came_from = came_from
        self._searched = ""
        view.topic_chosen.connect(self._on_topic_chosen)
        view.searched.connect(self._on_searched)
        view.here_requested.connect(self._on_here_requested)
        view.back_requested.connect(leave)
        view.shown.connect(self._on_shown)

    def stop(self) -> None:
        self._view.blockSignals(True)

    @property
    def _here(self) -> GuidePage | None:
        came_from = self._came_from()
        return self._pages.get(came_from.value) if came_from is not None else None

    def _on_shown(self) -> None:
        """Every visit begins at the first page, which tells the keys."""
        self._view.clear_search()
        self._on_searched("")
        here = self._here
        words = translate("guide", "About: {page}").format(page=here.title) if here else ""
        self._view.show_here(words)

    def _on_searched(self, text: str) -> None:
        self._searched = text.strip()
        found = [page for page in self._pages.values() if page.has(self._searched)]
        self._view.show_contents(found, searched=self._searched)
        if found:
            self._view.show_page(found[0], marked=self._searched)

    def _on_topic_chosen(self, topic: str) -> None:
        page = self._pages.get(topic)
        if page is None:
            return
        if not page.has(self._searched):
            # A link out of what was searched for: the search is over.
            self._view.clear_search()
            self._searched = ""
            self._view.show_contents(tuple(self._pages.values()))
        self._view.show_page(page, marked=self._searched)

    def _on_here_requested(self) -> None:
        if self._here is not None:
            self._on_topic_chosen(self._here.topic)
