"""What a state means for the eye: the tones, and the colours a palette gives them."""

from enum import Enum, unique
from typing import assert_never

from app.ui.theme import palette


@unique
class Tone(Enum):
    NEUTRAL = "neutral"
    BRAND = "brand"
    GOOD = "good"
    CARE = "care"
    BAD = "bad"
    GREY = "grey"


def tone_ink(tone: Tone) -> str:
    """Colour of words and lines in this tone."""
    colours = palette()
    match tone:
        case Tone.NEUTRAL:
            return colours.ink
        case Tone.BRAND:
            return colours.brand
        case Tone.GOOD:
            return colours.good
        case Tone.CARE:
            return colours.care
        case Tone.BAD:
            return colours.bad
        case Tone.GREY:
            return colours.grey
        case _:
            assert_never(tone)


def tone_soft(tone: Tone) -> str:
    """Colour of the ground under words in this tone."""
    colours = palette()
    match tone:
        case Tone.NEUTRAL:
            return colours.card
        case Tone.BRAND:
            return colours.brand_soft
        case Tone.GOOD:
            return colours.good_soft
        case Tone.CARE:
            return colours.care_soft
        case Tone.BAD:
            return colours.bad_soft
        case Tone.GREY:
            return colours.grey_soft
        case _:
            assert_never(tone)
