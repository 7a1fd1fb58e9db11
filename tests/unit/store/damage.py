"""Damage as disks and people do it, to the files of a till that does not run."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path

PAGE = 4096
FRAME = PAGE + 24

Damage = Callable[[Path, random.Random], None]


def overwrite_pages(path: Path, dice: random.Random, *, most: int = 4) -> None:
    """Fill a few pages with rubbish."""
    pages = path.stat().st_size // PAGE
    for _ in range(dice.randint(1, most)):
        _put(path, dice.randrange(pages) * PAGE, dice.randbytes(PAGE))


def overwrite_places(path: Path, dice: random.Random) -> None:
    """Change single bytes here and there."""
    for _ in range(dice.randint(1, 6)):
        _put(path, dice.randrange(path.stat().st_size), dice.randbytes(1))


def cut_off(path: Path, dice: random.Random) -> None:
    """Lose the file's end."""
    size = path.stat().st_size
    _cut(path, dice.randint(size // 3, size - 1))


def lose_head(path: Path, dice: random.Random) -> None:
    """Lose the first page, or more."""
    _put(path, 0, bytes(dice.choice((16, 100, PAGE, 2 * PAGE))))


def tear_log(path: Path, dice: random.Random) -> None:
    """Lose some of the log: its head, a frame of it, or its end."""
    log = path.with_name(f"{path.name}-wal")
    if not log.exists():
        return
    frames = max(1, len(log.read_bytes().rstrip(b"\0")) // FRAME)
    match dice.randrange(3):
        case 0:
            _put(log, 0, dice.randbytes(32))
        case 1:
            _put(log, 32 + dice.randrange(frames) * FRAME, dice.randbytes(FRAME))
        case _:
            _cut(log, dice.randrange(32, 32 + frames * FRAME))


DAMAGES: Mapping[str, Damage] = {
    "pages overwritten": overwrite_pages,
    "places overwritten": overwrite_places,
    "cut off": cut_off,
    "head gone": lose_head,
    "log torn": tear_log,
}


def _put(path: Path, place: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


def _cut(path: Path, size: int) -> None:
    with path.open("r+b") as file:
        file.truncate(size)
