"""Which messages a customer wants: by channel, kind and scope, each change with its own answer."""

from datetime import UTC
from typing import Any

import httpx
import pytest

from app.api.endpoints.subscriptions import SubscriptionsApi
from app.api.wire.document import Format
from app.domain import codes, identifiers
from app.domain.faults import NotOurServerFault, RefusedFault, ServerTroubleFault
from app.domain.op import Evidence
from app.domain.subscription import (
    Channel,
    MessageKind,
    Subscription,
    SubscriptionChange,
    SubscriptionQuery,
    SubscriptionStatus,
    is_met,
)
from tests.unit.api.calls import Answers, always, reply, sent, status
from tests.unit.api.own_server import own_server

E = Evidence
TOM = identifiers.mobile("44700900000")
RITA = identifiers.email("rita@example.com")
S = SubscriptionStatus


def api(answers: Answers, wire_format: Format = Format.JSON) -> SubscriptionsApi:
    return SubscriptionsApi(transport=answers.transport(wire_format=wire_format), zone=UTC)


def change(
    channel: Channel = Channel.SMS,
    kind: MessageKind = MessageKind.BULK,
    *,
    is_subscribed: bool = True,
    scope: str = "",
    whom: identifiers.Identifier = TOM,
) -> SubscriptionChange:
    return SubscriptionChange(
        whom=whom, channel=channel, kind=kind, scope=scope, is_subscribed=is_subscribed
    )


def told(code: int, value: object, *, success: bool = True) -> dict[str, Any]:
    return {"response": {"status": status(code, success=success), "subscriptions": value}}


def kind(name: str, preference: str) -> dict[str, str]:
    return {"name": name, "user_preference": preference}


ENTRY = {
    "channel": [
        {"name": "SMS", "priority": [kind("TRANS", "SUBSCRIBED"), kind("BULK", "NOT_SET")]},
        {"name": "email", "priority": kind("bulk", "Unsubscribed")},
        {"name": "push", "priority": [kind("BULK", "PAUSED"), kind("TRANS", "")]},
    ]
}


class TestRead:
    async def test_every_channel_and_kind(self) -> None:
        found = await api(always(told(200, {"subscription": [ENTRY]}))).of(TOM)
        assert found == (
            Subscription(channel=Channel.SMS, kind=MessageKind.TRANSACTIONAL, status=S.SUBSCRIBED),
            Subscription(channel=Channel.SMS, kind=MessageKind.BULK, status=S.NOT_SET),
            Subscription(channel=Channel.EMAIL, kind=MessageKind.BULK, status=S.UNSUBSCRIBED),
            Subscription(channel="push", kind=MessageKind.BULK, status="PAUSED"),
            Subscription(channel="push", kind=MessageKind.TRANSACTIONAL, status=S.NOT_SET),
        )

    async def test_what_is_asked(self) -> None:
        answers = always(told(200, {"subscription": [ENTRY]}))
        query = SubscriptionQuery(channel=Channel.SMS, kind=MessageKind.TRANSACTIONAL, scope="all")
        found = await api(answers).of(TOM, query)
        assert answers.requests[0].url.path == "/v1.1/customer/subscriptions"
        assert dict(answers.requests[0].url.params) == {
            "format": "json",
            "mobile": TOM.value,
            "channel": "sms",
            "priority": "TRANS",
            "scope": "all",
        }
        assert {each.scope for each in found} == {"all"}

    async def test_a_scope_that_is_told_is_the_entrys_own(self) -> None:
        entries = [{**ENTRY, "scope": "a"}, {**ENTRY, "scope": "b"}]
        found = await api(always(told(200, {"subscription": entries}))).of(TOM)
        assert {each.scope for each in found} == {"a", "b"}

    @pytest.mark.parametrize("value", ["", [], None, {"subscription": []}])
    async def test_nothing_listed_is_an_answer(self, value: object) -> None:
        assert await api(always(told(200, value))).of(TOM) == ()

    @pytest.mark.parametrize("code", [1104, 1109, 1012])
    async def test_a_refusal_of_the_entry_or_of_the_request(self, code: int) -> None:
        entry = {"mobile": TOM.value, "item_status": status(code)}
        documents = [
            told(500, {"subscription": [entry]}, success=False),
            reply(code, success=False),
        ]
        for document in documents:
            with pytest.raises(RefusedFault) as caught:
                await api(always(document)).of(TOM)
            assert caught.value.code == code

    async def test_a_server_without_the_call_and_no_answer(self) -> None:
        with pytest.raises(RefusedFault) as caught:
            await api(always(reply(406, success=False))).of(TOM)
        assert caught.value.code in codes.CALL_MISSING_CODES
        with pytest.raises(NotOurServerFault):
            await api(always(reply(200))).of(TOM)
        with pytest.raises(ServerTroubleFault):
            await api(always(told(500, {"subscription": [ENTRY]}, success=False))).of(TOM)


