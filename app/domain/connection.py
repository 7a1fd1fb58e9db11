"""The named state of the line to the server: found by real answers, never by a flag of the OS."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, unique

from app.domain.faults import (
    TRUST_REASONS,
    CredentialsFault,
    NoAnswerFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
    UnreachableFault,
)


@unique
class ConnectionState(Enum):
    CHECKING = "checking"
    ONLINE = "online"
    SLOW = "slow"
    OFFLINE = "offline"
    SERVER_TROUBLE = "server_trouble"
    SIGN_IN_NEEDED = "sign_in_needed"
    NOT_OUR_NETWORK = "not_our_network"
    NOT_TRUSTED = "not_trusted"
    """The server's certificate cannot be trusted (or the till's clock is wrong)."""


ANSWERING = frozenset({ConnectionState.ONLINE, ConnectionState.SLOW})
"""States in which the server does what it is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionStatus:
    """What the pill and its panel show."""

    state: ConnectionState
    since_at: datetime
    fault: ServerFault | None = None
    last_good_at: datetime | None = None
    latency_s: float | None = None

    @property
    def is_answering(self) -> bool:
        return self.state in ANSWERING


def state_of(fault: ServerFault | None) -> ConnectionState:
    """What one call's end says of the line. A refusal in the API's own shape is an answer."""
    if fault is None or isinstance(fault, RefusedFault | ThrottledFault):
        return ConnectionState.ONLINE
    if isinstance(fault, CredentialsFault):
        return ConnectionState.SIGN_IN_NEEDED
    if isinstance(fault, UnreachableFault) and fault.reason in TRUST_REASONS:
        return ConnectionState.NOT_TRUSTED
    if isinstance(fault, UnreachableFault | NoAnswerFault):
        return ConnectionState.OFFLINE
    if isinstance(fault, ServerTroubleFault):
        return ConnectionState.SERVER_TROUBLE
    if isinstance(fault, NotOurServerFault):
        return ConnectionState.NOT_OUR_NETWORK
    return ConnectionState.OFFLINE
