"""Notes about a customer: read whole, written once, and known again by the till that wrote them."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.api.endpoints.notes import NotesApi
from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.associate import AssociateId
from app.domain.faults import NotOurServerFault, RefusedFault
from app.domain.note import Note, NoteEntry, NoteId, Recognition, recognise
from app.domain.op import Evidence
from tests.unit.api.calls import Answers, always, answering, sample_tree, sent, status
from tests.unit.api.own_server import own_server

E = Evidence
LONDON = ZoneInfo("Europe/London")
CATHERINE = identifiers.mobile("44700900999")
ANN = AssociateId("443")
AT = datetime(2016, 5, 5, 14, 15, tzinfo=UTC)
ENTRY = NoteEntry(whom=CATHERINE, associate_id=ANN, text="Likes Maggi", written_at=AT)


def api(answers: Answers, wire_format: Format = Format.JSON) -> NotesApi:
    return NotesApi(transport=answers.transport(wire_format=wire_format), zone=LONDON)


def told(code: int = 1000, *, success: bool = True, **parts: Any) -> dict[str, Any]:
    state = status(code, success=success, message="m")
    who = {"mobile": CATHERINE.value, "item_status": state, **parts}
    return {"response": {"status": status(200, success=True), "customer": who}}


def note(**fields: Any) -> dict[str, Any]:
    return told(notes={"note": {"id": "1", "description": "x", **fields}})


def at(hour: int = 15, minute: int = 12) -> datetime:
    return datetime(2016, 9, 4, hour, minute, tzinfo=LONDON)


class TestRead:
    @pytest.mark.parametrize("wire_format", Format)
    async def test_the_contracts_response(self, wire_format: Format) -> None:
        answers = answering(f"customer_notes_get.response.{wire_format.value}")
        found = await api(answers, wire_format).about(CATHERINE)
        assert found == (
            Note(id=NoteId("1"), text="Like to play cricket", written_at=at()),
            Note(id=NoteId("2"), text="Subscribed for birthday wishes", written_at=at()),
            Note(id=NoteId("3"), text="nothing more", written_at=at()),
        )

    async def test_whose_notes_they_are_is_known_only_where_it_was_asked(self) -> None:
        answers = answering("customer_notes_get.response.json")
        found = await api(answers).about(CATHERINE, associate_id=ANN)
        assert {each.associate_id for each in found} == {ANN}
        assert dict(answers.requests[0].url.params) == {
            "format": "json",
            "mobile": CATHERINE.value,
            "associate_id": "443",
            "user_id": "true",
        }

    async def test_everybodys(self) -> None:
        answers = answering("customer_notes_get.response.json")
        found = await api(answers).about(identifiers.email("c@example.com"))
        assert {each.associate_id for each in found} == {None}
        assert "associate_id" not in answers.requests[0].url.params
        assert answers.requests[0].url.path == "/v1.1/customer/notes"

    @pytest.mark.parametrize("success", [True, False])
    async def test_no_notes_are_an_answer(self, success: bool) -> None:
        assert await api(always(told(1028, success=success))).about(CATHERINE) == ()
        assert await api(always(told(notes=""))).about(CATHERINE) == ()
        assert await api(always(told(200, notes={"note": []}))).about(CATHERINE) == ()

    @pytest.mark.parametrize("code", [1011, 1012, 1044])
    async def test_a_refusal(self, code: int) -> None:
        with pytest.raises(RefusedFault) as caught:
            await api(always(told(code, success=False))).about(CATHERINE)
        assert caught.value.code == code

    async def test_no_answer(self) -> None:
        silent = {"response": {"status": status(200, success=True)}}
        with pytest.raises(NotOurServerFault):
            await api(always(silent)).about(CATHERINE)
        with pytest.raises(NotOurServerFault):
            await api(always(told(item_status=None))).about(CATHERINE)

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"id": 7.0}, Note(id=NoteId("7"), text="x")),
            ({"id": "-1"}, Note(text="x")),
            ({"id": ""}, Note(text="x")),
            ({"description": "None"}, Note(id=NoteId("1"), text="None")),
            ({"description": ""}, Note(id=NoteId("1"), text="")),
            (
                {"added_on": "\n2016-09-04T15:12:00\n"},
                Note(id=NoteId("1"), text="x", written_at=at()),
            ),
            ({"date": "2016/09/04 15:12:00"}, Note(id=NoteId("1"), text="x", written_at=at())),
            ({"added_on": "0000-00-00 00:00:00"}, Note(id=NoteId("1"), text="x")),
        ],
    )
    async def test_one_note_in_any_spelling(self, fields: dict[str, Any], expected: Note) -> None:
        assert await api(always(note(**fields))).about(CATHERINE) == (expected,)


class TestWrite:
    async def test_a_new_note_never_has_an_id(self) -> None:
        answers = answering("customer_notes_post.response.json")
        await api(answers).write(ENTRY)
        assert answers.requests[0].url.path == "/v1.1/customer/notes"
        assert sent(answers)["root"]["customer"] == {
            "mobile": "44700900999",
            "associate_id": "443",
            "notes": {"note": {"date": "2016-05-05 15:15:00", "description": "Likes Maggi"}},
        }

    async def test_a_correction_as_the_contract_writes_it(self) -> None:
        answers = answering("customer_notes_post.response.json")
        correction = NoteEntry(
            whom=identifiers.user_id("15"),
            associate_id=ANN,
            text="Likes Maggi",
            written_at=AT,
            corrects=NoteId("15"),
        )
        await api(answers).write(correction)
        contract = sample_tree("customer_notes_post.request.json")["root"]["customer"]
        for name in ("mobile", "email", "external_id", "loyalty_id"):
            del contract[name]
        assert sent(answers)["root"]["customer"] == contract

    @pytest.mark.parametrize("wire_format", Format)
    async def test_the_contracts_response(self, wire_format: Format) -> None:
        answers = answering(f"customer_notes_post.response.{wire_format.value}")
        outcome = await api(answers, wire_format).write(ENTRY)
        assert (outcome.evidence, outcome.why.code) == (E.DONE, 200)
        assert (outcome.reference, outcome.customer) == ("", None)

    async def test_an_id_that_is_told_is_kept(self) -> None:
        outcome = await api(always(note(id=16))).write(ENTRY)
        assert (outcome.evidence, outcome.reference) == (E.DONE, "16")

    @pytest.mark.parametrize(
        ("code", "evidence"),
        [(1012, E.REJECTED), (1036, E.UNABLE), (1037, E.UNABLE), (200, E.AMBIGUOUS)],
    )
    async def test_a_refusal(self, code: int, evidence: Evidence) -> None:
        outcome = await api(always(told(code, success=False))).write(ENTRY)
        assert outcome.evidence is evidence

    async def test_another_customers_answer_is_not_ours(self) -> None:
        assert (await api(always(told(200, mobile="447111"))).write(ENTRY)).evidence is E.AMBIGUOUS


@pytest.mark.parametrize("wire_format", Format)
async def test_the_own_server_keeps_a_note_as_it_was_written(wire_format: Format) -> None:
    with own_server() as server:
        notes = NotesApi(transport=server.transport(wire_format=wire_format), zone=UTC)
        whom = server.members()[0]
        now = server.world.clock.now() - timedelta(hours=1)
        entry = NoteEntry(
            whom=whom, associate_id=ANN, text="Prefers „Grün“ & <blue>", written_at=now
        )
        outcome = await notes.write(entry)
        found = await notes.about(whom, associate_id=ANN)
        ours = [each for each in found if recognise(each, entry) is Recognition.OURS]
        (seen,) = ours
        assert seen.id is not None
        correction = NoteEntry(
            whom=whom,
            associate_id=ANN,
            text="Prefers red",
            written_at=now + timedelta(minutes=1),
            corrects=seen.id,
        )
        corrected = await notes.write(correction)
        after = await notes.about(whom, associate_id=ANN)
        strangers = await notes.about(whom, associate_id=AssociateId("no one"))
    assert (outcome.evidence, corrected.evidence) == (E.DONE, E.DONE)
    assert len(after) == len(found)
    recognised = [each for each in after if recognise(each, correction) is Recognition.OURS]
    assert [each.id for each in recognised] == [seen.id]
    assert strangers == ()
