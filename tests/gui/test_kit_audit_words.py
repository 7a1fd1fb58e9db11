"""Every act of the audit and every detail of one has words, and says what it was told with."""

import re

import pytest
from PySide6.QtWidgets import QApplication

from app.domain.audit import Act, Detail, DetailKind, Fact, counted
from app.domain.handout import Handout
from app.domain.op import OpKind, OpState
from app.ui.wording_audit import act_words
from app.ui.wording_audit_details import detail_words

FACTS = {
    Fact.COUNT: "3",
    Fact.WHOSE: "jo",
    Fact.WAIT_S: "60",
    Fact.NAMES: "lock.idle_minutes",
    Fact.SINCE: "2026-11-24T14:00:00+00:00",
    Fact.BEFORE: "2026-11-25T14:00:00+00:00",
    Fact.ACT: Act.PRINTED.value,
    Fact.HANDOUT: Handout.CARD.value,
    Fact.FILE_ID: "f-81",
    Fact.MINE: "firstname, email",
    Fact.THEIRS: "mobile",
    Fact.OP_KIND: OpKind.NOTE.value,
    Fact.FROM_STATE: OpState.QUEUED.value,
    Fact.TO_STATE: OpState.REJECTED.value,
    Fact.REASON: "entered twice",
    Fact.TEXT: "as it was",
}
_CODE = re.compile(r"[a-z]+_[a-z]+|[{}]")


def words(kind: DetailKind, **facts: str) -> str:
    return detail_words(Detail(kind=kind, facts={Fact(name): text for name, text in facts.items()}))


def test_every_act_is_told_in_its_own_words(qapp: QApplication) -> None:
    told = [act_words(act) for act in Act]
    assert all(told)
    assert len(set(told)) == len(told)
    assert not [text for text in told if _CODE.search(text)]


@pytest.mark.parametrize("kind", DetailKind)
def test_every_detail_has_words_and_no_code_in_them(qapp: QApplication, kind: DetailKind) -> None:
    said = detail_words(Detail(kind=kind, facts=FACTS))
    assert said
    assert kind is DetailKind.SETTINGS or not _CODE.search(said), said


def test_no_two_details_are_told_alike(qapp: QApplication) -> None:
    alike = {DetailKind.AUDIT, DetailKind.QUESTION}
    said = [
        detail_words(Detail(kind=kind, facts=FACTS)) for kind in DetailKind if kind not in alike
    ]
    assert len(set(said)) == len(said)


def test_an_act_of_which_there_is_no_more_to_say(qapp: QApplication) -> None:
    assert detail_words(None) == ""


@pytest.mark.parametrize(
    ("detail", "said"),
    [
        (counted(DetailKind.SEARCH_MASKED, 1), "1 customer · numbers masked"),
        (counted(DetailKind.SEARCH_WHOLE, 1500), "1,500 customers · numbers in full"),
        (counted(DetailKind.CLOSING_CERTIFICATE, 2), "Closing certificate · 2 unsent"),
    ],
)
def test_numbers_are_those_of_the_language(qapp: QApplication, detail: Detail, said: str) -> None:
    assert detail_words(detail) == said


def test_a_wrong_pin_says_for_how_long_it_locks_out(qapp: QApplication) -> None:
    assert words(DetailKind.PIN_WRONG) == "Wrong PIN"
    assert words(DetailKind.PIN_WRONG, wait_s="60") == "Wrong PIN: locked out for 1 min"
    assert words(DetailKind.LOCKED_OUT, wait_s="5") == (
        "Too many wrong PINs: locked out for another 5 s"
    )


def test_what_became_of_saved_work_names_the_work(qapp: QApplication) -> None:
    assert words(DetailKind.OP_SAVED, op_kind="note") == "Note"
    assert words(DetailKind.OP_WITHDRAWN, op_kind="ticket", reason="entered twice") == (
        "Ticket · withdrawn · entered twice"
    )
    assert words(DetailKind.OP_MOVED, op_kind="note", from_state="queued", to_state="acked") == (
        "Note · Saved on this till → Sent"
    )


def test_a_question_is_told_by_what_it_was_narrowed_to(qapp: QApplication) -> None:
    assert words(DetailKind.QUESTION, whose="jo", of_act="printed") == "by jo · Printed"
    assert words(DetailKind.AUDIT) == "The audit"


def test_a_conflicts_sides_are_told_by_the_fields_names(qapp: QApplication) -> None:
    assert words(DetailKind.SIDES, mine="firstname, email", theirs="mobile") == (
        "as entered here: First name, E-mail · as on the server: Mobile"
    )


@pytest.mark.parametrize(
    ("kind", "facts", "said"),
    [
        (DetailKind.OP_SAVED, {"op_kind": "hologram"}, "hologram"),
        (DetailKind.BILLS, {"count": "many"}, "Transactions · many"),
        (DetailKind.QUESTION, {"since": "then"}, "from then"),
        (DetailKind.SLIP_KEPT, {"handout": "mug"}, "mug · kept as a file"),
    ],
)
def test_values_of_a_later_version_show_as_they_are(
    qapp: QApplication, kind: DetailKind, facts: dict[str, str], said: str
) -> None:
    assert words(kind, **facts) == said
