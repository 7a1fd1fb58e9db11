"""How a pin is written, and what one that is written wrongly does."""

import pytest

from app.domain.certificate_pin import PinError, is_pinned, pin_of, pins_to_hold, read_pins

KEY, NEXT = b"this year's key", b"next year's key"


def test_a_pin_is_its_keys() -> None:
    pins = read_pins(pin_of(KEY))
    assert is_pinned(KEY, pins)
    assert not is_pinned(NEXT, pins)


@pytest.mark.parametrize("between", [" ", ",", ", ", "\n"])
def test_the_next_key_may_stand_beside_it(between: str) -> None:
    pins = read_pins(f" {pin_of(KEY)}{between}{pin_of(NEXT)} ")
    assert is_pinned(KEY, pins)
    assert is_pinned(NEXT, pins)


def test_nothing_is_pinned_by_nothing() -> None:
    assert read_pins("") == ()
    assert pins_to_hold("  ") == ()


@pytest.mark.parametrize(
    "text",
    [
        "sha256",
        "sha1/AAAA",
        "sha256/AAAA",
        f"{pin_of(KEY)}=",
        pin_of(KEY)[:-1],
        "sha256/" + "!" * 44,
    ],
)
def test_a_slip_keeps_every_server_out(text: str) -> None:
    with pytest.raises(PinError):
        read_pins(text)
    pins = pins_to_hold(text)
    assert pins, "a slip must not turn the pin off"
    assert not is_pinned(KEY, pins)
