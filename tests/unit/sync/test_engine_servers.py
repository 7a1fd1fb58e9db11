"""A till that talks to one server after another: each one's work waits for it, and goes then."""

from typing import cast

from app.api.link import Link
from app.domain.faults import CredentialsFault
from app.domain.op import OpState
from tests.unit.sync.rig import FakeLink, Rig, fault_everywhere, person


async def test_what_waited_for_a_login_goes_after_a_while_at_another_server(rig: Rig) -> None:
    op = await rig.save(person(1))
    rig.server.script = fault_everywhere(CredentialsFault("401"))
    await rig.engine.round()
    rig.line(CredentialsFault("401"))
    assert await rig.state(op) is OpState.WAITING_CREDENTIALS
    here = rig.engine._link
    there = FakeLink(rig.server)
    there.binding = type(there.binding)(
        server_url="https://other.example.com", organisation="29", till_login="till.1"
    )
    rig.engine._link = lambda: cast(Link, there)
    rig.line(None)
    await rig.drain()
    assert await rig.state(op) is OpState.WAITING_CREDENTIALS
    rig.server.script = lambda registrations: None
    rig.engine._link = here
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED
