"""Puts a refused write right in the pending page's small form; what is typed is kept as a draft."""

from dataclasses import dataclass
from uuid import uuid4

from app.domain.audit import Act, Detail, DetailKind
from app.domain.faults import Fault
from app.domain.op import OpId, OpMoved
from app.domain.profile_form import CONTACTS
from app.domain.registration import FormValues
from app.domain.registration_review import FieldProblem
from app.domain.write_problem import WriteError
from app.services.corrections import CorrectionForm
from app.services.saving import AlreadyWaiting, NotReadyError
from app.services.services import Services
from app.ui.pages.pending import PendingPage
from app.ui.tasks import Tasks

DRAFT = "correction"
DRAFT_PAUSE_S = 0.3


@dataclass(frozen=True, slots=True)
class _Attempt:
    """The same values keep their token, so they are saved once, whatever became of the answer."""

    op_id: OpId
    values: FormValues
    token: str


class PendingCorrection:
    """`begin` opens the form of an op; `close` when another person comes to the till."""

    def __init__(self, *, page: PendingPage, services: Services, tasks: Tasks) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        self._form: CorrectionForm | None = None
        self._attempt: _Attempt | None = None
        self._was_pressed = False
        panel = page.detail.correction
        panel.changed.connect(self._on_changed)
        panel.save_requested.connect(self._on_save_requested)
        panel.cancelled.connect(self._on_cancelled)

    def begin(self, op_id: OpId) -> None:
        self._tasks.restart("pending.correction", self._begin(op_id))

    def close(self) -> None:
        """What is half filled stays its owner's, as a draft."""
        self._tasks.cancel("pending.correction")
        self._tasks.cancel("pending.draft")
        self._form = None
        self._page.detail.correction.dismiss()

    async def _begin(self, op_id: OpId) -> None:
        form = await self._services.corrections.form(op_id)
        if form is None:
            self._page.show_gone()
            return
        self._page.clear_message()
        self._form, self._was_pressed = form, False
        if CONTACTS.keys() & form.values.keys():
            shown, detail = form.op.subject.key, Detail(kind=DetailKind.TO_CORRECT)
            self._services.audit.note(Act.REVEALED, customer=shown, detail=detail)
        panel = self._page.detail.correction
        panel.ask(form.values, form.specs)
        kept = await self._services.drafts.load(DRAFT, op_id)
        if kept and self._form is form:
            panel.fill(kept)

    def _on_changed(self) -> None:
        self._tasks.restart("pending.draft", self._keep_soon())
        if self._was_pressed:
            self._judge()

    async def _keep_soon(self) -> None:
        await self._services.clock.sleep(DRAFT_PAUSE_S)
        if self._form is not None:
            values = self._page.detail.correction.values()
            await self._services.drafts.save(DRAFT, self._form.op.id, values)

    def _judge(self) -> tuple[FieldProblem, ...]:
        if self._form is None:
            return ()
        panel = self._page.detail.correction
        problems = self._services.corrections.judge(self._form, panel.values())
        panel.show_problems(problems)
        return problems

    def _on_save_requested(self) -> None:
        form, panel = self._form, self._page.detail.correction
        if form is None:
            return
        self._was_pressed = True
        wrong = {problem.field for problem in self._judge() if not problem.is_warning}
        first = next((name for name in form.values if name in wrong), None)
        if first is not None:
            panel.focus(first)
            return
        panel.set_busy(True)
        self._tasks.spawn("pending.correct", self._save(form, panel.values()))

    async def _save(self, form: CorrectionForm, values: FormValues) -> None:
        made = self._attempt
        if made is None or (made.op_id, made.values) != (form.op.id, values):
            made = self._attempt = _Attempt(form.op.id, values, str(uuid4()))
        page = self._page
        try:
            await self._services.corrections.save(form, values, token=made.token)
        except WriteError as error:
            page.show_refused(error.problem)
        except AlreadyWaiting:
            page.show_waits_already()
        except NotReadyError:
            page.show_not_ready()
        except OpMoved:
            self._end()
            page.show_gone()
        except Fault as fault:
            page.show_fault(fault)
        else:
            self._end()
            page.show_corrected()
            await self._services.drafts.drop(DRAFT, form.op.id)
        finally:
            page.detail.correction.set_busy(False)

    def _end(self) -> None:
        self._tasks.cancel("pending.draft")
        self._form = self._attempt = None
        self._page.detail.correction.dismiss()

    def _on_cancelled(self) -> None:
        form, self._form = self._form, None
        self._tasks.cancel("pending.draft")
        if form is not None:
            self._tasks.spawn("pending.drop_draft", self._services.drafts.drop(DRAFT, form.op.id))
