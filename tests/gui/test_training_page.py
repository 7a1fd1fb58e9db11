"""The outage drill: its orders, what is in force, and the exercise that ticks itself off."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.faults import ServerFault, UnreachableFault, UnreachableReason
from app.domain.op import OpState
from app.services.training import DrillLine
from app.ui.navigation import PageName
from app.ui.pages.training import TrainingPage
from app.ui.presenters.training import TrainingPresenter
from app.ui.tasks import Tasks
from tests.gui.fakes import FakeConnection
from tests.gui.fakes_forms import Shop, op
from tests.gui.page_parts import part, show, turns
from tests.gui.till import Till

STEPS = ("cut", "register", "restore", "sent")


class FakeDrill:
    """A practice line that does as it is told; `gate` holds an order back."""

    def __init__(self) -> None:
        self.now = DrillLine()
        self.resets = 0
        self.fault: ServerFault | None = None
        self.gate: asyncio.Event | None = None

    async def line(self) -> DrillLine:
        await self._pass()
        return self.now

    async def cut(self) -> None:
        await self._become(DrillLine(is_cut=True))

    async def slow(self) -> None:
        await self._become(DrillLine(slow_s=4.0))

    async def flaky(self) -> None:
        await self._become(DrillLine(flaky=0.4))

    async def restore(self) -> None:
        await self._become(DrillLine())

    async def reset(self) -> None:
        await self._become(DrillLine())
        self.resets += 1

    async def _become(self, line: DrillLine) -> None:
        await self._pass()
        self.now = line

    async def _pass(self) -> None:
        if self.gate is not None:
            await self.gate.wait()
        if self.fault is not None:
            raise self.fault


class Drilled:
    def __init__(self, qtbot: QtBot) -> None:
        self.shop = Shop(is_training=True)
        self.line = FakeConnection()
        self.drill = FakeDrill()
        self.tasks = Tasks()
        self.page = TrainingPage()
        qtbot.addWidget(self.page)
        services = replace(self.shop.services, connection=self.line, drill=self.drill)  # type: ignore[arg-type]
        self.presenter = TrainingPresenter(
            page=self.page,
            services=services,
            drill=self.drill,
            navigator=self.shop.navigator,
            tasks=self.tasks,
        )
        show(self.page)

    async def press(self, name: str) -> None:
        part(self.page, QAbstractButton, f"training_{name}").click()
        await turns()

    async def save(self, *ops: object) -> None:
        """What is on this till from now on."""
        self.shop.pending.all = ops  # type: ignore[assignment]
        self.shop.changes.publish(ChangeSet())
        await turns()

    def text(self, name: str) -> str:
        return part(self.page, QLabel, f"training_{name}").text()

    def steps(self) -> list[str]:
        """How far each step is, as it is read aloud."""
        names = (part(self.page, QWidget, f"training_step_{step}") for step in STEPS)
        return [name.accessibleName().rpartition(": ")[2] for name in names]


@pytest.fixture
async def drilled(qtbot: QtBot) -> AsyncIterator[Drilled]:
    made = Drilled(qtbot)
    await turns()
    yield made
    made.presenter.stop()
    await made.tasks.close()


@pytest.mark.parametrize(
    ("button", "line", "word", "sentence"),
    [
        ("cut", DrillLine(is_cut=True), "Cut", "Nothing gets through"),
        ("slow", DrillLine(slow_s=4.0), "Slow", "takes some seconds"),
        ("flaky", DrillLine(flaky=0.4), "Flaky", "vanish"),
    ],
)
async def test_an_order_is_carried_out_and_shown(
    drilled: Drilled, button: str, line: DrillLine, word: str, sentence: str
) -> None:
    assert drilled.text("state") == "Good"
    await drilled.press(button)
    assert drilled.drill.now == line
    assert drilled.text("state") == word
    assert sentence in drilled.text("line")
    assert drilled.line.probes == 1, "the pill need not wait for the next probe"
    await drilled.press("restore")
    assert drilled.drill.now.is_good
    assert drilled.text("state") == "Good"


async def test_while_an_order_is_under_way_no_other_is_taken(drilled: Drilled) -> None:
    drilled.drill.gate = asyncio.Event()
    await drilled.press("cut")
    assert drilled.text("state") == "Asking…"
    await drilled.press("flaky")
    drilled.drill.gate.set()
    await turns()
    assert drilled.drill.now == DrillLine(is_cut=True)
    assert drilled.text("state") == "Cut"


async def test_a_line_that_somebody_else_spoiled_is_shown(drilled: Drilled) -> None:
    drilled.drill.now = DrillLine(is_cut=True)
    drilled.line.become(ConnectionState.OFFLINE)
    await turns()
    assert drilled.text("state") == "Cut"


async def test_the_exercise_ticks_itself_off(drilled: Drilled) -> None:
    await drilled.save(op(1))
    assert drilled.steps() == ["Next", "Later", "Later", "Later"]
    await drilled.press("cut")
    assert drilled.steps() == ["Done", "Next", "Later", "Later"]
    await drilled.save(op(1), op(2))
    assert drilled.steps() == ["Done", "Done", "Next", "Later"]
    await drilled.press("restore")
    assert drilled.steps() == ["Done", "Done", "Done", "Next"]
    await drilled.save(op(1, OpState.ACKED), op(2))
    assert drilled.steps()[3] == "Next", "that was another one"
    assert drilled.text("finished") == ""
    await drilled.save(op(1, OpState.ACKED), op(2, OpState.VERIFIED))
    assert drilled.steps() == ["Done"] * 4
    assert "saved here first" in drilled.text("finished")


async def test_restoring_too_soon_begins_anew(drilled: Drilled) -> None:
    await drilled.press("cut")
    await drilled.press("restore")
    assert drilled.steps() == ["Next", "Later", "Later", "Later"]
    await drilled.save(op(1))
    assert drilled.steps()[1] == "Later", "nothing was cut while that was saved"


async def test_the_exercise_can_be_done_again(drilled: Drilled) -> None:
    await drilled.press("cut")
    await drilled.save(op(1))
    await drilled.press("restore")
    await drilled.press("again")
    assert drilled.steps() == ["Next", "Later", "Later", "Later"]
    await drilled.press("cut")
    assert drilled.steps() == ["Done", "Next", "Later", "Later"]


async def test_it_leads_to_the_form(drilled: Drilled) -> None:
    await drilled.press("register")
    assert drilled.shop.navigator.shown == [PageName.REGISTER]


async def test_a_reset_is_said(drilled: Drilled) -> None:
    await drilled.press("cut")
    await drilled.press("reset")
    assert drilled.drill.resets == 1
    assert "begins anew" in drilled.text("message")
    assert drilled.steps() == ["Next", "Later", "Later", "Later"]


async def test_a_training_server_that_is_gone_is_said_with_what_to_do(drilled: Drilled) -> None:
    drilled.drill.fault = UnreachableFault(UnreachableReason.REFUSED)
    await drilled.press("cut")
    assert "start it again" in drilled.text("message")
    drilled.drill.fault = None
    await drilled.press("cut")
    assert drilled.text("state") == "Cut"
    assert drilled.text("message") == ""


async def test_the_banner_leads_to_the_drill(till: Till) -> None:
    till.window.add_late_page(PageName.TRAINING, QWidget)
    till.window.set_training(True)
    till.part(QAbstractButton, "training_drill").click()
    assert till.is_on(PageName.TRAINING)
