"""Opening a profile's stores: the key, both files, and who runs them from now on.

Owns the order of that, and of closing. Knows what each store is, nothing of what they hold.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from app.domain.clock import Clock
from app.domain.storage import SalvageReport
from app.store.associates import AssociateStore
from app.store.audit import AuditStore
from app.store.cache import CacheStore, open_cache
from app.store.cache_file import CACHE_NAME
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.connection import Connect, Synchronous, connect, salt_of
from app.store.database import Database
from app.store.drafts import DraftStore
from app.store.journal import IntentJournal
from app.store.journal_reconcile import Reconciled
from app.store.journal_record import live_attempts
from app.store.keyrings import Keyring, KeyringBackend
from app.store.keys import JOURNAL_NAME, PRECIOUS, entry_of, fetch_key, remember_key
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.rekeying import finish_changing
from app.store.rescue import Rescue
from app.store.retirement import finish_retiring
from app.store.salvage import forget_report, last_report, set_aside
from app.store.salvage_database import SalvagingDatabase
from app.store.secrets import Secrets
from app.store.store_key import KeySource, StoreKey
from app.store.worker import Worker, off_loop

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the stores run on: their threads, their disk, and when an outbox's commit is flushed."""

    make_worker: Callable[[str], Worker] = Worker
    connect_to: Connect = connect
    synchronous: Synchronous = "FULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """Everything that one profile keeps. `outbox_database` and `cache_database` are for quiet
    moments (`checkpoint`) and for closing.
    """

    outbox: OutboxStore
    cache: CacheStore
    drafts: DraftStore
    associates: AssociateStore
    audit: AuditStore
    secrets: Secrets
    journal: IntentJournal
    rescue: Rescue
    folder: Path
    outbox_database: SalvagingDatabase
    cache_database: Database

    async def salvage_report(self) -> SalvageReport | None:
        """What the last salvage saved, in this run or an earlier one, unless that was told."""
        return await off_loop(lambda: last_report(self.folder))

    async def salvage_told(self) -> None:
        """Somebody knows of the last salvage. Raises StoreFault."""
        await off_loop(lambda: forget_report(self.folder))

    async def checkpoint(self) -> None:
        """Fold both logs into their files; meant for quiet moments."""
        await self.outbox_database.checkpoint()
        await self.cache_database.checkpoint()

    async def close(self) -> None:
        """Finish what was handed in, and close both files."""
        try:
            await self.cache_database.close()
        finally:
            await self.outbox_database.close()
            await self.journal.close()


async def open_stores(
    profile_dir: Path,
    *,
    clock: Clock,
    is_training: bool,
    environ: Mapping[str, str],
    passphrase: str | None = None,
    keyring_backend: KeyringBackend | None = None,
) -> Stores:
    """Find the profile's key, open its stores and begin a new epoch of the outbox.

    From then on an earlier process of this profile can no longer write; the caller holds the
    profile's lock. A damaged outbox is set aside, and what can be saved of it is in the new one:
    see `Stores.salvage_report`. Raises KeyFault, and StoreFault: DAMAGED where nothing of it opens
    with the key. A till that was retired begins anew, with nothing in it.
    """
    await off_loop(lambda: finish_retiring(profile_dir, keyring_backend=keyring_backend))
    key = await fetch_key(
        profile_dir,
        training=is_training,
        passphrase=passphrase,
        environ=environ,
        keyring_backend=keyring_backend,
    )
    key = await off_loop(lambda: finish_changing(profile_dir, key, keyring_backend=keyring_backend))
    return await open_with(profile_dir, key, clock, keyring_backend=keyring_backend)


async def open_with(
    profile_dir: Path,
    key: StoreKey,
    clock: Clock,
    *,
    keyring_backend: KeyringBackend | None = None,
    means: Means = Means(),
) -> Stores:
    """`open_stores` with a key at hand."""
    outbox_database = SalvagingDatabase(
        profile_dir / PRECIOUS,
        key,
        clock,
        migrations=OUTBOX_MIGRATIONS,
        synchronous=means.synchronous,
        make_worker=means.make_worker,
        connect_to=means.connect_to,
    )
    await outbox_database.open()
    # It has opened the outbox, so it is the right one: a cache that it does not open is damaged.
    proven = replace(key, is_proven=True)
    cache_database = Database(
        profile_dir / CACHE_NAME,
        proven,
        synchronous="NORMAL",
        migrations=CACHE_MIGRATIONS,
        make_worker=means.make_worker,
        connect_to=means.connect_to,
    )
    journal = IntentJournal(profile_dir / JOURNAL_NAME, key, clock, make_worker=means.make_worker)
    outbox = OutboxStore(outbox_database, clock, journal)
    try:
        await off_loop(lambda: remember_key(profile_dir, key), means.make_worker)
        await open_cache(cache_database)
        await _begin(outbox, outbox_database, journal, clock, means)
    except BaseException:
        await journal.close()
        await cache_database.close()
        await outbox_database.close()
        raise
    keyring = Keyring(keyring_backend) if key.source is KeySource.KEYRING else None
    return Stores(
        outbox=outbox,
        cache=CacheStore(cache_database, clock),
        drafts=DraftStore(outbox_database, clock),
        associates=AssociateStore(outbox_database, clock),
        audit=AuditStore(outbox_database, clock),
        secrets=Secrets(outbox_database, keyring=keyring, profile=entry_of(profile_dir)),
        journal=journal,
        rescue=Rescue(outbox),
        folder=profile_dir,
        outbox_database=outbox_database,
        cache_database=cache_database,
    )


async def _begin(
    outbox: OutboxStore,
    database: SalvagingDatabase,
    journal: IntentJournal,
    clock: Clock,
    means: Means,
) -> None:
    """Begin this run, by what the earlier ones left in both files."""
    left = await journal.read()
    await outbox.begin_epoch()
    back = await outbox.reconcile(left)
    if back != Reconciled():
        _log.warning("the journal knew more than the outbox", extra=asdict(back))
    if left.is_hurt:
        _log.warning("journal set aside", extra={"missing": left.missing})
        await off_loop(lambda: set_aside(journal.path, clock.now()), means.make_worker)
    salt = await database.read(salt_of)
    attempts = await database.read(live_attempts)
    journal.begin(salt, outbox.epoch, await outbox.live_facts(), attempts)

    async def renew_journal() -> None:
        journal.renew(await database.read(salt_of), outbox.epoch)

    database.on_salvaged(renew_journal)
