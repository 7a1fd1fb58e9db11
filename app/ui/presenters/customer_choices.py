"""Drives what a customer prefers and which messages they want, on the overview.

What is here shows at once. The server is asked when somebody comes to these cards, or wants it:
a scan costs one call, and most customers leave without a word on their preferences.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.codes import CALL_MISSING_CODES
from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.customer import CustomField, identifier_of
from app.domain.faults import RefusedFault, ServerFault
from app.domain.op import Op
from app.domain.preferences import PreferencesChange
from app.domain.registration import FormValues
from app.domain.subscription import (
    Channel,
    MessageKind,
    Subscription,
    SubscriptionChange,
    SubscriptionStatus,
)
from app.domain.write_problem import WriteError, WriteProblem
from app.services.records_parts import PREFERENCES, SUBSCRIPTIONS
from app.services.writing import subject_of
from app.ui.formats import age_words
from app.ui.late_tabs import TabContext
from app.ui.pages.customer_choices import (
    ChoiceCard,
    MessagesField,
    PreferencesCard,
    SubscriptionsCard,
)
from app.ui.pages.customer_choices_words import (
    NEW_NAME,
    NEW_VALUE,
    messages_words,
    preference_specs,
    status_words,
)
from app.ui.presenters.customer_form import CardForm
from app.ui.wording import fault_sentence, state_words, why_words

if TYPE_CHECKING:
    from datetime import datetime

    from app.domain.customer import CustomerKey
    from app.services.cards import Card
    from app.services.records import Listed, Overview
    from app.services.records_overlay import PreferencesView, SubscriptionRow

translate = QCoreApplication.translate

STANDARD = tuple(
    Subscription(channel=channel, kind=kind) for channel in Channel for kind in MessageKind
)
"""What can be switched for everybody, listed by the server or not."""


class _Choices:
    """What both cards do alike. `_part` names the part of the records."""

    def __init__(self, *, view: ChoiceCard, context: TabContext) -> None:
        self._view = view
        self._services = context.services
        self._tasks = context.tasks
        self._paint_hold = context.paint_hold
        self._key: CustomerKey | None = None
        self._fault: ServerFault | None = None
        self._has_asked = False
        self._was_read = False
        self._form = CardForm(
            form=view.prefix,
            view=view,
            services=context.services,
            tasks=context.tasks,
            save=self._save,
            on_settled=self._on_settled,
        )
        view.fields.changed.connect(self._on_changed)
        view.save_requested.connect(self._form.submit)
        view.undo_requested.connect(self._on_undo)
        view.refresh_requested.connect(self.ask)
        self._is_seen = False
        self._paint_hold.ending.connect(self._blank_unread)
        self._stops = [context.services.connection.listen(self._on_line)]

    # What each kind of choice does for itself. A QObject's metaclass leaves no room for ABC's.

    async def _read(self, key: "CustomerKey") -> None:
        """Read what is here, and paint it."""
        raise NotImplementedError

    def _paint_of(self, found: "Overview") -> None:
        """Paint its part of what was read."""
        raise NotImplementedError

    async def _refresh(self, key: "CustomerKey") -> None:
        """Ask the server; what it says is kept."""
        raise NotImplementedError

    async def _save(self, card: "Card", values: FormValues, token: str) -> None:
        """Hand what was chosen to the outbox."""
        raise NotImplementedError

    def _blank(self) -> None:
        """Nothing of the last customer stays in sight."""
        raise NotImplementedError

    def show(self, key: "CustomerKey") -> None:
        """In sight; the overview reads what is here with the rest, and gives it to `take`."""
        self._key = key
        self._is_seen = True
        self._on_line(self._services.connection.status)

    def hide(self) -> None:
        self._is_seen = False
        self._form.leave()

    def take(self, key: "CustomerKey", found: "Overview") -> None:
        """What is here now, as it was read for this customer."""
        if self._key == key:
            self._paint_of(found)
            self._was_read = True
            self._form.open(key)

    def read(self) -> None:
        """What is here now, of these choices alone."""
        if self._key is not None:
            self._tasks.restart(self._task("read"), self._read(self._key))

    def ask(self) -> None:
        """What the server says now."""
        if self._key is not None and not self._tasks.is_running(self._task("ask")):
            self._tasks.restart(self._task("ask"), self._ask(self._key))

    def ask_once(self) -> None:
        """Somebody looks at the card: what the server says, unless it was asked for already."""
        if self._key is not None and not self._has_asked:
            self.ask()

    def rename(self, key: "CustomerKey") -> None:
        if self._key is not None:
            self._key = key
            self._form.rename(key)

    def close(self) -> None:
        self._leave()
        self._blank_all()

    def give_way(self) -> None:
        if self.is_typed_into:
            self.close()  # what is typed stays where it is when values come
        else:
            self._leave()

    def _leave(self) -> None:
        self._tasks.cancel(self._task("read"))
        self._tasks.cancel(self._task("ask"))
        self._key = self._fault = None
        self._has_asked = self._was_read = False
        self._form.close()
        self._view.set_asking(False)

    def _blank_unread(self) -> None:
        if self._key is not None and not self._was_read:
            self._blank_all()

    def _blank_all(self) -> None:
        self._blank()
        self._view.set_right("")
        self._view.set_words("")

    async def flush(self) -> None:
        await self._form.flush()

    def stop(self) -> None:
        self._form.stop()
        while self._stops:
            self._stops.pop()()

    @property
    def is_typed_into(self) -> bool:
        return bool(self._view.fields.touched)

    def submit(self) -> None:
        self._form.submit()

    async def _ask(self, key: "CustomerKey") -> None:
        self._has_asked = True
        self._view.set_asking(True)
        try:
            await self._refresh(key)
        except ServerFault as fault:
            if self._key is not None:
                self._fault = fault
        else:
            self._fault = None
        finally:
            self._view.set_asking(False)
        if self._key is not None:
            await self._read(self._key)

    def _say(self, fetched_at: "datetime | None", ops: tuple[Op, ...]) -> None:
        """How old it is, and what is in the way of a newer one."""
        now = self._services.clock.now()
        self._view.set_right(age_words(fetched_at, now) if fetched_at is not None else "")
        words = [why_words(op) for op in ops if op.needs_person]
        is_unknown = self._key is not None and identifier_of(self._key) is None
        fault = self._fault
        if isinstance(fault, RefusedFault) and fault.code in CALL_MISSING_CODES:
            words.append(translate("choices", "This server does not keep them."))
        elif fault is not None:
            words.append(fault_sentence(fault))
        elif is_unknown:
            words.append(
                translate("choices", "What the server has of them is known once they were sent.")
            )
        elif fetched_at is None:
            words.append(translate("choices", "Not on this till yet: ask the server for them."))
        self._view.refresh.setVisible(not is_unknown)
        self._view.set_words(" ".join(words))

    def _on_line(self, status: ConnectionStatus) -> None:
        """What could not be asked while the line was down is asked once it is back."""
        is_owed = self._fault is not None and not isinstance(self._fault, RefusedFault)
        if self._is_seen and is_owed and status.state is ConnectionState.ONLINE:
            self.ask()

    def _on_changed(self, name: str) -> None:
        self._form.touch()

    def _on_undo(self) -> None:
        self._view.fill({})
        self._view.notice.clear()
        self._form.touch()

    def _on_settled(self, values: FormValues) -> None:
        self.read()

    def _task(self, what: str) -> str:
        return f"customer: {self._view.prefix}: {what}"


class PreferencesPresenter(_Choices):
    """The preferences: what the organisation's names for them are, only the server knows."""

    def __init__(self, *, view: PreferencesCard, context: TabContext) -> None:
        super().__init__(view=view, context=context)
        self._card_view = view

    async def _read(self, key: "CustomerKey") -> None:
        found = await self._services.records.preferences(key)
        if self._key == key:
            self._paint(found)

    async def _refresh(self, key: "CustomerKey") -> None:
        await self._services.records.refresh(key, PREFERENCES)

    def _paint_of(self, found: "Overview") -> None:
        self._paint(found.preferences)

    def _paint(self, found: "PreferencesView") -> None:
        fields = found.preferences.fields
        states: dict[str, str] = {}
        for op in found.ops:
            if isinstance(op.payload, PreferencesChange) and not op.needs_person:
                names = [field.name for field in op.payload.fields]
                states |= dict.fromkeys(names, state_words(op)[0])
        self._card_view.show_fields(preference_specs(fields))
        self._view.show_base({field.name: "\n".join(field.values) for field in fields}, states)
        self._say(found.fetched_at, found.ops)

    def _blank(self) -> None:
        self._card_view.show_fields(())
        self._view.show_base({}, {})

    async def _save(self, card: "Card", values: FormValues, token: str) -> None:
        touched = self._view.fields.touched
        name, value = touched.pop(NEW_NAME, "").strip(), touched.pop(NEW_VALUE, "")
        if name:
            touched[name] = value
        elif value.strip():
            raise WriteError(WriteProblem.FIELD_WITHOUT_NAME)
        change = PreferencesChange(
            whom=subject_of(card).whom,
            fields=tuple(
                CustomField(name=name, values=_lines(text)) for name, text in touched.items()
            ),
        )
        await self._services.writing.set_preferences(card, change, token=token)
        self._view.fields.settle()


