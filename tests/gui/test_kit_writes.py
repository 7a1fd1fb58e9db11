"""Why something cannot be saved as it is: each problem has its own sentence."""

import pytest

from app.domain.write_problem import WriteProblem
from app.ui.wording_writes import write_problem_words


@pytest.mark.parametrize("problem", WriteProblem)
def test_every_problem_has_a_sentence(problem: WriteProblem) -> None:
    sentence = write_problem_words(problem)
    assert sentence[0].isupper()
    assert len(sentence) > 15


def test_no_two_problems_read_alike() -> None:
    assert len({write_problem_words(problem) for problem in WriteProblem}) == len(WriteProblem)
