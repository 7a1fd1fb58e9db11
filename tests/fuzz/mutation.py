"""Spoils bytes: at random places, with what formats are known to trip over. Knows no target."""

from collections.abc import Callable, Sequence
from random import Random

LONGEST = 20_000
_WORDS = (
    *("null", "true", "NaN", "Infinity", "-0", "1e999", "9" * 400, "-" + "9" * 25, "0x10"),
    *("[", "]", "{", "}", '"', "'", ":", ",", "\\u0000", "\\ud800", "[" * 200, "{" * 200),
    *("<", ">", "</", "/>", "<a>" * 100, "&lt;", "&#0;", "&x;", "<![CDATA[", "]]>"),
    '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>',
    *("=1+1", "@SUM(1)", "\t=cmd", ";", "|", "%", "%00", "%ff", "%25", "..", "/", "//", "?"),
    *("&", "#", "http://", "https://a:b@c", "[::1]", "\u202e", "\u200b", "\U0001f600"),
    *("١٢٣", "१२३", "ﷺ", "İ", "ß", "ǆ", "e\u0301", "\u0e33", "\r\n", "\x00", "\x1d", "\x1b"),
)
_TOKENS: Sequence[bytes] = (
    *(word.encode() for word in _WORDS),
    *(b"", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80"),
)
"""What parsers of one thing or another have fallen over."""

Change = Callable[[bytes, Random, Sequence[bytes]], bytes]


def mutated(seed: bytes, draw: Random, corpus: Sequence[bytes]) -> bytes:
    """One to a few changes of `seed`; parts of others may come into it."""
    data = seed
    for _ in range(1 + int(draw.expovariate(0.7))):
        data = draw.choice(_CHANGES)(data, draw, corpus)
    return data[:LONGEST]


def _flip(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    if not data:
        return draw.randbytes(1)
    place = draw.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << draw.randrange(8)]) + data[place + 1 :]


def _put(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    place = draw.randint(0, len(data))
    return data[:place] + draw.choice(_TOKENS) + data[place:]


def _exchange(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(data, draw, 12)
    return data[:start] + draw.choice(_TOKENS) + data[end:]


def _random(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(data, draw, 8)
    return data[:start] + draw.randbytes(draw.randint(0, 12)) + data[end:]


def _drop(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(data, draw, max(1, len(data) // 3))
    return data[:start] + data[end:]


def _repeat(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    start, end = _span(data, draw, 60)
    times = draw.choice((2, 3, 10, 100))
    return data[:start] + data[start:end] * times + data[end:]


def _splice(data: bytes, draw: Random, corpus: Sequence[bytes]) -> bytes:
    other = draw.choice(corpus)
    start, end = _span(other, draw, 200)
    place = draw.randint(0, len(data))
    return data[:place] + other[start:end] + data[place:]


def _cut(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    return data[: draw.randint(0, len(data))]


def _digit(data: bytes, draw: Random, _: Sequence[bytes]) -> bytes:
    """Another number in a number's place, which random places seldom are."""
    places = [n for n, byte in enumerate(data[:4_000]) if 48 <= byte <= 57]
    if not places:
        return _put(data, draw, ())
    place = draw.choice(places)
    number = draw.choice((b"0", b"9", b"-1", b"65536", b"2147483648", b"1.5", b"9" * 30, b""))
    return data[:place] + number + data[place + 1 :]


_CHANGES: Sequence[Change] = (
    *(_flip, _put, _exchange, _random, _drop, _repeat, _splice, _cut, _digit),
)


def _span(data: bytes, draw: Random, longest: int) -> tuple[int, int]:
    start = draw.randint(0, len(data))
    return start, min(len(data), start + draw.randint(0, longest))


def reduced(data: bytes, fails: Callable[[bytes], bool]) -> bytes:
    """Less of `data` that still fails, by leaving out ever smaller parts."""
    size = max(1, len(data) // 2)
    tries = 0
    while size and tries < 2_000:
        place = 0
        while place < len(data) and tries < 2_000:
            tries += 1
            shorter = data[:place] + data[place + size :]
            if fails(shorter):
                data = shorter
            else:
                place += size
        size //= 2
    return data
