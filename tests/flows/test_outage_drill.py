"""The outage drill on the real training server: what each order does to who asks it something."""

import http.client
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from app.bootstrap.training import SLOW_S, SandboxDrill, Training
from app.domain.faults import ServerFault
from app.services.training import DrillLine
from app.support.paths import Profile


class Practice:
    def __init__(self, folder: Path) -> None:
        self.training = Training(Profile(folder=folder))
        self.forgotten = 0
        self.drill = SandboxDrill(self.training, self._forget)

    async def _forget(self) -> None:
        self.forgotten += 1

    def answers(self) -> bool:
        """Whether the server says anything, whatever it is."""
        connection = http.client.HTTPConnection(
            urlsplit(self.training.process.url).netloc, timeout=5
        )
        try:
            connection.request("GET", "/")
            return connection.getresponse().status > 0
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[Practice]:
    made = Practice(tmp_path)
    await made.training.process.start()
    yield made
    await made.training.stop()


async def test_the_line_is_cut_and_restored(practice: Practice) -> None:
    assert (await practice.drill.line()).is_good
    assert practice.answers()
    await practice.drill.cut()
    assert await practice.drill.line() == DrillLine(is_cut=True)
    assert not practice.answers()
    await practice.drill.restore()
    assert (await practice.drill.line()).is_good
    assert practice.answers()


async def test_there_is_one_trouble_at_a_time(practice: Practice) -> None:
    await practice.drill.cut()
    await practice.drill.slow()
    assert await practice.drill.line() == DrillLine(slow_s=SLOW_S)
    await practice.drill.flaky()
    line = await practice.drill.line()
    assert (line.is_cut, line.slow_s, line.flaky > 0) == (False, 0.0, True)


async def test_a_reset_brings_everybody_back_and_forgets_who_is_kept(practice: Practice) -> None:
    steering = practice.training.process.steering
    steering.plant(firstname="New", lastname="Person", mobile="447700900555")
    await practice.drill.cut()
    await practice.drill.reset()
    assert steering.person(mobile="447700900555") is None
    assert steering.person(mobile="44700900000") is not None
    assert (await practice.drill.line()).is_good
    assert practice.forgotten == 1


async def test_a_training_server_that_is_gone_is_a_fault(tmp_path: Path) -> None:
    practice = Practice(tmp_path)
    with pytest.raises(ServerFault):
        await practice.drill.line()
    await practice.training.process.start()
    await practice.training.process.kill()
    with pytest.raises(ServerFault):
        await practice.drill.cut()
