"""One register page at work, as its tests drive it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QListView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.organisation import DEFAULT_RULES, RegistrationRules
from app.ui.pages.register import RegisterPage
from app.ui.presenters.register import RegisterPresenter
from app.ui.tasks import Tasks
from tests.gui.fakes_forms import Shop
from tests.gui.page_parts import let_pass, part, show, turns

MOBILE = "07911 123456"
SHOWN = "+44 7911 123456"


class RegisterDesk:
    """One register page at work."""

    def __init__(self, qtbot: QtBot, shop: Shop, tasks: Tasks) -> None:
        self.shop = shop
        self.tasks = tasks
        self.page = RegisterPage()
        qtbot.addWidget(self.page)
        self.presenter = RegisterPresenter(
            page=self.page, services=shop.services, navigator=shop.navigator, tasks=tasks
        )
        show(self.page)

    async def open(self, rules: RegistrationRules = DEFAULT_RULES) -> "RegisterDesk":
        self.shop.registration.own_rules = rules
        self.presenter.start()
        await turns()
        return self

    def line(self, name: str) -> QLineEdit:
        return part(self.page, QLineEdit, f"register_{name}")

    def type(self, **texts: str) -> None:
        for name, text in texts.items():
            QTest.keyClicks(self.line(name), text)

    @property
    def submit(self) -> QAbstractButton:
        return part(self.page, QAbstractButton, "register_submit")

    @property
    def message(self) -> str:
        return part(self.page, QLabel, "register_message").text()

    @property
    def doubles(self) -> list[str]:
        model = part(self.page, QListView, "register_duplicates").model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount(QModelIndex()))]

    async def enter(self, name: str = "lastname") -> None:
        QTest.keyClick(part(self.page, QWidget, f"register_{name}"), Qt.Key.Key_Return)
        await turns()

    async def let_pass(self, seconds: float) -> None:
        await let_pass(self.shop.clock, seconds)


@asynccontextmanager
async def register_desk(qtbot: QtBot) -> AsyncIterator[RegisterDesk]:
    """A page with the built-in rules, Noor A. signed in and nothing typed."""
    tasks = Tasks()
    made = await RegisterDesk(qtbot, Shop(), tasks).open()
    yield made
    made.presenter.stop()
    await tasks.close()
