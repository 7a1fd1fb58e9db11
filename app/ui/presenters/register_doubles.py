"""Looks for possible doubles while a form is typed: on this till at once, on the server after."""

from collections.abc import Collection

from app.domain.faults import Fault
from app.domain.match import Match
from app.domain.op import OpId
from app.domain.phone import PhoneVerdict, read_phone
from app.domain.registration import FormValues
from app.services.services import Services
from app.ui.models.doubles import likeness_words, shares_identifier
from app.ui.pages.register import RegisterPage
from app.ui.tasks import Tasks

TASK = "register.doubles"
PAUSE_S = 0.15
SERVER_PAUSE_S = 0.4
IDENTIFIER_FIELDS = ("mobile", "email", "external_id")


class RegisterDoubles:
    """A new look cancels the one before it; `corrected` is the op that is its own double."""

    def __init__(self, *, page: RegisterPage, services: Services, tasks: Tasks) -> None:
        self._page = page
        self._services = services
        self._tasks = tasks
        self._asked: dict[str, str] = {}
        self._there: tuple[Match, ...] = ()
        self.corrected: OpId | None = None

    def look(self, left: Collection[str]) -> None:
        """Look for doubles of the form as it is. `left`: fields that nobody is typing in."""
        self._tasks.restart(TASK, self._look(frozenset(left)))

    def forget(self) -> None:
        """The form is for somebody else now."""
        self._tasks.cancel(TASK)
        self._asked, self._there = {}, ()
        self._page.show_doubles((), is_searched=False)

    async def _look(self, left: frozenset[str]) -> None:
        if self._page.form.is_blank:
            self.forget()
            return
        await self._services.clock.sleep(PAUSE_S)
        values = self._page.values()
        try:
            here = await self._services.registration.doubles(values)
            self._show(here, values)
            settled = self._settled(values, left)
            if settled != self._asked:
                await self._ask(settled)
                self._show(here, values)
        except Fault:
            # A till that cannot look registers all the same: the server tells doubles apart.
            self._page.show_doubles_unknown()

    async def _ask(self, settled: FormValues) -> None:
        """Ask the server about identifiers that were not asked about yet, where it answers."""
        if not settled:
            self._asked, self._there = {}, ()
            return
        if not self._services.connection.status.is_answering:
            return
        await self._services.clock.sleep(SERVER_PAUSE_S)
        self._there = await self._services.registration.doubles_on_server(settled)
        self._asked = dict(settled)

    def _settled(self, values: FormValues, left: frozenset[str]) -> dict[str, str]:
        """The identifiers that are whole: a server is not asked about every keystroke."""
        settled = {
            name: values[name].strip()
            for name in IDENTIFIER_FIELDS
            if name in left and values.get(name, "").strip()
        }
        mobile = values.get("mobile", "").strip()
        if mobile and read_phone(mobile, country=self._country).verdict is PhoneVerdict.VALID:
            settled["mobile"] = mobile
        return settled

    def _show(self, here: tuple[Match, ...], values: FormValues) -> None:
        known = {match.key for match in here}
        matches = (*here, *(match for match in self._there if match.key not in known))
        others = [match for match in matches if match.op is None or match.op.id != self.corrected]
        country = self._country
        rows = tuple((match, likeness_words(match, values, country=country)) for match in others)
        is_same = any(shares_identifier(match, values, country=country) for match in others)
        self._page.show_doubles(rows, is_searched=True, is_same=is_same)

    @property
    def _country(self) -> str:
        return self._services.preferences.settings.store.country
