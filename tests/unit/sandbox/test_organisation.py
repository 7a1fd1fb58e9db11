"""The calls that tell a till about its store and its organisation."""

from datetime import datetime

import httpx


async def test_login_tells_the_till_the_organisation_and_the_time(
    client: httpx.AsyncClient,
) -> None:
    user = (await client.get("store/login")).json()["response"]["store"]["user"]
    assert user["username"] == "store.server"
    assert user["org_id"] and user["org_name"]
    assert user["associate_login_enabled"] == "true"
    # The clock of the tests stands at 11:00 UTC; the store is in London, in summer.
    assert user["server_time"] == "2026-06-01T12:00:00+01:00"
    assert datetime.fromisoformat(user["server_time"]).tzinfo is not None


async def test_staff_of_one_type_and_of_all(client: httpx.AsyncClient) -> None:
    associates = (await client.get("store/staff", params={"type": "ASSOCIATE"})).json()
    everyone = (await client.get("store/staff")).json()
    users = associates["response"]["store"]["staff"]["user"]
    assert {"id", "code", "firstname", "lastname"} <= set(users[0])
    assert {user["type"] for user in users} == {"ASSOCIATE"}
    assert len(everyone["response"]["store"]["staff"]["user"]) > len(users)


async def test_custom_fields_of_every_kind(client: httpx.AsyncClient) -> None:
    reply = await client.get("organization/customfields", params={"scope": "loyalty_registration"})
    fields = reply.json()["response"]["organization"]["custom_fields"]["field"]
    named = {field["name"]: field for field in fields}
    assert set(fields[0]) == {
        *("name", "label", "type", "datatype", "default", "position", "regex", "error"),
        *("options", "is_mandatory", "is_disabled"),
    }
    assert {field["type"] for field in fields} >= {"text", "select", "checkbox", "datepicker"}
    assert named["age"]["datatype"] == "Integer"
    assert named["preferred_language"]["is_mandatory"] == "true"
    assert named["Hobbies"]["is_mandatory"] == "false"
    assert named["a"]["is_disabled"] == "true"
    positions = [int(field["position"]) for field in fields]
    assert positions == sorted(positions)


async def test_another_scope_has_no_fields(client: httpx.AsyncClient) -> None:
    reply = await client.get("organization/customfields", params={"scope": "customer_feedback"})
    assert reply.json()["response"]["organization"]["custom_fields"] == {}


async def test_configurations_by_their_keys(client: httpx.AsyncClient) -> None:
    reply = await client.get("organization/configs")
    configs = reply.json()["response"]["organization"]["configs"]["config"]
    assert {config["key"] for config in configs} == {
        "CONF_REGISTRATION_PRIMARY_KEY",
        "CONF_USERS_IS_MOBILE_REQUIRED",
        "CONF_USERS_IS_EMAIL_REQUIRED",
        "CONF_USERS_IS_EMAIL_UNIQUE",
        "CONF_ALLOW_MOBILE_UPDATE",
        "CONF_ALLOW_EMAIL_UPDATE",
        "CONF_LOYALTY_ALLOW_EXTERNAL_ID_UPDATE",
        "CONF_MIN_REGISTRATION_DATE",
        "CONF_CLIENT_DEFAULT_COUNTRYCODE_PASSED",
    }
    assert all(isinstance(config["value"], str) for config in configs)
