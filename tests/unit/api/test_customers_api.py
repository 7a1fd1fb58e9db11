"""customer/get, customer/add and customer/search, as others of the app call them."""

from datetime import UTC, datetime

import httpx
import pytest

from app.api.endpoints.customers import CustomersApi
from app.api.wire.document import parse_json
from app.domain import identifiers
from app.domain.customer import Gender
from app.domain.faults import NotOurServerFault, RefusedFault, ServerFault, ServerTroubleFault
from app.domain.identifiers import Identifier
from app.domain.op import Evidence
from app.domain.registration import Registration
from tests.unit.api.calls import Answers, always, reply, sample_tree, status

M, E, X = identifiers.mobile, identifiers.email, identifiers.external_id
NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


def api(answers: Answers) -> CustomersApi:
    return CustomersApi(transport=answers.transport(), zone=UTC)


def found(code: int = 1000, *, success: bool = True, **fields: object) -> dict[str, object]:
    return {**fields, "item_status": status(code, success=success, message="words")}


def missing(**fields: object) -> dict[str, object]:
    return found(1012, success=False, **fields)


class TestGet:
    async def test_the_contracts_customer_in_one_call(self) -> None:
        answers = always(sample_tree("customer_get.response.json"))
        customer = await api(answers).get(M("44700900000"))
        assert customer is not None
        assert customer.name == "Tom Swayer"
        (request,) = answers.requests
        assert request.url.path == "/v1.1/customer/get"
        assert dict(request.url.params) == {
            "format": "json",
            "mobile": "44700900000",
            "user_id": "true",
            "ndsc_status": "true",
            "optin_status": "true",
            "expiry_schedule": "true",
        }

    @pytest.mark.parametrize(
        ("identifier", "name"),
        [
            (M("447"), "mobile"),
            (E("a+b@example.com"), "email"),
            (X("A&B=1"), "external_id"),
            (identifiers.user_id("123"), "id"),
        ],
    )
    async def test_each_kind_is_asked_by_its_own_name(
        self, identifier: Identifier, name: str
    ) -> None:
        answers = always(reply(200, found(user_id="123")))
        await api(answers).get(identifier)
        assert answers.requests[0].url.params[name] == identifier.value
        assert answers.requests[0].url.params["user_id"] == "true"

    @pytest.mark.parametrize("code", [1011, 1012])
    async def test_nobody(self, code: int) -> None:
        answers = always(reply(500, found(code, success=False)))
        assert await api(answers).get(M("447")) is None

    async def test_a_refusal_in_the_servers_words(self) -> None:
        with pytest.raises(RefusedFault) as caught:
            await api(always(reply(500, found(1044, success=False)))).get(M("447"))
        assert (caught.value.code, caught.value.message) == (1044, "words")

    async def test_who_is_merged_is_whoever_is_left(self) -> None:
        answers = always(reply(200, found(91009, user_id="77", mobile="449")))
        customer = await api(answers).get(M("447"))
        assert customer is not None
        assert (customer.user_id, customer.mobile) == ("77", "449")

    async def test_a_number_in_the_servers_own_spelling(self) -> None:
        answers = always(reply(200, found(mobile="+447009000000", firstname="Tom")))
        customer = await api(answers).get(M("07009000000"))
        assert customer is not None
        assert customer.firstname == "Tom"

    @pytest.mark.parametrize(
        "identifier", [M("447"), E("a@b.c"), X("x1"), identifiers.user_id("9")]
    )
    async def test_somebody_unnamed_has_the_identifier_they_were_found_by(
        self, identifier: Identifier
    ) -> None:
        customer = await api(always(reply(200, found(firstname="Tom")))).get(identifier)
        assert customer is not None
        assert customer.identifiers == (identifier,)

    async def test_of_several_the_one_that_was_asked_for(self) -> None:
        rows = (found(mobile="441", firstname="Ann"), found(mobile="447", firstname="Tom"))
        customer = await api(always(reply(200, *rows))).get(M("447"))
        assert customer is not None
        assert customer.firstname == "Tom"

    @pytest.mark.parametrize(
        ("document", "fault"),
        [
            (reply(200), NotOurServerFault),
            (reply(200, {"mobile": "447"}), NotOurServerFault),
            (reply(200, {"mobile": "447", "item_status": ""}), NotOurServerFault),
            (reply(200, found(mobile="441"), found(mobile="442")), NotOurServerFault),
            (reply(500, success=False), ServerTroubleFault),
            (reply(1005, success=False), RefusedFault),
            (reply(404, success=False), RefusedFault),
        ],
    )
    async def test_no_answer_for_the_one_asked_for(
        self, document: object, fault: type[ServerFault]
    ) -> None:
        with pytest.raises(fault) as caught:
            await api(always(document)).get(M("447"))
        assert type(caught.value) is fault


