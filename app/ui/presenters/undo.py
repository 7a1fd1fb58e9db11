"""Offers to take back what was just saved, for some seconds, as long as it was not sent.

What goes out at once is not offered: undoing it is a change of its own by then.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.changes import ChangeSet
from app.domain.op import Op, OpId, OpKind, OpMoved, OpState
from app.ui.main_window import MainWindow
from app.ui.navigation import Navigator
from app.ui.tasks import Tasks
from app.ui.tone import Tone
from app.ui.wording import kind_words

if TYPE_CHECKING:
    from app.services.services import Services

translate = QCoreApplication.translate
OFFER = "undo: offer"
SETTLING_S = 0.4
"""Longer than an op needs to go out on a line that works."""
LOOKS = 20


class UndoOffer:
    """Listens from the start; `stop` ends it."""

    def __init__(
        self, *, window: MainWindow, services: "Services", tasks: Tasks, navigator: Navigator
    ) -> None:
        self._window = window
        self._services = services
        self._tasks = tasks
        self._navigator = navigator
        self._offered: OpId | None = None
        self._stops: list[Callable[[], None]] = [
            services.changes.listen(self._on_changed),
            services.session.listen(self._on_session_changed),
        ]
        window.message_bar.dismissed.connect(self._on_dismissed)

    def stop(self) -> None:
        while self._stops:
            self._stops.pop()()

    def _on_changed(self, change: ChangeSet) -> None:
        for saved in change.saved:
            self._tasks.restart(OFFER, self._offer(saved))
        if change.saved:
            return
        if self._offered is not None and self._offered in change.ops:
            self._tasks.restart("undo: look", self._look(self._offered))

    async def _offer(self, saved: OpId) -> None:
        await self._services.clock.sleep(SETTLING_S)
        op = await self._come_to_rest(saved)
        if op is None:
            return
        words = translate("undo", "{what}: saved on this till").format(what=kind_words(op.kind))
        self._window.message_bar.show_message(
            words,
            tone=Tone.GOOD,
            action_text=translate("undo", "Take it back"),
            action=lambda: self._on_wanted(op),
        )
        self._offered = op.id

    async def _come_to_rest(self, op_id: OpId) -> Op | None:
        """The op where it waits after a first try that did not get through; None where it went out,
        or is still on its way after some seconds.
        """
        for _ in range(LOOKS):
            op = await self._services.pending.op(op_id)
            if op is None or op.is_undoable:
                return op
            if op.state is not OpState.SENDING:
                return None
            await self._services.clock.sleep(SETTLING_S)
        return None

    async def _look(self, op_id: OpId) -> None:
        """An offer that came too late is not left standing."""
        op = await self._services.pending.op(op_id)
        if self._offered == op_id and (op is None or not op.is_undoable):
            self._window.message_bar.dismiss()

    def _on_wanted(self, op: Op) -> None:
        self._tasks.spawn("undo: take back", self._take_back(op))

    async def _take_back(self, op: Op) -> None:
        try:
            await self._services.pending.take_back(op.id)
        except OpMoved:
            self._window.message_bar.show_message(
                translate("undo", "Too late: it was sent meanwhile. Change it on the card."),
                tone=Tone.CARE,
            )
            return
        if op.kind is OpKind.REGISTRATION:
            # Their card has gone with them.
            self._navigator.next_customer()
        self._window.message_bar.show_message(
            translate("undo", "Taken back: it is not sent. The record stays."), tone=Tone.GOOD
        )

    def _on_dismissed(self) -> None:
        self._offered = None

    def _on_session_changed(self) -> None:
        """What one associate saved is not offered to the next."""
        self._tasks.cancel(OFFER)
        if self._offered is not None:
            self._window.message_bar.dismiss()
