"""What a registration must have here, as servers tell it in several spellings."""

from datetime import date
from typing import Any

import httpx
import pytest

from app.api.endpoints.organisations import OrganisationsApi
from app.domain.faults import RefusedFault, ServerFault, ServerTroubleFault
from app.domain.identifiers import IdentifierKind
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType, RegistrationRules
from tests.unit.api.calls import Answers, status

OK = {"status": status(200, success=True)}


def server(configs: object, fields: object) -> Answers:
    def answer(request: httpx.Request) -> httpx.Response:
        is_configs = request.url.path.endswith("organization/configs")
        return httpx.Response(200, json=configs if is_configs else fields)

    return Answers(answer)


async def rules(configs: dict[str, str], fields: Any = None) -> RegistrationRules:
    entries = [{"key": key, "value": value} for key, value in configs.items()]
    told = {**OK, "organization": {"configs": {"config": entries}}}
    answers = server(told, {**OK, "organization": {"custom_fields": {"field": fields or []}}})
    return await OrganisationsApi(transport=answers.transport()).rules()


async def spec(**entry: object) -> FieldSpec:
    (found,) = (await rules({}, [{"name": "f", **entry}])).custom_fields
    return found


async def test_what_is_asked() -> None:
    answers = server(OK, OK)
    await OrganisationsApi(transport=answers.transport()).rules()
    paths = [request.url.path for request in answers.requests]
    assert paths == ["/v1.1/organization/configs", "/v1.1/organization/customfields"]
    assert answers.requests[1].url.params["scope"] == "loyalty_registration"


async def test_what_is_not_told_keeps_the_default() -> None:
    found = await rules({})
    assert not found.is_default
    assert (found.primary, found.is_mobile_required, found.is_email_required) == (
        DEFAULT_RULES.primary,
        True,
        False,
    )


@pytest.mark.parametrize(
    ("written", "kind", "is_mobile_required"),
    [
        ("MOBILE", IdentifierKind.MOBILE, True),
        ("email", IdentifierKind.EMAIL, False),
        ("EXTERNAL_ID", IdentifierKind.EXTERNAL_ID, False),
        ("externalId", IdentifierKind.EXTERNAL_ID, False),
        ("user_id", IdentifierKind.MOBILE, False),
    ],
)
async def test_the_primary_identifier(
    written: str, kind: IdentifierKind, is_mobile_required: bool
) -> None:
    found = await rules({"CONF_REGISTRATION_PRIMARY_KEY": written})
    assert (found.primary, found.is_mobile_required) == (kind, is_mobile_required)


async def test_all_that_the_configuration_tells() -> None:
    found = await rules(
        {
            "CONF_USERS_IS_MOBILE_REQUIRED": "0",
            "CONF_USERS_IS_EMAIL_REQUIRED": "1",
            "CONF_USERS_IS_EMAIL_UNIQUE": "false",
            "CONF_MIN_REGISTRATION_DATE": "2012-01-01 00:00:00",
        }
    )
    assert not found.is_mobile_required
    assert found.is_email_required
    assert not found.is_email_unique
    assert found.earliest_on == date(2012, 1, 1)


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("CONF_ALLOW_MOBILE_UPDATE", IdentifierKind.MOBILE),
        ("CONF_ALLOW_EMAIL_UPDATE", IdentifierKind.EMAIL),
        ("CONF_LOYALTY_ALLOW_EXTERNAL_ID_UPDATE", IdentifierKind.EXTERNAL_ID),
    ],
)
async def test_which_identifiers_a_till_may_replace(key: str, kind: IdentifierKind) -> None:
    told = {"CONF_REGISTRATION_PRIMARY_KEY": "email", key: "true"}
    found = await rules(told)
    is_secondary = kind is not IdentifierKind.EMAIL
    assert [each for each in IdentifierKind if found.may_replace(each)] == [kind] * is_secondary
    untold = await rules({})
    assert not any(untold.may_replace(each) for each in IdentifierKind)


@pytest.mark.parametrize(
    "holder",
    [
        {"config": [{"key": "CONF_USERS_IS_EMAIL_REQUIRED", "value": True}]},
        {"organization": {"config": {"key": "CONF_USERS_IS_EMAIL_REQUIRED", "value": 1}}},
        {"organization": [{"configs": [{"key": "CONF_USERS_IS_EMAIL_REQUIRED", "value": "yes"}]}]},
    ],
)
async def test_configs_in_any_wrapping(holder: dict[str, Any]) -> None:
    answers = server({**OK, **holder}, OK)
    found = await OrganisationsApi(transport=answers.transport()).rules()
    assert found.is_email_required


async def test_a_whole_field() -> None:
    found = await spec(
        label="Postcode",
        type="text",
        datatype="String",
        default="SW1",
        position="3",
        regex="[A-Z]+",
        error="Letters only",
        is_mandatory="true",
        options="",
    )
    assert found == FieldSpec(
        name="f",
        label="Postcode",
        default="SW1",
        position=3,
        pattern="[A-Z]+",
        error="Letters only",
        is_mandatory=True,
    )


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ({"type": "select", "options": "a,b"}, FieldType.CHOICE),
        ({"type": "Radio", "options": "a|b"}, FieldType.CHOICE),
        ({"type": "checkbox", "options": "a,b"}, FieldType.SEVERAL),
        ({"type": "datepicker"}, FieldType.DATE),
        ({"type": "text", "datatype": "Integer"}, FieldType.NUMBER),
        ({"type": "", "datatype": "date"}, FieldType.DATE),
        ({"type": "novelty"}, FieldType.TEXT),
        ({"type": "novelty", "options": "a,b"}, FieldType.CHOICE),
        ({"type": "select", "options": ""}, FieldType.TEXT),  # nothing to choose from
    ],
)
async def test_types_of_fields(entry: dict[str, str], kind: FieldType) -> None:
    assert (await spec(**entry)).type is kind


@pytest.mark.parametrize(
    "options",
    [
        ["a", "b"],
        {"option": ["a", "b"]},
        {"value": ["a", "", "b"]},
        '["a", "b"]',
        "[“a”, “b”]",
        "a, b",
        "a|b",
    ],
    ids=repr,
)
async def test_options_in_any_spelling(options: object) -> None:
    assert (await spec(type="select", options=options)).options == ("a", "b")


@pytest.mark.parametrize("options", ["[a, b", "[]", "[broken]", None, {}, [[]]], ids=repr)
async def test_options_that_are_none(options: object) -> None:
    assert (await spec(type="select", options=options)).options == ()


async def test_fields_in_their_order_without_those_switched_off() -> None:
    found = await rules(
        {},
        [
            {"name": "second", "position": "2"},
            {"name": "off", "position": "1", "is_disabled": "true"},
            {"name": "first", "position": 1.0},
            {"label": "nameless"},
        ],
    )
    assert [each.name for each in found.custom_fields] == ["first", "second"]
    assert found.custom_fields[0].label == "first"


@pytest.mark.parametrize(("code", "fault"), [(500, ServerTroubleFault), (404, RefusedFault)])
@pytest.mark.parametrize("is_first", [True, False])
async def test_a_refusal_is_not_taken_for_rules(
    code: int, fault: type[ServerFault], is_first: bool
) -> None:
    """Rules from an answer that has none would lift what the organisation requires."""
    refusal = {"status": status(code)}
    answers = server(refusal, OK) if is_first else server(OK, refusal)
    with pytest.raises(fault):
        await OrganisationsApi(transport=answers.transport()).rules()
