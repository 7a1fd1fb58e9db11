"""What is said of a store that was mended: how much is safe, and when to call somebody."""

from dataclasses import replace
from datetime import UTC, datetime

from app.domain.storage import SalvageReport
from app.ui.wording_storage import salvage_details, salvage_sentence

REPORT = SalvageReport(
    at=datetime(2026, 11, 24, 14, 2, tzinfo=UTC),
    recovered_from_file=5,
    recovered_from_journal=2,
    ambiguous=3,
    lost_pages=4,
    set_aside=("outbox.damaged-20261124T140200Z.db",),
)


def test_where_all_was_saved_it_says_how_much() -> None:
    words = salvage_sentence(REPORT)
    assert "7" in words
    assert "Nothing is lost" in words


def test_where_something_is_lost_it_says_so_and_whom_to_call() -> None:
    words = salvage_sentence(replace(REPORT, unknown=6))
    assert "6" in words
    assert "Call support" in words
    assert "Nothing is lost" not in words


def test_support_gets_the_numbers_and_the_names() -> None:
    details = salvage_details(REPORT)
    assert all(part in details for part in ("5", "2", "3", "4", *REPORT.set_aside))
