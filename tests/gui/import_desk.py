"""One import page at work: the real use case over stores that are lists."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from unittest.mock import create_autospec

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QTableView, QWidget

from app.domain.customer import Customer, CustomerKey
from app.domain.faults import Fault
from app.domain.identifiers import Identifier
from app.domain.match import CachedCustomer
from app.domain.op import Associate, Binding, Op, OpId
from app.domain.registration import Registration
from app.services.audit import AuditService
from app.services.importing import ImportService
from app.services.importing_memory import ImportMemory
from app.services.saving import NotReadyError
from app.ui.models.import_rows import RowPart
from app.ui.pages.importing import ImportPage
from app.ui.presenters.importing import ImportPresenter
from app.ui.tasks import Tasks
from tests.gui.fakes_forms import BINDING, FakeDrafts, FakeSession, Shop
from tests.gui.page_parts import part, show
from tests.manual_clock import START

HEADINGS = "First name,Last name,Mobile,E-mail"


@dataclass
class FakeStores:
    """Outbox, cache and saver in one: `saved` are registrations by their op's id."""

    session: FakeSession
    saved: dict[str, Registration] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    fault: Fault | None = None
    gate: asyncio.Event | None = None

    async def find_by_identifiers(self, wanted: Iterable[Identifier]) -> tuple[Op, ...]:
        return ()

    async def get(self, op_id: OpId) -> Registration | None:
        return self.saved.get(op_id)

    async def find(self, identifier: Identifier) -> CachedCustomer | None:
        if identifier.value not in self.known:
            return None
        return CachedCustomer(customer=Customer(), key=CustomerKey("user:1"), fetched_at=START)

    @property
    def associate(self) -> Associate:
        if self.session.associate is None:
            raise NotReadyError
        return self.session.associate

    async def save(self, kind: object, payload: Registration, *, token: str, is_bulk: bool) -> None:
        assert is_bulk, "somebody at the till goes first"
        if self.gate is not None:
            await self.gate.wait()
        if self.fault is not None:
            raise self.fault
        self.saved[token] = payload


class ImportDesk:
    """`open` chooses a file with these rows and waits until all is looked at."""

    def __init__(self, folder: Path) -> None:
        self.shop = Shop()
        self.path = folder / "forms.csv"
        self.stores = FakeStores(self.shop.session)
        self.binding: Binding | None = BINDING
        self.tasks = Tasks()
        own = FakeDrafts(self.shop.session)
        shared = FakeDrafts(FakeSession())
        stores: Any = self.stores
        self.importing = ImportService(
            registration=self.shop.registration,
            saver=stores,
            outbox=stores,
            cache=stores,
            memory=ImportMemory(own=own, shared=shared),
            audit=create_autospec(AuditService, instance=True),
            now=self.shop.clock.now,
            country=lambda: "GB",
            binding=lambda: self.binding,
        )
        self.page = ImportPage()
        self.services = replace(self.shop.services, importing=self.importing)
        self.presenter = ImportPresenter(page=self.page, services=self.services, tasks=self.tasks)
        show(self.page)

    async def open(self, *lines: str, headings: str = HEADINGS) -> "ImportDesk":
        self.path.write_text("\n".join((headings, *lines)), encoding="utf-8")
        return await self.choose()

    async def choose(self) -> "ImportDesk":
        self.page.file_chosen.emit(str(self.path))
        return await self.rest()

    async def people(self, count: int) -> "ImportDesk":
        return await self.open(*(f"Tom,Sawyer{n},0791112{n:04d}," for n in range(count)))

    async def press(self, name: str) -> "ImportDesk":
        self.button(name).click()
        return await self.rest()

    async def rest(self) -> "ImportDesk":
        await self.tasks.idle()
        return self

    def button(self, name: str) -> QAbstractButton:
        return part(self.page, QAbstractButton, f"import_{name}")

    def box(self, name: str) -> QComboBox:
        return part(self.page, QComboBox, f"import_{name}")

    def text(self, name: str) -> str:
        return part(self.page, QLabel, f"import_{name}").text()

    def is_seen(self, name: str) -> bool:
        return part(self.page, QWidget, f"import_{name}").isVisible()

    @property
    def rows(self) -> QAbstractItemModel:
        return part(self.page, QTableView, "import_preview").model()

    def column(self, column: RowPart) -> list[str]:
        return [str(self.rows.index(row, column).data()) for row in range(self.rows.rowCount())]

    @property
    def fields(self) -> list[str]:
        """What each column of the file is taken for."""
        model = part(self.page, QTableView, "import_mapping").model()
        return [str(model.index(row, 2).data()) for row in range(model.rowCount())]


@asynccontextmanager
async def import_desk(folder: Path) -> AsyncIterator[ImportDesk]:
    """A page without a file, Noor A. signed in."""
    made = ImportDesk(folder)
    await made.rest()
    yield made
    made.presenter.stop()
    await made.tasks.close()
    made.page.hide()
    made.page.deleteLater()
