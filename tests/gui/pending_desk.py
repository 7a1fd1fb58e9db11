"""The pending page with its presenter on stand-in services, and hands on both."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView

from app.domain.changes import ChangeSet
from app.domain.correction import correction_form, judge
from app.domain.op import Op, OpId, OpKind
from app.domain.organisation import FieldSpec
from app.domain.registration import FormValues
from app.domain.registration_review import FieldProblem
from app.domain.storage import ImportReport, RescueReceipt
from app.services.corrections import CorrectionForm, CorrectionService
from app.services.lookup import Found
from app.services.rescue import RescueService
from app.services.services import Services
from app.ui.pages.pending import PendingPage
from app.ui.presenters.pending import PendingPresenter
from app.ui.tasks import Tasks
from tests.gui.fakes_forms import FakeLookup, FakePending, Shop
from tests.gui.page_parts import let_pass, part, show, turns


class Corrections:
    """Stands for the register form."""

    def __init__(self) -> None:
        self.begun: list[tuple[Op, FormValues]] = []

    def correct(self, op: Op, values: FormValues) -> None:
        self.begun.append((op, values))


class FakeCorrections(CorrectionService):
    """Judges as the real one does; saves at once unless `answer` says otherwise."""

    def __init__(self, pending: FakePending) -> None:
        self._fake_pending = pending
        self.specs: tuple[FieldSpec, ...] = ()
        self.saved: list[tuple[OpId, FormValues, str]] = []
        self.answer: Exception | None = None

    async def form(self, op_id: OpId) -> CorrectionForm | None:
        op = next((found for found in self._fake_pending.all if found.id == op_id), None)
        if op is None or not op.needs_person:
            return None
        return CorrectionForm(op=op, values=correction_form(op.payload), specs=self.specs)

    def judge(self, form: CorrectionForm, values: FormValues) -> tuple[FieldProblem, ...]:
        return judge(form.op.payload, values, specs=form.specs, country="GB")

    async def save(self, form: CorrectionForm, values: FormValues, *, token: str) -> Op:
        self.saved.append((form.op.id, values, token))
        if self.answer is not None:
            raise self.answer
        return form.op


class FakeRescue(RescueService):
    """Records; `answer` is raised, or what a success gives."""

    def __init__(self) -> None:
        self.handed_over: list[tuple[Path, str]] = []
        self.taken_in: list[tuple[Path, str]] = []
        self.answer: Exception | None = None
        self.gate: Callable[[], Awaitable[None]] | None = None

    def suggested_path(self) -> Path:
        return Path("/media/stick/unsent.tillside")

    async def hand_over(self, path: Path, passphrase: str) -> RescueReceipt:
        self.handed_over.append((path, passphrase))
        if self.gate is not None:
            await self.gate()
        if self.answer is not None:
            raise self.answer
        return RescueReceipt(export_id="x", exported=3, left_here=1)

    async def take_in(self, path: Path, passphrase: str) -> ImportReport:
        self.taken_in.append((path, passphrase))
        if self.answer is not None:
            raise self.answer
        return ImportReport(export_id="x", imported=2, already_here=1, ambiguous=1)


class ScanningLookup(FakeLookup):
    """Answers scans by what was scanned."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Found] = {}
        self.scanned: list[tuple[str, object]] = []

    async def scan(self, code: str, kind: Any = None) -> Found:
        self.scanned.append((code, kind))
        return self.found.get(code, Found())


class Desk:
    """`open` shows the page with these ops saved; `close` ends it, and its tasks."""

    def __init__(self, shop: Shop) -> None:
        self.tasks = Tasks()
        self.shop = shop
        self.corrections = Corrections()
        self.lookup = shop.lookup = ScanningLookup()
        self.fixes = FakeCorrections(shop.pending)
        self.rescue = FakeRescue()
        self.services: Services = replace(shop.services, corrections=self.fixes, rescue=self.rescue)
        self.resolve: Any = self.services.writing.resolve
        self.page = PendingPage()
        self.presenter = PendingPresenter(
            page=self.page,
            services=self.services,
            navigator=shop.navigator,
            tasks=self.tasks,
            corrector=self.corrections,
        )

    async def open(self, *ops: Op) -> None:
        self.shop.pending.all = ops
        show(self.page)
        await turns()

    async def close(self) -> None:
        self.presenter.stop()
        await self.tasks.close()
        # Not given to qtbot: that lets go of a page while its presenter still listens.
        self.page.hide()
        self.page.deleteLater()

    async def change(self, *ops: Op) -> None:
        """The queue is these ops now, and everybody is told."""
        self.shop.pending.all = ops
        self.shop.changes.publish(ChangeSet(ops=frozenset(found.id for found in ops)))
        await let_pass(self.shop.clock, 0.25)
        await let_pass(self.shop.clock, 0.25)

    @property
    def table(self) -> QTableView:
        return part(self.page, QTableView, "pending_table")

    def row(self, number: int) -> list[str]:
        model = self.table.model()
        return [str(model.index(number, column).data()) for column in range(model.columnCount())]

    @property
    def rows(self) -> int:
        return self.table.model().rowCount()

    def choose(self, number: int) -> None:
        self.table.setCurrentIndex(self.table.model().index(number, 0))

    def button(self, name: str) -> QAbstractButton:
        return part(self.page, QAbstractButton, f"pending_{name}")

    def text(self, name: str) -> str:
        return part(self.page, QLabel, f"pending_{name}").text()

    async def press(self, name: str) -> None:
        self.button(name).click()
        await turns()


KINDS: Mapping[OpKind, str] = {
    OpKind.NOTE: "pending_edit_text",
    OpKind.NOTE_CORRECTION: "pending_edit_text",
    OpKind.TICKET: "pending_edit_subject",
    OpKind.IDENTITY_CHANGE: "pending_edit_mobile",
    OpKind.PROFILE_CHANGE: "pending_edit_firstname",
}
"""The first field of each kind's correction."""
