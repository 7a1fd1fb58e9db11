"""customer/interaction, customer/recommendations and customer/referrals: little is printed of them,
and nothing that a server tells is lost.
"""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.api.endpoints.interactions import InteractionsApi
from app.api.endpoints.referrals import ReferralsApi
from app.api.wire.document import Format, parse_json
from app.api.wire.facts import facts_from
from app.api.wire.interactions import recommendations_from
from app.domain import identifiers
from app.domain.fact import Fact
from app.domain.faults import RefusedFault
from app.domain.interaction import Interaction, Message
from app.domain.op import Evidence
from app.domain.recommendation import Recommendation
from app.domain.referral import Invitation, InvitationKind, Referral, ReferralReport
from tests.unit.api.calls import Answers, always, reply, status
from tests.unit.api.own_server import own_server

LONDON = ZoneInfo("Europe/London")
TOM = identifiers.mobile("447")


def told(**parts: object) -> Answers:
    customer = {"mobile": "447", **parts}
    return always({"response": {"status": status(200, success=True), "customer": customer}})


def refused(code: int) -> Answers:
    return always(reply(500, {"mobile": "447", "item_status": status(code, message="words")}))


def interactions(answers: Answers, wire_format: Format = Format.JSON) -> InteractionsApi:
    return InteractionsApi(transport=answers.transport(wire_format=wire_format))


def referrals(answers: Answers, wire_format: Format = Format.JSON) -> ReferralsApi:
    return ReferralsApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


class TestInteractions:
    async def test_by_network_and_kind(self) -> None:
        answers = told(
            interactions={
                "network": [
                    {
                        "name": "capillary",
                        "interaction": {
                            "type": "sms",
                            "count": "3",
                            "messages": {
                                "message": [{"text": "Hello", "date": "2016-07-01"}, "Bye"]
                            },
                        },
                    },
                    {"name": "facebook", "interaction": [{"type": "like", "count": 1.0}]},
                ]
            }
        )
        assert await interactions(answers).of(TOM) == (
            Interaction(
                network="capillary",
                type="sms",
                count=3,
                messages=(
                    Message(text="Hello", facts=(Fact(name="date", value="2016-07-01"),)),
                    Message(text="Bye"),
                ),
            ),
            Interaction(network="facebook", type="like", count=1),
        )
        assert answers.requests[0].url.path == "/v1.1/customer/interaction"

    @pytest.mark.parametrize(
        ("messages", "texts"),
        [
            ("Hello", ["Hello"]),
            (["Hello", "Bye"], ["Hello", "Bye"]),
            ({"message": "Hello"}, ["Hello"]),
            ([{"message": "Hello", "id": "1"}], ["Hello"]),
            ([{"sent": {"by": "till"}}], ["till"]),
            ("", []),
            ({"message": [[], {}, ""]}, []),
        ],
    )
    async def test_messages_in_any_shape(self, messages: object, texts: list[str]) -> None:
        entry = {"type": "sms", "messages": messages}
        answers = told(interactions={"network": {"name": "n", "interaction": entry}})
        (found,) = await interactions(answers).of(TOM)
        assert [message.text for message in found.messages] == texts

    @pytest.mark.parametrize("nothing", ["", None, [], {"network": ""}], ids=repr)
    async def test_nothing_passed(self, nothing: object) -> None:
        assert await interactions(told(interactions=nothing)).of(TOM) == ()

    async def test_a_server_without_the_call(self) -> None:
        with pytest.raises(RefusedFault) as caught:
            await interactions(always(reply(404, success=False))).of(TOM)
        assert caught.value.code == 404


class TestRecommendations:
    async def test_what_is_recommended(self) -> None:
        entry = {"id": "9", "description": "Tea", "price": "4.50"}
        said = status(1050, success=True)
        customer = {"recommendations": {"recommendation": entry}, "item_status": said}
        answers = always({"response": {"status": status(200, success=True), "customer": customer}})
        assert await interactions(answers).recommended(TOM) == (
            Recommendation(id="9", name="Tea", facts=(Fact(name="price", value="4.50"),)),
        )
        assert answers.requests[0].url.path == "/v1.1/customer/recommendations"

    async def test_none_is_an_answer(self) -> None:
        assert await interactions(refused(1051)).recommended(TOM) == ()

    @pytest.mark.parametrize(
        ("written", "names"),
        [(["Tea", "Milk"], ["Tea", "Milk"]), ([{"sku": "A-1"}], ["A-1"]), ([{"x": "y"}], ["y"])],
    )
    def test_in_any_shape(self, written: object, names: list[str]) -> None:
        assert [each.name for each in recommendations_from(written)] == names


