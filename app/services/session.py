"""Who stands at the till. Signing in works offline; only a profile's first associate needs the
server. Locking, switching and signing out never touch what is being sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, unique
from math import ceil
from typing import TYPE_CHECKING, NoReturn

from app.domain.audit import Act, Detail, DetailKind, Fact, about
from app.domain.clock import Clock
from app.domain.faults import CredentialsFault, Fault, ServerFault, StoreFault
from app.domain.op import Associate, AssociateId
from app.services import pin as pins
from app.services.pin import PinWeakness

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.server_line import ServerLine
    from app.store.associates import AssociateStore, EnrolledAssociate
    from app.store.cache import CacheStore

TRAINEE = Associate(id=AssociateId("trainee"), name="Trainee", is_supervisor=True)
FREE_ATTEMPTS = 3
LOCKOUTS_S = (5.0, 15.0, 60.0, 300.0)
"""How long each failure past the free ones bars the next try."""


@unique
class SignInRefusal(Enum):
    UNKNOWN_NAME = "unknown_name"
    BARRED = "barred"
    PIN_WRONG = "pin_wrong"
    PIN_TOO_SHORT = "pin_too_short"
    PIN_TOO_LONG = "pin_too_long"
    PIN_NOT_DIGITS = "pin_not_digits"
    PIN_TOO_SIMPLE = "pin_too_simple"
    PINS_DIFFER = "pins_differ"
    TRY_LATER = "try_later"
    SUPERVISOR_PIN_NEEDED = "supervisor_pin_needed"
    SUPERVISOR_PIN_WRONG = "supervisor_pin_wrong"
    SERVER_LOGIN_NEEDED = "server_login_needed"
    SERVER_LOGIN_WRONG = "server_login_wrong"
    SERVER_UNREACHABLE = "server_unreachable"
    STORAGE = "storage"


_WEAK = {
    PinWeakness.NOT_DIGITS: SignInRefusal.PIN_NOT_DIGITS,
    PinWeakness.TOO_SHORT: SignInRefusal.PIN_TOO_SHORT,
    PinWeakness.TOO_LONG: SignInRefusal.PIN_TOO_LONG,
    PinWeakness.TOO_SIMPLE: SignInRefusal.PIN_TOO_SIMPLE,
}


class SignInRefused(Exception):
    """A sign-in that was not let through; `wait_s` with TRY_LATER, `fault` where one is behind."""

    def __init__(
        self, refusal: SignInRefusal, *, wait_s: float | None = None, fault: Fault | None = None
    ) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.wait_s = wait_s
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInNeeds:
    """What must be asked besides a name and a PIN."""

    is_new: bool = False
    supervisor_pin: bool = False
    server_login: bool = False


class SessionService:
    """The signed-in associate, and the way in. `tell` hears of each sign-in, refusal, lock and
    sign-out at once: the act, whose it is, and more about it.
    """

    def __init__(
        self,
        *,
        associates: AssociateStore,
        cache: CacheStore,
        line: ServerLine,
        clock: Clock,
        server_url: str,
        is_training: bool,
        tell: Callable[[Act, Associate, Detail | None], None],
    ) -> None:
        self._associates = associates
        self._cache = cache
        self._line = line
        self._clock = clock
        self._server_url = server_url
        self._tell_act = tell
        self._listeners: list[Callable[[], None]] = []
        self._associate: Associate | None = TRAINEE if is_training else None
        self._is_locked = False
        self._bars: dict[tuple[AssociateId, int, datetime], float] = {}
        self.is_training = is_training

    @property
    def associate(self) -> Associate | None:
        """Who is signed in, also while locked."""
        return self._associate

    @property
    def is_locked(self) -> bool:
        return self._is_locked

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each sign-in, lock and sign-out; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def associates(self) -> tuple[Associate, ...]:
        """Those enrolled here and not barred, then the rest of the store's staff as the server last
        listed it.
        """
        enrolled = await self._associates.all()
        try:
            staff = await self._cache.staff()
        except StoreFault:
            staff = None  # the cache is disposable: a name can be typed
        known = {found.associate.id for found in enrolled}
        others = staff.associates if staff is not None else ()
        return (
            *(found.associate for found in enrolled if not found.is_barred),
            *(found for found in others if found.id not in known),
        )

    async def needs(self, name: str) -> SignInNeeds:
        """What signing in under this name asks for."""
        if self.is_training:
            return SignInNeeds()
        enrolled = await self._associates.all()
        is_new = enrolled_as(name, enrolled) is None
        has_login = self._line.environment_login is not None or (
            # A kept login alone proves nothing of whoever would be the first associate here.
            self._line.login is not None and bool(enrolled)
        )
        return SignInNeeds(
            is_new=is_new, supervisor_pin=is_new and bool(enrolled), server_login=not has_login
        )

    async def sign_in(
        self,
        name: str,
        pin: str,
        *,
        pin_again: str = "",
        supervisor_pin: str = "",
        server_username: str = "",
        server_password: str = "",
    ) -> Associate:
        """Let an associate in, enrolling them first where they are new. Raises SignInRefused."""
        name = " ".join(name.split())
        if self.is_training:
            return self._let_in(TRAINEE)
        if not name:
            _refuse(SignInRefusal.UNKNOWN_NAME)
        try:
            enrolled = await self._associates.all()
            known = enrolled_as(name, enrolled)
            if known is not None and known.is_barred:
                self._tell_refused(known.associate, DetailKind.NOT_ALLOWED)
                _refuse(SignInRefusal.BARRED)
            if known is not None:
                await self._check_pin(known, pin)
                if self._line.login is None and server_username and server_password:
                    await self._enter_server(known.associate, server_username, server_password)
                return self._let_in(known.associate)
            check_new_pin(pin, pin_again)
            newcomer = Associate(id=AssociateId(name), name=name)
            supervisor = None
            if enrolled:
                supervisor = await self._check_supervisor(enrolled, supervisor_pin, newcomer)
            else:
                await self._enter_server(newcomer, server_username, server_password)
            entered = await self.enrol(name, pin, is_supervisor=not enrolled)
            kind = DetailKind.ENROLLED if enrolled else DetailKind.SUPERVISOR_ENROLLED
            self._tell_act(Act.ASSOCIATE_ENROLLED, supervisor or entered, about(kind, entered.id))
            return self._let_in(entered)
        except StoreFault as fault:
            raise SignInRefused(SignInRefusal.STORAGE, fault=fault) from fault

    def lock(self) -> None:
        """Hide everything until the same associate, or another, signs in."""
        if self._associate is not None and not self._is_locked:
            self._tell_act(Act.LOCKED, self._associate, None)
            self._is_locked = True
            self._tell()

    def sign_out(self) -> None:
        """Nobody is at the till any more. What is waiting goes on being sent."""
        if self._associate is not None:
            self._tell_act(Act.SIGNED_OUT, self._associate, None)
        self._associate = None
        self._is_locked = False
        self._tell()

    async def prove(self, pin: str) -> None:
        """Whoever is signed in shows once more that it is them. Raises SignInRefused, StoreFault;
        nobody is signed out by that.
        """
        known = None
        if self._associate is not None:
            known = await self._associates.get(self._associate.id)
        if known is None:
            _refuse(SignInRefusal.UNKNOWN_NAME)
        await self._check_pin(known, pin)

    def _let_in(self, associate: Associate) -> Associate:
        before = self._associate
        if before is not None and before.id != associate.id:
            self._tell_act(Act.SIGNED_OUT, before, Detail(kind=DetailKind.ANOTHER_CAME))
        is_back = before is not None and before.id == associate.id
        unlocked = Detail(kind=DetailKind.UNLOCKED) if is_back else None
        self._tell_act(Act.SIGNED_IN, associate, unlocked)
        self._associate = associate
        self._is_locked = False
        self._tell()
        return associate

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()

    async def enrol(self, name: str, pin: str, *, is_supervisor: bool) -> Associate:
        """Enrol somebody under the id that the server lists them by, if it does. Raises StoreFault.
        Whether they may be is for the caller to know.
        """
        wanted = name.casefold()
        listed = next(
            (
                found
                for found in await self.associates()
                if wanted in (found.name.casefold(), found.id.casefold())
            ),
            None,
        )
        associate = Associate(
            id=listed.id if listed is not None else AssociateId(name),
            name=listed.name if listed is not None else name,
            is_supervisor=is_supervisor,
        )
        await self._associates.enrol(associate, pin_hash=await pins.hashed(pin))
        return associate

    async def _check_pin(self, known: EnrolledAssociate, pin: str) -> None:
        wait_s = self._barred_s(known)
        if wait_s > 0:
            self._tell_refused(known.associate, DetailKind.LOCKED_OUT, wait_s=wait_s)
            _refuse(SignInRefusal.TRY_LATER, wait_s=wait_s)
        if not await pins.matches(known.pin_hash, pin):
            locked_s = await self._count_failure(known)
            self._tell_refused(known.associate, DetailKind.PIN_WRONG, wait_s=locked_s)
            _refuse(SignInRefusal.PIN_WRONG)
        await self._associates.succeeded(known.associate.id)

    def _tell_refused(self, who: Associate, kind: DetailKind, *, wait_s: float = 0.0) -> None:
        """A refusal that says something of who tries to get in, and for how long they cannot."""
        facts = {Fact.WAIT_S: str(ceil(wait_s))} if wait_s > 0 else {}
        self._tell_act(Act.SIGN_IN_REFUSED, who, Detail(kind=kind, facts=facts))

    def _barred_s(self, known: EnrolledAssociate) -> float:
        """Seconds until the next try is allowed; never longer than the rule, whatever the clock."""
        over = known.failures - FREE_ATTEMPTS
        if over < 0 or known.last_failure_at is None:
            return 0.0
        length_s = LOCKOUTS_S[min(over, len(LOCKOUTS_S) - 1)]
        failure = (known.associate.id, known.failures, known.last_failure_at)
        until = self._bars.get(failure)
        if until is None:  # from an earlier run of the app: only the wall clock tells how long ago
            passed_s = (self._clock.now() - known.last_failure_at).total_seconds()
            until = self._clock.monotonic() + min(length_s, max(0.0, length_s - passed_s))
            self._bars[failure] = until
        return max(0.0, until - self._clock.monotonic())

    async def _count_failure(self, known: EnrolledAssociate) -> float:
        """Keep a wrong PIN on the record, and its wait on a clock that nobody can set: that wait in
        seconds.
        """
        await self._associates.failed(known.associate.id, at=self._clock.now())
        failed = await self._associates.get(known.associate.id) or known
        return self._barred_s(failed)

    async def _check_supervisor(
        self, enrolled: tuple[EnrolledAssociate, ...], supervisor_pin: str, newcomer: Associate
    ) -> Associate:
        """Whose PIN it is."""
        if not supervisor_pin:
            _refuse(SignInRefusal.SUPERVISOR_PIN_NEEDED)
        supervisors = [
            found for found in enrolled if found.associate.is_supervisor and not found.is_barred
        ]
        tried = [found for found in supervisors if self._barred_s(found) <= 0]
        if supervisors and not tried:
            # Nothing was tried, so nothing is counted: waiting ends when it was said to.
            wait_s = min(map(self._barred_s, supervisors))
            self._tell_refused(newcomer, DetailKind.LOCKED_OUT, wait_s=wait_s)
            _refuse(SignInRefusal.TRY_LATER, wait_s=wait_s)
        for found in tried:
            if await pins.matches(found.pin_hash, supervisor_pin):
                await self._associates.succeeded(found.associate.id)
                return found.associate
        locked_s = max([await self._count_failure(found) for found in tried], default=0.0)
        self._tell_refused(newcomer, DetailKind.SUPERVISOR_PIN_WRONG, wait_s=locked_s)
        raise SignInRefused(SignInRefusal.SUPERVISOR_PIN_WRONG)

    async def _enter_server(self, who: Associate, username: str, password: str) -> None:
        """The profile's first associate proves that this till may use the server."""
        given = (username, password) if username and password else self._line.environment_login
        if given is None:
            _refuse(SignInRefusal.SERVER_LOGIN_NEEDED)
        try:
            login = await self._line.ask(self._server_url, *given)
        except CredentialsFault as fault:
            self._tell_refused(who, DetailKind.SERVER_LOGIN_WRONG)
            raise SignInRefused(SignInRefusal.SERVER_LOGIN_WRONG, fault=fault) from fault
        except ServerFault as fault:
            raise SignInRefused(SignInRefusal.SERVER_UNREACHABLE, fault=fault) from fault
        await self._line.adopt(login)


def _refuse(refusal: SignInRefusal, *, wait_s: float | None = None) -> NoReturn:
    raise SignInRefused(refusal, wait_s=wait_s)


def check_new_pin(pin: str, pin_again: str) -> None:
    """Raises SignInRefused where it cannot be one, or the second is not the first."""
    weak = pins.weakness(pin)
    if weak is not None:
        _refuse(_WEAK[weak])
    if pin != pin_again:
        _refuse(SignInRefusal.PINS_DIFFER)


def enrolled_as(name: str, enrolled: tuple[EnrolledAssociate, ...]) -> EnrolledAssociate | None:
    """Who is enrolled under this name or associate id."""
    wanted = " ".join(name.split()).casefold()
    return next(
        (
            found
            for found in enrolled
            if wanted in (found.associate.name.casefold(), found.associate.id.casefold())
        ),
        None,
    )
