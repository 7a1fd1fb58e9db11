"""Taking over paper forms from a table: read, judged row by row, and saved as ordinary
registrations in the associate's name, each exactly once however often the file comes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from app.domain.audit import Act, DetailKind, counted
from app.domain.customer import CustomerType
from app.domain.faults import StoreFault
from app.domain.identifiers import Identifier
from app.domain.op import Associate, Binding, Op, OpId, OpKind
from app.domain.organisation import RegistrationRules
from app.domain.registration import Registration
from app.domain.table_columns import (
    BUILT_IN,
    IGNORED,
    guessed_columns,
    has_headings,
    heading_names,
)
from app.domain.table_file import (
    MAX_BYTES,
    TableFault,
    TableProblem,
    TableRow,
    read_table,
)
from app.domain.table_review import Double, DoubleKind, ImportRow, RowState, judged, read_row
from app.services.importing_memory import ImportMemory, Unfinished
from app.services.importing_plan import ImportFile, ImportPlan, ImportStep, Layout, OnStep
from app.services.importing_report import write_left_out
from app.services.saving import NotReadyError, Saver

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.audit import AuditService
    from app.services.registration import RegistrationService
    from app.store.cache import CacheStore
    from app.store.outbox import OutboxStore

SLICE_ROWS = 20
"""So many rows are looked up, or saved, together."""
JUDGED_AT_ONCE = 4
"""So many rows are judged, a few milliseconds' work, before the window has its turn."""
NOTED_EVERY = 200
"""Rows between two notes of how far it has come; what is saved is known without them."""
_NAMESPACE = UUID("0d0e4c0e-5c0f-5a43-9a6e-8f0f6a1c7d21")


