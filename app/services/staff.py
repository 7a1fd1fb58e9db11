"""Who may sign in at this till: enrolled, barred, made supervisor or given another PIN.

A supervisor does all of that; everybody else changes their own PIN. Each change is in the audit.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, unique
from typing import TYPE_CHECKING

from app.domain.audit import Act, DetailKind, about
from app.domain.op import Associate, AssociateId
from app.services import pin as pins
from app.services.audit import AuditService, SupervisorNeededError
from app.services.session import SessionService, check_new_pin, enrolled_as

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.associates import AssociateStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One who is enrolled here; `is_self` is whoever stands at the till."""

    associate: Associate
    is_barred: bool = False
    is_self: bool = False


@unique
class StaffRefusal(Enum):
    NAME_NEEDED = "name_needed"
    ALREADY_ENROLLED = "already_enrolled"
    ONESELF = "oneself"
    """Nobody bars themselves or lays down their own role: one supervisor is always left."""
    NOT_ENROLLED = "not_enrolled"


class StaffRefused(Exception):
    """A change that was not made."""

    def __init__(self, refusal: StaffRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class StaffService:
    """Methods raise StoreFault, those that change something StaffRefused and SupervisorNeededError
    too; SignInRefused says what is wrong with a PIN.
    """

    def __init__(
        self, *, associates: AssociateStore, session: SessionService, audit: AuditService
    ) -> None:
        self._associates = associates
        self._session = session
        self._audit = audit

    async def members(self) -> tuple[Member, ...]:
        """Everybody who is enrolled here, in the order they were; for whoever is no supervisor,
        themselves alone.
        """
        me = self._session.associate
        if me is None:
            return ()
        return tuple(
            Member(
                associate=found.associate,
                is_barred=found.is_barred,
                is_self=found.associate.id == me.id,
            )
            for found in await self._associates.all()
            if me.is_supervisor or found.associate.id == me.id
        )

    async def enrol(
        self, name: str, pin: str, pin_again: str, *, is_supervisor: bool = False
    ) -> Associate:
        """Let somebody sign in here from now on."""
        self._supervisor()
        name = " ".join(name.split())
        if not name:
            raise StaffRefused(StaffRefusal.NAME_NEEDED)
        if enrolled_as(name, await self._associates.all()) is not None:
            raise StaffRefused(StaffRefusal.ALREADY_ENROLLED)
        check_new_pin(pin, pin_again)
        made = await self._session.enrol(name, pin, is_supervisor=is_supervisor)
        kind = DetailKind.SUPERVISOR_ENROLLED if is_supervisor else DetailKind.ENROLLED
        await self._audit.record(Act.ASSOCIATE_ENROLLED, detail=about(kind, made.id))
        return made

    async def set_pin(
        self, associate_id: AssociateId, pin: str, pin_again: str, *, current: str = ""
    ) -> None:
        """Give somebody another PIN. Who changes their own shows `current` first."""
        me = self._session.associate
        if me is not None and me.id == associate_id:
            await self._session.prove(current)
        else:
            await self._enrolled(associate_id)
        check_new_pin(pin, pin_again)
        await self._associates.set_pin(associate_id, await pins.hashed(pin))
        await self._changed(associate_id, DetailKind.PIN_CHANGED)

    async def set_supervisor(self, associate_id: AssociateId, *, is_supervisor: bool) -> None:
        await self._another(associate_id)
        await self._associates.set_supervisor(associate_id, is_supervisor=is_supervisor)
        kind = DetailKind.SUPERVISOR_MADE if is_supervisor else DetailKind.SUPERVISOR_NO_MORE
        await self._changed(associate_id, kind)

    async def set_barred(self, associate_id: AssociateId, *, is_barred: bool) -> None:
        """Keep somebody from signing in at this till, or let them again. What they saved stays."""
        await self._another(associate_id)
        await self._associates.set_barred(associate_id, is_barred=is_barred)
        kind = DetailKind.BARRED if is_barred else DetailKind.LET_IN_AGAIN
        await self._changed(associate_id, kind)

    async def _another(self, associate_id: AssociateId) -> None:
        if self._supervisor().id == associate_id:
            raise StaffRefused(StaffRefusal.ONESELF)
        await self._enrolled(associate_id)

    async def _enrolled(self, associate_id: AssociateId) -> None:
        self._supervisor()
        if await self._associates.get(associate_id) is None:
            raise StaffRefused(StaffRefusal.NOT_ENROLLED)

    async def _changed(self, associate_id: AssociateId, kind: DetailKind) -> None:
        await self._audit.record(Act.ASSOCIATE_CHANGED, detail=about(kind, associate_id))

    def _supervisor(self) -> Associate:
        me = self._session.associate
        if me is None or not me.is_supervisor:
            raise SupervisorNeededError
        return me
