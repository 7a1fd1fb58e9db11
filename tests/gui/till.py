"""The real window with its presenters on stand-in services, as bootstrap puts them together."""

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.ui.main_window import MainWindow
from app.ui.navigation import PageName
from app.ui.pages.customer import CustomerPage
from app.ui.pages.lookup import LookupPage
from app.ui.presenters.customer import CustomerPresenter
from app.ui.presenters.frame import FramePresenter
from app.ui.presenters.lookup import LookupPresenter
from app.ui.tasks import Tasks
from app.ui.window_navigator import WindowNavigator
from tests.gui.fakes import Fakes

PartT = TypeVar("PartT", bound=QWidget)


class Till:
    """A window with look-up, customer and plain stand-ins for the other pages."""

    def __init__(self, fakes: Fakes) -> None:
        self.fakes = fakes
        self.window = MainWindow()
        self.tasks = Tasks()
        self.navigator = WindowNavigator(self.window)
        self.lookup_page = LookupPage()
        self.customer_page = CustomerPage()
        self.registering: list[str] = []
        self.form_field = QLineEdit()
        self.window.add_page(PageName.LOOKUP, self.lookup_page)
        self.window.add_page(PageName.CUSTOMER, self.customer_page)
        self.window.add_page(PageName.REGISTER, self._form())
        self.window.add_page(PageName.PENDING, QWidget())
        self.window.add_page(PageName.SIGN_IN, QWidget())
        services = fakes.services
        self.frame = FramePresenter(window=self.window, services=services, tasks=self.tasks)
        self.lookup = LookupPresenter(
            page=self.lookup_page,
            window=self.window,
            services=services,
            tasks=self.tasks,
            navigator=self.navigator,
        )
        self.customer = CustomerPresenter(
            page=self.customer_page, window=self.window, services=services, tasks=self.tasks
        )
        self.navigator.tie(
            open_customer=self.customer.open,
            register_with=self.registering.append,
            next_customer=self.lookup.clear,
        )

    def _form(self) -> QWidget:
        form = QWidget()
        column = QVBoxLayout(form)
        column.addWidget(self.form_field)
        form.setFocusProxy(self.form_field)
        return form

    async def start(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.frame.start()
        self.lookup.start()
        self.customer.start()
        await self.tasks.idle()

    async def stop(self) -> None:
        self.frame.stop()
        self.lookup.stop()
        self.customer.stop()
        await self.tasks.close()
        self.window.hide()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def part(self, kind: type[PartT], name: str) -> PartT:
        """The widget of this object name: the contract that automation goes by."""
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def is_on(self, page: PageName) -> bool:
        return self.window.current_page is page

    @property
    def search(self) -> QLineEdit:
        return self.window.top_bar.search_field

    async def type(self, text: str) -> None:
        """Type into the search field and let the till answer."""
        self.search.setFocus()
        QTest.keyClicks(self.search, text)
        await self.tasks.idle()

    async def enter(self) -> None:
        QTest.keyClick(self.search, Qt.Key.Key_Return)
        await self.tasks.idle()

    async def press(self, key: Qt.Key) -> None:
        focused = QApplication.focusWidget() or self.window
        QTest.keyClick(focused, key)
        await self.tasks.idle()
