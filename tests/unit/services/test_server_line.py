"""Which server, under which login: kept, taken up again, and never another one unnoticed."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from app.api.credentials import Credentials, OAuthCredentials, password_digest
from app.api.proxy import Proxy
from app.api.wire.document import Format
from app.domain.connection import ConnectionState
from app.domain.faults import CredentialsFault
from app.settings.declarations import AuthScheme, StoreSettings, WireFormat
from tests.unit.services.rig import BINDING, OTHER_URL, PASSWORD, URL, USERNAME, Till


def environ(username: str, password: str) -> dict[str, str]:
    return {"TILLSIDE_SERVER_USERNAME": username, "TILLSIDE_SERVER_PASSWORD": password}


async def test_a_kept_login_is_taken_up_without_asking(till: Till) -> None:
    await till.connect()
    asked = list(till.shop.asked_at)

    await till.reopen()

    assert till.line.link is None
    assert await till.line.open_stored(URL)
    assert till.shop.asked_at == asked
    assert till.line.binding == BINDING
    assert till.links[-1].credentials == Credentials(
        username=USERNAME, digest=password_digest(PASSWORD)
    )


async def test_a_login_of_another_server_is_not_taken_up(till: Till) -> None:
    assert not await till.line.open_stored(URL)
    await till.connect()
    await till.reopen()
    assert not await till.line.open_stored(OTHER_URL)
    assert till.line.link is None
    assert till.line.binding is None


async def test_the_environments_password_stands_in_for_the_kept_one(till: Till) -> None:
    await till.connect()
    await till.reopen(environ=environ(USERNAME, "changed"))
    assert await till.line.open_stored(URL)
    assert till.links[-1].credentials == Credentials(
        username=USERNAME, digest=password_digest("changed")
    )
    await till.reopen()
    assert await till.line.open_stored(URL)
    assert till.links[-1].credentials == Credentials(
        username=USERNAME, digest=password_digest(PASSWORD)
    )


async def test_the_environments_other_user_does_not_take_up_this_ones_login(till: Till) -> None:
    await till.connect()
    await till.reopen(environ=environ("till.2", PASSWORD))
    assert not await till.line.open_stored(URL)
    assert till.line.login is None


async def test_a_new_login_closes_the_link_of_the_one_before(till: Till) -> None:
    await till.connect()
    (first,) = [link for link in till.links if not link.is_closed]
    await till.connect()
    assert first.is_closed
    assert len([link for link in till.links if not link.is_closed]) == 1


async def test_asking_keeps_nothing_and_closes_what_it_opened(till: Till) -> None:
    with pytest.raises(CredentialsFault):
        await till.line.ask(URL, USERNAME, "wrong")
    login = await till.line.ask(URL, USERNAME, PASSWORD)
    assert login.binding == BINDING
    assert PASSWORD not in repr(login)
    assert login.digest not in repr(login)
    assert all(link.is_closed for link in till.links)
    assert (till.line.login, till.line.link, till.line.organisation) == (None, None, None)
    await till.reopen()
    assert not await till.line.open_stored(URL)


async def test_another_organisations_answer_is_not_our_servers(till: Till) -> None:
    await till.connect()
    await till.drain()
    assert till.connection.status.is_answering
    assert till.line.organisation == till.shop.organisation

    till.shop.organisation = replace(till.shop.organisation, id="30")
    await till.drain()

    assert till.connection.status.state is ConnectionState.NOT_OUR_NETWORK


async def test_without_a_login_the_line_says_that_one_is_needed(till: Till) -> None:
    await till.drain()
    assert till.connection.status.state is ConnectionState.SIGN_IN_NEEDED


async def change_server(till: Till, **values: Any) -> None:
    """Save settings of the server, as the settings page does."""
    settings = till.services.preferences.settings
    await till.services.preferences.change(server=replace(settings.server, **values))
    await asyncio.sleep(0)


async def test_a_link_is_made_as_the_settings_say(till: Till) -> None:
    await change_server(till, format=WireFormat.XML, proxy="http://proxy", calls_per_minute=600)
    await till.connect()
    for link in till.links:  # the trial's, and the one that is kept
        given = (link.wire_format, link.proxy, link.calls_per_minute)
        assert given == (Format.XML, Proxy(address="http://proxy"), 600)


async def test_what_is_saved_holds_from_then_on(till: Till) -> None:
    await till.connect()
    before = till.line.link
    await change_server(till, format=WireFormat.XML)
    (now,) = [link for link in till.links if not link.is_closed]
    assert till.line.link is not before
    assert now.wire_format is Format.XML
    assert till.line.binding == BINDING
    await change_server(till, format=WireFormat.XML)
    assert not now.is_closed, "nothing changed"


async def test_saving_before_there_is_a_login_opens_nothing(till: Till) -> None:
    await change_server(till, format=WireFormat.XML)
    assert till.links == []


async def test_with_oauth_the_login_is_a_key_and_its_secret(till: Till) -> None:
    await change_server(till, auth=AuthScheme.OAUTH)
    with pytest.raises(CredentialsFault):  # this shop takes the other kind alone
        await till.connect()
    assert till.links[-1].credentials == OAuthCredentials(
        key=USERNAME, secret=PASSWORD, till=USERNAME
    )
    assert PASSWORD not in repr(till.links[-1].credentials)
    store = StoreSettings(code="till.07")
    await till.services.preferences.change(store=store)
    with pytest.raises(CredentialsFault):
        await till.connect()
    credentials = till.links[-1].credentials
    assert isinstance(credentials, OAuthCredentials)
    assert credentials.till == "till.07"


async def test_a_login_is_taken_up_only_the_way_it_was_made(till: Till) -> None:
    """A digest is no secret, nor the other way round."""
    await till.connect()
    await till.reopen()
    await change_server(till, auth=AuthScheme.OAUTH)
    assert not await till.line.open_stored(URL)
    till.shop.is_any_login_taken = True
    await till.connect()
    await change_server(till, auth=AuthScheme.BASIC)
    assert not await till.line.open_stored(URL)
    await change_server(till, auth=AuthScheme.OAUTH)
    assert await till.line.open_stored(URL)
    assert till.links[-1].credentials == OAuthCredentials(
        key=USERNAME, secret=PASSWORD, till=USERNAME
    )


async def test_a_login_kept_by_an_earlier_version_is_basic(till: Till) -> None:
    await till.connect()
    await till.stores.secrets.put(
        "server-login",
        json.dumps(
            {
                "url": URL,
                "username": USERNAME,
                "digest": password_digest(PASSWORD),
                "organisation": "29",
                "organisation_name": "Example Shops",
            }
        ),
    )
    await till.reopen()
    assert await till.line.open_stored(URL)
    assert till.line.binding == BINDING
