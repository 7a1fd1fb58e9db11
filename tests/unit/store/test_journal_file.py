"""The journal's file as bytes: whatever is done to it, what is read of it was written, in order."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.journal_file import JournalFile, journal_cipher, scan
from app.store.store_key import KeySource, StoreKey
from tests.unit.store.samples import KEY

CIPHER = journal_cipher(KEY)
RECORDS = tuple(f"record {number}".encode() for number in range(6))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "intents.journal"


def written(path: Path) -> bytes:
    """A journal of six records; its bytes without the room behind them."""
    file = JournalFile(path, CIPHER, RECORDS[:2])
    for record in RECORDS[2:]:
        file.append([record])
    file.flush()
    file.close()
    return path.read_bytes()[: file.size]


def frames(path: Path) -> list[bytes]:
    content = written(path)
    starts = [place for place in range(len(content)) if content[place : place + 4] == b"TsJ1"]
    assert len(starts) == len(RECORDS)
    return [content[a:b] for a, b in zip(starts, [*starts[1:], len(content)], strict=True)]


def test_what_was_written_is_read(path: Path) -> None:
    content = written(path)
    found = scan(path, CIPHER)
    assert (found.records, found.missing, found.end) == (RECORDS, 0, len(content))
    assert not any(record in content for record in RECORDS)
    assert path.stat().st_mode & 0o077 == 0


def test_no_journal_is_an_empty_one(path: Path) -> None:
    found = scan(path, CIPHER)
    assert (found.records, found.size, found.is_opened) == ((), 0, False)


def test_another_key_opens_nothing(path: Path) -> None:
    written(path)
    other = journal_cipher(StoreKey(raw=bytes(32), source=KeySource.ENVIRONMENT))
    found = scan(path, other)
    assert (found.records, found.is_opened) == ((), False)
    assert found.size > 0


def test_a_torn_tail_is_read_up_to_the_tear(path: Path) -> None:
    content = written(path)
    last = len(frames(path)[-1])
    for cut in range(1, last + 1):
        path.write_bytes(content[:-cut])
        found = scan(path, CIPHER)
        assert (found.records, found.missing) == (RECORDS[:-1], 0), cut


@pytest.mark.parametrize("broken", range(5))
def test_a_record_in_the_middle_that_cannot_be_read_is_missed_and_no_other(
    path: Path, broken: int
) -> None:
    parts = frames(path)
    for offset in range(0, len(parts[broken]), 7):
        hurt = bytearray(parts[broken])
        hurt[offset] ^= 1
        path.write_bytes(b"".join([*parts[:broken], bytes(hurt), *parts[broken + 1 :]]))
        found = scan(path, CIPHER)
        assert found.missing == 1, offset
        assert found.records == RECORDS[:broken] + RECORDS[broken + 1 :]


REARRANGED: dict[str, tuple[Callable[[list[bytes]], list[bytes]], int]] = {
    "left out": (lambda parts: parts[:2] + parts[3:], 1),
    "swapped": (lambda parts: [*parts[:2], parts[3], parts[2], *parts[4:]], 1),
    "twice": (lambda parts: [*parts[:3], parts[1], *parts[3:]], 0),
    "the first two left out": (lambda parts: parts[2:], 2),
}


@pytest.mark.parametrize("how", REARRANGED)
def test_records_are_not_rearranged_in_silence(path: Path, how: str) -> None:
    rearrange, missing = REARRANGED[how]
    path.write_bytes(b"".join(rearrange(frames(path))))
    found = scan(path, CIPHER)
    assert found.missing == missing
    assert list(found.records) == [record for record in RECORDS if record in found.records]


def test_a_record_of_another_file_of_the_same_key_is_not_taken(path: Path) -> None:
    mine, others = frames(path), frames(path.with_name("other"))
    path.write_bytes(b"".join([*mine[:2], others[2], *mine[3:]]))
    found = scan(path, CIPHER)
    assert (found.missing, len(found.records)) == (1, 5)


@given(harm=st.lists(st.tuples(st.integers(0, 2_000), st.binary(min_size=1, max_size=40))))
def test_no_harm_makes_a_record_that_was_not_written(
    tmp_path_factory: pytest.TempPathFactory, harm: list[tuple[int, bytes]]
) -> None:
    path = tmp_path_factory.mktemp("journal") / "intents.journal"
    content = bytearray(written(path))
    for place, rubbish in harm:
        content[place : place + len(rubbish)] = rubbish
    path.write_bytes(content)
    found = scan(path, CIPHER)
    assert list(found.records) == [record for record in RECORDS if record in found.records]
    if not harm:
        assert found.records == RECORDS


def test_a_new_file_is_there_whole_or_not_at_all(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(path)

    def full(_descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("app.store.journal_file.os.fdatasync", full, raising=False)
    monkeypatch.setattr("app.store.journal_file.os.fsync", full)
    with pytest.raises(OSError, match="no space"):
        JournalFile(path, CIPHER, [b"other"])
    assert path.read_bytes()[: len(before)] == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]
