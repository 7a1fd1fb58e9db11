"""The services of an opened till, each built on what it needs. Decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from app.bootstrap.arguments import program_version
from app.bootstrap.handing_over import ready_version
from app.domain.audit import Act, Detail
from app.domain.changes import ChangeFeed
from app.domain.clock import Clock
from app.domain.op import Associate, AssociateId
from app.services.audit import AuditService
from app.services.cards import CardReader
from app.services.closing import ClosingService
from app.services.connection import ConnectionService
from app.services.corrections import CorrectionService
from app.services.diagnostics import DiagnosticsService
from app.services.drafts import DraftService
from app.services.first_load import FirstLoadService
from app.services.handouts import HandoutService
from app.services.importing import ImportService
from app.services.importing_memory import ImportMemory
from app.services.lookup import LookupService
from app.services.pending import PendingService
from app.services.preferences import PreferenceService
from app.services.records import RecordsService
from app.services.records_keeper import RecordKeeper
from app.services.refresh import RefreshLoop
from app.services.registration import RegistrationService
from app.services.rescue import RescueService
from app.services.retirement import RetirementService
from app.services.saving import Saver
from app.services.search import SearchService
from app.services.search_table import SearchTables
from app.services.server_line import ServerLine
from app.services.services import Services
from app.services.session import SessionService
from app.services.settings_watch import SettingsWatch
from app.services.signing import TillKey
from app.services.staff import StaffService
from app.services.training import TrainingDrill
from app.services.writing import WritingService
from app.store.inspection import StoreInspection
from app.store.opening import Stores
from app.support.paths import Profile
from app.sync.connectivity import Connectivity
from app.sync.engine import SyncEngine


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the services stand on. `server_url` is empty in training."""

    stores: Stores
    line: ServerLine
    engine: SyncEngine
    connectivity: Connectivity
    changes: ChangeFeed
    preferences: PreferenceService
    clock: Clock
    zone: tzinfo
    keeper: RecordKeeper
    refresh: RefreshLoop
    first_load: FirstLoadService
    server_url: str
    restart: Callable[[], None]
    drill: TrainingDrill | None = None

    @property
    def is_training(self) -> bool:
        return not self.server_url


