"""Drives the associates of the settings page: each change at once, and what came of it."""

from collections.abc import Awaitable, Callable

from app.domain.faults import Fault
from app.domain.op import AssociateId
from app.services.audit import SupervisorNeededError
from app.services.services import Services
from app.services.session import SignInRefused
from app.services.staff import StaffRefused
from app.ui.pages.settings_associates import AssociatesView
from app.ui.tasks import Tasks
from app.ui.wording_signin import sign_in_refusal_words

LOAD = "settings: associates"
CHANGE = "settings: change an associate"


class AssociatesPresenter:
    """A part of the settings: see `SettingsPartPresenter`."""

    def __init__(self, *, services: Services, tasks: Tasks) -> None:
        self.view = AssociatesView()
        self._services = services
        self._tasks = tasks
        view, staff = self.view, services.staff
        view.enrol_requested.connect(self._on_enrol)
        view.pin_changed.connect(self._on_pin)
        view.supervisor_requested.connect(
            lambda who, is_supervisor: self._change(
                lambda: staff.set_supervisor(AssociateId(who), is_supervisor=is_supervisor),
                lambda: view.show_role(self._name(who), is_supervisor=is_supervisor),
            )
        )
        view.bar_requested.connect(
            lambda who, is_barred: self._change(
                lambda: staff.set_barred(AssociateId(who), is_barred=is_barred),
                lambda: view.show_barred(self._name(who), is_barred=is_barred),
            )
        )
        self._names: dict[str, str] = {}

    def open(self) -> None:
        self.view.clear_message()
        self._tasks.restart(LOAD, self._load())

    def close(self) -> None:
        self._tasks.cancel(LOAD)
        self.view.clear_form()

    async def _load(self) -> None:
        members = await self._services.staff.members()
        self._names = {member.associate.id: member.associate.name for member in members}
        me = self._services.session.associate
        self.view.show_members(members, is_supervisor=me is not None and me.is_supervisor)

    def _on_enrol(self, name: str, pin: str, again: str, is_supervisor: bool) -> None:
        async def enrol() -> None:
            made = await self._services.staff.enrol(name, pin, again, is_supervisor=is_supervisor)
            self._names[made.id] = made.name

        def told() -> None:
            self.view.clear_form()
            self.view.show_enrolled(" ".join(name.split()))
            self.view.focus_name()

        self._change(enrol, told)

    def _on_pin(self, who: str, current: str, pin: str, again: str) -> None:
        self._change(
            lambda: self._services.staff.set_pin(AssociateId(who), pin, again, current=current),
            lambda: self.view.show_new_pin(self._name(who)),
        )

    def _name(self, who: str) -> str:
        return self._names.get(who, who)

    def _change(self, make: Callable[[], Awaitable[None]], told: Callable[[], None]) -> None:
        if not self._tasks.is_running(CHANGE):
            self._tasks.spawn(CHANGE, self._make(make, told))

    async def _make(self, make: Callable[[], Awaitable[None]], told: Callable[[], None]) -> None:
        view = self.view
        view.clear_message()
        try:
            await make()
        except SupervisorNeededError:
            view.show_supervisor_needed()
        except StaffRefused as refused:
            view.show_refused(refused.refusal)
        except SignInRefused as refused:
            view.show_refused_pin(sign_in_refusal_words(refused))
        except Fault as fault:
            view.show_fault(fault)
        else:
            await self._load()
            told()
