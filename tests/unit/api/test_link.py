"""A link: one server and one login for every resource."""

from datetime import UTC

import pytest

from app.api.credentials import OAuthCredentials
from app.api.link import Link
from app.api.transport import CallReport
from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.faults import CredentialsFault
from app.domain.op import Binding
from tests.manual_clock import ManualClock
from tests.unit.api.calls import CREDENTIALS, reply, status
from tests.unit.api.raw_server import Conversation, http, serving

BINDING = Binding(server_url="https://shop.example", organisation="29", till_login="store.server")
USER = {"username": "store.server", "org_id": "29", "org_name": "Sawyer"}


async def script(talk: Conversation) -> None:
    while True:
        request = await talk.request()
        if b"customer/get" in request:
            item = {"mobile": "447", "user_id": "1", "item_status": status(1000, success=True)}
            await talk.write(http(reply(200, item)))
        elif b"store/login" in request:
            tree = {"status": status(200, success=True), "store": {"user": USER}}
            await talk.write(http(tree))
        else:
            await talk.write(http({"status": status(401)}))


async def test_every_resource_goes_to_that_server_with_that_login() -> None:
    heard: list[CallReport] = []
    async with serving(script) as server:
        link = Link(
            url=server.url,
            binding=BINDING,
            credentials=CREDENTIALS,
            zone=UTC,
            clock=ManualClock(),
            observe=heard.append,
        )
        assert link.binding is BINDING
        customer = await link.customers.get(identifiers.mobile("447"))
        assert customer is not None
        assert (await link.stores.login()).id == "29"
        with pytest.raises(CredentialsFault):
            await link.organisations.rules()
        await link.close()
    assert [report.path for report in heard] == [
        "customer/get",
        "store/login.json",
        "organization/configs",
    ]
    authorization = CREDENTIALS.authorization().encode()
    assert all(authorization in request for request in server.requests)
    assert server.connections == 1


async def test_a_link_speaks_the_format_and_signs_in_the_way_it_was_told() -> None:
    async def shop(talk: Conversation) -> None:
        while True:
            request = await talk.request()
            if b"oauth/token" in request:
                await talk.write(http({"data": {"accessToken": "abc", "ttlSeconds": 60}}))
            else:
                item = b"<item_status><success>true</success><code>1000</code></item_status>"
                await talk.write(
                    http(
                        b"<response><status><success>true</success><code>200</code></status>"
                        b"<customers><customer><mobile>447</mobile>" + item + b"</customer>"
                        b"</customers></response>"
                    )
                )

    async with serving(shop) as server:
        link = Link(
            url=server.url,
            binding=BINDING,
            credentials=OAuthCredentials(key="key", secret="secret", till="till.07"),
            zone=UTC,
            clock=ManualClock(),
            observe=lambda report: None,
            wire_format=Format.XML,
        )
        customer = await link.customers.get(identifiers.mobile("447"))
        await link.close()
    assert customer is not None
    assert customer.mobile == "447"
    _, request = server.requests
    assert b"/v1.1/customer/get?format=xml&" in request
    assert b"x-cap-api-oauth-token: abc" in request.lower()
    assert b"authorization" not in request.lower()
