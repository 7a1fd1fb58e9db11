"""Drives the sign-in and lock page. Begins without any store: then it opens them first.

Keeps no secret: what was typed goes to the session and is emptied from the page.
"""

from collections.abc import Awaitable, Callable

from app.domain.changes import ChangeSet
from app.domain.clock import Clock
from app.domain.faults import Fault, KeyFault
from app.services.services import Services
from app.services.session import SignInRefusal, SignInRefused
from app.ui.pages.signin import SignInMode, SignInPage
from app.ui.tasks import Tasks

TYPING_PAUSE_S = 0.4


class SignInPresenter:
    """`ask_passphrase` where the stores are closed, `use` as soon as they are open."""

    def __init__(self, *, page: SignInPage, tasks: Tasks, clock: Clock) -> None:
        self._page = page
        self._tasks = tasks
        self._clock = clock
        self._unlock: Callable[[str], Awaitable[None]] | None = None
        self._services: Services | None = None
        self._stops: list[Callable[[], None]] = []
        self._is_busy = False
        self._is_waiting = False
        page.submit_requested.connect(self._on_submit_requested)
        page.switch_requested.connect(self._on_switch_requested)
        page.name_changed.connect(self._on_name_changed)
        page.name_settled.connect(self._on_name_settled)

    def ask_passphrase(self, unlock: Callable[[str], Awaitable[None]], *, is_new: bool) -> None:
        """The stores wait for their passphrase; `unlock` opens them with it, or raises KeyFault."""
        self._unlock = unlock
        self._page.show_unlock(is_new=is_new)

    def use(self, services: Services) -> None:
        """The stores are open: from now on associates sign in."""
        self._services = services
        self._stops = [
            services.session.listen(self._show_session),
            services.changes.listen(self._on_changed),
        ]
        if services.session.associate is not None or not self._is_signing_in():
            self._show_session()
            return
        # Somebody may have begun to type before the stores were open: nothing of it goes.
        self._page.set_training(is_training=services.session.is_training)
        self._ask_who()

    def stop(self) -> None:
        """Hear nothing any more, neither from the page nor from the services."""
        self._page.blockSignals(True)
        while self._stops:
            self._stops.pop()()

    def show_waiting(self, count: int) -> None:
        """For who knows how many ops wait while the stores are still closed."""
        self._page.show_waiting(count)

    def _show_session(self) -> None:
        if self._services is None:
            return
        session = self._services.session
        self._end_wait()
        self._page.set_training(is_training=session.is_training)
        if session.associate is None:
            self._page.show_sign_in()
            self._ask_who()
        elif session.is_locked:
            self._page.show_lock(session.associate)
            self._tasks.restart("signin.waiting", self._count_waiting())

    def _ask_who(self) -> None:
        """Offer the names, say how many ops wait, and ask what the typed name needs."""
        self._tasks.restart("signin.names", self._show_names())
        self._tasks.restart("signin.waiting", self._count_waiting())
        self._tasks.restart("signin.needs", self._ask_needs(self._page.entries().name, 0))

    async def _show_names(self) -> None:
        services = self._opened()
        try:
            self._page.offer_names(await services.session.associates())
        except Fault as fault:
            self._page.show_fault(fault)

    async def _count_waiting(self) -> None:
        summary = await self._opened().pending.summary()
        self._page.show_waiting(summary.unsent)

    def _on_changed(self, change: ChangeSet) -> None:
        if change.ops and self._page.isVisible():
            self._tasks.restart("signin.waiting", self._count_waiting())
        if change.organisation and self._page.isVisible() and self._is_signing_in():
            self._tasks.restart("signin.names", self._show_names())

    def _is_signing_in(self) -> bool:
        return self._page.mode is SignInMode.SIGN_IN

    def _on_name_changed(self, name: str) -> None:
        if self._is_signing_in() and self._services is not None:
            self._end_wait()
            self._tasks.restart("signin.needs", self._ask_needs(name, TYPING_PAUSE_S))

    def _on_name_settled(self, name: str) -> None:
        if self._is_signing_in() and self._services is not None:
            self._tasks.restart("signin.needs", self._ask_needs(name, 0))

    async def _ask_needs(self, name: str, pause_s: float) -> None:
        if pause_s:
            await self._clock.sleep(pause_s)
        if name.strip():
            self._page.show_needs(await self._opened().session.needs(name))

    def _on_switch_requested(self) -> None:
        if self._services is not None:
            self._services.session.sign_out()

    def _on_submit_requested(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self._page.set_busy(True)
        self._page.message.clear()
        submit = self._submit() if self._services is not None else self._open()
        self._tasks.spawn("signin.submit", submit)

    async def _open(self) -> None:
        try:
            if self._unlock is not None:
                await self._unlock(self._page.entries().passphrase)
        except KeyFault as fault:
            self._page.reject_passphrase(fault)
        except Fault as fault:
            self._page.show_fault(fault)
        finally:
            self._end()

    async def _submit(self) -> None:
        wait_s: float | None = None
        try:
            await self._sign_in()
        except SignInRefused as refused:
            self._page.show_refusal(refused)
            if refused.refusal is SignInRefusal.TRY_LATER:
                wait_s = refused.wait_s
        except Fault as fault:
            self._page.show_fault(fault)
        finally:
            self._end()
        if wait_s:
            self._tasks.restart("signin.wait", self._count_down(wait_s))

    async def _sign_in(self) -> None:
        session = self._opened().session
        if self._is_signing_in():
            self._page.show_needs(await session.needs(self._page.entries().name))
        if self._page.focus_missing():
            return
        entries = self._page.entries()
        await session.sign_in(
            entries.name,
            entries.pin,
            pin_again=entries.pin_again,
            supervisor_pin=entries.supervisor_pin,
            server_username=entries.server_username,
            server_password=entries.server_password,
        )
        self._page.fields.clear_secrets()

    async def _count_down(self, wait_s: float) -> None:
        until = self._clock.monotonic() + wait_s
        self._is_waiting = True
        while (left := until - self._clock.monotonic()) > 0:
            self._page.show_wait(left)
            await self._clock.sleep(min(1.0, left))
        self._is_waiting = False
        self._page.end_wait()
        self._page.fields.focus_pin()

    def _end_wait(self) -> None:
        """Only the one who failed is barred: another name may be tried at once."""
        if self._is_waiting:
            self._is_waiting = False
            self._tasks.cancel("signin.wait")
            self._page.end_wait()

    def _end(self) -> None:
        self._is_busy = False
        self._page.set_busy(False)

    def _opened(self) -> Services:
        if self._services is None:
            raise RuntimeError("the stores are not open yet")
        return self._services