class SubscriptionsPresenter(_Choices):
    """The messages wanted: one write for each switch that was moved."""

    def __init__(self, *, view: SubscriptionsCard, context: TabContext) -> None:
        super().__init__(view=view, context=context)
        self._card_view = view
        self._rows: dict[str, Subscription] = {}

    async def _read(self, key: "CustomerKey") -> None:
        found = await self._services.records.subscriptions(key)
        if self._key == key:
            self._paint(found)

    async def _refresh(self, key: "CustomerKey") -> None:
        await self._services.records.refresh(key, SUBSCRIPTIONS)

    def _paint_of(self, found: "Overview") -> None:
        self._paint(found.subscriptions)

    def _paint(self, found: "Listed[SubscriptionRow]") -> None:
        listed = {_name(row.subscription): row for row in found.rows}
        shown = {_name(each): each for each in STANDARD}
        kinds = {(row.subscription.channel, row.subscription.kind) for row in found.rows}
        # A scope of its own takes the place of the general one.
        shown = {name: one for name, one in shown.items() if (one.channel, one.kind) not in kinds}
        rows = shown | {name: row.subscription for name, row in listed.items()}
        self._rows = dict(sorted(rows.items(), key=lambda pair: _order(pair[1])))
        self._card_view.show_fields(
            [
                MessagesField(name=name, label=messages_words(one), is_fixed=not _is_known(one))
                for name, one in self._rows.items()
            ]
        )
        states, ops = self._states(found)
        self._view.show_base({name: _value(one) for name, one in self._rows.items()}, states)
        self._say(found.fetched_at, ops)

    def _states(self, found: "Listed[SubscriptionRow]") -> tuple[dict[str, str], tuple[Op, ...]]:
        """Beside each switch where a saved change is, or that nothing was said yet."""
        states = {}
        if found.fetched_at is not None:
            not_set = SubscriptionStatus.NOT_SET
            states = {
                name: status_words(not_set)
                for name, one in self._rows.items()
                if one.status == not_set
            }
        ops = {_name(row.subscription): row.op for row in found.rows if row.op is not None}
        return states | {name: state_words(op)[0] for name, op in ops.items()}, tuple(ops.values())

    def _blank(self) -> None:
        self._rows = {}
        self._view.show_base({}, {})

    async def _save(self, card: "Card", values: FormValues, token: str) -> None:
        touched = self._view.fields.touched
        if not touched:
            raise WriteError(WriteProblem.NOTHING_TO_CHANGE)
        for name, status in touched.items():
            one = self._rows[name]
            change = SubscriptionChange(
                whom=subject_of(card).whom,
                channel=Channel(one.channel),
                kind=MessageKind(one.kind),
                scope=one.scope,
                is_subscribed=status == SubscriptionStatus.SUBSCRIBED,
            )
            await self._services.writing.switch_messages(card, change, token=f"{token}-{name}")
        self._view.fields.settle()


def _name(one: Subscription) -> str:
    parts = (one.channel, one.kind, one.scope)
    return "_".join(part.lower() for part in parts if part)


def _order(one: Subscription) -> tuple[bool, str, str, str]:
    return not _is_known(one), one.channel, one.kind, one.scope


def _is_known(one: Subscription) -> bool:
    return one.channel in set(Channel) and one.kind in set(MessageKind)


def _value(one: Subscription) -> str:
    if not _is_known(one):
        return status_words(one.status)
    return "" if one.status == SubscriptionStatus.NOT_SET else one.status


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
