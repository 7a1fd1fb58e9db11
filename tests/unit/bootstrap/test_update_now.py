"""Looking for a newer version by hand: where there is nowhere to look, that is said."""

from pathlib import Path

import pytest

from app.bootstrap.arguments import parse
from app.bootstrap.update_now import run


@pytest.mark.parametrize(
    ("settings", "words"),
    [("", "no [updates] url"), ("[updates]\nurl = 'https://x.example.com'\n", "a checkout")],
)
def test_where_there_is_nowhere_to_look_that_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str, words: str
) -> None:
    (tmp_path / "config.toml").write_text(settings, encoding="utf-8")
    assert run(parse(["--profile", str(tmp_path), "--update"])) == 2
    assert words in capsys.readouterr().err
