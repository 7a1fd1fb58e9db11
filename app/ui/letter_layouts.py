"""Where the letters lie on the letter pad, by script. Knows no widgets."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, unique

Rows = tuple[tuple[str, ...], ...]


@unique
class Script(Enum):
    LATIN = "latin"
    DEVANAGARI = "devanagari"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLayout:
    """Three rows of letters, and what they are under Shift. `name` stands on the key that leads
    here; `has_capitals`: Shift gives the same letter, larger.
    """

    script: Script
    name: str
    rows: Rows
    shifted: Rows
    has_capitals: bool = False


def _rows(*lines: str) -> Rows:
    return tuple(tuple(line.split()) for line in lines)


LATIN = LetterLayout(
    script=Script.LATIN,
    name="ABC",
    rows=_rows("q w e r t y u i o p", "a s d f g h j k l", "z x c v b n m '"),
    shifted=_rows("Q W E R T Y U I O P", "A S D F G H J K L", "Z X C V B N M '"),
    has_capitals=True,
)
DEVANAGARI = LetterLayout(
    script=Script.DEVANAGARI,
    name="कखग",
    rows=_rows("ौ ै ा ी ू ब ह ग द ज ड ़", "ो े ् ि ु प र क त च ट", "ृ ं म न व ल स य"),
    shifted=_rows("औ ऐ आ ई ऊ भ ङ घ ध झ ढ ञ", "ओ ए अ इ उ फ ऱ ख थ छ ठ", "ऋ ँ ण ः ळ श ष ।"),
)
ARABIC = LetterLayout(
    script=Script.ARABIC,
    name="أبت",
    rows=_rows("ض ص ث ق ف غ ع ه خ ح ج د", "ش س ي ب ل ا ت ن م ك ط", "ذ ئ ء ؤ ر ى ة و ز ظ"),
    shifted=_rows("َ ً ُ ٌ ِ ٍ ّ ْ أ إ آ ـ", "پ چ ژ گ أ إ آ ؟ ، ؛ :", "ذ ئ ء ؤ ر ى ة و ز ظ"),
)
NUMBERS: Rows = _rows("1 2 3 4 5 6 7 8 9 0", "@ # & % * + = ( ) !", '/ : ; , ? " £ € ₹')
DIGITS: Rows = _rows("1 2 3", "4 5 6", "7 8 9")

_OF_LANGUAGE = {"hi": DEVANAGARI, "ar": ARABIC}


def layouts_for(language: str) -> Sequence[LetterLayout]:
    """The language's own script first; Latin letters, which addresses need, are always there."""
    own = _OF_LANGUAGE.get(language)
    return (LATIN,) if own is None else (own, LATIN)
