"""One server and one login, with every resource that can be asked there."""

from collections.abc import Callable
from datetime import tzinfo

from app.api.credentials import Credentials
from app.api.endpoints.customers import CustomersApi
from app.api.endpoints.organisations import OrganisationsApi
from app.api.endpoints.stores import StoresApi
from app.api.transport import CallReport, Transport
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
        credentials: Credentials,
        zone: tzinfo,
        clock: Clock,
        observe: Callable[[CallReport], None],
        proxy: str = "",
    ) -> None:
        self.binding = binding
        self._transport = Transport(
            url=url,
            credentials=credentials,
            clock=clock,
            observe=observe,
            proxy=proxy,
        )
        self.customers = CustomersApi(transport=self._transport, zone=zone)
        self.stores = StoresApi(transport=self._transport, zone=zone, clock=clock)
        self.organisations = OrganisationsApi(transport=self._transport)

    async def close(self) -> None:
        await self._transport.close()
