"""Words: every state and fault has some, codes stay out of them, ages are as people say them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.email import EmailProblem
from app.domain.faults import (
    CredentialsFault,
    ErasedFault,
    Fault,
    KeyFault,
    KeyProblem,
    NoAnswerFault,
    NotOurServerFault,
    ProfileInUseFault,
    RefusedFault,
    ServerTroubleFault,
    StoreFault,
    StoreProblem,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
    UnsendableFault,
)
from app.domain.op import Evidence, OpState, Why
from app.domain.outcome import SideEffect
from app.domain.phone import PhoneProblem
from app.domain.registration_review import FieldProblem, FormProblem
from app.ui import formats
from app.ui.tone import Tone
from app.ui.wording import (
    connection_advice,
    connection_words,
    fault_details,
    fault_sentence,
    field_problem_words,
    pending_words,
    state_words,
    why_details,
    why_words,
)
from app.ui.wording_customer import side_effect_words
from tests.gui.fakes import NOW, op, tom

FAULTS: list[Fault] = [
    *(UnreachableFault(reason) for reason in UnreachableReason),
    *(StoreFault(problem) for problem in StoreProblem),
    *(KeyFault(problem) for problem in KeyProblem),
    NoAnswerFault(),
    ServerTroubleFault(),
    NotOurServerFault(),
    CredentialsFault(),
    ProfileInUseFault(),
    ThrottledFault(8.2),
    RefusedFault(1044, "Not allowed here"),
    RefusedFault(77777, "Closed today"),
    ErasedFault(1012, "The customer is deleted after a PII delete request"),
    UnsendableFault("a comma"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=repr)
def test_every_fault_has_a_sentence_without_codes(fault: Fault) -> None:
    sentence = fault_sentence(fault)
    assert sentence[0].isupper()
    assert len(sentence) > 20
    assert "1044" not in sentence
    assert "{" not in sentence


def test_each_kind_of_fault_reads_differently() -> None:
    sentences = [fault_sentence(fault) for fault in FAULTS]
    assert len(set(sentences)) == len(sentences)


def test_details_tell_code_and_request() -> None:
    details = fault_details(RefusedFault(1044, "Not allowed", request_id="r-77"))
    assert "1044" in details
    assert "r-77" in details
    assert fault_details(NoAnswerFault()) == ""


@pytest.mark.parametrize("state", OpState)
def test_every_state_has_words_and_a_tone(state: OpState) -> None:
    words, _ = state_words(op(state=state))
    assert words
    assert words != state.value


def test_a_lost_answer_says_that_nothing_is_sent_twice() -> None:
    lost = op(state=OpState.AMBIGUOUS)
    assert state_words(lost) == ("Checking", Tone.CARE)
    assert "not sent twice" in why_words(lost)


def test_a_refusal_is_told_in_plain_words_and_its_code_under_details() -> None:
    why = Why(evidence=Evidence.REJECTED, code=1032, message="DUPLICATE", request_id="r-1")
    refused = op(state=OpState.REJECTED, why=why)
    assert why_words(refused) == "Another customer already has this mobile number"
    assert "1032" in why_details(refused)
    assert "r-1" in why_details(refused)


def test_an_unlisted_refusal_is_told_in_the_servers_words() -> None:
    why = Why(evidence=Evidence.REJECTED, code=9999, message="Store is closed")
    assert "Store is closed" in why_words(op(state=OpState.REJECTED, why=why))


@pytest.mark.parametrize("state", ConnectionState)
def test_the_pill_and_its_advice_for_every_state(state: ConnectionState) -> None:
    status = ConnectionStatus(state=state, since_at=NOW - timedelta(minutes=7))
    words, _ = connection_words(status)
    assert words[0].isupper()
    assert connection_advice(status)


def test_the_pill_begins_with_the_states_word_and_tells_since_when() -> None:
    status = ConnectionStatus(state=ConnectionState.OFFLINE, since_at=NOW - timedelta(minutes=7))
    assert connection_words(status) == ("Offline since 14:02", Tone.CARE)


@pytest.mark.parametrize("problem", [*PhoneProblem, *EmailProblem, *FormProblem])
def test_every_problem_of_a_field_has_words(
    problem: FormProblem | PhoneProblem | EmailProblem,
) -> None:
    words = field_problem_words(FieldProblem(field="mobile", problem=problem, words="2020-01-31"))
    assert words
    assert "{" not in words


def test_the_organisations_own_error_text_wins() -> None:
    problem = FieldProblem(field="custom_size", problem=FormProblem.PATTERN, words="S, M or L")
    assert field_problem_words(problem) == "S, M or L"


def test_the_pending_pills_first_number_is_all_that_is_unsent() -> None:
    assert pending_words(0, 0) == "Nothing waiting"
    assert pending_words(3, 0) == "3 unsent"
    assert pending_words(4, 1) == "4 unsent, 1 needs you"
    assert pending_words(4, 2) == "4 unsent, 2 need you"


@pytest.mark.parametrize(
    ("passed", "words", "tone"),
    [
        (timedelta(minutes=11), "as of 13:58", Tone.NEUTRAL),
        (timedelta(minutes=61), "as of 13:08", Tone.CARE),
        (timedelta(hours=15), "yesterday", Tone.CARE),
        (timedelta(days=3), "3 days ago", Tone.CARE),
        (timedelta(days=80), "4 Sept 2026", Tone.CARE),
    ],
)
def test_ages_are_told_as_people_tell_them(passed: timedelta, words: str, tone: Tone) -> None:
    assert formats.age_words(NOW - passed, NOW) == words
    assert formats.age_tone(NOW - passed, NOW) is tone


def test_what_only_this_till_knows_is_grey() -> None:
    assert formats.age_words(None, NOW) == "from this till"
    assert formats.age_tone(None, NOW) is Tone.GREY


def test_money_and_numbers_in_the_locales_form() -> None:
    assert formats.money_words(Decimal("10800"), "GBP") == "£10,800"
    assert formats.money_words(Decimal("10800.5"), "GBP") == "£10,800.50"
    assert formats.money_words(None, "GBP") == "–"
    assert formats.number_words(5400) == "5,400"
    assert formats.number_words(Decimal("12.50")) == "12.5"
    formats.use_language("de", "DE")
    assert formats.number_words(5400) == "5.400"
    assert formats.money_words(Decimal("12.5"), "EUR") == "12,50\u00a0€"


@pytest.mark.parametrize("amount", ["1E+3", "0", "-5", "1000000.01"])
def test_no_amount_breaks_the_form(amount: str) -> None:
    assert formats.money_words(Decimal(amount), "XTS")
    assert formats.number_words(Decimal(amount))


def test_contacts_are_masked_unless_revealed() -> None:
    masked = formats.contact_words(tom())
    assert masked == ("+44 •••• ••0000", "t•••••@example.com", "ts••34")
    revealed = formats.contact_words(tom(), is_revealed=True)
    assert "tom.sawyer@example.com" in revealed
    assert "•" not in "".join(revealed)


def test_numbers_stay_left_to_right_on_a_right_to_left_screen() -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    number = formats.contact_words(tom())[0]
    assert number.startswith("\u2066")
    assert number.endswith("\u2069")


def test_good_news_in_one_sentence() -> None:
    effects = (
        SideEffect(kind="points", awarded_points=52, total_points=52),
        SideEffect(
            kind="coupon",
            coupon_code="095790",
            discount=Decimal("10"),
            discount_code="PERC",
            valid_till=date(2026, 12, 21),
        ),
    )
    assert side_effect_words(effects, "GBP") == (
        "52 points and coupon 095790, 10 % until 21 Dec 2026"
    )
    assert side_effect_words((), "GBP") == ""
