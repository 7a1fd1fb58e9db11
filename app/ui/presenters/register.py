"""Drives the register page: judging while typing, keeping drafts, and saving exactly once.

Knows services and what the page can show; knows no widgets.
"""

import asyncio
from dataclasses import dataclass
from uuid import uuid4

from app.domain.changes import ChangeSet
from app.domain.customer import CustomerKey
from app.domain.faults import Fault
from app.domain.identifiers import IdentifierKind, candidates
from app.domain.op import Op
from app.domain.organisation import DEFAULT_RULES
from app.domain.phone import read_phone
from app.domain.registration import FormValues, Registration
from app.domain.registration_review import FieldProblem, Review
from app.services.saving import AlreadyWaiting, NotReadyError
from app.services.services import Services
from app.settings.declarations import store_zone
from app.ui.navigation import Navigator
from app.ui.pages.register import RegisterPage
from app.ui.presenters.register_doubles import RegisterDoubles
from app.ui.presenters.register_draft import NEW, RegisterDraft
from app.ui.presenters.register_judgement import remarks_to_show
from app.ui.presenters.register_result import RegisterResult
from app.ui.tasks import Tasks

DRAFT_PAUSE_S = 0.3
MINUTE_S = 60.0


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What was last offered for saving. The same values keep their token, so they are saved once,
    whatever became of the answer; other values are another registration.
    """

    values: FormValues
    token: str


class RegisterPresenter:
    """`start` once; `register_with` and `correct` fill the form from elsewhere."""

    def __init__(
        self, *, page: RegisterPage, services: Services, navigator: Navigator, tasks: Tasks
    ) -> None:
        self._page = page
        self._services = services
        self._navigator = navigator
        self._tasks = tasks
        self._draft = RegisterDraft(services.drafts)
        self._doubles = RegisterDoubles(page=page, services=services, tasks=tasks)
        self._result = RegisterResult(page=page, services=services, tasks=tasks)
        self._rules = DEFAULT_RULES
        self._correcting: Op | None = None
        self._attempt: _Attempt | None = None
        self._left: set[str] = set()
        self._was_pressed = False
        self._said_incomplete = False
        self._is_saving = False
        self._loading: asyncio.Task[None] | None = None
        page.field_changed.connect(self._on_field_changed)
        page.field_left.connect(self._on_field_left)
        page.submit_requested.connect(self._on_submit_requested)
        page.clear_requested.connect(self._on_clear_requested)
        page.open_requested.connect(self._on_open_requested)
        page.shown.connect(self._on_shown)
        page.hidden.connect(self._on_hidden)
        self._stops = [
            services.session.listen(self._on_session_changed),
            services.changes.listen(self._on_changed),
            services.changes.listen(self._result.on_changed),
        ]

    def start(self) -> None:
        """Build the form by the organisation's rules and bring back its owner's draft."""
        associate = self._services.session.associate
        self._draft.owner = associate.id if associate is not None else None
        self._loading = self._tasks.restart("register.load", self._load())

    def stop(self) -> None:
        """Hear nothing any more, neither from the page nor from the services."""
        self._page.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    def register_with(self, number: str) -> None:
        """Begin with what was looked for. A half-filled form is never overwritten."""
        self._tasks.spawn("register.with", self._begin_with(number))

    def take_scan(self, code: str) -> bool:
        """Whether a scanned code was meant for the form: only while the card's field has the
        focus. It goes there as a whole.
        """
        if not self._page.form.is_in("external_id"):
            return False
        self._page.form.set_value("external_id", code)
        self._on_field_changed("external_id")
        self._on_field_left("external_id")
        return True

    def correct(self, op: Op, values: FormValues) -> None:
        """Put a refused registration's values into the form; it is withdrawn once they are saved.

        The draft of somebody new is kept aside meanwhile.
        """
        self._tasks.spawn("register.correct", self._begin_correction(op, values))

    async def flush(self) -> None:
        """Keep what is typed now. To be awaited before signing out and before closing."""
        self._tasks.cancel("register.draft")
        await self._keep_draft()

    async def _load(self) -> None:
        self._rules = await self._services.registration.rules()
        self._page.set_rules(self._rules)
        await self._bring_back()

    async def _bring_back(self) -> None:
        """The form of somebody new: the owner's draft, or blank. What is typed already stays."""
        values = await self._draft.bring_back() if self._draft.owner is not None else {}
        if self._correcting is None and self._page.form.is_blank:
            self._fill(values)
            self._page.show_draft(self._owner_name() if values else "")
            if values:
                self._tasks.restart("register.draft", self._keep_draft_soon())

    def _fill(self, values: FormValues) -> None:
        """Nothing that was said of the former form holds for this one."""
        self._left.clear()
        self._was_pressed = False
        self._said_incomplete = False
        self._attempt = None
        self._page.message.clear()
        self._page.form.set_values(values)
        self._doubles.forget()
        self._show_now()
        self._judge()
        self._doubles.look(self._left)

    async def _begin_with(self, number: str) -> None:
        if self._loading is not None:
            await asyncio.wait((self._loading,))
        name, typed = self._field_for(number), self._page.values()
        if self._correcting is None and not typed.get(name, "").strip():
            self._page.form.set_value(name, number.strip())
            self._on_field_changed(name)
            self._on_field_left(name)
        elif typed.get(name, "").strip() != number.strip():
            self._page.show_number_kept_out(number)
        self._page.form.focus_field("firstname" if self._page.values()["mobile"] else "mobile")

    def _field_for(self, text: str) -> str:
        """The field that holds what was looked for."""
        found = candidates(text, country=self._country)
        kinds = {IdentifierKind.EMAIL: "email", IdentifierKind.EXTERNAL_ID: "external_id"}
        return kinds.get(found[0].kind, "mobile") if found else "mobile"

    async def _begin_correction(self, op: Op, values: FormValues) -> None:
        await self.flush()
        self._correcting = op
        self._doubles.corrected = op.id
        self._draft.subject = str(op.id)
        kept = await self._draft.bring_back()
        self._fill(kept or values)
        self._page.show_draft(self._owner_name() if kept else "")
        self._page.show_as_correction(op)
        self._page.focus_first()

    def _end_correction(self) -> None:
        self._correcting = None
        self._doubles.corrected = None
        self._draft.subject = NEW
        self._page.show_as_new()

    def _on_field_changed(self, name: str) -> None:
        review = self._judge()
        if self._said_incomplete and review.registration is not None:
            self._said_incomplete = False
            self._page.message.clear()
        self._tasks.restart("register.draft", self._keep_draft_soon())
        self._doubles.look(self._left - {name})

    def _on_field_left(self, name: str) -> None:
        self._left.add(name)
        if name == "mobile":
            text = self._page.values()["mobile"]
            shown = read_phone(text, country=self._country).shown if text.strip() else ""
            if shown and shown != text:
                self._page.form.set_value("mobile", shown)
        self._judge()
        self._doubles.look(self._left)

    def _judge(self) -> Review:
        values = self._page.values()
        review = self._services.registration.review(values, self._rules)
        self._page.form.show_problems(
            remarks_to_show(review.problems, values, left=self._left, was_pressed=self._was_pressed)
        )
        return review

    async def _keep_draft_soon(self) -> None:
        await self._services.clock.sleep(DRAFT_PAUSE_S)
        await self._keep_draft()

    async def _keep_draft(self) -> None:
        if self._draft.owner is None:
            return
        values = {} if self._page.form.is_blank else self._page.values()
        try:
            await self._draft.keep(values)
        except Fault as fault:
            self._page.show_draft_fault(fault)
        else:
            self._page.show_draft(self._owner_name() if values else "")

    def _on_submit_requested(self) -> None:
        if self._is_saving:
            return
        self._was_pressed = True
        review = self._judge()
        if review.registration is None:
            self._show_first_error(review.problems)
            return
        self._is_saving = True
        self._said_incomplete = False
        self._page.message.clear()
        self._page.set_busy(True)
        self._tasks.spawn("register.save", self._save(self._page.values(), review.registration))

    def _show_first_error(self, problems: tuple[FieldProblem, ...]) -> None:
        self._said_incomplete = True
        self._page.show_incomplete(problems)
        wrong = {problem.field for problem in problems if not problem.is_warning}
        first = next((name for name in self._page.form.names if name in wrong), None)
        if first is not None:
            self._page.form.focus_field(first)

    async def _save(self, values: FormValues, registration: Registration) -> None:
        if self._attempt is None or self._attempt.values != values:
            self._attempt = _Attempt(values, str(uuid4()))
        try:
            card = await self._services.registration.register(
                registration,
                token=self._attempt.token,
                replacing=self._correcting.id if self._correcting is not None else None,
            )
        except AlreadyWaiting as waiting:
            self._page.show_already_waiting(waiting.op)
        except NotReadyError:
            self._page.show_not_ready()
        except Fault as fault:
            self._page.show_fault(fault)
        else:
            self._on_saved(values, registration.name, card.key)
        finally:
            self._is_saving = False
            self._page.set_busy(False)

    def _on_saved(self, values: FormValues, name: str, key: CustomerKey) -> None:
        """Make room for the next one, unless the next one is being typed already."""
        self._attempt = None
        self._result.follow(key, name)
        if self._correcting is None and self._page.values() != values:
            self._page.show_saved(name, key)
            return
        self._begin_anew()
        self._navigator.open_customer(key)

    def _begin_anew(self) -> None:
        """A blank form, or the draft that was kept aside for a correction."""
        self._tasks.cancel("register.draft")
        self._tasks.spawn("register.anew", self._drop_draft(self._draft.subject))
        self._page.show_draft("")
        self._end_correction()
        self._fill({})

    async def _drop_draft(self, subject: str) -> None:
        await self._draft.drop(subject)
        if subject != NEW:
            await self._bring_back()

    def _on_clear_requested(self) -> None:
        cleared = self._page.values()
        was_new, was_blank = self._correcting is None, self._page.form.is_blank
        self._begin_anew()
        self._page.focus_first()
        if was_new and not was_blank:
            self._page.show_cleared(lambda: self._undo_clear(cleared))

    def _undo_clear(self, values: FormValues) -> None:
        self._fill(values)
        self._tasks.restart("register.draft", self._keep_draft_soon())
        self._page.focus_first()

    def _on_open_requested(self, key: str) -> None:
        self._navigator.open_customer(CustomerKey(key))

    def _on_session_changed(self) -> None:
        session = self._services.session
        if session.is_locked:
            self._tasks.spawn("register.flush", self.flush())
        associate = session.associate
        if (associate.id if associate is not None else None) != self._draft.owner:
            self._change_owner()

    def _change_owner(self) -> None:
        """Another associate never sees this form; its owner finds it again."""
        self._tasks.cancel("register.draft")
        self._tasks.cancel("register.load")
        if not self._page.form.is_blank:
            self._draft.set_aside(self._page.values())
        self._end_correction()
        self._result.forget()
        self._fill({})
        self._page.show_draft("")
        self.start()

    def _on_changed(self, change: ChangeSet) -> None:
        if change.organisation:
            self._tasks.restart("register.rules", self._take_rules())

    async def _take_rules(self) -> None:
        self._rules = await self._services.registration.rules()
        self._page.set_rules(self._rules)
        self._judge()

    def _on_shown(self) -> None:
        self._tasks.restart("register.now", self._keep_time())

    def _on_hidden(self) -> None:
        self._tasks.cancel("register.now")

    async def _keep_time(self) -> None:
        while True:
            self._show_now()
            await self._services.clock.sleep(MINUTE_S - self._services.clock.now().second)

    def _show_now(self) -> None:
        zone = store_zone(self._services.preferences.settings)
        self._page.show_now(self._services.clock.now().astimezone(zone))

    @property
    def _country(self) -> str:
        return self._services.preferences.settings.store.country

    def _owner_name(self) -> str:
        associate = self._services.session.associate
        return associate.name if associate is not None else ""
