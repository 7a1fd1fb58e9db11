"""Retiring a till: its key is forgotten and its stores are wiped, so that nobody reads them again.

Only where nothing is unsent, by a supervisor who types the till's name and their PIN.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audit import Act
from app.domain.op import Associate
from app.services.audit import AuditService, SupervisorNeededError
from app.services.session import SessionService
from app.store.retirement import begin_retiring
from app.store.worker import off_loop

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.server_line import ServerLine
    from app.store.keyrings import KeyringBackend
    from app.store.outbox import OutboxStore

_log = logging.getLogger(__name__)
UNNAMED = "tillside"
"""What a till is called that never had a login."""


@unique
class RetirementRefusal(Enum):
    UNSENT_WORK = "unsent_work"
    WRONG_NAME = "wrong_name"
    TRAINING = "training"


class RetirementRefused(Exception):
    """The till was not retired; nothing was changed."""

    def __init__(self, refusal: RetirementRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class RetirementState:
    """`name` is what has to be typed."""

    name: str
    unsent: int
    is_training: bool


class RetirementService:
    """`restart` starts the app anew; the stores in `folder` are wiped before they would be opened.

    Methods raise StoreFault.
    """

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        session: SessionService,
        line: ServerLine,
        audit: AuditService,
        folder: Path,
        restart: Callable[[], None],
        keyring_backend: KeyringBackend | None = None,
    ) -> None:
        self._outbox = outbox
        self._session = session
        self._line = line
        self._audit = audit
        self._folder = folder
        self._restart = restart
        self._keyring_backend = keyring_backend

    async def state(self) -> RetirementState:
        """How this till stands now."""
        return RetirementState(
            name=self._name,
            unsent=(await self._outbox.summary()).unsent,
            is_training=self._session.is_training,
        )

    async def retire(self, name: str, pin: str) -> None:
        """Forget the key for good and start anew, as a till that was never used.

        Raises SupervisorNeededError, RetirementRefused, SignInRefused for a wrong PIN, KeyFault
        where the keyring is locked; then the till goes on as before.
        """
        self._check(self._session.associate, name)
        await self._session.prove(pin)
        # Before it is done, as of every export: afterwards nothing can be written any more.
        await self._audit.record(Act.RETIREMENT_BEGUN)
        # From here on nothing can be saved any more that would be lost with the key.
        if await self._outbox.end():
            raise RetirementRefused(RetirementRefusal.UNSENT_WORK)
        try:
            await off_loop(
                lambda: begin_retiring(self._folder, keyring_backend=self._keyring_backend)
            )
        except Exception:
            await self._outbox.go_on()
            raise
        _log.warning("this till is retired")
        self._restart()

    def _check(self, associate: Associate | None, name: str) -> None:
        if associate is None or not associate.is_supervisor:
            raise SupervisorNeededError
        if self._session.is_training:
            raise RetirementRefused(RetirementRefusal.TRAINING)
        if name.strip() != self._name:
            raise RetirementRefused(RetirementRefusal.WRONG_NAME)

    @property
    def _name(self) -> str:
        login = self._line.login
        return login.username if login is not None else UNNAMED
