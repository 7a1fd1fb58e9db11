"""Drives the closing page: counts kept up to date while it is seen, and the certificate."""

from app.domain.changes import ChangeSet
from app.domain.faults import Fault
from app.services.services import Services
from app.ui.certificate_pdf import certificate_pdf
from app.ui.navigation import Navigator, PageName
from app.ui.pages.closing import ClosingPage
from app.ui.presenters.rescue import HandOverPresenter, watch_supervisor
from app.ui.tasks import Tasks

BREATH_S = 0.5
"""Between two counts: a drain tells of hundreds of changes in a second."""
TOLD_EVERY_S = 15.0
"""The page says at which time its number held."""


class ClosingPresenter:
    """Counts when the page comes into sight, and on every change while it is."""

    def __init__(
        self, *, page: ClosingPage, services: Services, navigator: Navigator, tasks: Tasks
    ) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        self._is_seen = False
        self._is_stale = True
        self._hand_over = HandOverPresenter(page=page, services=services, tasks=tasks)
        page.shown.connect(self._on_shown)
        page.hidden.connect(self._on_hidden)
        page.certificate_requested.connect(self._on_certificate_requested)
        page.export_requested.connect(self._hand_over.ask)
        page.pending_requested.connect(lambda: navigator.show_page(PageName.PENDING))
        self._stops = [
            services.changes.listen(self._on_changed),
            watch_supervisor(
                services, lambda is_allowed: page.show_export_allowed(is_allowed=is_allowed)
            ),
        ]

    def stop(self) -> None:
        """Hear nothing any more, neither from the page nor from the services."""
        self._page.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    def _on_shown(self) -> None:
        self._is_seen = True
        self._is_stale = True
        self._page.clear_message()
        self._tasks.restart("closing.watch", self._watch())
        self._tasks.restart("closing.time", self._keep_time())

    def _on_hidden(self) -> None:
        self._is_seen = False
        self._page.hand_over.dismiss()
        self._tasks.cancel("closing.watch")
        self._tasks.cancel("closing.time")

    def _on_changed(self, change: ChangeSet) -> None:
        if change.ops:
            self._is_stale = True
            self._look()

    def _look(self) -> None:
        if self._is_seen and not self._tasks.is_running("closing.watch"):
            self._tasks.restart("closing.watch", self._watch())

    async def _watch(self) -> None:
        """Count until nothing has changed since the last count began."""
        while self._is_stale:
            self._is_stale = False
            closing = self._services.closing
            self._page.show_report(await closing.report())
            self._page.show_ready_version(await closing.ready_version())
            await self._services.clock.sleep(BREATH_S)

    async def _keep_time(self) -> None:
        while True:
            await self._services.clock.sleep(TOLD_EVERY_S)
            self._is_stale = True
            self._look()

    def _on_certificate_requested(self) -> None:
        self._page.set_writing(is_writing=True)
        self._tasks.spawn("closing.certificate", self._certify())

    async def _certify(self) -> None:
        """What is counted now, not what the page shows: it may be some seconds old."""
        closing = self._services.closing
        try:
            report = await closing.report()
            self._page.show_report(report)
            path = await closing.issue(report, certificate_pdf(report))
        except Fault as fault:
            self._page.show_fault(fault)
        except OSError as error:
            self._page.show_not_written(error.strerror or str(error))
        else:
            self._page.show_written(str(path), lambda: self._page.open_file(str(path)))
        finally:
            self._page.set_writing(is_writing=False)