def by_mobile(people: dict[str, dict[str, object]], most: int = 100) -> Answers:
    """A server that knows `people` by mobile, and takes so many at once."""

    def answer(request: httpx.Request) -> httpx.Response:
        asked = request.url.params["mobile"].split(",")
        if len(asked) > most:
            return httpx.Response(200, json=reply(1060, success=False))
        return httpx.Response(200, json=reply(201, *(people[mobile] for mobile in asked)))

    return Answers(answer)


class TestGetMany:
    async def test_one_call_a_kind_in_the_order_asked(self) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            if "email" in request.url.params:
                return httpx.Response(200, json=reply(200, found(email="A@b.c", user_id="3")))
            return httpx.Response(
                200,
                json=reply(201, found(mobile="447", user_id="1"), missing(mobile="448")),
            )

        answers = Answers(answer)
        asked = (M("447"), E("a@b.c"), M("448"), M("447"))
        said = await api(answers).get_many(asked)
        assert tuple(each.identifier for each in said) == asked
        ids = [each.customer.user_id if each.customer else None for each in said]
        assert ids == ["1", "3", None, "1"]
        assert [request.url.params.get("mobile") for request in answers.requests] == [
            None,
            "447,448",
        ]

    async def test_nobody_asked_is_no_call(self) -> None:
        answers = always(reply(200))
        assert await api(answers).get_many(()) == ()
        assert answers.requests == []

    async def test_in_another_order(self) -> None:
        rows = (missing(mobile="448"), found(mobile="449", user_id="9"), missing(mobile="447"))
        said = await api(always(reply(201, *rows))).get_many((M("447"), M("448"), M("449")))
        assert [each.customer.user_id if each.customer else None for each in said] == [
            None,
            None,
            "9",
        ]
        assert all(each.refusal is None for each in said)

    async def test_an_item_never_answers_for_two(self) -> None:
        """The second place holds the first one's customer: the second one has no answer."""
        rows = (missing(), found(mobile="447", user_id="7"))
        first, second = await api(always(reply(201, *rows))).get_many((M("447"), M("448")))
        assert first.customer is not None
        assert second.customer is None
        assert second.refusal is not None
        assert second.refusal.code is None

    async def test_one_without_an_answer_does_not_spoil_the_others(self) -> None:
        rows = (found(mobile="447", user_id="7"),)
        first, second = await api(always(reply(200, *rows))).get_many((M("447"), M("448")))
        assert first.customer is not None
        assert second.refusal is not None

    async def test_a_refusal_of_one_is_its_own(self) -> None:
        rows = (found(1044, success=False, mobile="447"), missing(mobile="448"))
        first, second = await api(always(reply(500, *rows))).get_many((M("447"), M("448")))
        assert first.refusal is not None
        assert first.refusal.code == 1044
        assert (second.customer, second.refusal) == (None, None)

    async def test_ids_that_differ_in_case_alone(self) -> None:
        rows = (found(external_id="ab", user_id="1"), found(external_id="AB", user_id="2"))
        said = await api(always(reply(200, *rows))).get_many((X("AB"), X("ab")))
        assert [each.customer.user_id if each.customer else None for each in said] == ["2", "1"]

    async def test_too_many_at_once_are_asked_in_halves(self) -> None:
        people = {
            str(number): found(mobile=str(number), user_id=str(number))
            for number in range(100, 110)
        }
        answers = by_mobile(people, most=3)
        asked = tuple(M(mobile) for mobile in people)
        said = await api(answers).get_many(asked)
        assert [each.customer.user_id if each.customer else None for each in said] == list(people)
        taken = [len(request.url.params["mobile"].split(",")) for request in answers.requests]
        assert sorted(taken) == [2, 2, 3, 3, 5, 5, 10]

    async def test_a_request_refused_as_a_whole_is_split_until_the_culprit_is_alone(self) -> None:
        def answer(request: httpx.Request) -> httpx.Response:
            asked = request.url.params["mobile"].split(",")
            if "666" in asked:
                return httpx.Response(400, json=reply(400, success=False))
            rows = (found(mobile=mobile, user_id=mobile) for mobile in asked)
            return httpx.Response(200, json=reply(200, *rows))

        asked = tuple(map(M, ("111", "222", "666", "333")))
        said = await api(Answers(answer)).get_many(asked)
        assert [each.customer is not None for each in said] == [True, True, False, True]
        assert said[2].refusal is not None
        assert said[2].refusal.code == 400

    async def test_a_server_without_the_call_is_asked_once(self) -> None:
        answers = always(reply(404, success=False))
        with pytest.raises(RefusedFault):
            await api(answers).get_many((M("447"), M("448")))
        assert len(answers.requests) == 1

    async def test_trouble_is_nobodys_answer(self) -> None:
        with pytest.raises(ServerTroubleFault):
            await api(always("Bad gateway", status=502)).get_many((M("447"), M("448")))


