"""Drives the profile tab: the customer with what waits here, and edits that send what was touched.

News of the server, or of this till, never take away what is half-typed.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.audit import Act, Detail, DetailKind
from app.domain.changes import ChangeSet
from app.domain.op import OpState
from app.domain.organisation import DEFAULT_RULES, FieldSpec, RegistrationRules
from app.domain.phone import read_phone
from app.domain.profile_form import (
    Lock,
    ProfileReview,
    begun_customer,
    form_specs,
    locks,
    profile_values,
    review_profile,
)
from app.domain.registration import FormValues
from app.domain.registration_review import required_fields
from app.domain.write_problem import WriteError, WriteProblem
from app.services.writing import subject_of
from app.ui.late_tabs import TabContext
from app.ui.navigation import PageName
from app.ui.pages.customer_profile import ProfileView
from app.ui.pages.customer_profile_words import change_states, clash_words
from app.ui.pages.customer_view import CardView
from app.ui.presenters.customer_form import CardForm
from app.ui.presenters.customer_identity import IdentityPresenter
from app.ui.presenters.customer_tab import CustomerTab
from app.ui.presenters.register_judgement import remarks_to_show
from app.ui.tone import Tone

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey
    from app.services.cards import Card
    from app.services.records_overlay import ProfileView as Profile

translate = QCoreApplication.translate

LOAD = "customer: profile"


class CustomerProfileTab(CustomerTab):
    """Reads anew whenever it comes into sight and whenever something of the customer changes."""

    def __init__(self, *, view: ProfileView, context: TabContext) -> None:
        super().__init__(view)
        self._view = view
        self._card_view = view.profile
        self._services = context.services
        self._tasks = context.tasks
        self._show_page = context.show_page
        self._key: CustomerKey | None = None
        self._card: Card | None = None
        self._profile: Profile | None = None
        self._rules: RegistrationRules = DEFAULT_RULES
        self._specs: tuple[FieldSpec, ...] = ()
        self._left: set[str] = set()
        self._was_pressed = False
        self._is_led_in = False
        self._form = CardForm(
            form="profile",
            view=self._card_view,
            services=context.services,
            tasks=context.tasks,
            save=self._save,
            on_settled=self._on_settled,
            is_by_field=True,
        )
        self._identity = IdentityPresenter(view=view.identity, context=context)
        card = self._card_view
        card.fields.changed.connect(self._on_changed)
        card.fields.left.connect(self._on_left)
        card.save_requested.connect(self._on_save)
        card.undo_requested.connect(self._on_undo)
        card.uncovered.connect(self._on_uncovered)
        view.save_key_pressed.connect(self._on_save_key)
        self._stops = [self._services.changes.listen(self._on_organisation)]

    # What the page tells (see `CustomerTab`).

    def show(self, key: "CustomerKey") -> None:
        self._key = key
        self._load(key)
        self._identity.show(key)

    def hide(self) -> None:
        self._is_led_in = False
        self._form.leave()
        self._identity.hide()

    def rename(self, key: "CustomerKey") -> None:
        if self._key is None:
            return
        self._key = key
        if self._profile is not None:
            self._form.rename(key)
        self._identity.rename(key)

    def take_view(self, view: CardView) -> None:
        self._card_view.set_revealed(view.is_revealed)
        self._card_view.set_right(view.age)
        self._identity.set_revealed(view.is_revealed)

    def take_change(self, change: ChangeSet) -> None:
        if self._key is not None:
            self._load(self._key)
            self._identity.take_change()

    def lead_in(self) -> None:
        self._is_led_in = True
        self._focus_first()

    def close(self) -> None:
        self._tasks.cancel(LOAD)
        self._is_led_in = False
        self._key = self._card = self._profile = None
        self._left.clear()
        self._was_pressed = False
        self._form.close()
        self._identity.close()
        self._card_view.forget()

    async def flush(self) -> None:
        await self._form.flush()
        await self._identity.flush()

    def stop(self) -> None:
        self._form.stop()
        self._identity.stop()
        while self._stops:
            self._stops.pop()()

    # Reading.

    def _load(self, key: "CustomerKey") -> None:
        self._tasks.restart(LOAD, self._read(key))

    async def _read(self, key: "CustomerKey") -> None:
        rules = await self._services.registration.rules()
        profile = await self._services.records.profile(key)
        card = await self._services.lookup.card(key)
        if self._key != key or profile is None or card is None:
            return
        self._card, self._profile, self._rules = card, profile, rules
        self._specs = form_specs(profile.customer, rules.custom_fields)
        self._paint()
        self._form.open(key)
        self._identity.take_card(card)
        self._focus_first()

    def _paint(self) -> None:
        profile, card = self._profile, self._card_view
        if profile is None:
            return
        card.show_specs(self._specs, required=required_fields(self._rules))
        card.show_base(profile_values(profile.customer, self._specs), self._locks())
        card.show_remarks(self._locks(), change_states(profile, card.fields.overtaken))
        self._judge()
        words = clash_words(profile.ops)
        card.clash.say(
            words,
            tone=Tone.BAD,
            action_text=translate("profile", "Decide") if words else "",
            action=self._on_decide if words else None,
        )

    def _locks(self) -> dict[str, Lock]:
        """An edit of somebody of whom nothing was sent yet goes into the registration itself."""
        card, profile = self._card, self._profile
        if card is None or profile is None or _is_amendable(card):
            return {}
        return locks(profile.customer, self._rules, subject_of(card).whom)

    def _focus_first(self) -> None:
        """To the first field, once there is one."""
        if self._is_led_in and self._profile is not None:
            self._is_led_in = False
            self._card_view.fields.focus_field(self._card_view.fields.names[0])

    # Editing.

    def _on_changed(self, name: str) -> None:
        self._form.touch()
        self._judge()

    def _on_left(self, name: str) -> None:
        self._left.add(name)
        fields = self._card_view.fields
        typed = fields.touched.get(name, "")
        if name == "mobile" and typed.strip():
            shown = read_phone(typed, country=self._country).shown
            if shown and shown != typed:
                fields.set_value(name, shown)
        self._judge()

    def _on_save(self) -> None:
        self._was_pressed = True
        found = self._judge()
        if found.refusal is not None:
            self._card_view.notice.say_refused(found.refusal)
            return
        if found.change is None:
            self._card_view.show_incomplete()
            wrong = {problem.field for problem in found.problems if not problem.is_warning}
            first = next((name for name in self._card_view.fields.names if name in wrong), None)
            if first is not None:
                self._card_view.fields.focus_field(first)
            return
        self._form.submit()

    def _on_save_key(self) -> None:
        """Ctrl+S saves what is typed, in whichever of the two forms that is."""
        if self._identity.is_typed_into and not self._card_view.fields.touched:
            self._identity.submit()
        else:
            self._on_save()

    def _on_undo(self) -> None:
        self._card_view.fill({})
        self._left.clear()
        self._was_pressed = False
        self._card_view.notice.clear()
        self._form.touch()
        self._paint()

    def _judge(self) -> ProfileReview:
        """Say what is wrong, as far as it is time to."""
        card = self._card
        touched = self._card_view.fields.touched
        if card is None:
            return ProfileReview()
        found = self._review(card, touched)
        self._card_view.show_problems(
            remarks_to_show(found.problems, touched, left=self._left, was_pressed=self._was_pressed)
        )
        return found

    def _review(self, card: "Card", touched: FormValues) -> ProfileReview:
        return review_profile(
            touched,
            whom=subject_of(card).whom,
            specs=self._specs,
            rules=self._rules,
            country=self._country,
        )

    async def _save(self, card: "Card", values: FormValues, token: str) -> None:
        """See `customer_form.Save`: the edit's base is what the form showed when it was begun."""
        fields, profile = self._card_view.fields, self._profile
        touched, begun = fields.touched, fields.begun
        change = self._review(card, touched).change
        if change is None or profile is None:
            raise WriteError(WriteProblem.NOTHING_TO_CHANGE)
        base = begun_customer(profile.customer, begun)
        await self._services.writing.edit(replace(card, customer=base), change, token=token)
        fields.settle()

    def _on_settled(self, values: FormValues) -> None:
        self._left.clear()
        self._was_pressed = False
        if self._key is not None:
            self._load(self._key)

    # Elsewhere.

    def _on_decide(self) -> None:
        self._show_page(PageName.PENDING)

    def _on_uncovered(self) -> None:
        if self._key is not None:
            detail = Detail(kind=DetailKind.TO_CHANGE)
            self._services.audit.note(Act.REVEALED, customer=self._key, detail=detail)

    def _on_organisation(self, change: ChangeSet) -> None:
        if change.organisation and self._key is not None:
            self._load(self._key)

    @property
    def _country(self) -> str:
        return self._services.preferences.settings.store.country


def _is_amendable(card: "Card") -> bool:
    return any(
        op.is_new_customer and op.state is OpState.QUEUED and not op.attempts for op in card.ops
    )