class ImportService:
    """Methods may raise StoreFault; `now` tells the time that is sent."""

    def __init__(
        self,
        *,
        registration: RegistrationService,
        saver: Saver,
        outbox: OutboxStore,
        cache: CacheStore,
        memory: ImportMemory,
        audit: AuditService,
        now: Callable[[], datetime],
        country: Callable[[], str],
        binding: Callable[[], Binding | None],
    ) -> None:
        self._registration = registration
        self._saver = saver
        self._outbox = outbox
        self._cache = cache
        self._memory = memory
        self._audit = audit
        self._now = now
        self._country = country
        self._binding = binding

    async def rules(self) -> RegistrationRules:
        """What a row can hold and must hold here."""
        return await self._registration.rules()

    async def unfinished(self) -> Unfinished | None:
        """The associate's import that was stopped, by whatever."""
        return await self._memory.unfinished()

    async def forget_unfinished(self) -> None:
        """It is not to be offered any more; what it has saved stays saved."""
        await self._memory.forget()

    async def read(self, path: Path) -> ImportFile:
        """Read a file, away from the event loop. Raises TableFault."""
        return await asyncio.get_running_loop().run_in_executor(None, _read, path)

    async def layout(self, file: ImportFile, *, with_headings: bool | None = None) -> Layout:
        """How the file is understood: as its headings were last time, else as can be guessed.

        `with_headings` None: that is guessed as well.
        """
        rules, table = await self.rules(), file.table
        if with_headings is None:
            with_headings = has_headings(table, rules)
        columns = guessed_columns(
            table, rules, country=self._country(), with_headings=with_headings
        )
        layout = Layout(with_headings=with_headings, columns=columns)
        if not with_headings:
            return layout
        headings = layout.headings(table)
        kept = await self._memory.fields_of(headings)
        allowed = {IGNORED, *BUILT_IN, *(f"custom_{spec.name}" for spec in rules.custom_fields)}
        fields = [kept.get(name, IGNORED) for name in heading_names(headings)]
        if not kept or not allowed.issuperset(fields):
            return layout
        return replace(layout, columns=tuple(fields))

    async def review(self, file: ImportFile, layout: Layout, *, on_step: OnStep) -> ImportPlan:
        """Judge every row, and find who is saved or known already."""
        rules = await self.rules()
        source = layout.rows(file.table)
        rows: list[ImportRow] = []
        seen: dict[Identifier, int] = {}
        for first in range(0, len(source), SLICE_ROWS):
            part = []
            for row in source[first : first + SLICE_ROWS]:
                part.append(self._judged(row, layout, rules))
                if len(part) % JUDGED_AT_ONCE == 0:
                    await asyncio.sleep(0)
            part = await self._with_doubles(_with_doubles_in_file(part, seen), file, layout)
            rows += part
            on_step(ImportStep(first=first, rows=tuple(part), total=len(source)))
            await asyncio.sleep(0)
        return ImportPlan(file=file, layout=layout, rules=rules, rows=tuple(rows))

    async def run(
        self, plan: ImportPlan, *, on_step: OnStep, is_wanted: Callable[[], bool]
    ) -> None:
        """Save what is READY, until that is no longer wanted. Rows that are saved say so at once,
        and are never saved again, whatever ends this before its end.

        Raises NotReadyError where whoever began it is gone, or the till knows no server.
        """
        owner, rows = self._saver.associate, list(plan.rows)
        self._demand_binding()
        if plan.layout.with_headings:
            headings = plan.layout.headings(plan.file.table)
            await self._memory.remember(headings, plan.layout.columns)
        await self._note(plan, rows)
        for first in range(0, len(rows), SLICE_ROWS):
            if not is_wanted():
                await self._note(plan, rows)
                return
            part = await self._saved(rows[first : first + SLICE_ROWS], plan, owner)
            rows[first : first + SLICE_ROWS] = part
            on_step(ImportStep(first=first, rows=tuple(part), total=len(rows)))
            if first % NOTED_EVERY == 0 and first:
                await self._note(plan, rows)
            await asyncio.sleep(0)
        await self._memory.forget()

    async def export_left_out(self, plan: ImportPlan, why: Mapping[int, str], heading: str) -> Path:
        """Write the rows that were left out beside their file, to be put right and taken over
        from there. `why` is by the row's number, `heading` stands over it. Where it lies; raises
        OSError.
        """
        left_out = [row for row in plan.rows if row.is_left_out]
        loop = asyncio.get_running_loop()
        path = await loop.run_in_executor(None, write_left_out, plan, why, heading)
        detail = counted(DetailKind.ROWS_LEFT_OUT, len(left_out))
        await self._audit.record(Act.EXPORTED, detail=detail)
        return path

    async def _note(self, plan: ImportPlan, rows: Sequence[ImportRow]) -> None:
        taken = sum(row.state is RowState.TAKEN for row in rows)
        total = taken + sum(row.state is RowState.READY for row in rows)
        file = plan.file
        await self._memory.note(
            Unfinished(path=file.path, digest=file.digest, taken=taken, total=total)
        )

    def _judged(self, row: TableRow, layout: Layout, rules: RegistrationRules) -> ImportRow:
        reading = read_row(row, layout.columns, rules, country=self._country())
        return judged(row, reading, lambda values: self._registration.review(values, rules))

    async def _with_doubles(
        self, rows: Iterable[ImportRow], file: ImportFile, layout: Layout
    ) -> list[ImportRow]:
        """Rows of whom this till knows somebody, here or on the server."""
        found = await self._with_waiting(rows, file)
        known = await self._known([row for row in found if row.state is RowState.READY])
        judged_rows = []
        for row in found:
            if row.source.number in known:
                is_ours = await self._outbox.get(self._op_id(file, row)) is not None
                state = RowState.READY if layout.known_too else RowState.DOUBLE
                row = replace(
                    row,
                    state=RowState.TAKEN if is_ours else state,
                    double=None if is_ours else Double(kind=DoubleKind.KNOWN),
                )
            judged_rows.append(row)
        return judged_rows

    async def _with_waiting(self, rows: Iterable[ImportRow], file: ImportFile) -> list[ImportRow]:
        """READY rows of somebody who waits here are doubles, or taken over if it is themselves."""
        rows = list(rows)
        wanted = [one for row in rows for one in _identifiers(row)]
        waiting: dict[Identifier, list[Op]] = {}
        for op in await self._outbox.find_by_identifiers(wanted) if wanted else ():
            if op.kind is OpKind.REGISTRATION:
                for one in op.subject.identifiers:
                    waiting.setdefault(one, []).append(op)
        return [self._against(row, file, waiting) for row in rows]

    def _against(
        self, row: ImportRow, file: ImportFile, waiting: Mapping[Identifier, Sequence[Op]]
    ) -> ImportRow:
        found = {op.id for one in _identifiers(row) for op in waiting.get(one, ())}
        if not found:
            return row
        if self._op_id(file, row) in found:
            return replace(row, state=RowState.TAKEN)
        return replace(row, state=RowState.DOUBLE, double=Double(kind=DoubleKind.WAITING))

    async def _known(self, rows: Sequence[ImportRow]) -> set[int]:
        """Numbers of the rows of loyalty customers, as far as this till knows them."""
        pairs = [(row, one) for row in rows for one in _identifiers(row)]
        try:
            found = await asyncio.gather(*(self._cache.find(one) for _, one in pairs))
        except StoreFault:
            return set()  # the cache is disposable: the server knows its customers anyway
        enrolled = {None, CustomerType.LOYALTY}
        return {
            row.source.number
            for (row, _), cached in zip(pairs, found, strict=True)
            if cached is not None and cached.customer.type in enrolled
        }

    async def _saved(
        self, rows: Sequence[ImportRow], plan: ImportPlan, owner: Associate
    ) -> list[ImportRow]:
        """Save those of `rows` that are READY, unless somebody was registered here meanwhile."""
        if not any(row.state is RowState.READY for row in rows):
            return list(rows)
        checked = await self._with_waiting(rows, plan.file)
        if self._saver.associate.id != owner.id:
            raise NotReadyError
        ready = [row for row in checked if row.state is RowState.READY]
        await asyncio.gather(*(self._save(row, plan.file) for row in ready))
        return [
            replace(row, state=RowState.TAKEN) if row.state is RowState.READY else row
            for row in checked
        ]

    async def _save(self, row: ImportRow, file: ImportFile) -> None:
        registration = _registration_of(row)
        if not row.has_moment:
            registration = replace(registration, registered_at=self._now())
        await self._saver.save(
            OpKind.REGISTRATION, registration, token=self._op_id(file, row), is_bulk=True
        )

    def _op_id(self, file: ImportFile, row: ImportRow) -> OpId:
        """The same for the same row of the same file for the same server, at any time."""
        binding = self._binding()
        whose = f"{binding.server_url}\n{binding.organisation}" if binding is not None else ""
        return OpId(str(uuid5(_NAMESPACE, f"{whose}\n{file.digest}\n{row.source.number}")))

    def _demand_binding(self) -> None:
        if self._binding() is None:
            raise NotReadyError


