"""Drives the notes of the open customer: reads, narrows, writes and corrects them."""

from typing import TYPE_CHECKING

from app.domain.associate import Associate, AssociateId
from app.domain.note import NoteId
from app.domain.op import OpId
from app.domain.registration import FormValues
from app.ui.late_tabs import TabContext
from app.ui.navigation import TabName
from app.ui.pages.customer_notes import ASIDE, CORRECTS, REPLACES, TEXT, NotesView
from app.ui.pages.customer_records_words import shown_words
from app.ui.presenters.customer_form import CardForm
from app.ui.presenters.customer_lines import note_line
from app.ui.presenters.customer_record_tab import RecordTab

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey
    from app.services.cards import Card
    from app.services.records import Listed
    from app.services.records_overlay import NoteRow

FORM = "note"


class NotesTab(RecordTab):
    """A note is written under the name of whoever stands at the till, and corrected by them."""

    def __init__(self, view: NotesView, context: TabContext) -> None:
        super().__init__(view, name=TabName.NOTES, context=context)
        self._view = view
        self._listed: Listed[NoteRow] | None = None
        self._associates: tuple[Associate, ...] = ()
        self._is_local_only = False
        self._form = CardForm(
            form=FORM,
            view=view,
            services=context.services,
            tasks=context.tasks,
            save=self._save,
            on_settled=self._on_settled,
        )
        view.changed.connect(self._form.touch)
        view.add_requested.connect(self._form.submit)
        view.edit_requested.connect(self._on_edit)
        view.cancel_requested.connect(self._on_cancel)
        view.filtered.connect(self.paint)
        self._stops.append(context.services.session.listen(self._on_session))

    async def read(self, key: "CustomerKey") -> None:
        visit = self.visit
        associates = await self._services.session.associates()
        listed = await self._services.records.notes(key, [each.id for each in associates])
        card = await self._services.lookup.card(key)
        if self.is_current(visit):
            self._associates, self._listed = associates, listed
            self._is_local_only = card is not None and card.is_local_only
            self.paint()

    async def ask(self, key: "CustomerKey") -> None:
        # One's own come first: they are the ones that can be corrected.
        ids = sorted((each.id for each in self._associates), key=lambda one: one != self._me)
        await self._services.records.refresh_notes(key, ids)

    def paint(self) -> None:
        view, listed = self._view, self._listed
        rows = listed.rows if listed is not None else ()
        names = {each.id: each.name for each in self._associates}
        view.show_associates([(name, one) for one, name in names.items()])
        wanted = view.associate
        shown = [row for row in rows if wanted in ("", row.associate_id)]
        view.show_lines([note_line(row, names, self._me) for row in shown])
        view.card.show_summary(shown_words(len(shown), len(rows)))
        self.paint_card(
            view.card,
            fetched_at=listed.fetched_at if listed is not None else None,
            rows=len(shown),
            is_local_only=self._is_local_only,
            is_narrowed=len(shown) < len(rows),
        )

    def forget(self) -> None:
        self._listed = None
        self._is_local_only = False
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

    def take_key(self, *, was_seen: bool) -> None:
        """The key leads to the text; there, with words in it, it saves them."""
        if was_seen and self._view.is_writing:
            self._form.submit()
        else:
            self.lead_in()

    def lead_in(self) -> None:
        self._view.focus_text()

    async def flush(self) -> None:
        await self._form.flush()

    def stop(self) -> None:
        super().stop()
        self._view.blockSignals(True)
        self._form.stop()

    @property
    def _me(self) -> AssociateId | None:
        associate = self._services.session.associate
        return associate.id if associate is not None else None

    async def _save(self, card: "Card", values: FormValues, token: str) -> object:
        writing, text = self._services.writing, values.get(TEXT, "").strip()
        if corrects := values.get(CORRECTS, ""):
            return await writing.correct_note(card, NoteId(corrects), text, token=token)
        replaces = values.get(REPLACES, "")
        return await writing.add_note(
            card, text, token=token, replacing=OpId(replaces) if replaces else None
        )

    def _on_settled(self, values: FormValues) -> None:
        """The new note that was set aside for a correction comes back."""
        if aside := values.get(ASIDE, ""):
            self._show({TEXT: aside})

    def _on_edit(self) -> None:
        line, values = self._view.chosen, self._view.values()
        if line is None or line.why_fixed:
            return
        aside = values.get(ASIDE if self._view.is_correcting else TEXT, "")
        self._show(
            {TEXT: line.text, CORRECTS: line.corrects, REPLACES: line.replaces, ASIDE: aside}
        )
        self._view.focus_text()

    def _on_cancel(self) -> None:
        self._view.notice.clear()
        self._show({TEXT: self._view.values().get(ASIDE, "")})
        self._view.focus_text()

    def _show(self, values: FormValues) -> None:
        self._view.fill(values)
        self._form.touch()

    def _on_session(self) -> None:
        """What is one's own is another's by now."""
        if self._key is not None:
            self.paint()
