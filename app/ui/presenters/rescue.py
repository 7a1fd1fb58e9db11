"""Handing unsent work over in a rescue file and taking such work in, from whichever page asks."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.domain.faults import Fault, RescueFault, RescueProblem
from app.domain.storage import ImportReport, RescueReceipt
from app.services.audit import SupervisorNeededError
from app.services.saving import NotReadyError
from app.services.services import Services
from app.ui.dialogs.rescue import RescuePanel
from app.ui.tasks import Tasks


class HandOverPage(Protocol):
    """Where the panel lies, and what the page says of how it went."""

    @property
    def hand_over(self) -> RescuePanel: ...
    def show_handed_over(self, receipt: RescueReceipt, path: str) -> None: ...
    def show_fault(self, fault: Fault) -> None: ...
    def show_supervisor_needed(self) -> None: ...
    def clear_message(self) -> None: ...


class TakeInPage(HandOverPage, Protocol):
    @property
    def take_in(self) -> RescuePanel: ...
    def show_taken_in(self, report: ImportReport) -> None: ...
    def show_not_ready(self) -> None: ...


class HandOverPresenter:
    """`ask` is what the page's button is tied to."""

    def __init__(self, *, page: HandOverPage, services: Services, tasks: Tasks) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        page.hand_over.confirmed.connect(self._on_confirmed)

    def ask(self) -> None:
        self._page.clear_message()
        self._page.hand_over.ask(str(self._services.rescue.suggested_path()))

    def _on_confirmed(self, path: str, passphrase: str) -> None:
        self._page.hand_over.set_busy(True)
        self._tasks.spawn("rescue.hand_over", self._hand_over(path, passphrase))

    async def _hand_over(self, path: str, passphrase: str) -> None:
        panel = self._page.hand_over
        try:
            receipt = await self._services.rescue.hand_over(Path(path), passphrase)
        except SupervisorNeededError:
            panel.dismiss()
            self._page.show_supervisor_needed()
        except Fault as fault:
            self._page.show_fault(fault)
            if isinstance(fault, RescueFault) and fault.problem is RescueProblem.UNNAMED:
                panel.dismiss()
        else:
            panel.dismiss()
            self._page.show_handed_over(receipt, path)
        finally:
            panel.set_busy(False)


class TakeInPresenter:
    """`ask` is what the page's button is tied to."""

    def __init__(self, *, page: TakeInPage, services: Services, tasks: Tasks) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        page.take_in.confirmed.connect(self._on_confirmed)

    def ask(self) -> None:
        self._page.clear_message()
        self._page.take_in.ask("")

    def _on_confirmed(self, path: str, passphrase: str) -> None:
        self._page.take_in.set_busy(True)
        self._tasks.spawn("rescue.take_in", self._take_in(path, passphrase))

    async def _take_in(self, path: str, passphrase: str) -> None:
        panel = self._page.take_in
        try:
            report = await self._services.rescue.take_in(Path(path), passphrase)
        except SupervisorNeededError:
            panel.dismiss()
            self._page.show_supervisor_needed()
        except NotReadyError:
            self._page.show_not_ready()
        except Fault as fault:
            self._page.show_fault(fault)
        else:
            panel.dismiss()
            self._page.show_taken_in(report)
        finally:
            panel.set_busy(False)


def watch_supervisor(services: Services, tell: Callable[[bool], None]) -> Callable[[], None]:
    """Tell now and at each change whether a supervisor stands at the till; returns what stops it.

    Only they may hand work over and take it in.
    """

    def look() -> None:
        associate = services.session.associate
        tell(associate is not None and associate.is_supervisor)

    look()
    return services.session.listen(look)
