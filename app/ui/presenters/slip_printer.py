"""Gives out a slip about a customer: on paper where this till has a printer, else as a file.

Each is in the audit. What is on a slip, and where it is said what became of it, is its owner's.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from app.domain.faults import Fault
from app.domain.handout import Handout
from app.ui import printing
from app.ui.printing import Slip
from app.ui.tasks import Tasks
from app.ui.tone import Tone
from app.ui.wording_faults import fault_details, fault_sentence

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey
    from app.services.handouts import HandoutService

translate = QCoreApplication.translate


class Say(Protocol):
    """Shows one sentence beside the button that was pressed."""

    def __call__(self, text: str, *, tone: Tone, details: str = "") -> None: ...


class SlipPrinter:
    """`say` is heard once a slip was given out, or could not be; not where `is_current` denies."""

    def __init__(
        self,
        *,
        handout: Handout,
        parent: QWidget,
        handouts: "HandoutService",
        tasks: Tasks,
        say: Say,
    ) -> None:
        self._handout = handout
        self._parent = parent
        self._handouts = handouts
        self._tasks = tasks
        self._say = say

    def give(self, key: "CustomerKey", slip: Slip, is_current: Callable[[], bool]) -> None:
        """`is_current` tells, when it is done, whether anybody still waits for it here."""
        if printing.has_printer():
            printing.ask_printer(self._parent, slip, lambda: self._on_printed(key, is_current))
        else:
            self._tasks.restart(f"slip: {self._handout}", self._keep(key, slip, is_current))

    def _on_printed(self, key: "CustomerKey", is_current: Callable[[], bool]) -> None:
        recorded = self._handouts.printed(key, self._handout)
        self._tasks.spawn(f"slip: {self._handout}: record", recorded)
        if is_current():
            self._say(translate("slips", "Sent to the printer"), tone=Tone.GOOD)

    async def _keep(self, key: "CustomerKey", slip: Slip, is_current: Callable[[], bool]) -> None:
        pdf = printing.slip_pdf(slip)
        try:
            path = await self._handouts.slip(key, self._handout, pdf, code=slip.code)
        except Fault as fault:
            if is_current():
                self._say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))
            return
        if is_current():
            words = translate("slips", "There is no printer here: the slip was kept as a file")
            self._say(words, tone=Tone.GOOD, details=str(path))
