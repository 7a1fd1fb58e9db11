"""The use cases in one hand, as bootstrap builds them and screens take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.changes import ChangeFeed
from app.domain.clock import Clock

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.audit import AuditService
    from app.services.closing import ClosingService
    from app.services.connection import ConnectionService
    from app.services.corrections import CorrectionService
    from app.services.diagnostics import DiagnosticsService
    from app.services.drafts import DraftService
    from app.services.first_load import FirstLoadService
    from app.services.handouts import HandoutService
    from app.services.importing import ImportService
    from app.services.lookup import LookupService
    from app.services.pending import PendingService
    from app.services.preferences import PreferenceService
    from app.services.records import RecordsService
    from app.services.registration import RegistrationService
    from app.services.rescue import RescueService
    from app.services.retirement import RetirementService
    from app.services.search import SearchService
    from app.services.session import SessionService
    from app.services.staff import StaffService
    from app.services.training import TrainingDrill
    from app.services.writing import WritingService


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """`drill` is None but in training."""

    session: SessionService
    lookup: LookupService
    records: RecordsService
    first_load: FirstLoadService
    search: SearchService
    registration: RegistrationService
    importing: ImportService
    writing: WritingService
    audit: AuditService
    pending: PendingService
    corrections: CorrectionService
    rescue: RescueService
    closing: ClosingService
    staff: StaffService
    diagnostics: DiagnosticsService
    retirement: RetirementService
    drafts: DraftService
    handouts: HandoutService
    connection: ConnectionService
    preferences: PreferenceService
    drill: TrainingDrill | None
    changes: ChangeFeed
    clock: Clock
