"""Drives the audit of the settings page: what is asked for, page by page, and the table of it."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from app.domain.audit import EVERY_ACT, Act, AuditEntry, AuditQuery
from app.domain.faults import Fault
from app.domain.op import AssociateId
from app.services.audit import SupervisorNeededError
from app.services.services import Services
from app.ui import formats
from app.ui.pages.settings_audit import ACT, FROM, TO, WHO, ActLine, AuditView
from app.ui.presenters.day_span import read_span
from app.ui.tasks import Tasks
from app.ui.tone import Tone
from app.ui.wording_audit import act_words, whom_words
from app.ui.wording_audit_details import detail_words

READ = "settings: read the audit"
EXPORT = "settings: export the audit"
PAGE = 100
PAUSE_S = 0.4
"""So long a day may be half-typed."""
_REFUSED = frozenset({Act.SIGN_IN_REFUSED})


class AuditPresenter:
    """A part of the settings: see `SettingsPartPresenter`."""

    def __init__(self, *, services: Services, tasks: Tasks) -> None:
        self.view = AuditView()
        self._services = services
        self._tasks = tasks
        self._query = EVERY_ACT
        self._entries: list[AuditEntry] = []
        self.view.filtered.connect(self._on_filtered)
        self.view.more_requested.connect(self._on_more)
        self.view.export_requested.connect(self._on_export)

    def open(self) -> None:
        self.view.clear_message()
        self._tasks.restart(READ, self._read_anew(pause_s=0))

    def close(self) -> None:
        self._tasks.cancel(READ)
        self._entries = []
        self.view.clear()

    def _on_filtered(self, name: str) -> None:
        self.view.clear_message()
        pause_s = PAUSE_S if name in {FROM, TO} else 0
        self._tasks.restart(READ, self._read_anew(pause_s=pause_s))

    async def _read_anew(self, *, pause_s: float) -> None:
        if pause_s:
            await self._services.clock.sleep(pause_s)
        members = await self._services.staff.members()
        self.view.show_people([(each.associate.name, each.associate.id) for each in members])
        query = self._asked()
        if query is None:
            return
        entries = await self._guarded(lambda: self._services.audit.page(query, limit=PAGE + 1))
        self._query = _as_of(query, entries)
        self._entries = []
        self._take(entries)

    def _asked(self) -> AuditQuery | None:
        """What the filter wants; None where a day is none yet."""
        values = self.view.filter_values()
        zone = formats.local(self._services.clock.now()).tzinfo
        assert zone is not None
        span = read_span(values[FROM], values[TO], zone)
        bad = ((FROM, span.is_start_bad), (TO, span.is_end_bad))
        self.view.show_bad_days(name for name, is_bad in bad if is_bad)
        if span.is_start_bad or span.is_end_bad:
            return None
        return AuditQuery(
            since=span.start,
            before=span.end + timedelta(seconds=1) if span.end is not None else None,
            associate_id=AssociateId(values[WHO]) if values[WHO] else None,
            act=Act(values[ACT]) if values[ACT] else None,
        )

    def _on_more(self) -> None:
        self._tasks.restart(READ, self._read_on())

    async def _read_on(self) -> None:
        query, offset = self._query, len(self._entries)
        self._take(
            await self._guarded(
                lambda: self._services.audit.page(query, limit=PAGE + 1, offset=offset)
            )
        )

    def _take(self, entries: Sequence[AuditEntry]) -> None:
        """One more than a page is asked for: it tells whether there are more."""
        self._entries += entries[:PAGE]
        lines = [_line(number, entry) for number, entry in enumerate(self._entries)]
        self.view.show_lines(lines, has_more=len(entries) > PAGE)

    async def _guarded(
        self, read: Callable[[], Awaitable[Sequence[AuditEntry]]]
    ) -> Sequence[AuditEntry]:
        try:
            return await read()
        except SupervisorNeededError:
            self.view.show_supervisor_needed()
        except Fault as fault:
            self.view.show_fault(fault)
        return ()

    def _on_export(self) -> None:
        if not self._tasks.is_running(EXPORT):
            self._tasks.spawn(EXPORT, self._export())

    async def _export(self) -> None:
        query = self._asked()
        if query is None:
            return
        self.view.set_busy(is_busy=True)
        try:
            path = await self._services.audit.export(query)
        except SupervisorNeededError:
            self.view.show_supervisor_needed()
        except Fault as fault:
            self.view.show_fault(fault)
        else:
            self.view.show_exported(str(path))
        finally:
            self.view.set_busy(is_busy=False)


def _as_of(query: AuditQuery, entries: Sequence[AuditEntry]) -> AuditQuery:
    """The same question for the pages that follow: what is done meanwhile moves no page on."""
    if not entries:
        return query
    return replace(query, before=entries[0].at + timedelta(microseconds=1))


def _line(number: int, entry: AuditEntry) -> ActLine:
    return ActLine(
        name=str(number),
        at=formats.moment_words(entry.at),
        what=act_words(entry.act),
        detail=detail_words(entry.detail),
        who=entry.associate_name or entry.associate_id,
        whom=whom_words(entry.customer),
        tone=Tone.BAD if entry.act in _REFUSED else None,
    )