def answered(
    wanted: SubscriptionChange, code: int = 1000, *, success: bool = True, **more: Any
) -> dict[str, Any]:
    return {
        wanted.whom.kind.value: wanted.whom.value,
        "channel": wanted.channel.value.upper(),
        "priority": wanted.kind.value,
        "item_status": status(code, success=success),
        **more,
    }


async def evidence(document: Any, *changes: SubscriptionChange) -> list[Evidence]:
    return [outcome.evidence for outcome in await api(always(document)).switch(changes)]


SMS, MAIL = change(), change(Channel.EMAIL, is_subscribed=False, scope="all")
RITAS = change(Channel.EMAIL, MessageKind.TRANSACTIONAL, whom=RITA)


class TestSwitch:
    async def test_what_is_sent(self) -> None:
        answers = always(told(200, {"subscription": [answered(SMS), answered(MAIL)]}))
        found = await api(answers).switch([SMS, MAIL])
        assert [outcome.evidence for outcome in found] == [E.DONE, E.DONE]
        assert sent(answers)["root"]["subscription"] == [
            {"mobile": TOM.value, "channel": "sms", "priority": "BULK", "is_subscribed": "1"},
            {
                "mobile": TOM.value,
                "channel": "email",
                "priority": "BULK",
                "scope": "all",
                "is_subscribed": "0",
            },
        ]

    async def test_each_has_its_own_answer_in_any_order(self) -> None:
        rows = [
            answered(RITAS, 1012, success=False),
            answered(MAIL),
            answered(SMS, 1110, success=False),
        ]
        found = await evidence(told(201, {"subscription": rows}), SMS, MAIL, RITAS)
        assert found == [E.UNABLE, E.DONE, E.REJECTED]

    async def test_an_answer_that_is_missing_is_unclear_and_the_others_are_not(self) -> None:
        rows = {"subscription": answered(MAIL)}
        assert await evidence(told(200, rows), SMS, MAIL) == [E.AMBIGUOUS, E.DONE]

    async def test_answers_that_name_nothing_count_by_their_place(self) -> None:
        bare = {"item_status": status(1000, success=True)}
        refused = {"item_status": status(1101)}
        rows = {"subscription": [bare, refused]}
        assert await evidence(told(201, rows), SMS, MAIL) == [E.DONE, E.REJECTED]

    @pytest.mark.parametrize(
        "told_of", [{"channel": "email"}, {"priority": "TRANS"}, {"mobile": "44711111111"}]
    )
    async def test_another_changes_answer_is_not_ours(self, told_of: dict[str, Any]) -> None:
        rows = {"subscription": [answered(SMS, **told_of)]}
        assert await evidence(told(200, rows), SMS) == [E.AMBIGUOUS]

    @pytest.mark.parametrize("code", [1101, 1102, 1103, 1104, 1105, 1106, 1107, 1108])
    async def test_a_verdict(self, code: int) -> None:
        rows = {"subscription": answered(SMS, code, success=False)}
        assert await evidence(told(500, rows, success=False), SMS) == [E.REJECTED]

    async def test_an_answer_that_is_lost_is_unclear_for_all(self) -> None:
        found = await api(Answers(lambda request: httpx.Response(502))).switch([SMS, MAIL])
        assert [outcome.evidence for outcome in found] == [E.AMBIGUOUS] * 2
        assert await evidence(reply(200), SMS, MAIL) == [E.AMBIGUOUS] * 2


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_server_switches_what_it_is_told(wire_format: Format) -> None:
    with own_server() as server:
        subscriptions = SubscriptionsApi(
            transport=server.transport(wire_format=wire_format), zone=UTC
        )
        whom = server.members()[0]
        changes = [
            change(whom=whom, is_subscribed=False),
            change(Channel.EMAIL, MessageKind.TRANSACTIONAL, whom=whom),
            change(Channel.EMAIL, scope="nowhere", whom=whom),
        ]
        done = await subscriptions.switch(changes[:2])
        refused = await subscriptions.switch(changes[2:])
        seen = await subscriptions.of(whom)
        narrow = await subscriptions.of(whom, SubscriptionQuery(channel=Channel.SMS))
    assert [outcome.evidence for outcome in done] == [E.DONE, E.DONE]
    assert [(outcome.evidence, outcome.why.code) for outcome in refused] == [(E.REJECTED, 1103)]
    assert [is_met(each, seen) for each in changes[:2]] == [True, True]
    assert {each.channel for each in narrow} == {Channel.SMS}
