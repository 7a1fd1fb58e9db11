"""Drives the diagnostics of the settings page: at once what is known, then what takes a look."""

import PySide6
from PySide6.QtCore import qVersion

from app.domain.diagnostics import Diagnostics
from app.domain.faults import Fault
from app.services.services import Services
from app.ui.pages.settings_diagnostics import DiagnosticsView
from app.ui.tasks import Tasks

LOOK = "settings: diagnostics"
SAVE = "settings: save the support bundle"


class DiagnosticsPresenter:
    """A part of the settings: see `SettingsPartPresenter`."""

    def __init__(self, *, services: Services, tasks: Tasks) -> None:
        self.view = DiagnosticsView()
        self._services = services
        self._tasks = tasks
        self._found: Diagnostics | None = None
        self.view.refresh_requested.connect(self.open)
        self.view.copy_requested.connect(self._on_copy)
        self.view.save_requested.connect(self._on_save)

    def open(self) -> None:
        self.view.clear_message()
        self._tasks.restart(LOOK, self._look())

    def close(self) -> None:
        self._tasks.cancel(LOOK)

    async def _look(self) -> None:
        diagnostics = self._services.diagnostics
        try:
            found = await diagnostics.report(
                more_versions=(("Qt", qVersion()), ("PySide", PySide6.__version__))
            )
        except Fault as fault:
            self.view.show_fault(fault)
            return
        self._show(found, is_checking=True)
        self._show(await diagnostics.checked(found), is_checking=False)

    def _show(self, found: Diagnostics, *, is_checking: bool) -> None:
        self._found = found
        self.view.show_found(found, is_checking=is_checking)

    def _on_copy(self) -> None:
        if self._found is not None:
            self.view.copy(self._services.diagnostics.text(self._found))

    def _on_save(self) -> None:
        if self._found is not None and not self._tasks.is_running(SAVE):
            self._tasks.spawn(SAVE, self._save(self._found))

    async def _save(self, found: Diagnostics) -> None:
        try:
            path = await self._services.diagnostics.save(found)
        except Fault as fault:
            self.view.show_fault(fault)
        else:
            self.view.show_saved(str(path))
