"""The parts that cover the settings page: built when somebody first goes there, one in sight.

Whoever leaves the page or the till finds the settings themselves when they come back.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from app.domain.associate import AssociateId
from app.services.services import Services
from app.ui.pages.settings import SettingsPage
from app.ui.pages.settings_part import SettingsPart, SettingsPartView
from app.ui.presenters.rescue import watch_supervisor
from app.ui.tasks import Tasks

FOR_SUPERVISORS = frozenset({SettingsPart.AUDIT, SettingsPart.RETIRE})


class SettingsPartPresenter(Protocol):
    """`open` fills the part when it comes into sight; `close` leaves nothing in it behind."""

    @property
    def view(self) -> SettingsPartView: ...
    def open(self) -> None: ...
    def close(self) -> None: ...


Maker = Callable[[Services, Tasks], SettingsPartPresenter]


def _associates(services: Services, tasks: Tasks) -> SettingsPartPresenter:
    # start-up: nobody sees to the associates before the first paint.
    from app.ui.presenters.settings_associates import AssociatesPresenter

    return AssociatesPresenter(services=services, tasks=tasks)


def _audit(services: Services, tasks: Tasks) -> SettingsPartPresenter:
    # start-up: nobody reads the audit before the first paint.
    from app.ui.presenters.settings_audit import AuditPresenter

    return AuditPresenter(services=services, tasks=tasks)


def _diagnostics(services: Services, tasks: Tasks) -> SettingsPartPresenter:
    # start-up: nobody calls support before the first paint.
    from app.ui.presenters.settings_diagnostics import DiagnosticsPresenter

    return DiagnosticsPresenter(services=services, tasks=tasks)


def _retire(services: Services, tasks: Tasks) -> SettingsPartPresenter:
    # start-up: a till is retired once in its life.
    from app.ui.presenters.settings_retire import RetirePresenter

    return RetirePresenter(services=services, tasks=tasks)


MAKERS: Mapping[SettingsPart, Maker] = {
    SettingsPart.ASSOCIATES: _associates,
    SettingsPart.AUDIT: _audit,
    SettingsPart.DIAGNOSTICS: _diagnostics,
    SettingsPart.RETIRE: _retire,
}


class SettingsParts:
    """Leads to the parts and back."""

    def __init__(self, *, page: SettingsPage, services: Services, tasks: Tasks) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        self._built: dict[SettingsPart, SettingsPartPresenter] = {}
        self._open: SettingsPart | None = None
        self._owner: AssociateId | None = None
        page.part_requested.connect(self._on_requested)
        page.hidden.connect(self.leave)
        self._stops = [
            watch_supervisor(services, self._show_supervisor),
            services.session.listen(self._on_session),
        ]

    def stop(self) -> None:
        while self._stops:
            self._stops.pop()()

    def leave(self) -> None:
        """Back to the settings themselves."""
        if self._open is not None:
            self._built[self._open].close()
            self._open = None
            self._page.show_part(None)

    def _on_requested(self, part: SettingsPart) -> None:
        self.leave()
        if part not in self._built:
            made = self._built[part] = MAKERS[part](self._services, self._tasks)
            made.view.back_requested.connect(self.leave)
            self._page.put_part(part, made.view)
        self._open = part
        self._built[part].open()
        self._page.show_part(part)

    def _on_session(self) -> None:
        associate = self._services.session.associate
        owner = associate.id if associate is not None else None
        if owner != self._owner or self._services.session.is_locked:
            self._owner = owner
            self.leave()

    def _show_supervisor(self, is_supervisor: bool) -> None:
        self._page.show_supervisor(FOR_SUPERVISORS, is_supervisor=is_supervisor)
