"""What counts as a scan, by its timing and its shape alone."""

import pytest

from app.settings.declarations import ScannerLayout, ScannerSettings
from app.ui.key_burst import BurstEnd, KeyBurst, KeyPace
from app.ui.us_keys import struck


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


_AZERTY = dict(zip("1234567890qazm", "&é\"'(-è_çàaqw;", strict=True))
_ARABIC = dict(zip("TS1234", "فس١٢٣٤", strict=True))


def _struck(burst: KeyBurst, code: str, layout: dict[str, str], gap_s: float = 0.004) -> None:
    """A scanner strikes the keys that have `code` on a US keyboard."""
    for character in code:
        burst.add(layout.get(character, character), gap_s, character)


@pytest.mark.parametrize(
    ("code", "layout"), [("44700900000", _AZERTY), ("TS1234", _ARABIC), ("TS1234", _AZERTY)]
)
def test_a_code_is_read_by_its_keys_where_the_layout_garbles_it(
    code: str, layout: dict[str, str]
) -> None:
    burst = KeyBurst(ScannerSettings())
    _struck(burst, code, layout)
    assert burst.code_at_key(BurstEnd.ENTER, 0.004) == code


def test_digits_of_another_script_are_the_same_code() -> None:
    burst = KeyBurst(ScannerSettings())
    _typed(burst, "٤٤٧٠٠٩٠٠٠٠٠", 0.004)
    assert burst.code_at_key(BurstEnd.ENTER, 0.004) == "44700900000"


def test_what_is_typed_is_believed_where_it_makes_a_code() -> None:
    burst = KeyBurst(ScannerSettings())
    _struck(burst, "YZ1234", {"Y": "Z", "Z": "Y"})
    assert burst.code_at_key(BurstEnd.ENTER, 0.004) == "ZY1234"


@pytest.mark.parametrize(
    ("layout", "code"), [(ScannerLayout.US, "YZ1234"), (ScannerLayout.TYPED, "ZY1234")]
)
def test_the_layout_can_be_said(layout: ScannerLayout, code: str) -> None:
    burst = KeyBurst(ScannerSettings(layout=layout))
    _struck(burst, "YZ1234", {"Y": "Z", "Z": "Y"})
    assert burst.code_at_key(BurstEnd.ENTER, 0.004) == code


def test_keys_whose_place_nobody_knows_are_read_as_typed() -> None:
    burst = KeyBurst(ScannerSettings(layout=ScannerLayout.US))
    _typed(burst, "TS1234", 0.004)
    assert burst.code_at_key(BurstEnd.ENTER, 0.004) == "TS1234"


def test_a_prefix_and_a_suffix_may_be_garbled_too() -> None:
    burst = KeyBurst(ScannerSettings(prefix="~", suffix="#"))
    _struck(burst, "~1234#", {**_AZERTY, "~": "²", "#": "£"})
    assert burst.code_at_text() == "1234"


@pytest.mark.parametrize(
    ("place", "has_shift", "platform", "character"),
    [
        (10, False, "linux", "1"),
        (2, False, "win32", "1"),
        (24, True, "linux", "Q"),
        (35, False, "linux", "]"),
        (61, True, "linux", "?"),
        (90, False, "linux", "0"),
        (200, False, "linux", ""),
    ],
)
def test_where_a_key_is_tells_what_a_us_keyboard_has_there(
    place: int, has_shift: bool, platform: str, character: str
) -> None:
    assert struck(place, 0, has_shift=has_shift, platform=platform) == character


def test_apple_counts_its_keys_otherwise() -> None:
    assert struck(0, 18, has_shift=False, platform="darwin") == "1"
    assert struck(1, 0, has_shift=True, platform="darwin") == "A"
