"""Drives the outage drill: orders to the practice line, and the exercise as it is really done."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from app.domain.faults import ServerFault
from app.services.training import Exercise, TrainingDrill
from app.ui.navigation import Navigator, PageName
from app.ui.pages.training import TrainingPage
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.services.services import Services

LOOK = "training.look"
ORDER = "training.order"


class TrainingPresenter:
    """Looks at the line and at the saved work whenever either may have changed."""

    def __init__(
        self,
        *,
        page: TrainingPage,
        services: "Services",
        drill: TrainingDrill,
        navigator: Navigator,
        tasks: Tasks,
    ) -> None:
        self._page = page
        self._services = services
        self._drill = drill
        self._tasks = tasks
        self._exercise = Exercise()
        page.cut_requested.connect(lambda: self._order(drill.cut))
        page.slow_requested.connect(lambda: self._order(drill.slow))
        page.flaky_requested.connect(lambda: self._order(drill.flaky))
        page.restore_requested.connect(lambda: self._order(drill.restore))
        page.reset_requested.connect(lambda: self._order(drill.reset, is_reset=True))
        page.register_requested.connect(lambda: navigator.show_page(PageName.REGISTER))
        page.again_requested.connect(self._on_again)
        page.shown.connect(self._look)
        self._stops = [
            services.changes.listen(lambda _change: self._look()),
            services.connection.listen(lambda _status: self._look()),
        ]

    def stop(self) -> None:
        self._page.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    def _look(self) -> None:
        if not self._tasks.is_running(ORDER):  # it looks by itself when it is done
            self._tasks.restart(LOOK, self._see())

    async def _see(self) -> None:
        try:
            line = await self._drill.line()
        except ServerFault:
            self._page.show_fault()
            return
        ops = await self._services.pending.ops()
        self._exercise = self._exercise.seen(line, ops)
        self._page.show_line(line)
        self._page.show_exercise(self._exercise)

    def _on_again(self) -> None:
        self._exercise = Exercise()
        self._page.show_exercise(self._exercise)
        self._look()

    def _order(self, order: Callable[[], Awaitable[None]], *, is_reset: bool = False) -> None:
        if not self._tasks.is_running(ORDER):
            self._tasks.spawn(ORDER, self._carry_out(order, is_reset=is_reset))

    async def _carry_out(self, order: Callable[[], Awaitable[None]], *, is_reset: bool) -> None:
        self._page.message.clear()
        self._page.show_line(None)
        try:
            await order()
        except ServerFault:
            self._page.show_fault()
            return
        if is_reset:
            self._exercise = Exercise()
            self._page.show_reset()
        # The pill is not to wait for the next probe: what was ordered shows at once.
        self._services.connection.probe()
        await self._see()
