"""What counts as a scan, by its timing and its shape alone."""

import pytest

from app.settings.declarations import ScannerSettings
from app.ui.key_burst import BurstEnd, KeyBurst, KeyPace


def _typed(burst: KeyBurst, text: str, gap_s: float) -> None:
    for character in text:
        burst.add(character, gap_s)


@pytest.mark.parametrize("gap_s", [0.0, 0.001, 0.008, 0.035, 0.05])
def test_a_scanners_pace_and_enter_make_a_code(gap_s: float) -> None:
    burst = KeyBurst(ScannerSettings())
    _typed(burst, "44700900000", gap_s)
    assert burst.code_at_key(BurstEnd.ENTER, gap_s) == "44700900000"


@pytest.mark.parametrize("gap_s", [0.06, 0.09, 0.2, 5.0])
def test_fingers_never_make_a_code(gap_s: float) -> None:
    burst = KeyBurst(ScannerSettings())
    _typed(burst, "44700900000", gap_s)
    assert burst.code_at_key(BurstEnd.ENTER, gap_s) == ""
    assert burst.code_at_key(BurstEnd.ENTER, 0.001) == ""


def test_a_pause_within_begins_anew() -> None:
    burst = KeyBurst(ScannerSettings())
    _typed(burst, "note", 0.09)
    _typed(burst, "X", 0.3)
    _typed(burst, "S1234", 0.01)
    assert burst.code_at_key(BurstEnd.ENTER, 0.01) == "XS1234"


def test_a_late_enter_is_a_persons() -> None:
    burst = KeyBurst(ScannerSettings())
    _typed(burst, "ts1234", 0.01)
    assert burst.code_at_key(BurstEnd.ENTER, 0.4) == ""


@pytest.mark.parametrize("text", ["abc", "12", "tom sawyer", "Chainlink"])
def test_short_or_without_a_digit_is_no_code(text: str) -> None:
    burst = KeyBurst(ScannerSettings())
    _typed(burst, text, 0.001)
    assert burst.code_at_key(BurstEnd.ENTER, 0.001) == ""


def test_an_address_is_a_code() -> None:
    burst = KeyBurst(ScannerSettings())
    _typed(burst, "tom@example.com", 0.001)
    assert burst.code_at_key(BurstEnd.ENTER, 0.001) == "tom@example.com"


def test_tab_ends_a_code_only_where_the_scanner_sends_it() -> None:
    plain, tabbed = KeyBurst(ScannerSettings()), KeyBurst(ScannerSettings(suffix="tab"))
    for burst in (plain, tabbed):
        _typed(burst, "ts1234", 0.001)
    assert plain.code_at_key(BurstEnd.TAB, 0.001) == ""
    assert tabbed.code_at_key(BurstEnd.TAB, 0.001) == "ts1234"


def test_prefix_and_text_suffix_are_taken_off() -> None:
    burst = KeyBurst(ScannerSettings(prefix="]C1", suffix="~"))
    _typed(burst, "]C177~", 0.001)
    assert burst.code_at_text() == "77"


def test_a_prefix_vouches_for_a_code_without_digits() -> None:
    burst = KeyBurst(ScannerSettings(prefix="%"))
    _typed(burst, "%ab", 0.001)
    assert burst.code_at_key(BurstEnd.ENTER, 0.001) == "ab"


def test_keys_that_queued_up_are_judged_by_when_they_were_pressed() -> None:
    """The program was busy: the keys arrive at once, their stamps tell a person's pace."""
    pace = KeyPace()
    pace.note(1_000, 50.0)
    assert pace.gap_s(1_090, 50.0) == pytest.approx(0.09)


def test_a_scan_that_the_program_was_late_for_is_still_one() -> None:
    pace = KeyPace()
    pace.note(1_000, 50.0)
    assert pace.gap_s(1_008, 50.4) == pytest.approx(0.008)


@pytest.mark.parametrize("stamp", [0, 1_000])
def test_without_stamps_the_clock_decides(stamp: int) -> None:
    pace = KeyPace()
    pace.note(stamp, 50.0)
    assert pace.gap_s(stamp, 50.09) == pytest.approx(0.09)
