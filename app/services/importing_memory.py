"""What is remembered of imports, encrypted with the drafts: which columns a set of headings had,
for everybody at this till, and how far an associate's own import has come.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.table_columns import Columns, heading_names, headings_key

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.drafts import DraftService

_PROGRESS = "import"
_COLUMNS = "import_columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """An import that was stopped. `digest` is its file's, `taken` of `total` rows are saved."""

    path: Path
    digest: str
    taken: int
    total: int


class ImportMemory:
    """`own` are the associate's drafts, `shared` the till's. Methods may raise StoreFault."""

    def __init__(self, *, own: DraftService, shared: DraftService) -> None:
        self._own = own
        self._shared = shared

    async def fields_of(self, headings: Sequence[str]) -> Mapping[str, str]:
        """The field of each heading (as `heading_names` has them) as it was last chosen."""
        return await self._shared.load(_COLUMNS, headings_key(headings)) or {}

    async def remember(self, headings: Sequence[str], columns: Columns) -> None:
        """Know these headings again."""
        fields = dict(zip(heading_names(headings), columns, strict=True))
        await self._shared.save(_COLUMNS, headings_key(headings), fields)

    async def unfinished(self) -> Unfinished | None:
        """The associate's import that was not done to its end."""
        kept = await self._own.load(_PROGRESS, "")
        if kept is None:
            return None
        return Unfinished(
            path=Path(kept["path"]),
            digest=kept["digest"],
            taken=int(kept["taken"]),
            total=int(kept["total"]),
        )

    async def note(self, unfinished: Unfinished) -> None:
        """Keep how far it has come."""
        values = {
            "path": str(unfinished.path),
            "digest": unfinished.digest,
            "taken": str(unfinished.taken),
            "total": str(unfinished.total),
        }
        await self._own.save(_PROGRESS, "", values)

    async def forget(self) -> None:
        """It was done to its end, or is not to be offered any more."""
        await self._own.drop(_PROGRESS, "")
