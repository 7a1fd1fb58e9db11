"""Drives the tickets of the open customer: reads, narrows, raises, and prints a slip."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from app.domain.customer import CustomField
from app.domain.faults import ServerFault
from app.domain.handout import Handout
from app.domain.organisation import FieldSpec
from app.domain.registration import FormValues
from app.domain.ticket import (
    OPEN,
    Ticket,
    TicketEntry,
    TicketPriority,
    TicketSource,
    TicketType,
)
from app.services.records import Listed
from app.services.records_overlay import TicketRow
from app.services.records_parts import TICKETS
from app.services.writing import subject_of
from app.settings.declarations import store_zone
from app.support.local_zone import local_zone
from app.ui.formats import moment_words
from app.ui.late_tabs import TabContext
from app.ui.navigation import TabName
from app.ui.pages import customer_ticket_form as form
from app.ui.pages.customer_records_words import shown_words
from app.ui.pages.customer_tickets import CODE, DEPARTMENT, FROM, STATUS, TO, TicketsView
from app.ui.presenters.customer_form import CardForm
from app.ui.presenters.customer_lines import ticket_line
from app.ui.presenters.customer_record_tab import RecordTab
from app.ui.presenters.customer_ticket_filter import TicketFilter, read_filter, wanted_rows
from app.ui.presenters.slip_printer import SlipPrinter
from app.ui.printing import Slip

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey
    from app.services.cards import Card

translate = QCoreApplication.translate

FORM = "ticket"
PAUSE_S = 0.4
"""After the last key stroke in a filter: then the server is asked."""


class TicketsTab(RecordTab):
    """What is here is narrowed at once; the server is asked as well, for what is not."""

    def __init__(self, view: TicketsView, context: TabContext) -> None:
        super().__init__(view, name=TabName.TICKETS, context=context)
        self._view = view
        self._listed: Listed[TicketRow] = Listed()
        self._found: tuple[Ticket, ...] | None = None
        self._find_fault: ServerFault | None = None
        self._card: Card | None = None
        self._specs: tuple[FieldSpec, ...] = ()
        self._form = CardForm(
            form=FORM,
            view=view.form,
            services=context.services,
            tasks=context.tasks,
            save=self._save,
        )
        self._slips = SlipPrinter(
            handout=Handout.TICKET,
            parent=view,
            handouts=context.services.handouts,
            tasks=context.tasks,
            say=view.printed.say,
        )
        view.form.changed.connect(self._form.touch)
        view.form.submit_requested.connect(self._form.submit)
        view.filtered.connect(self._on_filtered)
        view.print_requested.connect(self._on_print)

    async def read(self, key: "CustomerKey") -> None:
        visit = self.visit
        listed = await self._services.records.tickets(key)
        card = await self._services.lookup.card(key)
        rules = await self._services.registration.rules()
        if self.is_current(visit):
            self._listed, self._card, self._specs = listed, card, rules.custom_fields
            self.paint()

    async def ask(self, key: "CustomerKey") -> None:
        await self._services.records.refresh(key, TICKETS)

    def paint(self) -> None:
        view, wanted, rows = self._view, self._filter(), self._listed.rows
        shown = wanted_rows(rows, wanted, self._found)
        view.show_lines([ticket_line(row) for row in shown])
        view.show_bad_days(wanted.bad_days)
        view.card.show_summary(shown_words(len(shown), max(len(rows), len(shown))))
        self._offer_words(rows)
        view.form.set_custom(_specs(self._specs, rows))
        self.paint_card(
            view.card,
            fetched_at=self._listed.fetched_at,
            rows=len(shown),
            is_local_only=self._card is not None and self._card.is_local_only,
            is_narrowed=not wanted.is_open,
            fault=self._find_fault,
        )

    def forget(self) -> None:
        self._tasks.cancel(self._task("find"))
        self._listed, self._found, self._card = Listed(), None, None
        self._find_fault = None
        self._form.close()
        self._view.clear()

    def show(self, key: "CustomerKey") -> None:
        super().show(key)
        self._form.open(key)

    def hide(self) -> None:
        super().hide()
        self._form.leave()

    def rename(self, key: "CustomerKey") -> None:
        super().rename(key)
        self._form.rename(key)

    def refresh(self) -> None:
        super().refresh()
        self._find(pause_s=0)

    def take_key(self, *, was_seen: bool) -> None:
        """The key leads to the form; there, with a subject in it, it raises the ticket."""
        if was_seen and self._view.form.is_writing:
            self._form.submit()
        else:
            self.lead_in()

    def lead_in(self) -> None:
        self._view.open_form()
        self._view.form.focus_first()

    async def flush(self) -> None:
        await self._form.flush()

    def stop(self) -> None:
        super().stop()
        self._view.blockSignals(True)
        self._form.stop()

    def _offer_words(self, rows: tuple[TicketRow, ...]) -> None:
        """Departments and statuses of the tickets that are here can be picked."""
        tickets = [row.ticket or row.entry for row in rows]
        statuses = sorted({OPEN, *(each.status for each in tickets if each is not None)} - {""})
        departments = sorted({each.department for each in tickets if each is not None} - {""})
        self._view.set_seen_words(statuses, departments)
        self._view.form.set_words(form.STATUS, statuses)
        self._view.form.set_words(form.DEPARTMENT, departments)

    def _filter(self) -> TicketFilter:
        settings = self._services.preferences.settings
        zone = store_zone(settings) or local_zone(self._services.clock.now())
        return read_filter(self._view.filter_values(), zone)

    def _on_filtered(self, name: str) -> None:
        self._found = None
        self.paint()
        is_typed = name in {FROM, TO, CODE, STATUS, DEPARTMENT}
        self._find(pause_s=PAUSE_S if is_typed else 0)

    def _find(self, *, pause_s: float) -> None:
        self._tasks.cancel(self._task("find"))
        self._find_fault = None
        if self._key is not None and not self._filter().is_open:
            self._tasks.restart(self._task("find"), self._ask_for(self._key, pause_s))

    async def _ask_for(self, key: "CustomerKey", pause_s: float) -> None:
        visit, wanted = self.visit, self._filter()
        if pause_s:
            await self._services.clock.sleep(pause_s)
        try:
            found = await self._services.records.find_tickets(key, wanted.query)
        except ServerFault as fault:
            found = None
            self._find_fault = fault if self._services.connection.status.is_answering else None
        if self.is_current(visit) and wanted == self._filter():
            self._found = found
            self.paint()

    async def _save(self, card: "Card", values: FormValues, token: str) -> object:
        source, kind = values.get(form.REPORTED_FROM, ""), values.get(form.TYPE, "")
        entry = TicketEntry(
            whom=subject_of(card).whom,
            subject=values.get(form.SUBJECT, "").strip(),
            message=values.get(form.MESSAGE, "").strip(),
            status=values.get(form.STATUS, OPEN).strip() or OPEN,
            priority=TicketPriority(values.get(form.PRIORITY, TicketPriority.MEDIUM)),
            department=values.get(form.DEPARTMENT, "").strip(),
            source=TicketSource(source) if source else None,
            type=TicketType(kind) if kind else None,
            custom_fields=_custom_fields(values),
        )
        return await self._services.writing.raise_ticket(card, entry, token=token)

    # The slip.

    def _on_print(self) -> None:
        line, key = self._view.chosen, self._key
        if line is None or not line.code or key is None:
            return
        slip = Slip(
            title=translate("tickets", "Ticket"),
            code=line.code,
            lines=tuple(
                (what, value)
                for what, value in (
                    (translate("tickets", "For"), self._card.customer.name if self._card else ""),
                    (translate("tickets", "Subject"), line.subject),
                    (translate("tickets", "What happened"), line.message),
                    (translate("tickets", "Status"), line.status),
                    (translate("tickets", "Department"), line.department),
                    (translate("tickets", "Raised"), line.when),
                )
                if value
            ),
            foot=translate("tickets", "Printed {time}. Please keep this slip.").format(
                time=moment_words(self._services.clock.now())
            ),
            is_mirrored=self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft,
        )
        visit = self.visit
        self._slips.give(key, slip, lambda: self.is_current(visit))


def _specs(own: tuple[FieldSpec, ...], rows: tuple[TicketRow, ...]) -> tuple[FieldSpec, ...]:
    """The organisation's fields, and others that tickets of this customer have. None is filled in
    by itself, and none must be: those rules are for registrations.
    """
    specs = {spec.name: replace(spec, default="", is_mandatory=False) for spec in own}
    for row in rows:
        for field in row.ticket.custom_fields if row.ticket is not None else ():
            specs.setdefault(field.name, FieldSpec(name=field.name, label=""))
    return tuple(specs.values())


def _custom_fields(values: Mapping[str, str]) -> tuple[CustomField, ...]:
    return tuple(
        CustomField(name=name.removeprefix(form.CUSTOM), values=tuple(text.split("\n")))
        for name, text in values.items()
        if name.startswith(form.CUSTOM) and text.strip()
    )