class TestAdd:
    TOM = Registration(mobile="44700900000", firstname="Tom", gender=Gender.MALE, registered_at=NOW)
    RITA = Registration(email="rita@example.com", registered_at=NOW)

    async def test_a_batch_in_one_request(self) -> None:
        rows = (found(mobile="44700900000", user_id="1"), found(1002, success=False))
        answers = always(reply(201, *rows))
        first, second = await api(answers).add((self.TOM, self.RITA))
        assert (first.evidence, second.evidence) == (Evidence.DONE, Evidence.REJECTED)
        (request,) = answers.requests
        assert (request.method, request.url.path) == ("POST", "/v1.1/customer/add")
        assert request.headers["content-type"].startswith("application/json")
        assert parse_json(request.content) == {
            "root": {
                "customer": [
                    {
                        "mobile": "44700900000",
                        "firstname": "Tom",
                        "gender": "M",
                        "type": "LOYALTY",
                        "registered_on": "2026-11-24 14:02:00",
                    },
                    {
                        "email": "rita@example.com",
                        "type": "LOYALTY",
                        "registered_on": "2026-11-24 14:02:00",
                    },
                ]
            }
        }

    @pytest.mark.parametrize(
        ("http_status", "document", "evidence"),
        [
            (502, "Bad gateway", Evidence.AMBIGUOUS),
            (503, "Unavailable", Evidence.AMBIGUOUS),
            (503, reply(503, success=False), Evidence.THROTTLED),
            (429, "", Evidence.THROTTLED),
            (401, "", Evidence.AMBIGUOUS),
            (200, reply(401, success=False), Evidence.CREDENTIALS),
            (400, reply(400, success=False), Evidence.REJECTED),
            (302, "", Evidence.AMBIGUOUS),
            (200, "portal", Evidence.AMBIGUOUS),
            (504, reply(504, success=False), Evidence.AMBIGUOUS),
        ],
    )
    async def test_one_outcome_for_all_where_there_are_no_items(
        self, http_status: int, document: object, evidence: Evidence
    ) -> None:
        found = await api(always(document, http_status)).add((self.TOM, self.RITA))
        assert [outcome.evidence for outcome in found] == [evidence] * 2


class TestSearch:
    async def test_rows_of_the_contract(self) -> None:
        answers = always(sample_tree("customer_search.response.json"))
        rows = await api(answers).search_names("Tom", "Sawyer")
        assert [row.name for row in rows] == ["Tom Sawyer", "John Smith"]
        params = answers.requests[0].url.params
        assert params["q"] == "firstname:STARTS:Tom&lastname:STARTS:Sawyer"
        assert (params["start"], params["rows"]) == ("0", "20")

    async def test_separators_of_the_grammar_are_not_sent(self) -> None:
        answers = always(sample_tree("customer_search.response.json"))
        await api(answers).search_names("", "O:Bri&en;")
        assert answers.requests[0].url.params["q"] == "lastname:STARTS:OBrien"

    async def test_nothing_to_search_for_is_no_call(self) -> None:
        answers = always(reply(200))
        assert await api(answers).search_names(" :; ") == ()
        assert answers.requests == []

    @pytest.mark.parametrize(
        "results",
        [
            {"item": {"user_id": "1"}},
            {"item": [{"user_id": "1"}]},
            [{"user_id": "1"}],
            [{"item": {"user_id": "1"}}, {"item": {"firstname": "Nobody to be asked for"}}],
        ],
    )
    async def test_rows_in_any_wrapping(self, results: object) -> None:
        tree = {"status": status(200, success=True), "customer": {"results": results}}
        (row,) = await api(always(tree)).search_names("Tom")
        assert row.user_id == "1"

    @pytest.mark.parametrize("results", [None, "", [], {}, [[]], {"item": []}])
    async def test_no_rows(self, results: object) -> None:
        tree = {"status": status(200, success=True), "customer": {"results": results}}
        assert await api(always(tree)).search_names("Tom") == ()

    async def test_nobody_found_may_be_a_refusal(self) -> None:
        assert await api(always(reply(1012, success=False))).search_names("Tom") == ()

    @pytest.mark.parametrize(("code", "fault"), [(500, ServerTroubleFault), (1005, RefusedFault)])
    async def test_a_search_that_failed_is_not_an_empty_one(
        self, code: int, fault: type[ServerFault]
    ) -> None:
        with pytest.raises(fault):
            await api(always(reply(code, success=False))).search_names("Tom")
