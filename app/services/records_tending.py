"""Keeping the cache within what the settings allow, and never losing whom unsent work is about."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from app.domain.customer import CustomerKey
from app.settings.declarations import CacheSettings

if TYPE_CHECKING:
    # start-up: who only names these must not load storage.
    from app.store.cache import CacheStore
    from app.store.outbox import OutboxStore

_log = logging.getLogger(__name__)


async def tend_cache(cache: CacheStore, outbox: OutboxStore, allowed: CacheSettings) -> None:
    """Let go of customers and parts that were not seen for long, and of words that only erased
    people had. Raises StoreFault.
    """
    gone = await cache.evict(
        allowed.max_customers, allowed.retention_days, await _awaited(cache, outbox)
    )
    if gone:
        _log.info("cache", extra={"evicted": gone})
    if await cache.is_untidy():
        await cache.tidy()


async def _awaited(cache: CacheStore, outbox: OutboxStore) -> set[CustomerKey]:
    """Whom unsent work is about, by every key that the cache may have them under."""
    keys: set[CustomerKey] = set()
    for op in await outbox.live():
        keys.add(op.subject.key)
        keys.update(await cache.keys_of(await outbox.resolve(op.subject.key)))
        for identifier in op.subject.identifiers:
            found = await cache.find(identifier)
            if found is not None:
                keys.add(found.key)
    return keys
