"""Who the server takes this till for, and who works in its store."""

from datetime import UTC
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest

from app.api.endpoints.stores import StoresApi
from app.api.wire.document import Format
from app.domain.faults import (
    CredentialsFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
)
from app.domain.op import Associate, AssociateId
from tests.manual_clock import ManualClock
from tests.unit.api.calls import Answers, always, status

OK = {"status": status(200, success=True)}


def api(answers: Answers, zone: Any = UTC) -> StoresApi:
    return StoresApi(transport=answers.transport(), zone=zone, clock=ManualClock())


def login(**user: object) -> dict[str, object]:
    return {**OK, "store": {"user": {"username": "store.server", **user}}}


async def test_who_we_are() -> None:
    answers = always(login(org_name="Sawyer & Sons", org_id="29"))
    found = await api(answers).login()
    assert (found.id, found.name, found.till_login) == ("29", "Sawyer & Sons", "store.server")
    assert found.clock_offset_s is None
    assert answers.requests[0].url.path == "/v1.1/store/login.json"


async def test_the_path_names_the_format() -> None:
    body = (
        b"<response><status><success>true</success><code>200</code></status>"
        b"<store><user><org_name>Sawyer</org_name></user></store></response>"
    )
    answers = Answers(lambda request: httpx.Response(200, content=body))
    stores = StoresApi(
        transport=answers.transport(wire_format=Format.XML), zone=UTC, clock=ManualClock()
    )
    assert (await stores.login()).name == "Sawyer"
    assert answers.requests[0].url.path == "/v1.1/store/login.xml"
    assert answers.requests[0].url.params["format"] == "xml"


async def test_an_organisation_without_an_id_goes_by_its_name() -> None:
    assert (await api(always(login(org_name="Sawyer"))).login()).id == "Sawyer"


@pytest.mark.parametrize(
    ("server_time", "zone", "offset_s"),
    [
        ("2026-11-24 14:02:30", UTC, 30.0),
        ("2026-11-24 19:32:00", ZoneInfo("Asia/Kolkata"), 0.0),
        ("2026-11-24T14:01:00+00:00", ZoneInfo("Asia/Kolkata"), -60.0),
        (1795528920, UTC, 0.0),
        ("1795528980", UTC, 60.0),
        ("1795528980000", UTC, 60.0),
        ("", UTC, None),
        ("²", UTC, None),
        ("noon", UTC, None),
    ],
)
async def test_how_far_the_clock_is_off(server_time: object, zone: Any, offset_s: float) -> None:
    found = await api(always(login(server_time=server_time)), zone).login()
    assert found.clock_offset_s == offset_s


@pytest.mark.parametrize("http_status", [401, 403])
async def test_here_a_bare_refusal_is_the_logins(http_status: int) -> None:
    with pytest.raises(CredentialsFault):
        await api(always("Denied", http_status)).login()


@pytest.mark.parametrize(
    ("document", "fault"),
    [
        ({"status": status(401)}, CredentialsFault),
        ({"status": status(500)}, ServerTroubleFault),
        ({"status": status(1007)}, RefusedFault),
        (OK, NotOurServerFault),
        ({**OK, "store": {"user": []}}, NotOurServerFault),
    ],
)
async def test_no_sign_in(document: object, fault: type[ServerFault]) -> None:
    with pytest.raises(fault) as caught:
        await api(always(document)).login()
    assert type(caught.value) is fault


@pytest.mark.parametrize(
    "staff",
    [
        {"user": [{"id": "443", "code": "c", "firstname": "Ann", "lastname": "Lee"}]},
        {"user": {"id": 443, "firstname": "Ann", "lastname": "Lee"}},
        [{"id": "443", "firstname": "Ann", "lastname": "Lee"}],
        {"user": [{"id": "443", "firstname": "Ann", "lastname": "Lee"}, {"firstname": "No id"}]},
    ],
)
async def test_who_works_here(staff: object) -> None:
    answers = always({**OK, "store": {"staff": staff}})
    found = await api(answers).staff()
    assert found.associates == (Associate(id=AssociateId("443"), name="Ann Lee"),)
    assert answers.requests[0].url.params["type"] == "ASSOCIATE"


async def test_somebody_without_a_name_goes_by_their_code() -> None:
    document = {**OK, "store": {"staff": {"user": {"id": "1", "code": "till-1"}}}}
    assert (await api(always(document)).staff()).associates[0].name == "till-1"


@pytest.mark.parametrize("staff", ["", None, [], {}, [[]], {"user": []}])
async def test_nobody_works_here(staff: object) -> None:
    assert (await api(always({**OK, "store": {"staff": staff}})).staff()).associates == ()


async def test_a_refused_list_is_not_an_empty_one() -> None:
    with pytest.raises(ServerTroubleFault):
        await api(always({"status": status(500)})).staff()
