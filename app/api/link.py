"""One server and one login, with every resource that can be asked there."""

from collections.abc import Callable, Sequence
from datetime import tzinfo

import httpx

from app.api.credentials import Login
from app.api.endpoints.coupons import CouponsApi
from app.api.endpoints.customers import CustomersApi
from app.api.endpoints.identities import IdentitiesApi
from app.api.endpoints.interactions import InteractionsApi
from app.api.endpoints.notes import NotesApi
from app.api.endpoints.organisations import OrganisationsApi
from app.api.endpoints.preferences import PreferencesApi
from app.api.endpoints.profiles import ProfilesApi
from app.api.endpoints.redemptions import RedemptionsApi
from app.api.endpoints.referrals import ReferralsApi
from app.api.endpoints.stores import StoresApi
from app.api.endpoints.subscriptions import SubscriptionsApi
from app.api.endpoints.tickets import TicketsApi
from app.api.endpoints.transactions import TransactionsApi
from app.api.pace import CALLS_PER_MINUTE
from app.api.proxy import Proxy
from app.api.transport import CallReport, Transport
from app.api.wire.document import Format
from app.domain.clock import Clock
from app.domain.op import Binding


class Link:
    """Built for a binding: what is sent through it goes to that server, with that login.

    `url` is where the server answers; it differs from the binding's name for it in training alone,
    whose server gets another port at each start.
    """

    def __init__(
        self,
        *,
        url: str,
        binding: Binding,
        credentials: Login,
        zone: tzinfo,
        clock: Clock,
        observe: Callable[[CallReport], None],
        proxy: Proxy | None = None,
        pins: Sequence[bytes] = (),
        wire_format: Format = Format.JSON,
        calls_per_minute: float = CALLS_PER_MINUTE,
        make_transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        self.binding = binding
        self._transport = Transport(
            url=url,
            credentials=credentials,
            clock=clock,
            observe=observe,
            proxy=proxy,
            pins=pins,
            wire_format=wire_format,
            calls_per_minute=calls_per_minute,
            make_transport=make_transport,
        )
        self.customers = CustomersApi(transport=self._transport, zone=zone)
        self.transactions = TransactionsApi(transport=self._transport, zone=zone)
        self.coupons = CouponsApi(transport=self._transport, zone=zone)
        self.redemptions = RedemptionsApi(transport=self._transport, zone=zone)
        self.interactions = InteractionsApi(transport=self._transport)
        self.referrals = ReferralsApi(transport=self._transport, zone=zone)
        self.profiles = ProfilesApi(transport=self._transport, zone=zone)
        self.identities = IdentitiesApi(transport=self._transport, zone=zone)
        self.notes = NotesApi(transport=self._transport, zone=zone)
        self.tickets = TicketsApi(transport=self._transport, zone=zone)
        self.preferences = PreferencesApi(transport=self._transport, zone=zone)
        self.subscriptions = SubscriptionsApi(transport=self._transport, zone=zone)
        self.stores = StoresApi(transport=self._transport, zone=zone, clock=clock)
        self.organisations = OrganisationsApi(transport=self._transport)

    def pause_s(self) -> float:
        """Seconds until a background call could go at once: work that waits is not begun before."""
        return self._transport.pause_s()

    def free_calls(self) -> int:
        """How many background calls could go at once: no more work is begun side by side."""
        return self._transport.free_calls()

    async def close(self) -> None:
        await self._transport.close()
