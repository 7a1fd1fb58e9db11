"""What changes a hundred times a second is shown at once, and then a few times a second."""

from PySide6.QtCore import QTimer

from app.ui.breath import Breath


def _over(breath: Breath) -> None:
    timer = breath.findChild(QTimer)
    assert timer is not None
    timer.stop()
    timer.timeout.emit()


def test_the_first_is_done_at_once_and_the_rest_together() -> None:
    done: list[str] = []
    breath = Breath(lambda: done.append("done"))
    for _ in range(100):
        breath.ask()
    assert len(done) == 1
    _over(breath)
    assert len(done) == 2
    _over(breath)
    assert len(done) == 2, "nothing was asked for since"
    breath.ask()
    assert len(done) == 3


def test_what_is_owed_is_not_done_after_the_stop() -> None:
    done: list[str] = []
    breath = Breath(lambda: done.append("done"))
    breath.ask()
    breath.ask()
    breath.stop()
    _over(breath)
    assert len(done) == 1
