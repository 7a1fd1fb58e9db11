"""The other half of the cache: what was said of the organisation, and how far a first load came."""

from datetime import datetime

from app.domain.load_cursor import LoadCursor
from app.domain.organisation import RegistrationRules, Staff
from app.store import cache_facts
from app.store.cache_file import CacheFile


class OrganisationCache(CacheFile):
    """The part of `app.store.cache.CacheStore` that is about no customer."""

    async def put_rules(self, rules: RegistrationRules, fetched_at: datetime) -> None:
        await self._write(lambda connection: cache_facts.put_fact(connection, rules, fetched_at))

    async def rules(self) -> RegistrationRules | None:
        """The organisation's rules as last told; None where they never were."""
        return await self._read(lambda connection: cache_facts.fact(connection, RegistrationRules))

    async def put_staff(self, staff: Staff, fetched_at: datetime) -> None:
        await self._write(lambda connection: cache_facts.put_fact(connection, staff, fetched_at))

    async def staff(self) -> Staff | None:
        """The store's staff as last told; None where they never were."""
        return await self._read(lambda connection: cache_facts.fact(connection, Staff))

    async def put_load_cursor(self, cursor: LoadCursor, at: datetime) -> None:
        await self._write(
            lambda connection: cache_facts.put_fact(connection, cursor, at), background=True
        )

    async def load_cursor(self) -> LoadCursor | None:
        """How far a first load has come; None where none was begun."""
        return await self._read(lambda connection: cache_facts.fact(connection, LoadCursor))
