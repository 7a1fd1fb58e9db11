"""Drives the pending page: its list, kept up to date while it is seen, and a person's decisions."""

from collections.abc import Mapping
from typing import Protocol
from uuid import uuid4

from app.domain.audit import Act, Detail, DetailKind
from app.domain.changes import ChangeSet
from app.domain.faults import Fault
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.op import AssociateId, Op, OpId, OpKind, OpMoved
from app.domain.profile_edit import Side
from app.domain.registration import FormValues
from app.domain.taken import taken_identifiers
from app.services.saving import NotReadyError
from app.services.services import Services
from app.ui.navigation import Navigator, PageName
from app.ui.pages.pending import PendingPage
from app.ui.presenters.pending_correction import PendingCorrection
from app.ui.presenters.rescue import HandOverPresenter, TakeInPresenter, watch_supervisor
from app.ui.tasks import Tasks

BREATH_S = 0.25
"""Between two readings of the queue: a drain tells of hundreds of changes in a second."""


class Corrector(Protocol):
    """Where a refused registration is put right: the register form's presenter."""

    def correct(self, op: Op, values: FormValues) -> None:
        """Take the values into the form."""


class PendingPresenter:
    """Reads the queue when the page comes into sight, and on every change while it is."""

    def __init__(
        self,
        *,
        page: PendingPage,
        services: Services,
        navigator: Navigator,
        tasks: Tasks,
        corrector: Corrector,
    ) -> None:
        self._page = page
        self._services = services
        self._navigator = navigator
        self._tasks = tasks
        self._corrector = corrector
        self._ops: dict[OpId, Op] = {}
        self._is_seen = False
        self._is_stale = True
        self._owner: AssociateId | None = None
        self._uncovered: tuple[AssociateId | None, str] | None = None
        self._correction = PendingCorrection(page=page, services=services, tasks=tasks)
        self._hand_over = HandOverPresenter(page=page, services=services, tasks=tasks)
        self._take_in = TakeInPresenter(page=page, services=services, tasks=tasks)
        page.export_requested.connect(self._hand_over.ask)
        page.import_requested.connect(self._take_in.ask)
        page.shown.connect(self._on_shown)
        page.hidden.connect(self._on_hidden)
        page.send_now_requested.connect(self._on_send_now_requested)
        page.open_requested.connect(self._on_open_requested)
        detail = page.detail
        detail.open_requested.connect(self._on_open_requested)
        detail.retry_requested.connect(self._on_retry_requested)
        detail.edit_requested.connect(self._on_edit_requested)
        detail.discard_requested.connect(self._on_discard_requested)
        detail.details_requested.connect(self._on_details_requested)
        detail.open_existing_requested.connect(self._on_open_existing_requested)
        detail.undo_requested.connect(self._on_undo_requested)
        detail.conflict.accepted.connect(self._on_accepted)
        detail.conflict.uncovered.connect(self._on_uncovered)
        self._stops = [
            services.changes.listen(self._on_changed),
            services.session.listen(self._on_session_changed),
            watch_supervisor(
                services, lambda is_allowed: page.show_rescue_allowed(is_allowed=is_allowed)
            ),
        ]
        self._on_session_changed()

    def stop(self) -> None:
        """Hear nothing any more, neither from the page nor from the services."""
        self._page.blockSignals(True)
        self._page.detail.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    def _on_session_changed(self) -> None:
        """What one associate was asked is not the next one's to answer."""
        associate = self._services.session.associate
        owner = associate.id if associate is not None else None
        if owner != self._owner:
            self._owner = owner
            self._correction.close()
            self._page.detail.dismiss_forms()

    def _on_shown(self) -> None:
        self._is_seen = True
        if self._is_stale:
            self._page.forget_summary()
        self._is_stale = True
        self._page.clear_message()
        self._tasks.restart("pending.watch", self._watch())
        self._tasks.restart("pending.next_try", self._tell_next_try())
        self._tasks.restart("pending.specs", self._name_fields())

    def _on_hidden(self) -> None:
        self._is_seen = False
        self._tasks.cancel("pending.watch")
        self._tasks.cancel("pending.next_try")

    def _on_changed(self, change: ChangeSet) -> None:
        if change.ops or change.renamed:
            was_stale, self._is_stale = self._is_stale, True
            if self._is_seen and not was_stale and not self._tasks.is_running("pending.watch"):
                self._tasks.restart("pending.watch", self._watch())

    async def _watch(self) -> None:
        """Read until nothing has changed since the last reading began."""
        while self._is_stale:
            self._is_stale = False
            ops = await self._services.pending.ops()
            self._ops = {op.id: op for op in ops}
            self._page.show_ops(ops, self._services.clock.now())
            self._page.show_next_try(self._services.pending.next_try_s())
            await self._services.clock.sleep(BREATH_S)

    async def _tell_next_try(self) -> None:
        while True:
            self._page.show_next_try(self._services.pending.next_try_s())
            await self._services.clock.sleep(1)

    async def _name_fields(self) -> None:
        rules = await self._services.registration.rules()
        self._page.detail.conflict.set_specs(rules.custom_fields)

    def _on_send_now_requested(self) -> None:
        self._tasks.spawn("pending.send_now", self._services.pending.send_now())

    def _on_open_requested(self, op_id: str) -> None:
        op = self._ops.get(OpId(op_id))
        if op is not None:
            self._navigator.open_customer(op.lane)

    def _on_open_existing_requested(self, op_id: str) -> None:
        op = self._ops.get(OpId(op_id))
        if op is not None:
            self._tasks.restart("pending.open_existing", self._open_existing(op))

    async def _open_existing(self, op: Op) -> None:
        """Find the customer who has an identifier of the op, and open their card."""
        found = None
        for identifier in taken_identifiers(op):
            found = await self._services.lookup.scan(_as_scanned(identifier), identifier.kind)
            # Who is only registered here has it too, and is not the one that is meant.
            known = [match for match in found.matches if match.op is None]
            if known:
                self._navigator.open_customer(known[0].key)
                return
        if found is not None:
            self._page.show_not_found(found)

    def _on_retry_requested(self, op_id: str) -> None:
        self._tasks.spawn("pending.retry", self._retry(OpId(op_id)))

    async def _retry(self, op_id: OpId) -> None:
        try:
            await self._services.pending.retry(op_id)
        except OpMoved:
            self._page.show_gone()
        except Fault as fault:
            self._page.show_fault(fault)

    def _on_undo_requested(self, op_id: str) -> None:
        self._tasks.spawn("pending.undo", self._undo(OpId(op_id)))

    async def _undo(self, op_id: OpId) -> None:
        try:
            await self._services.pending.take_back(op_id)
        except OpMoved:
            self._page.show_gone()
        except Fault as fault:
            self._page.show_fault(fault)
        else:
            self._page.show_taken_back()

    def _on_uncovered(self, op_id: str) -> None:
        """Each who has both sides of somebody's number in sight is in the audit, once."""
        op, now = self._ops.get(OpId(op_id)), (self._owner, op_id)
        if op is not None and now != self._uncovered:
            self._uncovered = now
            self._note_revealed(op, DetailKind.TO_DECIDE)

    def _note_revealed(self, op: Op, kind: DetailKind) -> None:
        detail = Detail(kind=kind)
        self._services.audit.note(Act.REVEALED, customer=op.subject.key, detail=detail)

    def _on_accepted(self, sides: Mapping[str, Side]) -> None:
        op = self._page.chosen
        if op is not None:
            self._page.detail.conflict.set_busy(True)
            self._tasks.spawn("pending.resolve", self._resolve(op.id, sides))

    async def _resolve(self, op_id: OpId, sides: Mapping[str, Side]) -> None:
        # One decision is saved once: its second save finds that the op has moved.
        try:
            saved = await self._services.writing.resolve(op_id, sides, token=str(uuid4()))
        except OpMoved:
            self._page.show_gone()
        except NotReadyError:
            self._page.show_not_ready()
        except Fault as fault:
            self._page.show_fault(fault)
        else:
            self._page.show_decided(is_sent=saved is not None)
        finally:
            self._page.detail.conflict.set_busy(False)

    def _on_discard_requested(self, op_id: str, reason: str) -> None:
        self._tasks.spawn("pending.discard", self._discard(OpId(op_id), reason))

    async def _discard(self, op_id: OpId, reason: str) -> None:
        try:
            await self._services.pending.discard(op_id, reason=reason)
        except OpMoved:
            self._page.show_gone()
        except Fault as fault:
            self._page.show_fault(fault)

    def _on_edit_requested(self, op_id: str) -> None:
        op = self._ops.get(OpId(op_id))
        if op is None:
            return
        if op.kind is OpKind.REGISTRATION:
            self._tasks.restart("pending.edit", self._edit(op))
        else:
            self._correction.begin(op.id)

    async def _edit(self, op: Op) -> None:
        try:
            values = await self._services.pending.correct(op.id)
        except Fault as fault:
            self._page.show_fault(fault)
            return
        if not values:
            self._page.show_gone()
            return
        self._note_revealed(op, DetailKind.TO_CORRECT)
        self._corrector.correct(op, values)
        self._navigator.show_page(PageName.REGISTER)

    def _on_details_requested(self, op_id: str) -> None:
        self._tasks.restart("pending.attempts", self._show_attempts(OpId(op_id)))

    async def _show_attempts(self, op_id: OpId) -> None:
        self._page.detail.show_attempts(op_id, await self._services.pending.attempts(op_id))


def _as_scanned(identifier: Identifier) -> str:
    """The identifier as a scanner would give it."""
    is_mobile = identifier.kind is IdentifierKind.MOBILE
    return f"+{identifier.value}" if is_mobile else identifier.value
