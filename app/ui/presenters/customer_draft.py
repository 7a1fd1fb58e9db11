"""A half-typed form about a customer: it belongs to the customer and to who typed it.

Kept while it is typed, set aside when the customer, the associate or the window goes, and brought
back to its owner with the customer.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from app.domain.faults import Fault
from app.domain.registration import FormValues
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    # start-up: names for types alone must not load the rules for phone numbers.
    from app.domain.associate import AssociateId
    from app.domain.customer import CustomerKey
    from app.services.services import Services

    Place: TypeAlias = tuple[AssociateId, CustomerKey]

PAUSE_S = 0.4
"""After the last key stroke: nobody types a note faster than the store takes it."""


class CustomerDraft:
    """`read` gives what is typed (empty where nothing is), `fill` shows what was kept.

    `on_fault` hears where it cannot be kept.
    """

    def __init__(
        self,
        *,
        form: str,
        services: "Services",
        tasks: Tasks,
        read: Callable[[], FormValues],
        fill: Callable[[FormValues], None],
        on_fault: Callable[[Fault], None],
        join: Callable[[FormValues, FormValues], FormValues] | None = None,
    ) -> None:
        """`join` puts what was kept and what is typed by now together; without it what is typed
        takes the place of what was kept.
        """
        self._form = form
        self._services = services
        self._tasks = tasks
        self._read = read
        self._fill = fill
        self._on_fault = on_fault
        self._join = join
        self._key: CustomerKey | None = None
        self._owner: AssociateId | None = None
        self._is_touched = False
        self._aside: dict[Place, FormValues] = {}
        """What was typed and is not kept yet, by whom and of whom."""
        self._stops = [services.session.listen(self._on_session)]

    def open(self, key: "CustomerKey") -> None:
        """Bring back what whoever stands at the till had typed about this customer. What is in the
        form already was typed about them too, before the till had read them.
        """
        associate = self._services.session.associate
        self._key, self._owner = key, associate.id if associate is not None else None
        self._is_touched = False
        if self._owner is None:
            return
        place = (self._owner, key)
        self._tasks.restart(self._name("load"), self._load(place, self._aside.get(place)))
        if self._read():
            self.touch()

    def rename(self, key: "CustomerKey") -> None:
        """The same customer under another key; what is kept under the old one moves by itself."""
        if self._owner is not None and self._key is not None:
            kept = self._aside.pop((self._owner, self._key), None)
            if kept is not None:
                self._aside[self._owner, key] = kept
        self._key = key

    def touch(self) -> None:
        """Something was typed."""
        if self._key is None or self._owner is None:
            return
        self._is_touched = True
        self._aside[self._owner, self._key] = self._read()
        self._tasks.restart(self._name("keep"), self._keep_soon())

    def close(self) -> None:
        """Nobody's any more: what was typed is kept, and gone from the form."""
        if self._is_touched:
            self._tasks.spawn(self._name("keep last"), self.flush())
        self._tasks.cancel(self._name("load"))
        self._tasks.cancel(self._name("keep"))
        self._key = self._owner = None
        self._is_touched = False
        self._fill({})

    @property
    def place(self) -> "Place | None":
        """Whose form it is now, and about whom."""
        if self._owner is None or self._key is None:
            return None
        return self._owner, self._key

    async def keep(self, place: "Place", values: FormValues) -> None:
        """Keep `values` at once. Raises StoreFault."""
        owner, key = place
        self._tasks.cancel(self._name("keep"))
        await self._services.drafts.save(self._form, key, values, owner=owner)

    async def settle(self, place: "Place", values: FormValues) -> bool:
        """`values` are saved for good: they are nobody's draft any more. Whether the form still
        shows them, and is to be emptied. Raises StoreFault.
        """
        owner, key = place
        is_here = self.place == place
        if is_here and self._read() != values:
            return False  # the next one is being typed already
        if self._aside.get(place, values) != values:
            return False
        self._aside.pop(place, None)
        if is_here:
            self._tasks.cancel(self._name("keep"))
            self._is_touched = False
            self._fill({})
        await self._services.drafts.drop(self._form, key, owner=owner)
        return is_here

    async def flush(self) -> None:
        """Keep what is typed now. Raises StoreFault."""
        for (owner, key), values in tuple(self._aside.items()):
            if values:
                await self._services.drafts.save(self._form, key, values, owner=owner)
            else:
                await self._services.drafts.drop(self._form, key, owner=owner)
            if self._aside.get((owner, key)) == values:
                del self._aside[owner, key]

    def stop(self) -> None:
        while self._stops:
            self._stops.pop()()

    async def _load(self, place: "Place", kept: FormValues | None) -> None:
        """`kept`: what was typed lately, if that is on its way into the store still."""
        if kept is None:
            kept = await self._services.drafts.load(self._form, place[1])
        if not kept or self.place != place:
            return
        if not self._is_touched:
            self._fill(kept)
        elif self._join is not None and (typed := self._read()):
            self._fill(self._join(kept, typed))
            self.touch()

    async def _keep_soon(self) -> None:
        await self._services.clock.sleep(PAUSE_S)
        try:
            await self.flush()
        except Fault as fault:
            self._on_fault(fault)

    def _on_session(self) -> None:
        """Another associate never sees what this one typed."""
        associate = self._services.session.associate
        key = self._key
        if key is None or (associate.id if associate is not None else None) == self._owner:
            return
        self.close()
        self.open(key)

    def _name(self, what: str) -> str:
        return f"customer: {self._form}: {what}"