def use_cases(ground: Ground) -> Services:
    """Everything that screens can ask of an opened till."""
    stores, line, changes = ground.stores, ground.line, ground.changes
    clock, preferences = ground.clock, ground.preferences

    def country() -> str:
        return preferences.settings.store.country

    def tell(act: Act, who: Associate, detail: Detail | None) -> None:
        audit.note(act, who=who, detail=detail)

    exports = Profile(folder=stores.folder).exports
    cards = CardReader(cache=stores.cache, outbox=stores.outbox)
    session = SessionService(
        associates=stores.associates,
        cache=stores.cache,
        line=line,
        clock=clock,
        server_url=ground.server_url,
        is_training=ground.is_training,
        tell=tell,
    )
    saver = Saver(
        outbox=stores.outbox,
        engine=ground.engine,
        changes=changes,
        clock=clock,
        binding=lambda: line.binding,
        associate=lambda: session.associate,
    )
    registration = RegistrationService(
        outbox=stores.outbox,
        cache=stores.cache,
        cards=cards,
        keeper=ground.keeper,
        saver=saver,
        changes=changes,
        clock=clock,
        now=line.now,
        link=lambda: line.link,
        country=country,
        zone=ground.zone,
        defaults=preferences.settings.registration,
    )
    audit = AuditService(
        audit=stores.audit,
        outbox=stores.outbox,
        associate=lambda: session.associate,
        folder=exports,
        now=lambda: clock.now().astimezone(ground.zone),
    )
    SettingsWatch(preferences=preferences, audit=audit)
    connection = ConnectionService(
        connectivity=ground.connectivity,
        line=line,
        outbox=stores.outbox,
        preferences=preferences,
        clock=clock,
        audit=audit,
        restart=ground.restart,
        server_url=ground.server_url,
    )
    lookup = LookupService(
        cards=cards,
        cache=stores.cache,
        keeper=ground.keeper,
        link=lambda: line.link,
        clock=clock,
        country=country,
        on_opened=ground.refresh.opened,
    )
    return Services(
        session=session,
        lookup=lookup,
        search=SearchService(
            cache=stores.cache,
            outbox=stores.outbox,
            keeper=ground.keeper,
            drafts=stores.drafts,
            audit=audit,
            tables=SearchTables(folder=exports, clock=clock, zone=ground.zone),
            known_as=lookup.known_as,
            link=lambda: line.link,
            clock=clock,
            zone=ground.zone,
            country=country,
            organisation=lambda: line.binding.organisation if line.binding else "",
            is_supervisor=lambda: session.associate is not None and session.associate.is_supervisor,
        ),
        records=RecordsService(
            cards=cards,
            cache=stores.cache,
            outbox=stores.outbox,
            keeper=ground.keeper,
            link=lambda: line.link,
            clock=clock,
            is_note_date_kept=lambda: preferences.settings.notes.marker == "date",
        ),
        first_load=ground.first_load,
        registration=registration,
        importing=ImportService(
            registration=registration,
            saver=saver,
            outbox=stores.outbox,
            cache=stores.cache,
            memory=ImportMemory(
                own=DraftService(drafts=stores.drafts, associate=lambda: _id_of(session)),
                shared=DraftService(drafts=stores.drafts, associate=lambda: AssociateId("")),
            ),
            audit=audit,
            now=line.now,
            country=country,
            binding=lambda: line.binding,
        ),
        audit=audit,
        writing=WritingService(
            saver=saver,
            outbox=stores.outbox,
            changes=changes,
            audit=audit,
            now=line.now,
        ),
        pending=PendingService(
            outbox=stores.outbox,
            engine=ground.engine,
            changes=changes,
            zone=ground.zone,
            who=lambda: _id_of(session) or AssociateId(""),
        ),
        corrections=CorrectionService(
            outbox=stores.outbox, saver=saver, rules=registration.rules, country=country
        ),
        rescue=RescueService(
            rescue=stores.rescue,
            outbox=stores.outbox,
            engine=ground.engine,
            changes=changes,
            audit=audit,
            binding=lambda: line.binding,
            associate=lambda: session.associate,
            now=lambda: line.now().astimezone(ground.zone),
            folder=exports,
        ),
        closing=ClosingService(
            outbox=stores.outbox,
            line=line,
            audit=audit,
            key=TillKey(stores.secrets, stores.folder),
            store_code=lambda: preferences.settings.store.code,
            zone=ground.zone,
            folder=exports,
            is_training=ground.is_training,
            ready_version=ready_version,
        ),
        drafts=DraftService(drafts=stores.drafts, associate=lambda: _id_of(session)),
        handouts=HandoutService(audit=audit, folder=exports, clock=clock, zone=ground.zone),
        connection=connection,
        staff=StaffService(associates=stores.associates, session=session, audit=audit),
        diagnostics=DiagnosticsService(
            inspection=StoreInspection(
                outbox=stores.outbox_database,
                cache=stores.cache_database,
                journal=stores.journal.path,
            ),
            outbox=stores.outbox,
            connection=connection,
            line=line,
            audit=audit,
            clock=clock,
            version=program_version,
            folder=exports,
            now=lambda: clock.now().astimezone(ground.zone),
            is_training=ground.is_training,
        ),
        retirement=RetirementService(
            outbox=stores.outbox,
            session=session,
            line=line,
            audit=audit,
            folder=stores.folder,
            restart=ground.restart,
        ),
        preferences=preferences,
        drill=ground.drill,
        changes=changes,
        clock=clock,
    )


def _id_of(session: SessionService) -> AssociateId | None:
    return session.associate.id if session.associate is not None else None
