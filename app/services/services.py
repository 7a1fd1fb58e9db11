"""The use cases in one hand, as bootstrap builds them and screens take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.changes import ChangeFeed
from app.domain.clock import Clock

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.connection import ConnectionService
    from app.services.drafts import DraftService
    from app.services.lookup import LookupService
    from app.services.pending import PendingService
    from app.services.preferences import PreferenceService
    from app.services.registration import RegistrationService
    from app.services.session import SessionService
    from app.services.writing import WritingService


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    session: SessionService
    lookup: LookupService
    registration: RegistrationService
    writing: WritingService
    pending: PendingService
    drafts: DraftService
    connection: ConnectionService
    preferences: PreferenceService
    changes: ChangeFeed
    clock: Clock
