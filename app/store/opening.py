"""Opening a profile's stores: the key, both files, and who runs them from now on.

Owns the order of that, and of closing. Knows what each store is, nothing of what they hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.clock import Clock
from app.store.associates import AssociateStore
from app.store.cache import CacheStore, open_cache
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.database import Database
from app.store.drafts import DraftStore
from app.store.keyrings import Keyring, KeyringBackend
from app.store.keys import PRECIOUS, entry_of, fetch_key, remember_key
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.secrets import Secrets
from app.store.store_key import KeySource, StoreKey
from app.store.worker import off_loop

CACHE_NAME = "cache.db"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """Everything that one profile keeps. `outbox_database` and `cache_database` are for quiet
    moments (`checkpoint`) and for closing.
    """

    outbox: OutboxStore
    cache: CacheStore
    drafts: DraftStore
    associates: AssociateStore
    secrets: Secrets
    outbox_database: Database
    cache_database: Database

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
    profile's lock. Raises KeyFault, and StoreFault: a damaged outbox is DAMAGED and stays as it is.
    """
    key = await fetch_key(
        profile_dir,
        training=is_training,
        passphrase=passphrase,
        environ=environ,
        keyring_backend=keyring_backend,
    )
    return await open_with(profile_dir, key, clock, keyring_backend=keyring_backend)


async def open_with(
    profile_dir: Path,
    key: StoreKey,
    clock: Clock,
    *,
    keyring_backend: KeyringBackend | None = None,
) -> Stores:
    """`open_stores` with a key at hand."""
    outbox_database = Database(
        profile_dir / PRECIOUS, key, synchronous="FULL", migrations=OUTBOX_MIGRATIONS
    )
    await outbox_database.open()
    # It has opened the outbox, so it is the right one: a cache that it does not open is damaged.
    proven = replace(key, is_proven=True)
    cache_database = Database(
        profile_dir / CACHE_NAME, proven, synchronous="NORMAL", migrations=CACHE_MIGRATIONS
    )
    try:
        await off_loop(lambda: remember_key(profile_dir, key))
        await open_cache(cache_database)
        outbox = OutboxStore(outbox_database, clock)
        await outbox.begin_epoch()
    except BaseException:
        await cache_database.close()
        await outbox_database.close()
        raise
    keyring = Keyring(keyring_backend) if key.source is KeySource.KEYRING else None
    return Stores(
        outbox=outbox,
        cache=CacheStore(cache_database, clock),
        drafts=DraftStore(outbox_database, clock),
        associates=AssociateStore(outbox_database, clock),
        secrets=Secrets(outbox_database, keyring=keyring, profile=entry_of(profile_dir)),
        outbox_database=outbox_database,
        cache_database=cache_database,
    )