class TestReferrals:
    async def test_what_became_of_them(self) -> None:
        entry = {"type": "MOBILE", "identifier": "448", "name": "Ann", "status": "JOINED"}
        answers = told(
            campaign_token="FRIENDS",
            statistics={"invited": "1", "joined": 1},
            referrals={"referral": {**entry, "invited_on": "2016-07-01 13:00:00"}},
        )
        found = await referrals(answers).made(TOM, "FRIENDS")
        assert found == ReferralReport(
            campaign_token="FRIENDS",
            statistics=(Fact(name="invited", value="1"), Fact(name="joined", value="1")),
            referrals=(
                Referral(
                    identifier="448",
                    type="MOBILE",
                    name="Ann",
                    status="JOINED",
                    invited_at=datetime(2016, 7, 1, 12, 0, tzinfo=UTC),
                ),
            ),
        )
        assert answers.requests[0].url.params["campaign_token"] == "FRIENDS"

    @pytest.mark.parametrize("code", [1202, 1203, 1204, 1205, 1206, 1222])
    async def test_why_there_are_none(self, code: int) -> None:
        with pytest.raises(RefusedFault) as caught:
            await referrals(refused(code)).made(TOM, "X")
        assert caught.value.code == code

    async def test_an_invitation_as_it_is_sent(self) -> None:
        done = {"mobile": "447", "item_status": status(1000, success=True)}
        answers = always(reply(200, done))
        ann = Invitation(kind=InvitationKind.EMAIL, identifier="ann@example.com", name="Ann")
        outcome = await referrals(answers).invite(TOM, "FRIENDS", [ann])
        assert outcome.evidence is Evidence.DONE
        (request,) = answers.requests
        assert (request.method, request.url.path) == ("POST", "/v1.1/customer/referrals")
        referral = {"type": "EMAIL", "identifier": "ann@example.com", "name": "Ann"}
        assert parse_json(request.content) == {
            "root": {
                "customer": {
                    "mobile": "447",
                    "campaign_token": "FRIENDS",
                    "referrals": {"referral": [referral]},
                }
            }
        }

    @pytest.mark.parametrize(
        ("answers", "evidence"),
        [
            (refused(1204), Evidence.REJECTED),
            (refused(1222), Evidence.UNABLE),
            (always("Bad gateway", 502), Evidence.AMBIGUOUS),
            (always(reply(404, success=False)), Evidence.REJECTED),
        ],
    )
    async def test_what_an_answer_proves(self, answers: Answers, evidence: Evidence) -> None:
        ann = Invitation(kind=InvitationKind.MOBILE, identifier="448")
        assert (await referrals(answers).invite(TOM, "X", [ann])).evidence is evidence

    def test_nobody_cannot_be_invited(self) -> None:
        with pytest.raises(ValueError, match="nobody"):
            Invitation(kind=InvitationKind.MOBILE, identifier=" ")


@pytest.mark.parametrize(
    ("value", "facts"),
    [
        ("x", [("", "x")]),
        ({"a": "1", "b": ["2", "3"]}, [("a", "1"), ("b", "2"), ("b", "3")]),
        ({"a": {"b": {"c": 1.0}}}, [("a.b.c", "1")]),
        ([{"name": "visits", "value": "4"}], [("visits", "4")]),
        ({"item": {"name": "visits", "value": "4"}}, [("item.visits", "4")]),
        ({"name": "Gold"}, [("", "Gold")]),
        ({"name": "Tom", "age": "9"}, [("name", "Tom"), ("age", "9")]),
        ("", []),
        ([[]], []),
    ],
)
def test_whatever_is_told_is_kept(value: Any, facts: list[tuple[str, str]]) -> None:
    assert [(fact.name, fact.value) for fact in facts_from(value)] == facts


@pytest.mark.parametrize("wire_format", Format)
async def test_what_the_own_server_tells(wire_format: Format) -> None:
    with own_server() as server:
        asking, inviting = interactions(server, wire_format), referrals(server, wire_format)
        passed = [each for member in server.members() for each in await asking.of(member)]
        liked = [each for member in server.members() for each in await asking.recommended(member)]
        ann = Invitation(kind=InvitationKind.EMAIL, identifier="ann@example.com", name="Ann")
        member = server.members()[0]
        outcome = await inviting.invite(member, "FRIENDS", [ann])
        report = await inviting.made(member, "FRIENDS")
    assert any(each.messages and each.messages[0].text for each in passed)
    assert all(each.count == len(each.messages) for each in passed)
    assert all(each.name and each.facts for each in liked)
    assert liked
    assert outcome.evidence is Evidence.DONE
    assert [each.identifier for each in report.referrals] == ["ann@example.com"]
    assert report.referrals[0].invited_at is not None
