"""A form on the customer page that writes: its draft, its token, and its answer in words.

Nothing is saved twice: the same values keep their token until they are saved, also through a crash.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

from app.domain.faults import Fault
from app.domain.op import OpMoved
from app.domain.registration import FormValues
from app.domain.write_problem import WriteError
from app.services.saving import AlreadyWaiting, NotReadyError
from app.ui.presenters.customer_draft import CustomerDraft
from app.ui.tasks import Tasks
from app.ui.tone import Tone
from app.ui.widgets.form_notice import FormNotice

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey
    from app.services.cards import Card
    from app.services.services import Services
    from app.ui.presenters.customer_draft import Place

SAVED_AS = "saved_as"
"""Where a draft keeps the token under which its values may have been saved already."""

Save = Callable[["Card", FormValues, str], Awaitable[object]]
"""Saves values about the card's customer under a token. Raises what `WritingService` does."""


class FormView(Protocol):
    """What shows the form. Values are texts by field; an untouched form has none.

    `fill` counts as no change; `already_waiting_words` say that the same waits here unsent.
    """

    @property
    def notice(self) -> FormNotice: ...

    @property
    def already_waiting_words(self) -> str: ...

    def values(self) -> FormValues: ...

    def fill(self, values: FormValues) -> None: ...

    def set_busy(self, is_busy: bool) -> None: ...


class CardForm:
    """`open` and `close` come with the customer; `submit` when somebody is done."""

    def __init__(
        self,
        *,
        form: str,
        view: FormView,
        services: "Services",
        tasks: Tasks,
        save: Save,
        on_settled: Callable[[FormValues], None] = lambda _values: None,
        is_by_field: bool = False,
    ) -> None:
        """`on_settled` hears of values that were saved and have left the form. `is_by_field`: each
        value is typed for itself, so that a draft's join those that were typed before it was read.
        """
        self._form = form
        self._view = view
        self._services = services
        self._tasks = tasks
        self._save = save
        self._on_settled = on_settled
        self._key: CustomerKey | None = None
        self._attempt: tuple[FormValues, str] | None = None
        self._saving: Place | None = None
        """Whose values, and about whom, are on their way into the store."""
        self._draft = CustomerDraft(
            form=form,
            services=services,
            tasks=tasks,
            read=view.values,
            fill=self._fill,
            on_fault=view.notice.say_draft_fault,
            join=_joined if is_by_field else None,
        )

    def open(self, key: "CustomerKey") -> None:
        if self._key is None:
            self._key = key
            self._draft.open(key)

    def rename(self, key: "CustomerKey") -> None:
        if self._saving is not None and self._saving[1] == self._key:
            self._saving = self._saving[0], key
        self._key = key
        self._draft.rename(key)

    def close(self) -> None:
        self._key = None
        self._draft.close()
        self._view.notice.clear()

    def leave(self) -> None:
        """Out of sight: that something was saved has been read by then."""
        if self._view.notice.tone is Tone.GOOD:
            self._view.notice.clear()

    def touch(self) -> None:
        """A field was changed by hand."""
        self._draft.touch()

    def submit(self) -> None:
        place = self._draft.place
        if place is None or self._saving is not None:
            return
        values = dict(self._view.values())
        if self._attempt is None or self._attempt[0] != values:
            self._attempt = values, str(uuid4())
        self._saving = place
        self._view.notice.clear()
        self._view.set_busy(True)
        saving = self._submit(place, values, self._attempt[1])
        self._tasks.spawn(f"customer: {self._form}: save", saving)

    async def flush(self) -> None:
        """Keep what is half-typed. Raises StoreFault."""
        await self._draft.flush()

    def stop(self) -> None:
        self._draft.stop()

    def _fill(self, values: FormValues) -> None:
        shown = dict(values)
        token = shown.pop(SAVED_AS, "")
        self._attempt = (shown, token) if token else None
        self._view.fill(shown)

    @property
    def _is_here(self) -> bool:
        """Whether the form still is that of the customer, and the associate, who is being saved."""
        return self._saving is not None and self._draft.place == self._saving

    async def _submit(self, place: "Place", values: FormValues, token: str) -> None:
        try:
            card = await self._services.lookup.card(place[1])
            if card is None:
                self._tell(self._view.notice.say_gone)
                return
            if values:
                await self._draft.keep(place, {**values, SAVED_AS: token})
            await self._save(card, values, token)
            if await self._draft.settle(self._saving or place, values):
                self._view.notice.say_saved()
                self._on_settled(values)
        except WriteError as error:
            self._tell(partial(self._view.notice.say_refused, error.problem))
        except NotReadyError:
            self._tell(self._view.notice.say_not_ready)
        except AlreadyWaiting:
            words = self._view.already_waiting_words
            self._tell(partial(self._view.notice.say, words, tone=Tone.CARE))
        except OpMoved:
            self._tell(self._view.notice.say_gone)
        except Fault as fault:
            if not self._is_here:
                raise  # another customer is in front: the window's own message says it
            self._view.notice.say_fault(fault)
        finally:
            self._saving = None
            self._view.set_busy(False)

    def _tell(self, say: Callable[[], None]) -> None:
        """Say it beside the form, unless that is another customer's by now: the draft says it all
        when whoever wrote it comes back.
        """
        if self._is_here:
            say()


def _joined(kept: FormValues, typed: FormValues) -> FormValues:
    """Together they are other values than those that may have been saved under the token."""
    return {name: text for name, text in kept.items() if name != SAVED_AS} | dict(typed)
