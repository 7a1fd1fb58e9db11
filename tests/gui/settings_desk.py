"""A supervisor's settings page with its parts, for tests: every service answers as told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast
from unittest.mock import AsyncMock

from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QWidget

from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.diagnostics import Diagnostics, ProblemLine
from app.domain.op import PendingSummary
from app.domain.storage import DiskSpace, StoreFile
from app.services.retirement import RetirementState
from app.services.staff import Member
from app.ui.pages.settings import SettingsPage
from app.ui.presenters.settings import SettingsPresenter
from app.ui.tasks import Tasks
from tests.gui.fakes_forms import JO, NOOR, Shop
from tests.gui.page_parts import part, show, turns
from tests.manual_clock import START

ME = Member(associate=NOOR, is_self=True)
OTHER = Member(associate=JO)
FOUND = Diagnostics(
    at=START,
    versions=(("Tillside", "1.0"),),
    server="https://api.example.com",
    is_training=False,
    status=ConnectionStatus(state=ConnectionState.ONLINE, since_at=START, last_good_at=START),
    clock_offset_s=-600.0,
    calls=(),
    queue=PendingSummary(unsent=3, needs_person=1, oldest_at=START),
    files=(StoreFile(name="outbox.db", size_bytes=4_096_000),),
    disk=DiskSpace(),
    problems=(
        ProblemLine(at="2026-11-24T14:00:00", level="error", origin="app.store", message="tending"),
    ),
)


class Desk:
    """The settings page of a supervisor, with every service answering as told."""

    def __init__(self, tasks: Tasks) -> None:
        self.shop = Shop()
        self.staff = cast(AsyncMock, self.shop.staff)
        self.audit = cast(AsyncMock, self.shop.audit)
        self.diagnostics = cast(AsyncMock, self.shop.diagnostics)
        self.retirement = cast(AsyncMock, self.shop.retirement)
        self.staff.members.return_value = (ME, OTHER)
        self.audit.page.return_value = ()
        self.retirement.state.return_value = RetirementState(
            name="till.07", unsent=0, is_training=False
        )
        self.page = SettingsPage()
        self.presenter = SettingsPresenter(
            page=self.page,
            services=self.shop.services,
            tasks=tasks,
            apply_look=lambda theme, size: None,
        )
        self.presenter.start()
        show(self.page)

    def line(self, name: str) -> QLineEdit:
        return part(self.page, QLineEdit, name)

    def button(self, name: str) -> QAbstractButton:
        return part(self.page, QAbstractButton, name)

    def text(self, name: str) -> str:
        return part(self.page, QLabel, name).text()

    def rows(self, name: str) -> list[str]:
        model = part(self.page, QAbstractItemView, name).model()
        columns = range(model.columnCount())
        return [
            " | ".join(str(model.index(row, column).data() or "") for column in columns)
            for row in range(model.rowCount())
        ]

    def pick(self, name: str, row: int) -> None:
        view = part(self.page, QAbstractItemView, name)
        view.setCurrentIndex(view.model().index(row, 0))

    def is_seen(self, name: str) -> bool:
        return part(self.page, QWidget, name).isVisible()

    async def press(self, name: str) -> None:
        self.button(name).click()
        await turns()


@asynccontextmanager
async def settings_desk() -> AsyncIterator[Desk]:
    """Opened and shown; stopped and taken away afterwards."""
    tasks = Tasks()
    made = Desk(tasks)
    yield made
    made.presenter.stop()
    await tasks.close()
    made.page.hide()
    made.page.deleteLater()
