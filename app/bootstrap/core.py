"""Everything of one till but its window: stores, line, engine and use cases, built and wired here,
started and stopped in order.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta, tzinfo
from typing import Any

from app.bootstrap.head_office import has_updates, look_for_updates, telemetry_of
from app.bootstrap.storage_care import StorageCare
from app.bootstrap.training import TRAINING_URL, SandboxDrill, Training
from app.bootstrap.use_cases import Ground, use_cases
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.clock import Clock
from app.domain.faults import ServerFault, StoreFault
from app.domain.identifiers import Identifier
from app.domain.outcome import Settlement
from app.services.first_load import FirstLoadService
from app.services.preferences import PreferenceService
from app.services.records_keeper import RecordKeeper
from app.services.records_tending import tend_cache
from app.services.refresh import RefreshLoop
from app.services.refresh_line import BackgroundLine
from app.services.server_line import ServerLine, ServerLogin
from app.settings.declarations import Settings, store_zone
from app.store.opening import Stores, open_stores
from app.support.local_zone import local_zone
from app.support.paths import Profile
from app.sync.connectivity import PROBE_EVERY_S, Connectivity
from app.sync.engine import SyncEngine
from app.sync.handlers.table import handlers
from app.sync.pacing import Pacing
from app.sync.verifying import Verifier

_log = logging.getLogger(__name__)

ENV_USERNAME = "TILLSIDE_SERVER_USERNAME"
ENV_PASSWORD = "TILLSIDE_SERVER_PASSWORD"  # noqa: S105 - the name of a variable
ENV_PROXY_USERNAME = "TILLSIDE_PROXY_USERNAME"
ENV_PROXY_PASSWORD = "TILLSIDE_PROXY_PASSWORD"  # noqa: S105 - the name of a variable
STOP_S = 3.0
"""How long a request that is under way may take to end when the app is closed."""
KEPT = timedelta(days=90)
"""For how long settled ops and the audit are kept."""
FIRST_TENDED_S = 60.0
TENDED_EVERY_S = 3600.0
ORGANISATION_EVERY_S = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreOptions:
    """What the command line and the environment say. `server_url` is empty in training."""

    profile: Profile
    server_url: str
    environ: Mapping[str, str]
    restart: Callable[[], None]

    @property
    def is_training(self) -> bool:
        return not self.server_url


class Core:
    """One opened till. Build it with `open`; `start` lets it work; `close` ends it."""

    def __init__(
        self,
        *,
        options: CoreOptions,
        stores: Stores,
        preferences: PreferenceService,
        zone: tzinfo,
        clock: Clock,
    ) -> None:
        self._options = options
        self._stores = stores
        self._clock = clock
        self._running: set[asyncio.Task[None]] = set()
        self._draining: asyncio.Task[None] | None = None
        self._organisation_due = 0.0
        self.training = Training(options.profile) if options.is_training else None
        settings = preferences.settings
        self._changes = ChangeFeed()
        self._connectivity = Connectivity(clock=clock)
        self.line = ServerLine(
            secrets=stores.secrets,
            connectivity=self._connectivity,
            zone=zone,
            clock=clock,
            settings=lambda: preferences.settings,
            address=self.training.address if self.training is not None else str,
            environment_login=None if options.is_training else _login_of(options.environ),
            proxy_login=proxy_login_of(options.environ),
            on_open=self._bind_cache,
        )
        kinds = handlers(is_note_date_kept=lambda: preferences.settings.notes.marker == "date")
        self.engine = SyncEngine(
            outbox=stores.outbox,
            connectivity=self._connectivity,
            link=lambda: self.line.link,
            handlers=kinds,
            on_acknowledged=self._keep_acknowledged,
            changes=self._changes,
            clock=clock,
            pacing=Pacing(
                clock=clock,
                batch_size=settings.sync.batch_size,
                quiet_period_s=settings.sync.quiet_period_s,
            ),
            verifier=Verifier(
                outbox=stores.outbox, handlers=kinds, changes=self._changes, clock=clock
            ),
            on_erased=self._forget_erased,
        )
        self.keeper = RecordKeeper(cache=stores.cache, changes=self._changes, clock=clock)
        quiet = BackgroundLine(
            link=lambda: self.line.link, connectivity=self._connectivity, outbox=stores.outbox
        )
        self.refresh = RefreshLoop(
            line=quiet, keeper=self.keeper, cache=stores.cache, outbox=stores.outbox, clock=clock
        )
        self.first_load = FirstLoadService(
            line=quiet,
            keeper=self.keeper,
            cache=stores.cache,
            clock=clock,
            store_code=lambda: preferences.settings.store.code,
            max_customers=lambda: preferences.settings.cache.max_customers,
        )
        self.services = use_cases(
            Ground(
                stores=stores,
                line=self.line,
                engine=self.engine,
                connectivity=self._connectivity,
                changes=self._changes,
                preferences=preferences,
                clock=clock,
                zone=zone,
                keeper=self.keeper,
                refresh=self.refresh,
                first_load=self.first_load,
                server_url=options.server_url,
                restart=options.restart,
                drill=self._drill(),
            )
        )
        self.storage = StorageCare(
            stores=stores, session=self.services.session, changes=self._changes, clock=clock
        )
        self._telemetry = None
        if self.training is None:
            self._telemetry = telemetry_of(
                settings,
                folder=options.profile.folder,
                line=self.line,
                outbox=stores.outbox,
                connectivity=self._connectivity,
                clock=clock,
            )
        self.services.session.listen(self._on_session)
        self._spoken = _spoken(settings)
        preferences.listen(self._speak_as_set)

    @classmethod
    async def open(
        cls,
        *,
        options: CoreOptions,
        preferences: PreferenceService,
        clock: Clock,
        passphrase: str | None = None,
    ) -> "Core":
        """Open the stores and build all on them. Raises KeyFault, StoreFault."""
        stores = await open_stores(
            options.profile.folder,
            clock=clock,
            is_training=options.is_training,
            environ=options.environ,
            passphrase=passphrase,
        )
        zone = store_zone(preferences.settings) or local_zone(clock.now())
        return cls(options=options, stores=stores, preferences=preferences, zone=zone, clock=clock)

    async def start(self) -> None:
        """Take up the kept login and begin to probe and send."""
        url = self._options.server_url or TRAINING_URL
        if self.training is None and not await self.line.open_stored(url):
            await self._stores.cache.bind(url)
            self._run(self._adopt_environment_login(url))
        self._connectivity.listen(lambda status: self._refresh_when_online(status.is_answering))
        self._run(self._connectivity.run())
        self._draining = self._run(self.engine.run())
        self._run(self.refresh.run())
        self._run(self.first_load.run())
        self._run(self._tend_now_and_then())
        self._run(self.storage.run())
        if self._telemetry is not None:
            self._run(self._telemetry.run())
        if self.training is None and has_updates(self.services.preferences.settings):
            self._run(look_for_updates(self._options.profile.folder, self._clock))
        if self.training is not None:
            self._run(self._start_training(self.training))

    async def close(self) -> None:
        """Stop sending, then close. What is under way gets a moment to end; a killed process would
        lose nothing either.
        """
        self.engine.stop()
        if self._draining is not None:
            await asyncio.wait([self._draining], timeout=STOP_S)
        await self.services.audit.noted()
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self.line.close()
        if self.training is not None:
            await self.training.stop()
        await self._stores.close()

    def _run(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._on_done)
        return task

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("a background task failed", exc_info=error)

    def _speak_as_set(self, settings: Settings) -> None:
        """What is said to hold from now on holds for the next call already."""
        before, self._spoken = self._spoken, _spoken(settings)
        if self._spoken != before:
            self._run(self.line.reopen())

    def _on_session(self) -> None:
        self._run(self.storage.forget_read())

    def _drill(self) -> SandboxDrill | None:
        return None if self.training is None else SandboxDrill(self.training, self._forget_people)

    async def _forget_people(self) -> None:
        """The server's people are others now; who is kept of the former ones is nobody's."""
        await self._stores.cache.bind("")
        if self.line.login is not None:
            await self._bind_cache(self.line.login)
        self._changes.publish(ChangeSet(organisation=True))

    async def _start_training(self, training: Training) -> None:
        try:
            await self.line.open_stored(TRAINING_URL)
            await training.start(self.line)
        except ServerFault as fault:
            _log.warning("training server", extra={"fault": type(fault).__name__})

    async def _tend_now_and_then(self) -> None:
        await self._clock.sleep(FIRST_TENDED_S)
        while True:
            try:
                await self.tend()
            except StoreFault as fault:
                _log.warning("tending", extra={"problem": fault.problem.value})
            await self._clock.sleep(TENDED_EVERY_S)

    async def tend(self) -> None:
        """Let go of cached customers that were not seen for long and of what was settled for good
        long ago, and fold the files' logs in.

        Whoever unsent work is about stays, however long ago they were seen. Raises StoreFault.
        """
        allowed = self.services.preferences.settings.cache
        await tend_cache(self._stores.cache, self._stores.outbox, allowed)
        long_ago = self._clock.now() - KEPT
        await self._stores.outbox.forget(long_ago)
        await self._stores.audit.forget(long_ago)
        await self._stores.checkpoint()

    async def _bind_cache(self, login: ServerLogin) -> None:
        """What another server or organisation said is nothing to this one. Raises StoreFault."""
        self._organisation_due = 0.0
        await self._stores.cache.bind(f"{login.url} {login.organisation}")

    async def _adopt_environment_login(self, url: str) -> None:
        """Where the environment holds the login, nobody types it: sign in as soon as it goes."""
        given = self.line.environment_login
        while given is not None and self.line.login is None:
            try:
                await self.line.adopt(await self.line.ask(url, *given))
            except (ServerFault, StoreFault) as fault:
                _log.info("sign-in to the server", extra={"fault": type(fault).__name__})
                await self._clock.sleep(PROBE_EVERY_S)

    def _refresh_when_online(self, is_answering: bool) -> None:
        """Once in a while at most: the line may come and go, or be slow and quick, all day."""
        now = self._clock.monotonic()
        if is_answering and now >= self._organisation_due:
            self._organisation_due = now + ORGANISATION_EVERY_S
            self._run(self._refresh_organisation())

    async def _refresh_organisation(self) -> None:
        """Fetch the organisation's rules and staff; the kept ones stay where it cannot."""
        try:
            await self.services.registration.refresh_from_server()
        except (ServerFault, StoreFault) as fault:
            self._organisation_due = 0.0
            _log.info("organisation", extra={"fault": type(fault).__name__})

    async def _forget_erased(self, identifier: Identifier) -> None:
        """The server deleted them on their own demand: nothing of them stays readable here."""
        try:
            await self.keeper.erased(identifier)
        except StoreFault as fault:
            # The next read of them hears it again.
            _log.warning("cache", extra={"problem": fault.problem.value})

    async def _keep_acknowledged(self, settlements: Sequence[Settlement]) -> None:
        """Whom the server has just named is readable offline from now on."""
        customers = [found.customer for found in settlements if found.customer is not None]
        try:
            await self.keeper.written(customers)
        except StoreFault as fault:
            # The cache is disposable; the outbox already knows that they are sent.
            _log.warning("cache", extra={"problem": fault.problem.value})


def _spoken(settings: Settings) -> tuple[object, ...]:
    """What of the settings a link is made with; another way of signing in needs a new login."""
    server = settings.server
    return (
        *(server.format, server.proxy, server.certificate_pin, server.calls_per_minute),
        settings.store.code,
    )


def _login_of(environ: Mapping[str, str]) -> tuple[str, str] | None:
    username, password = environ.get(ENV_USERNAME, ""), environ.get(ENV_PASSWORD, "")
    return (username, password) if username and password else None


def proxy_login_of(environ: Mapping[str, str]) -> tuple[str, str]:
    return environ.get(ENV_PROXY_USERNAME, ""), environ.get(ENV_PROXY_PASSWORD, "")
