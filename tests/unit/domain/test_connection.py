"""What one call's end says of the line to the server."""

import pytest

from app.domain.connection import ConnectionState, state_of
from app.domain.faults import (
    CredentialsFault,
    GatewayRefusalFault,
    NoAnswerFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
)

S = ConnectionState
_UNTRUSTED = {
    *(UnreachableReason.TLS, UnreachableReason.TLS_CLOCK, UnreachableReason.TLS_HOST),
    *(UnreachableReason.TLS_ISSUER, UnreachableReason.PIN),
}
TABLE: list[tuple[ServerFault | None, ConnectionState]] = [
    (None, S.ONLINE),
    (RefusedFault(1012, "no"), S.ONLINE),
    (ThrottledFault(5.0), S.ONLINE),
    (CredentialsFault(), S.SIGN_IN_NEEDED),
    (NoAnswerFault(), S.OFFLINE),
    (ServerTroubleFault(), S.SERVER_TROUBLE),
    (NotOurServerFault(), S.NOT_OUR_NETWORK),
    (GatewayRefusalFault(), S.NOT_OUR_NETWORK),
    (ServerFault("something new"), S.OFFLINE),
    *(
        (
            UnreachableFault(reason),
            S.NOT_TRUSTED if reason in _UNTRUSTED else S.OFFLINE,
        )
        for reason in UnreachableReason
    ),
]


@pytest.mark.parametrize(("fault", "state"), TABLE)
def test_each_fault_has_its_state(fault: ServerFault | None, state: ConnectionState) -> None:
    assert state_of(fault) is state


def test_no_kind_of_fault_is_left_out() -> None:
    kinds = {ServerFault, *ServerFault.__subclasses__(), *NotOurServerFault.__subclasses__()}
    assert {type(fault) for fault, _ in TABLE if fault is not None} == kinds
