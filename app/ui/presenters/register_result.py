"""What became of the registration saved last: its good news, once the server has answered."""

from app.domain.changes import ChangeSet
from app.domain.customer import CustomerKey
from app.services.services import Services
from app.ui.pages.register import RegisterPage
from app.ui.tasks import Tasks


class RegisterResult:
    """Follows one registration, also through the new key that the server's answer gives it."""

    def __init__(self, *, page: RegisterPage, services: Services, tasks: Tasks) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        self._key: CustomerKey | None = None
        self._name = ""

    def follow(self, key: CustomerKey, name: str) -> None:
        """From now on this registration is the last one."""
        self._key, self._name = key, name
        self._page.show_side_effects("", ())
        # The answer may have come while the saving was still being told.
        self._tasks.restart("register.result", self._show(key))

    def forget(self) -> None:
        self._key = None
        self._page.show_side_effects("", ())

    def on_changed(self, change: ChangeSet) -> None:
        """To be told of every change."""
        if self._key is None:
            return
        renamed = dict(change.renamed).get(self._key)
        if renamed is not None or self._key in change.customers:
            self._key = renamed or self._key
            self._tasks.restart("register.result", self._show(self._key))

    async def _show(self, key: CustomerKey) -> None:
        card = await self._services.lookup.card(key)
        if card is not None and card.side_effects:
            name = self._name or card.customer.name
            self._page.show_side_effects(name, card.side_effects)
