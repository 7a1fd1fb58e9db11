"""One program a profile: the second knocks, the first comes to the front."""

import stat
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.domain.faults import ProfileInUseFault
from app.ui.single_instance import SingleInstance

SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.domain.faults import ProfileInUseFault
from app.ui.single_instance import SingleInstance
app = QCoreApplication([])
try:
    SingleInstance(Path(sys.argv[1])).acquire()
except ProfileInUseFault:
    sys.exit(7)
"""


def _second(qtbot: QtBot, lock: Path) -> int:
    """Start another process on the profile; returns its exit code."""
    process = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", ":".join(path for path in sys.path if path))
    process.setProcessEnvironment(environment)
    with qtbot.waitSignal(process.finished, timeout=20_000):
        process.start(sys.executable, ["-c", SECOND, str(lock)])
    return process.exitCode()


def _first(qtbot: QtBot, lock: Path) -> SingleInstance:
    """A running program with its door open."""
    first = SingleInstance(lock, door_after_ms=0)
    first.acquire()
    qtbot.waitUntil(lock.with_name("running.door").exists)
    return first


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "running.lock"


def test_a_second_start_raises_the_firsts_window_and_leaves(qtbot: QtBot, lock: Path) -> None:
    first = _first(qtbot, lock)
    raised: list[bool] = []
    first.raise_requested.connect(lambda: raised.append(True))
    assert _second(qtbot, lock) == 7
    assert raised == [True]
    first.release()


def test_after_the_end_the_profile_is_free(qtbot: QtBot, lock: Path) -> None:
    first = _first(qtbot, lock)
    first.release()
    assert _second(qtbot, lock) == 0


def test_a_dead_owners_lock_is_taken_over(qtbot: QtBot, lock: Path) -> None:
    assert _second(qtbot, lock) == 0  # it ended without releasing
    first = _first(qtbot, lock)
    first.release()


def test_the_door_is_this_users_alone_and_wants_its_token(qtbot: QtBot, lock: Path) -> None:
    first = _first(qtbot, lock)
    raised: list[bool] = []
    first.raise_requested.connect(lambda: raised.append(True))
    door = lock.with_name("running.door")
    assert stat.S_IMODE(door.stat().st_mode) == 0o600
    name, token = door.read_text(encoding="utf-8").split()
    for words, is_let_in in ((b"wrong\n", False), (token.encode() + b"\n", True)):
        socket = QLocalSocket()
        with qtbot.waitSignal(socket.disconnected, timeout=5_000):
            socket.connectToServer(name)
            socket.write(words)
        assert bool(raised) is is_let_in
    first.release()
    assert not door.exists()


def test_the_same_process_cannot_take_it_twice(qtbot: QtBot, lock: Path) -> None:
    first = _first(qtbot, lock)
    with pytest.raises(ProfileInUseFault):
        SingleInstance(lock).acquire()
    first.release()