def _with_doubles_in_file(
    rows: Iterable[ImportRow], seen: dict[Identifier, int]
) -> list[ImportRow]:
    """READY rows with an identifier of an earlier one are doubles of it; `seen` is kept up."""
    checked = []
    for row in rows:
        earlier = min((seen[one] for one in _identifiers(row) if one in seen), default=0)
        if earlier:
            double = Double(kind=DoubleKind.IN_FILE, row=earlier)
            row = replace(row, state=RowState.DOUBLE, double=double)
        else:
            seen.update(dict.fromkeys(_identifiers(row), row.source.number))
        checked.append(row)
    return checked


def _identifiers(row: ImportRow) -> tuple[Identifier, ...]:
    """What a READY row is known by; nothing is asked of any other."""
    return _registration_of(row).identifiers if row.state is RowState.READY else ()


def _registration_of(row: ImportRow) -> Registration:
    if row.registration is None:
        raise ValueError("a faulty row holds no registration")
    return row.registration


def _read(path: Path) -> ImportFile:
    try:
        if not path.is_file():
            raise TableFault(TableProblem.UNREADABLE)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise TableFault(TableProblem.UNREADABLE, detail=type(error).__name__) from error
    return ImportFile(path=path, digest=sha256(data).hexdigest(), table=read_table(data))
