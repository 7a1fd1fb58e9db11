"""Drives the search page: rows and text in step, asking, paging, export, and saved searches."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CustomerKey, identifier_of
from app.domain.faults import Fault
from app.domain.op import AssociateId
from app.domain.search_meaning import checked
from app.domain.search_query import QueryError, SearchQuery
from app.services.search import SavedSearch, SearchAnswer, Source
from app.ui.navigation import SearchNavigator
from app.ui.pages.search import SearchPage
from app.ui.pages.search_words import problem_words
from app.ui.presenters.search_draft import drafts_of, row_at, text_of, unwritable_row
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.services.services import Services

translate = QCoreApplication.translate

RUN = "search: run"
EXPORT = "search: export"
SAVED = "search: saved"
FIELDS = "search: fields"


class SearchPresenter:
    """One search at a time: a later one cancels an earlier."""

    def __init__(
        self, *, page: SearchPage, services: "Services", tasks: Tasks, navigator: SearchNavigator
    ) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        self._navigator = navigator
        self._query: SearchQuery | None = None
        self._answer: SearchAnswer | None = None
        self._saved: dict[str, SavedSearch] = {}
        self._owner = self._associate_id()
        page.rows_edited.connect(self._on_rows_edited)
        page.text_edited.connect(self._on_text_edited)
        page.run_requested.connect(self._on_run_requested)
        page.more_requested.connect(self._on_more_requested)
        page.stop_requested.connect(self._on_stop_requested)
        page.open_requested.connect(self._on_open_requested)
        page.export_requested.connect(self._on_export_requested)
        page.save_requested.connect(self._on_save_requested)
        page.saved_chosen.connect(self._on_saved_chosen)
        page.forget_requested.connect(self._on_forget_requested)
        page.shown.connect(self._on_shown)
        self._stops = [services.session.listen(self._on_session_changed)]

    def stop(self) -> None:
        """Hear nothing any more, neither from the page nor from the services."""
        self._page.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    # Rows and text.

    def _on_text_edited(self, text: str) -> None:
        self._query = None
        if not text.strip():
            self._page.show_drafts(())
            self._page.clear_problem()
        else:
            try:
                self._query = checked(text)
            except QueryError as error:
                # The rows stay as they were: half a text is no reason to lose them.
                place = (error.start, error.end)
                self._page.show_problem(problem_words(error, text), place, None)
            else:
                self._page.show_drafts(drafts_of(self._query))
                self._page.clear_problem()
        self._page.set_runnable(is_runnable=self._query is not None)

    def _on_rows_edited(self) -> None:
        self._query = None
        drafts = self._page.drafts
        text = ""
        try:
            text = text_of(drafts)
            self._page.show_text(text)
            self._query = checked(text) if text else None
        except QueryError as error:
            unwritable = unwritable_row(drafts)
            if unwritable is not None:
                self._page.show_problem(problem_words(error, ""), None, unwritable)
            else:
                self._page.show_problem(
                    problem_words(error, text),
                    (error.start, error.end),
                    row_at(error.start, text, drafts),
                )
        else:
            self._page.clear_problem()
        self._page.set_runnable(is_runnable=self._query is not None)

    # Asking.

    def _on_run_requested(self) -> None:
        if self._query is not None:
            self._tasks.restart(RUN, self._run(self._query))

    async def _run(self, query: SearchQuery) -> None:
        self._page.set_busy(is_busy=True)
        try:
            self._answer = await self._services.search.search(query)
            self._page.show_answer(self._answer, self._services.clock.now())
            # Nobody found, or the question changed meanwhile: the next thing is to change it.
            is_over = bool(self._answer.rows) and query == self._query
            self._page.set_folded(is_folded=is_over)
        except Fault as fault:
            self._page.show_fault(fault)
            self._page.set_folded(is_folded=False)
        finally:
            self._page.set_busy(is_busy=False)

    def _on_more_requested(self) -> None:
        if self._answer is not None and self._answer.next_place is not None:
            self._tasks.restart(RUN, self._show_more(self._answer))

    async def _show_more(self, answer: SearchAnswer) -> None:
        self._page.set_busy(is_busy=True)
        try:
            self._answer = await self._services.search.more(answer)
            self._page.show_more(self._answer, self._services.clock.now())
        except Fault as fault:
            self._page.show_fault(fault)
        finally:
            self._page.set_busy(is_busy=False)

    def _on_stop_requested(self) -> None:
        self._tasks.cancel(RUN)

    def _on_open_requested(self, key: CustomerKey) -> None:
        is_told = self._answer is not None and self._answer.source is Source.SERVER
        if is_told and identifier_of(key) is not None:  # a row, which is less than a card
            self._navigator.open_partial(key)
        else:
            self._navigator.open_customer(key)

    # What is kept.

    def _on_export_requested(self) -> None:
        if self._answer is not None:
            self._tasks.restart(EXPORT, self._export(self._answer.query))

    async def _export(self, query: SearchQuery) -> None:
        def on_progress(read: int, count: int | None) -> None:
            self._page.show_exporting(read, count, self._on_export_stopped)

        on_progress(0, None)
        try:
            self._page.show_exported(await self._services.search.export(query, on_progress))
        except Fault as fault:
            self._page.show_fault(fault)

    def _on_export_stopped(self) -> None:
        self._tasks.cancel(EXPORT)
        self._page.message.clear()

    def _on_save_requested(self, name: str) -> None:
        self._tasks.restart(SAVED, self._save(name, self._page.text))

    async def _save(self, name: str, text: str) -> None:
        try:
            saved = await self._services.search.save(name, text)
            await self._show_saved(saved.name)
        except Fault as fault:
            self._page.show_fault(fault)

    def _on_saved_chosen(self, name: str) -> None:
        saved = self._saved.get(name)
        if saved is not None:
            self._page.show_text(saved.text)
            self._on_text_edited(saved.text)
            self._on_run_requested()

    def _on_forget_requested(self, name: str) -> None:
        saved = self._saved.get(name)
        if saved is not None:
            self._tasks.restart(SAVED, self._forget(saved))

    async def _forget(self, saved: SavedSearch) -> None:
        try:
            await self._services.search.forget(saved.name)
            await self._show_saved("")
        except Fault as fault:
            self._page.show_fault(fault)
        else:
            self._page.show_forgotten(saved.name, lambda: self._on_forgetting_undone(saved))

    def _on_forgetting_undone(self, saved: SavedSearch) -> None:
        self._page.message.clear()
        self._tasks.restart(SAVED, self._save(saved.name, saved.text))

    async def _show_saved(self, chosen: str) -> None:
        found = await self._services.search.saved()
        self._saved = {saved.name: saved for saved in found}
        self._page.show_saved(tuple(self._saved), chosen)

    # Coming and going.

    def _on_shown(self) -> None:
        self._tasks.restart(FIELDS, self._load_fields())
        if not self._tasks.is_running(SAVED):
            chosen = next(
                (name for name, saved in self._saved.items() if saved.text == self._page.text), ""
            )
            self._tasks.restart(SAVED, self._show_saved(chosen))

    async def _load_fields(self) -> None:
        rules = await self._services.registration.rules()
        specs = sorted(rules.custom_fields, key=lambda spec: spec.position)
        self._page.set_fields(specs, self._services.preferences.settings.store.currency)

    def _on_session_changed(self) -> None:
        """What one associate looked for is not the next one's business."""
        owner = self._associate_id()
        if owner == self._owner:
            return
        self._owner = owner
        for name in (RUN, EXPORT):
            self._tasks.cancel(name)
        self._answer = None
        self._page.show_text("")
        self._on_text_edited("")
        self._page.clear_answer()

    def _associate_id(self) -> AssociateId | None:
        associate = self._services.session.associate
        return associate.id if associate is not None else None
