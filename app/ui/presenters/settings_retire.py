"""Drives retiring a till: how it stands, handing over what is unsent, and the end."""

from app.domain.changes import ChangeSet
from app.domain.faults import Fault
from app.services.audit import SupervisorNeededError
from app.services.retirement import RetirementRefused
from app.services.services import Services
from app.services.session import SignInRefused
from app.ui.pages.settings_retire import RetireView
from app.ui.presenters.rescue import HandOverPresenter
from app.ui.tasks import Tasks
from app.ui.wording_signin import sign_in_refusal_words

LOOK = "settings: may be retired"
RETIRE = "settings: retire"


class RetirePresenter:
    """A part of the settings: see `SettingsPartPresenter`. Follows what is sent meanwhile."""

    def __init__(self, *, services: Services, tasks: Tasks) -> None:
        self.view = RetireView()
        self._services = services
        self._tasks = tasks
        self._is_seen = False
        self._hand_over = HandOverPresenter(page=self.view, services=services, tasks=tasks)
        self.view.export_requested.connect(self._hand_over.ask)
        self.view.retire_requested.connect(self._on_retire)
        services.changes.listen(self._on_changed)

    def open(self) -> None:
        self._is_seen = True
        self.view.clear_message()
        self._look()

    def close(self) -> None:
        self._is_seen = False
        self._tasks.cancel(LOOK)
        self.view.clear()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.ops and self._is_seen:
            self._look()

    def _look(self) -> None:
        self._tasks.restart(LOOK, self._load())

    async def _load(self) -> None:
        self.view.show_state(await self._services.retirement.state())

    def _on_retire(self, name: str, pin: str) -> None:
        # Never cancelled by a second one: what was begun is finished.
        if not self._tasks.is_running(RETIRE):
            self._tasks.spawn(RETIRE, self._retire(name, pin))

    async def _retire(self, name: str, pin: str) -> None:
        view = self.view
        view.clear_message()
        view.set_busy(is_busy=True)
        try:
            await self._services.retirement.retire(name, pin)
        except SupervisorNeededError:
            view.show_supervisor_needed()
        except RetirementRefused as refused:
            view.show_refused(refused.refusal)
        except SignInRefused as refused:
            view.show_refused_pin(sign_in_refusal_words(refused))
        except Fault as fault:
            view.show_fault(fault)
        else:
            return
        await self._load()
