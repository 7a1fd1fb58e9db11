"""Trying another server, and changing to it: never with work left behind, never half."""

import pytest

from app.domain.connection import ConnectionState
from app.domain.faults import (
    CredentialsFault,
    StoreFault,
    StoreProblem,
    UnreachableFault,
    UnreachableReason,
)
from app.services.connection import ServerRefusal, ServerRefused
from app.settings import file
from tests.unit.services.rig import OTHER_URL, PASSWORD, URL, USERNAME, Till, person


async def test_testing_a_server_tells_what_it_found_and_keeps_nothing(staffed: Till) -> None:
    before = (staffed.line.login, staffed.line.link, staffed.line.organisation)
    report = await staffed.connection.test(OTHER_URL.upper() + "/", USERNAME, PASSWORD)
    assert (report.state, report.organisation) == (ConnectionState.ONLINE, "Example Shops")
    assert (report.fault, report.clock_offset_s, report.latency_s) == (None, 2.0, 0.0)
    assert (staffed.links[-1].url, staffed.links[-1].is_closed) == (OTHER_URL, True)
    assert (staffed.line.login, staffed.line.link, staffed.line.organisation) == before
    assert staffed.services.preferences.settings == staffed.settings
    assert staffed.connection.tried == ()

    report = await staffed.connection.test(OTHER_URL, USERNAME, "wrong")
    assert report.state is ConnectionState.SIGN_IN_NEEDED
    assert isinstance(report.fault, CredentialsFault)
    assert staffed.links[-1].is_closed
    assert staffed.connection.status.state is ConnectionState.CHECKING


@pytest.mark.parametrize(
    ("url", "refusal"),
    [
        ("http://api.example.com", ServerRefusal.PLAIN_HTTP),
        ("ftp://api.example.com", ServerRefusal.BAD_ADDRESS),
        ("https://", ServerRefusal.BAD_ADDRESS),
    ],
)
async def test_an_address_that_no_login_may_go_to_is_never_asked(
    till: Till, url: str, refusal: ServerRefusal
) -> None:
    for attempt in (till.connection.test, till.connection.save):
        with pytest.raises(ServerRefused) as caught:
            await attempt(url, USERNAME, PASSWORD)
        assert caught.value.refusal is refusal
    assert till.links == []


async def test_a_saved_server_is_used_from_now_on_and_after_a_restart(till: Till) -> None:
    await till.connection.save(URL, USERNAME, PASSWORD)
    assert till.line.binding is not None
    assert till.line.binding.server_url == URL
    assert file.load(till.folder)[0].server.username == USERNAME
    assert till.restarts == 0
    await till.reopen()
    assert await till.line.open_stored(URL)


async def test_another_servers_customers_are_left_by_starting_anew(staffed: Till) -> None:
    await staffed.connection.save(OTHER_URL, USERNAME, PASSWORD)
    assert staffed.restarts == 1
    assert file.load(staffed.folder)[0].server.url == OTHER_URL


async def test_a_server_is_not_changed_while_work_waits_for_this_one(staffed: Till) -> None:
    await staffed.registration.register(person(1), token="t-1")
    login = staffed.line.login
    with pytest.raises(ServerRefused) as caught:
        await staffed.connection.save(OTHER_URL, USERNAME, PASSWORD)
    assert caught.value.refusal is ServerRefusal.UNSENT_WORK
    assert staffed.line.login is login
    assert staffed.services.preferences.settings == staffed.settings
    # The same server's login may be given anew.
    await staffed.connection.save(URL, USERNAME, PASSWORD)
    await staffed.drain()
    await staffed.connection.save(OTHER_URL, USERNAME, PASSWORD)


async def test_a_server_that_refuses_changes_nothing(staffed: Till) -> None:
    login = staffed.line.login
    staffed.shop.fault = UnreachableFault(UnreachableReason.TLS)
    with pytest.raises(UnreachableFault):
        await staffed.connection.save(OTHER_URL, USERNAME, PASSWORD)
    assert staffed.line.login is login
    assert staffed.services.preferences.settings == staffed.settings


async def test_settings_that_cannot_be_written_leave_the_till_with_its_server(
    staffed: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError("read-only")

    login = staffed.line.login
    with monkeypatch.context() as patch:
        patch.setattr(file, "save", fails)
        with pytest.raises(OSError, match="read-only"):
            await staffed.connection.save(OTHER_URL, USERNAME, PASSWORD)
    assert staffed.line.login is login
    assert staffed.restarts == 0
    await staffed.reopen()
    assert await staffed.line.open_stored(URL)


async def test_a_login_that_cannot_be_kept_leaves_the_settings_as_they_were(
    staffed: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise StoreFault(StoreProblem.FULL)

    login = staffed.line.login
    monkeypatch.setattr(staffed.stores.secrets, "put", fails)
    with pytest.raises(StoreFault):
        await staffed.connection.save(OTHER_URL, USERNAME, PASSWORD)
    assert staffed.line.login is login
    assert staffed.services.preferences.settings == staffed.settings
    assert file.load(staffed.folder)[0].server.url in ("", URL)


async def test_from_training_the_app_starts_anew_and_takes_nothing_along(till: Till) -> None:
    await till.reopen(is_training=True)
    await till.connection.save(OTHER_URL, USERNAME, PASSWORD)
    assert till.restarts == 1
    assert till.line.login is None
    assert till.services.preferences.settings.server.url == OTHER_URL
    assert till.services.preferences.settings.server.username == USERNAME


async def test_whoever_listens_hears_the_lines_state(staffed: Till) -> None:
    heard: list[ConnectionState] = []
    stop = staffed.connection.listen(lambda status: heard.append(status.state))
    await staffed.drain()
    staffed.shop.fault = UnreachableFault(UnreachableReason.DNS)
    await staffed.drain()
    stop()
    staffed.shop.fault = None
    await staffed.drain()
    assert heard == [ConnectionState.ONLINE, ConnectionState.OFFLINE]
