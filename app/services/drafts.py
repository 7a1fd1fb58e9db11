"""Half-filled forms: each belongs to one associate, form and subject, and is kept encrypted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from app.domain.customer import CustomerKey
from app.domain.op import AssociateId
from app.domain.registration import FormValues

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.drafts import DraftStore


class DraftService:
    """Drafts of whoever is signed in; nobody has none. Methods may raise StoreFault."""

    def __init__(self, *, drafts: DraftStore, associate: Callable[[], AssociateId | None]) -> None:
        self._drafts = drafts
        self._associate = associate

    async def save(
        self, form: str, subject: str, values: FormValues, *, owner: AssociateId | None = None
    ) -> None:
        """`owner`: whose it is, where somebody else may stand at the till by now."""
        associate = owner or self._associate()
        if associate is not None:
            await self._drafts.save(associate, form, subject, values)

    async def load(self, form: str, subject: str) -> FormValues | None:
        associate = self._associate()
        return await self._drafts.load(associate, form, subject) if associate is not None else None

    async def drop(self, form: str, subject: str, *, owner: AssociateId | None = None) -> None:
        """`owner` as in `save`."""
        associate = owner or self._associate()
        if associate is not None:
            await self._drafts.drop(associate, form, subject)

    async def follow(self, renamed: Iterable[tuple[CustomerKey, CustomerKey]]) -> None:
        """Everybody's drafts on customers who have another key now go with them."""
        for old, new in renamed:
            await self._drafts.move(old, new)
