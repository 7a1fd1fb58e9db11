"""One typing mistake: which spellings are one letter away, and whether a word is.

A mistake is a letter too many, too few, another one, or two neighbours swapped. Knows no tables.
"""

from collections.abc import Iterable, Iterator


def spellings(word: str, letters: Iterable[str]) -> Iterator[str]:
    """Every text that is one mistake away from `word`, some of them twice."""
    alphabet = tuple(letters)
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            yield head + tail[1:]
            for letter in alphabet:
                yield head + letter + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in alphabet:
            yield head + letter + tail


def is_one_off(typed: str, word: str) -> bool:
    """Whether exactly one mistake lies between the two."""
    if typed == word or abs(len(typed) - len(word)) > 1:
        return False
    place = _common(typed, word)
    rest, other = typed[place:], word[place:]
    if len(rest) == len(other):
        swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
        return rest[1:] == other[1:] or swapped
    return rest[1:] == other if len(rest) > len(other) else rest == other[1:]


def close_length(typed: str, word: str) -> int | None:
    """How many characters at the head of `word` are one mistake away from `typed`; None if none.

    The whole word is preferred: `jhon` is four characters of `john`, not three of `jonathan`.
    """
    if is_one_off(typed, word):
        return len(word)
    for length in (len(typed), len(typed) + 1, len(typed) - 1):
        if 0 < length < len(word) and is_one_off(typed, word[:length]):
            return length
    return None


def _common(one: str, other: str) -> int:
    """Length of the head that both have."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))
