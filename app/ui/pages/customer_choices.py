"""On the overview: what the customer prefers, and which messages they want."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal

from app.domain.organisation import FieldSpec
from app.domain.subscription import SubscriptionStatus
from app.ui.pages.customer_choices_words import NEW_NAME, NEW_VALUE, status_words
from app.ui.pages.customer_write_card import WriteCard
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.columns import settle_around
from app.ui.widgets.custom_field_editor import (
    FieldEditor,
    custom_editor,
    text_editor,
)
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.text_edit import LineEdit
from app.ui.widgets.typed_fields import TypedField, TypedFields

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesField:
    """Messages of one channel and kind. `name` is the field's; those that this till cannot switch
    are only shown.
    """

    name: str
    label: str
    is_fixed: bool = False


class ChoiceCard(WriteCard):
    """`<prefix>_refresh` asks the server, which nobody does unasked: a scan is to cost one call."""

    refresh_requested: ClassVar[Signal] = Signal()

    def __init__(self, prefix: str, *, columns: int) -> None:
        self.refresh = Button("", kind=ButtonKind.QUIET, icon="refresh")
        self.refresh.setObjectName(f"{prefix}_refresh")
        super().__init__(prefix, TypedFields(prefix, columns=columns), self.refresh)
        self.refresh.clicked.connect(self.refresh_requested)

    def word(self) -> None:
        super().word()
        self.refresh.setText(translate("choices", "Ask the server"))

    def set_asking(self, is_asking: bool) -> None:
        """The button rests while the server is asked; nothing else moves."""
        self.refresh.setEnabled(not is_asking)

    def show_base(self, values: Mapping[str, str], states: Mapping[str, str]) -> None:
        """What is known by now, but where somebody types, with where a saved change is."""
        self.fields.set_base(values)
        self.fields.set_remarks(states)
        self.show_touched()
        settle_around(self)


class PreferencesCard(ChoiceCard):
    """A field for each preference, and a pair for one that is not among them."""

    def __init__(self) -> None:
        super().__init__("preferences", columns=2)
        self.show_fields(())
        self.word()

    def word(self) -> None:
        super().word()
        self.set_title(translate("choices", "Preferences"))

    def show_fields(self, specs: Sequence[FieldSpec]) -> None:
        known = [
            TypedField(
                name=spec.name, label=spec.label, make=partial(custom_editor, spec), kind=spec
            )
            for spec in specs
        ]
        new = (
            TypedField(name=NEW_NAME, label=translate("choices", "Another one"), make=_line),
            TypedField(name=NEW_VALUE, label=translate("choices", "Its value"), make=_line),
        )
        self.fields.show_fields((*known, *new))


class SubscriptionsCard(ChoiceCard):
    """A switch for each channel and kind of message."""

    def __init__(self) -> None:
        super().__init__("subscriptions", columns=1)
        self.word()

    def word(self) -> None:
        super().word()
        self.set_title(translate("choices", "Messages wanted"))

    def show_fields(self, rows: Sequence[MessagesField]) -> None:
        self.fields.show_fields(
            [
                TypedField(
                    name=row.name,
                    label=row.label,
                    make=partial(_switch, is_fixed=row.is_fixed),
                    kind=row.is_fixed,
                )
                for row in rows
            ]
        )


def _line() -> FieldEditor:
    return text_editor(LineEdit())


def _switch(*, is_fixed: bool) -> FieldEditor:
    if is_fixed:
        field = LineEdit()
        field.setReadOnly(True)
        return text_editor(field)
    box = SegmentedBox()
    for status in (SubscriptionStatus.SUBSCRIBED, SubscriptionStatus.UNSUBSCRIBED):
        box.addItem(status_words(status), status.value)
    # Nothing is chosen for the customer: where the server has nothing, neither side is on.
    box.setCurrentIndex(-1)
    return FieldEditor(
        box,
        read=lambda: str(box.currentData() or ""),
        write=lambda text: box.setCurrentIndex(box.findData(text)),
        on_change=box.currentIndexChanged,
    )
