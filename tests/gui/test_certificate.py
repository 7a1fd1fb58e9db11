"""The closing certificate: a PDF that says how a till stands, of which no byte can be changed."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.closing import ClosingReport, DayTally, KindCount, Work
from app.domain.op import Associate, AssociateId, OpKind
from app.services.signing import SignatureError, signed, signer_of
from app.ui import formats
from app.ui.certificate_pdf import certificate_pdf
from app.ui.wording_closing import advice_words, kinds_words, rest_words, unsent_words

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
AT = datetime(2026, 11, 24, 21, 4, tzinfo=UTC)
NAMES = ("Noor Akhtar", "अनन्या राव", "نور الدين", "Jo Park-Whittington-Smythe " * 4, "x" * 200)


def work(name: str, needs_person: int = 0) -> Work:
    kinds = (KindCount(kind=OpKind.REGISTRATION, ops=3), KindCount(kind=OpKind.NOTE, ops=1))
    return Work(
        associate=Associate(id=AssociateId(name), name=name),
        kinds=kinds,
        needs_person=needs_person,
        oldest_at=AT,
    )


def report(people: int = 2) -> ClosingReport:
    works = tuple(work(f"{NAMES[number % 5]} {number}") for number in range(people))
    return ClosingReport(
        at=AT,
        is_server_time=True,
        since=datetime(2026, 11, 24, tzinfo=UTC),
        tally=DayTally(unsent=works, sent=works, withdrawn=2, handed_over=3),
        organisation_id="29",
        organisation_name="Demo Shops",
        store_code="LDN-04",
        till_login="store.server",
        server_url="https://eu.api.example.com",
        fingerprint="3F2A 91C0 1234 5678 9ABC DEF0 1234 5678",
    )


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_it_is_a_pdf_with_its_fonts_inside() -> None:
    pdf = certificate_pdf(report())
    assert pdf.startswith(b"%PDF-")
    assert pdf.endswith(b"%%EOF\n")
    assert pages(pdf) == 1
    assert b"/FontFile" in pdf


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("people", [0, 1, 60])
def test_any_number_of_people_in_any_script_fits(
    people: int, direction: Qt.LayoutDirection
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setLayoutDirection(direction)
    pdf = certificate_pdf(report(people))
    assert (pages(pdf) > 1) is (people == 60)


def test_a_signed_one_shows_as_before_and_tells_any_changed_byte() -> None:
    data = signed(certificate_pdf(report()), KEY)
    assert signer_of(data).raw == KEY.public_key().public_bytes_raw()
    places = {*range(0, len(data), len(data) // 80), *range(len(data) - 300, len(data))}
    for place in sorted(places):
        with pytest.raises(SignatureError):
            signer_of(data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :])


def test_the_words() -> None:
    empty = replace(report(), tally=DayTally())
    assert unsent_words(empty) == "0 unsent at 21:04"
    assert advice_words(empty) == "Nothing on this till waits to be sent."
    assert rest_words(empty) == ()
    assert unsent_words(report(1)) == "4 unsent at 21:04"
    assert "sent by itself" in advice_words(report(1))
    tally = DayTally(unsent=(work("Noor", needs_person=1),))
    assert "needs somebody" in advice_words(replace(report(), tally=tally))
    assert kinds_words(work("Noor").kinds) == "Registration 3, Note 1"
    assert rest_words(report()) == (
        "2 withdrawn today, each with a reason on record",
        "3 handed over today in rescue files, for another till to send",
    )


def test_the_time_is_in_the_stores_form() -> None:
    formats.use_language("en", "US")
    assert unsent_words(replace(report(), tally=DayTally())).replace("\u202f", " ") == (
        "0 unsent at 9:04 PM"
    )
