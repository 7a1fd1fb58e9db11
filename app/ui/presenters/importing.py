"""Drives the import page: reading a file, judging its rows, and taking them over until told to
stop.
"""

from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.changes import ChangeSet
from app.domain.faults import Fault
from app.domain.op import AssociateId
from app.domain.organisation import RegistrationRules
from app.domain.registration_review import required_fields
from app.domain.table_columns import FULL_NAME, with_field
from app.domain.table_file import TableFault
from app.domain.table_review import DoubleKind, ImportRow, RowState
from app.services.importing_memory import Unfinished
from app.services.importing_plan import ImportFile, ImportPlan, ImportStep, Layout
from app.services.saving import NotReadyError
from app.services.services import Services
from app.ui.pages.importing import ImportPage, ImportView
from app.ui.tasks import Tasks
from app.ui.wording_import import (
    checking_words,
    column_choices,
    examples,
    file_words,
    heading_of_reasons,
    reasons,
    saving_words,
)

LOOK = "import.look"
RUN = "import.run"
KNOWN_AFTER_S = 2.0
"""So long the pace is measured before anybody is told how long it takes."""


class ImportPresenter:
    """One file at a time. What it holds is its associate's alone."""

    def __init__(self, *, page: ImportPage, services: Services, tasks: Tasks) -> None:
        self._page = page
        self._services = services
        self._importing = services.importing
        self._tasks = tasks
        self._file: ImportFile | None = None
        self._layout: Layout | None = None
        self._plan: ImportPlan | None = None
        self._is_wanted = False
        self._is_resumed = False
        self._owner = self._associate_id()
        page.file_chosen.connect(self._on_file_chosen)
        page.field_chosen.connect(self._on_field_chosen)
        page.headings_toggled.connect(self._on_headings_toggled)
        page.known_toggled.connect(self._on_known_toggled)
        page.start_requested.connect(self._on_start_requested)
        page.cancel_requested.connect(self._on_cancel_requested)
        page.shown.connect(self._on_shown)
        self._stops = [
            services.session.listen(self._on_session_changed),
            services.changes.listen(self._on_changed),
        ]

    def stop(self) -> None:
        """Hear nothing any more, neither from the page nor from the services."""
        self._page.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    def _associate_id(self) -> AssociateId | None:
        associate = self._services.session.associate
        return associate.id if associate is not None else None

    # A file, and how it is understood.

    def _on_shown(self) -> None:
        if self._file is None and not self._tasks.is_running(LOOK):
            self._tasks.restart("import.unfinished", self._offer_unfinished())

    async def _offer_unfinished(self) -> None:
        found = await self._importing.unfinished()
        if found is not None and self._file is None:
            self._page.notices.show_unfinished(
                found.path.name, found.taken, found.total, lambda: self._go_on(found)
            )

    def _go_on(self, unfinished: Unfinished) -> None:
        self._look(self._open(unfinished.path, unfinished))

    def _on_file_chosen(self, name: str) -> None:
        if not self._tasks.is_running(RUN):
            self._look(self._open(Path(name)))

    def _look(self, work: Coroutine[Any, Any, None]) -> None:
        """Read or judge; a later wish ends an earlier one."""
        self._tasks.cancel("import.unfinished")
        self._tasks.restart(LOOK, work)

    async def _open(self, path: Path, unfinished: Unfinished | None = None) -> None:
        self._file = self._plan = None
        self._is_resumed = unfinished is not None
        self._page.show_reading(path.name)
        try:
            file = await self._importing.read(path)
            layout = await self._importing.layout(file)
        except Fault as fault:
            self._page.show_nothing()
            self._page.notices.show_fault(fault)
            if unfinished is not None and isinstance(fault, TableFault):
                await self._importing.forget_unfinished()
            return
        rules = await self._importing.rules()
        self._file, self._layout = file, layout
        self._show_columns(file, layout, rules)
        self._page.show_view(_first_view(layout, rules))
        if unfinished is not None and unfinished.digest != file.digest:
            self._page.notices.show_changed()
        await self._check()

    def _show_columns(self, file: ImportFile, layout: Layout, rules: RegistrationRules) -> None:
        country = self._services.preferences.settings.store.country
        rows = layout.rows(file.table)
        self._page.show_file(
            file_words(file.path.name, file.table, len(rows), country),
            layout.headings(file.table),
            examples(rows, file.table.width),
            column_choices(rules),
        )

    def _on_field_chosen(self, column: int, field: str) -> None:
        if self._layout is not None:
            columns = with_field(self._layout.columns, column, field)
            self._relay(replace(self._layout, columns=columns))

    def _on_known_toggled(self, known_too: bool) -> None:
        if self._layout is not None:
            self._relay(replace(self._layout, known_too=known_too))

    def _relay(self, layout: Layout) -> None:
        self._layout = layout
        self._look(self._check())

    def _on_headings_toggled(self, with_headings: bool) -> None:
        if self._file is not None:
            self._look(self._understand_anew(self._file, with_headings=with_headings))

    async def _understand_anew(self, file: ImportFile, *, with_headings: bool) -> None:
        self._layout = await self._importing.layout(file, with_headings=with_headings)
        self._show_columns(file, self._layout, await self._importing.rules())
        await self._check()

    async def _check(self) -> None:
        file, layout = self._file, self._layout
        if file is None or layout is None:
            return
        self._plan = None
        self._page.show_layout(
            layout.columns, with_headings=layout.with_headings, known_too=layout.known_too
        )
        self._page.show_checking()

        def on_step(step: ImportStep) -> None:
            self._page.show_progress(step.done, step.total, checking_words(step.done, step.total))

        try:
            plan = await self._importing.review(file, layout, on_step=on_step)
        except Fault as fault:
            self._forget()
            self._page.notices.show_fault(fault)
            return
        self._show_plan(plan)

    def _show_plan(self, plan: ImportPlan) -> None:
        self._plan = plan
        self._page.show_rows(plan.rows, plan.layout.columns, plan.rules.custom_fields)
        self._show_ready(plan)

    # Taking over.

    def _show_ready(self, plan: ImportPlan) -> None:
        known = [row for row in plan.rows if row.double and row.double.kind is DoubleKind.KNOWN]
        taken = plan.count(RowState.TAKEN)
        self._page.show_ready(
            plan.count(RowState.READY),
            has_known=bool(known),
            is_resumed=self._is_resumed or taken > 0,
        )

    def _on_start_requested(self) -> None:
        if self._plan is not None and not self._tasks.is_running(RUN):
            self._is_wanted = True
            self._page.show_running()
            self._tasks.spawn(RUN, self._run(self._plan))

    async def _run(self, plan: ImportPlan) -> None:
        rows, began_s = list(plan.rows), self._services.clock.monotonic()
        done = 0

        def on_step(step: ImportStep) -> None:
            nonlocal done
            done = step.done
            rows[step.first : done] = step.rows
            if self._plan is plan:
                self._page.update_rows(step.first, step.rows)
                self._show_run(rows, done, began_s)

        fault: Fault | None = None
        is_ready = True
        try:
            await self._importing.run(plan, on_step=on_step, is_wanted=lambda: self._is_wanted)
        except Fault as found:
            fault = found
        except NotReadyError:
            is_ready = False
        if self._plan is not plan:
            return  # its associate has gone: what is saved is saved, the rest is theirs to go on
        after = replace(plan, rows=tuple(rows))
        self._show_plan(after)
        if fault is not None:
            self._page.notices.show_fault(fault)
        elif not is_ready:
            self._page.notices.show_not_ready()
        elif done < len(rows):
            self._page.notices.show_stopped(*_taken_of(rows))
        else:
            self._show_report(plan, after)

    def _show_run(self, rows: list[ImportRow], done: int, began_s: float) -> None:
        passed_s = self._services.clock.monotonic() - began_s
        left_s = passed_s / done * (len(rows) - done) if passed_s >= KNOWN_AFTER_S else None
        left_out = sum(row.is_left_out for row in rows[:done])
        words = saving_words(done, len(rows), left_out, left_s)
        self._page.show_progress(done, len(rows), words)

    def _show_report(self, before: ImportPlan, after: ImportPlan) -> None:
        earlier = before.count(RowState.TAKEN)
        self._page.notices.show_report(
            saved=after.count(RowState.TAKEN) - earlier,
            left_out=sum(row.is_left_out for row in after.rows),
            earlier=earlier,
            export=lambda: self._on_export_requested(after),
        )
        self._page.show_left_out()

    def _on_cancel_requested(self) -> None:
        if self._tasks.is_running(RUN):
            self._is_wanted = False  # the rows that are under way are saved to their end
            return
        self._clear()

    def _on_export_requested(self, plan: ImportPlan) -> None:
        self._tasks.restart("import.export", self._export(plan))

    async def _export(self, plan: ImportPlan) -> None:
        specs = plan.rules.custom_fields
        why = {row.source.number: ". ".join(reasons(row, specs)) for row in plan.rows}
        try:
            path = await self._importing.export_left_out(plan, why, heading_of_reasons())
        except OSError as error:
            self._page.notices.show_not_exported(error.strerror or type(error).__name__)
        else:
            self._page.notices.show_exported(path)

    # Whose it is.

    def _clear(self) -> None:
        self._tasks.cancel(LOOK)
        self._is_wanted = False
        self._forget()

    def _forget(self) -> None:
        self._file = self._layout = self._plan = None
        self._page.show_nothing()

    def _on_session_changed(self) -> None:
        """What one associate brought in is not another's to see."""
        now = self._associate_id()
        if now != self._owner:
            self._owner = now
            self._clear()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.organisation and self._plan is not None and not self._tasks.is_running(RUN):
            self._look(self._check())


def _first_view(layout: Layout, rules: RegistrationRules) -> ImportView:
    """The rows where the columns are clear, else the columns that somebody has to choose."""
    columns = set(layout.columns)
    if FULL_NAME in columns:
        columns |= {"firstname", "lastname"}
    return ImportView.ROWS if required_fields(rules) <= columns else ImportView.COLUMNS


def _taken_of(rows: list[ImportRow]) -> tuple[int, int]:
    """How many are saved, of how many that can be."""
    taken = sum(row.state is RowState.TAKEN for row in rows)
    return taken, taken + sum(row.state is RowState.READY for row in rows)
