"""The search page on its presenter and fakes, and short ways to its parts."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
)
from pytestqt.qtbot import QtBot

from app.domain.customer import CustomerKey
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType
from app.ui.models.found import FoundColumn
from app.ui.models.roles import CellRole
from app.ui.pages.search import SearchPage
from app.ui.presenters.search import SearchPresenter
from app.ui.tasks import Tasks
from app.ui.widgets.condition_rows import ConditionRows
from app.ui.widgets.query_text import QueryText
from tests.gui.fakes_forms import FakeNavigator, Shop
from tests.gui.fakes_search import FakeSearch
from tests.gui.page_parts import part, turns

HOBBY = FieldSpec(
    name="hobby", label="Pastime", type=FieldType.SEVERAL, options=("Chess", "Golf", "Tennis")
)


class Navigator(FakeNavigator):
    def __init__(self) -> None:
        super().__init__()
        self.partly: list[CustomerKey] = []

    def open_partial(self, key: CustomerKey) -> None:
        self.partly.append(key)


class Desk:
    def __init__(self, qtbot: QtBot, tasks: Tasks) -> None:
        self.shop = Shop()
        self.search = FakeSearch()
        self.shop.search = self.search
        self.shop.registration.own_rules = replace(DEFAULT_RULES, custom_fields=(HOBBY,))
        self.navigator = Navigator()
        self.tasks = tasks
        self.page = SearchPage()
        qtbot.addWidget(self.page)
        self.presenter = SearchPresenter(
            page=self.page, services=self.shop.services, tasks=tasks, navigator=self.navigator
        )

    @property
    def rows(self) -> QAbstractItemView:
        return part(self.page, ConditionRows, "query_rows")

    @property
    def text(self) -> QueryText:
        return part(self.page, QueryText, "query_text")

    @property
    def results(self) -> QTableView:
        return part(self.page, QTableView, "query_results")

    def conditions(self) -> list[tuple[str, ...]]:
        model = self.rows.model()
        return [
            tuple(
                str(model.index(row, column).data(Qt.ItemDataRole.EditRole))
                for column in range(model.columnCount())
            )
            for row in range(model.rowCount())
        ]

    def line(self, name: str) -> QLineEdit:
        return part(self.page, QLineEdit, name)

    def box(self, name: str) -> QComboBox:
        return part(self.page, QComboBox, name)

    def button(self, name: str) -> QAbstractButton:
        return part(self.page, QAbstractButton, f"query_{name}")

    def choose(self, name: str, value: str) -> None:
        box = self.box(name)
        assert box.findData(value) >= 0, value
        box.setCurrentIndex(box.findData(value))

    def write(self, text: str) -> None:
        """Type the whole query anew."""
        self.text.selectAll()
        QTest.keyClick(self.text, Qt.Key.Key_Delete)
        QTest.keyClicks(self.text, text)

    def problem(self) -> str:
        return part(self.page, QLabel, "query_problem").text()

    def message(self) -> str:
        return part(self.page, QLabel, "query_message").text()

    def cell(self, row: int, column: FoundColumn) -> tuple[str, str]:
        index = self.results.model().index(row, column)
        return str(index.data()), str(index.data(CellRole.SECOND_LINE) or "")

    async def find(self, *pages: object) -> None:
        """Ask for what is written, and be answered so."""
        self.search.pages = list(pages)  # type: ignore[arg-type]
        self.write("firstname:STARTS:To")
        self.button("run").click()
        await turns()
