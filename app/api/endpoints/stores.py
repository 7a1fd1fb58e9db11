"""store/login and store/staff: who the server takes this till for, and who works in its store."""

from datetime import UTC, datetime, tzinfo

from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.domain.clock import Clock
from app.domain.faults import CredentialsFault, GatewayRefusalFault, NotOurServerFault
from app.domain.op import Associate, AssociateId
from app.domain.organisation import Organisation, Staff

LOGIN_PATH = "store/login"


class StoresApi:
    """The store resource of one server. Every method may raise ServerFault."""

    def __init__(self, *, transport: Transport, zone: tzinfo, clock: Clock) -> None:
        self._transport = transport
        self._zone = zone
        self._clock = clock

    async def login(self, *, deadline_s: float = READ_DEADLINE_S) -> Organisation:
        """Ask who this till is: the cheap probe of line, login and clock."""
        path = f"{LOGIN_PATH}.{self._transport.wire_format.value}"
        try:
            reply = await self._transport.get(
                path, {}, deadline_s=deadline_s, priority=Priority.PROBE
            )
        except GatewayRefusalFault as fault:
            # Here even a bare refusal is the login's: no other call could tell more.
            raise CredentialsFault(fault.detail, request_id=fault.request_id) from fault
        user = normal.branch(normal.branch(reply.demand_success().tree.get("store")).get("user"))
        name = normal.text(user.get("org_name"))
        if not user:
            raise NotOurServerFault("a sign-in without a user", request_id=reply.request_id)
        return Organisation(
            id=normal.text(user.get("org_id")) or name,
            name=name,
            till_login=normal.text(user.get("username")),
            clock_offset_s=self._offset(user.get("server_time")),
        )

    async def staff(self) -> Staff:
        """The store's associates. Nobody waits for them: a background call."""
        reply = await self._transport.get(
            "store/staff", {"type": "ASSOCIATE"}, priority=Priority.BACKGROUND
        )
        store = normal.branch(reply.demand_success().tree.get("store"))
        associates = []
        for user in normal.many(store.get("staff"), "user"):
            names = (normal.text(user.get("firstname")), normal.text(user.get("lastname")))
            name = " ".join(filter(None, names)) or normal.text(user.get("code"))
            identity = normal.text(user.get("id"))
            if identity and name:
                associates.append(Associate(id=AssociateId(identity), name=name))
        return Staff(associates=tuple(associates))

    def _offset(self, server_time: object) -> float | None:
        written = normal.text(server_time)
        if written.isdecimal():
            at: datetime | None = datetime.fromtimestamp(int(written[:10]), UTC)
        else:
            at = normal.instant(server_time, self._zone)
        return (at - self._clock.now()).total_seconds() if at is not None else None
