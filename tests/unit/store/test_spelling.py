"""One mistake, told from none and from two."""

from hypothesis import given
from hypothesis import strategies as st

from app.store.spelling import close_length, is_one_off, spellings

WORDS = st.text("abc", max_size=6)


def distance(one: str, other: str) -> int:
    """Edits between two words, a swap of neighbours counting as one (by the textbook)."""
    table = [[max(row, column) for column in range(len(other) + 1)] for row in range(len(one) + 1)]
    for row in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            table[row][column] = min(
                table[row - 1][column] + 1,
                table[row][column - 1] + 1,
                table[row - 1][column - 1] + (one[row - 1] != other[column - 1]),
            )
            if row > 1 and column > 1 and one[row - 2 : row] == other[column - 2 : column][::-1]:
                table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
    return table[-1][-1]


@given(WORDS, WORDS)
def test_one_mistake_is_what_the_textbook_calls_it(typed: str, word: str) -> None:
    assert is_one_off(typed, word) == (distance(typed, word) == 1)


@given(WORDS)
def test_every_spelling_one_mistake_away_is_tried(word: str) -> None:
    tried = set(spellings(word, "abc")) - {word}
    assert all(is_one_off(word, spelling) for spelling in tried)
    for spelling in tried:
        assert word in set(spellings(spelling, "abc"))


def test_how_far_a_longer_word_is_meant() -> None:
    assert close_length("jhon", "john") == 4
    assert close_length("jhon", "johnson") == 4
    assert close_length("jonso", "johnson") == 6
    assert close_length("jane", "john") is None
    assert close_length("sawyr", "sawyer") == 6
