"""Names as they are compared: without case, accents or spelling variants, cut into words.

Owns folding, for every script. Knows nothing of tables.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_LETTERS = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ł": "l",
    "ħ": "h",
    "ŋ": "n",
    "ı": "i",
    "ŧ": "t",
    "ĸ": "k",
    "ə": "e",
    # Arabic letters that people use for one another; hamza and madda are marks, dropped below.
    "ٱ": "ا",
    "ى": "ي",
    "ة": "ه",
    "ک": "ك",
    "ی": "ي",
    "ە": "ه",
    "ہ": "ه",
    # Devanagari's moon-dot is written as a plain dot as often as not.
    "ँ": "ं",
}
"""What decomposition does not tell, but a person at a till would."""

_DROPPED_RANGES = (
    *((0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05C7), (0x0610, 0x061A), (0x0640, 0x0640)),
    *((0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED), (0x0711, 0x0711), (0x0730, 0x074A)),
    *((0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2069)),
    *((0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF)),
)
"""Accents, Arabic and Hebrew vowel points, tatweel, joiners and direction marks. Not every
combining mark: in the scripts of India and of South-East Asia the vowels themselves are marks."""

_NUKTA = "\u093c\u09bc\u0a3c\u0abc\u0b3c\u0cbc"
"""The dot below that makes one Indic letter of another: left out as often as it is written."""

_DROPPED = frozenset(_NUKTA) | {
    chr(code) for first, last in _DROPPED_RANGES for code in range(first, last + 1)
}

_ALONE_RANGES = (
    *((0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF)),
    (0x20000, 0x3FFFF),
)
"""Chinese, Japanese and Korean are written without spaces: each character is a word."""

_APOSTROPHES = frozenset("'’ʼ`´‘′")
_HYPHENS = frozenset("-‐‑‒–־·.・")
"""Inside a name either may be typed or not: `O'Brien` is also `obrien`, `Jean-Luc` is also
`jean luc` and `jeanluc`."""

_ARTICLE = "ال"
_PLAIN = re.compile(r"[A-Za-z0-9 ]*\Z")
MAX_WORD_LENGTH = 40

_Places = list[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A folded word. Its i-th character stands for the text's `places[i]`-th."""

    text: str
    places: tuple[int, ...]


@lru_cache(maxsize=8_192)
def index_words(text: str) -> tuple[str, ...]:
    """The folded words that a name is found by, each once."""
    if _PLAIN.match(text):
        return tuple(dict.fromkeys(word[:MAX_WORD_LENGTH] for word in text.lower().split()))
    return tuple(dict.fromkeys(word.text for word in words_of(text)))


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a name with their places; one with a hyphen or an apostrophe inside gives its
    parts and the whole, one with the Arabic article also what follows it.
    """
    found: list[Word] = []
    for parts in _runs(text):
        found.extend(map(_word, parts))
        if len(parts) > 1:
            found.append(_word([place for part in parts for place in part]))
    found.extend(
        Word(text=word.text[len(_ARTICLE) :], places=word.places[len(_ARTICLE) :])
        for word in tuple(found)
        if word.text.startswith(_ARTICLE) and len(word.text) > len(_ARTICLE) + 1
    )
    return tuple(found)


def query_words(text: str) -> tuple[str, ...]:
    """The folded words of a search text, each once. An apostrophe counts as not typed, a hyphen as
    a space.
    """
    joined = "".join(
        " " if character in _HYPHENS else character
        for character in text
        if character not in _APOSTROPHES
    )
    words = [word.text for parts in _runs(joined) for word in map(_word, parts)]
    return tuple(dict.fromkeys(words))


def last_four(mobile: str) -> str:
    """The digits that people know a number by; empty where it is too short to have such."""
    return mobile[-4:] if len(mobile) > 4 and mobile[-4:].isdecimal() else ""


def _runs(text: str) -> Iterator[list[_Places]]:
    """Each word as its parts, which hyphens and apostrophes divide; a part is never empty."""
    parts: list[_Places] = []
    part: _Places = []
    for place, character in enumerate(text):
        if character in _DROPPED:
            continue
        folded = _folded(character)
        if folded and not _is_alone(folded):
            part.extend((one, place) for one in folded)
            continue
        if part:
            parts.append(part)
            part = []
        if character in _APOSTROPHES or character in _HYPHENS:
            continue
        if parts:
            yield parts
            parts = []
        if folded:
            # One sign may hold several of its script: a Korean word in brackets, say.
            yield [[(one, place) for one in folded]]
    if part:
        parts.append(part)
    if parts:
        yield parts


def _word(places: _Places) -> Word:
    kept = places[:MAX_WORD_LENGTH]
    return Word(text="".join(one for one, _ in kept), places=tuple(place for _, place in kept))


def _is_alone(folded: str) -> bool:
    code = ord(folded[0])
    return code >= 0x3040 and any(first <= code <= last for first, last in _ALONE_RANGES)


@lru_cache(maxsize=4_096)
def _folded(character: str) -> str:
    """A character in the form that is compared; empty for one that is no part of a word."""
    kept: list[str] = []
    # Folded twice: what a sign is made of may be capitals again.
    for one in unicodedata.normalize("NFKD", character.casefold()).casefold():
        letter = _LETTERS.get(one, one)
        if letter in _DROPPED:
            continue
        if letter.isdecimal():
            letter = str(unicodedata.decimal(letter))
        if letter.isalnum() or unicodedata.category(letter[0])[0] == "M":
            kept.append(letter)
    # Composed again: a Korean syllable and a voiced kana are one character to whoever types them.
    return unicodedata.normalize("NFC", "".join(kept))
