"""The window with its pages and presenters, put together in two steps: first what can be shown
before any store is open, then the rest on the services. Knows no use case and no network.
"""

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.clock import Clock
from app.domain.faults import Fault
from app.domain.storage import SalvageReport
from app.settings.declarations import Settings, ThemeName, store_zone
from app.ui import formats, languages
from app.ui.late_pages import MAKERS, Maker, PageContext
from app.ui.main_window import MainWindow
from app.ui.navigation import PageName
from app.ui.pages.signin import SignInPage
from app.ui.presenters.signin import SignInPresenter
from app.ui.scanner import Scanner
from app.ui.tasks import Tasks
from app.ui.theme import apply_theme, choose_theme, unstyled
from app.ui.tone import Tone
from app.ui.window_navigator import WindowNavigator
from app.ui.wording import bug_sentence
from app.ui.wording_storage import salvage_details, salvage_sentence

if TYPE_CHECKING:
    from app.services.services import Services
    from app.ui.presenters.customer import CustomerPresenter
    from app.ui.presenters.frame import FramePresenter
    from app.ui.presenters.lookup import LookupPresenter
    from app.ui.presenters.register import RegisterPresenter

APPLICATION = "Tillside"


def make_application(arguments: Sequence[str]) -> QApplication:
    """The one QApplication of the process."""
    app = QApplication([APPLICATION, *arguments])
    app.setApplicationName(APPLICATION)
    app.setDesktopFileName("app.tillside.Tillside")
    return app


class Desktop(QObject):
    """`show` paints the sign-in page at once; `use` builds the rest when the stores are open."""

    def __init__(
        self, *, app: QApplication, settings: Settings, clock: Clock, on_close: Callable[[], None]
    ) -> None:
        super().__init__()
        self._app = app
        self._clock = clock
        # start-up: a page built before the style sheet is in force is styled once, not at each
        # widget that is put into it; that saves a tenth of the time to the first paint.
        choose_theme(settings.ui.theme, settings.ui.text_size)
        languages.speak(settings.ui.language)
        locale = formats.use_language(settings.ui.language, settings.store.country)
        formats.use_zone(store_zone(settings))
        app.setLayoutDirection(locale.textDirection())
        self.tasks = Tasks()
        self.window = MainWindow()
        self.window.close_requested.connect(on_close)
        self._navigator = WindowNavigator(self.window)
        self.scanner = Scanner(
            monotonic=clock.monotonic, settings=settings.scanner, parent=self.window
        )
        self._signin_page = SignInPage()
        self._signin = SignInPresenter(page=self._signin_page, tasks=self.tasks, clock=clock)
        self.window.add_page(PageName.SIGN_IN, self._signin_page)
        self.set_look(settings.ui.theme, settings.ui.text_size)
        self._stops: list[Callable[[], None]] = []
        self._register: RegisterPresenter | None = None
        self._customer: CustomerPresenter | None = None

    @property
    def centre(self) -> QWidget:
        """All that the window shows."""
        centre = self.window.centralWidget()
        assert centre is not None
        return centre

    def show(self) -> None:
        self.window.show_page(PageName.SIGN_IN)
        self.window.show()
        # A kiosk may have no window manager, and so nobody else who gives the window the keys.
        self.window.activateWindow()
        QTimer.singleShot(0, self.window, self._watch_touch)

    def _watch_touch(self) -> None:
        # start-up: the window is painted first.
        from app.ui.touch_typing import TouchTyping

        handle = self.window.windowHandle()
        if handle is not None:
            TouchTyping(self.window).watch(handle)

    def come_to_front(self) -> None:
        """Another start of this profile asked for the window."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def ask_passphrase(self, unlock: Callable[[str], Awaitable[None]], *, is_new: bool) -> None:
        """The store's key needs a person. `unlock` raises KeyFault for a wrong one."""
        self._signin.ask_passphrase(unlock, is_new=is_new)

    def show_fault(self, fault: Fault) -> None:
        """What keeps the stores from opening; the window stays, so that it can be read."""
        self._signin_page.show_fault(fault)

    def show_salvage(self, report: SalvageReport) -> None:
        """What was saved from a damaged store: for who is at work, and who signs in next."""
        tone = Tone.BAD if report.unknown else Tone.CARE
        words, details = salvage_sentence(report), salvage_details(report)
        self._signin_page.message.say(words, tone=tone, details=details)
        if self.window.current_page is not PageName.SIGN_IN:
            self.window.message_bar.show_message(words, tone=tone, details=details, sticky=True)

    def show_bug(self, error: BaseException) -> None:
        """This program failed before anybody could sign in."""
        self._signin_page.message.say(bug_sentence(), tone=Tone.BAD, details=type(error).__name__)

    def use(self, services: "Services") -> None:
        """Build the pages on the services and let people in."""
        # start-up: these pages are not needed for the first paint, and cost 50 ms to load.
        from app.ui.icons import icon
        from app.ui.pages.customer import CustomerPage
        from app.ui.pages.lookup import LookupPage
        from app.ui.pages.pending import PendingPage
        from app.ui.pages.register import RegisterPage
        from app.ui.pages.settings import SettingsPage
        from app.ui.presenters.customer import CustomerPresenter
        from app.ui.presenters.frame import FramePresenter
        from app.ui.presenters.lookup import LookupPresenter
        from app.ui.presenters.pending import PendingPresenter
        from app.ui.presenters.register import RegisterPresenter
        from app.ui.presenters.settings import SettingsPresenter, translated_languages
        from app.ui.presenters.undo import UndoOffer

        window, tasks, navigator = self.window, self.tasks, self._navigator
        self._app.setWindowIcon(icon("tillside"))
        with unstyled():
            lookup_page, customer_page = LookupPage(), CustomerPage()
            register_page, pending_page = RegisterPage(), PendingPage()
            settings_page = SettingsPage()
            for name, page in (
                (PageName.LOOKUP, lookup_page),
                (PageName.CUSTOMER, customer_page),
                (PageName.REGISTER, register_page),
                (PageName.PENDING, pending_page),
                (PageName.SETTINGS, settings_page),
            ):
                window.add_page(name, page)
            window.build_frame()
            # Its first tab is built with it.
            customer = CustomerPresenter(
                page=customer_page, window=window, services=services, tasks=tasks
            )
        lookup = LookupPresenter(
            page=lookup_page, window=window, services=services, tasks=tasks, navigator=navigator
        )
        register = RegisterPresenter(
            page=register_page, services=services, navigator=navigator, tasks=tasks
        )
        pending = PendingPresenter(
            page=pending_page,
            services=services,
            navigator=navigator,
            tasks=tasks,
            corrector=register,
        )
        settings = SettingsPresenter(
            page=settings_page,
            services=services,
            tasks=tasks,
            apply_look=self.set_look,
            languages=translated_languages(),
        )
        settings_page.drill_requested.connect(lambda: window.show_page(PageName.TRAINING))
        self._add_late_pages(services)
        frame = FramePresenter(window=window, services=services, tasks=tasks)
        self._register, self._customer = register, customer
        undo = UndoOffer(window=window, services=services, tasks=tasks, navigator=navigator)
        self._stops += [pending.stop, settings.stop, register.stop, self._signin.stop, undo.stop]
        self._start(services, lookup, customer, frame, register)
        register.start()
        settings.start()
        self._signin.use(services)

    def _add_late_pages(self, services: "Services") -> None:
        context = PageContext(
            window=self.window, services=services, tasks=self.tasks, navigator=self._navigator
        )

        def make(maker: Maker) -> QWidget:
            made = maker(context)
            self._stops.append(made.stop)
            return made.page

        off = {feature.value for feature in services.preferences.policy.off}
        for name, maker in MAKERS.items():
            if (name is PageName.TRAINING and services.drill is None) or name.value in off:
                continue
            self.window.add_late_page(name, partial(make, maker))

    async def close(self) -> None:
        """Stop listening, end the tasks, take the window away."""
        self.scanner.remove(self._app)
        for presenter in (self._register, self._customer):
            if presenter is not None:
                # A store that cannot take the draft any more has said so while it was typed.
                with contextlib.suppress(Fault):
                    await presenter.flush()
        while self._stops:
            self._stops.pop()()
        await self.tasks.close()
        self.window.hide()
        self.window.deleteLater()

    def _start(
        self,
        services: "Services",
        lookup: "LookupPresenter",
        customer: "CustomerPresenter",
        frame: "FramePresenter",
        register: "RegisterPresenter",
    ) -> None:
        def next_customer() -> None:
            customer.close()
            lookup.clear()

        def on_scan(code: str) -> None:
            # A card scanned into the form's own field for it is meant for the form.
            if not register.take_scan(code):
                lookup.scan(code)

        self._navigator.tie(open_customer=customer.open, next_customer=next_customer)
        self._navigator.tie(register_with=register.register_with)
        self.scanner.code_scanned.connect(on_scan)
        self.scanner.install(self._app)
        session, preferences = services.session, services.preferences

        def on_session() -> None:
            self.scanner.set_enabled(session.associate is not None and not session.is_locked)
            if session.associate is None:
                next_customer()

        self._stops += [
            frame.stop,
            customer.stop,
            lookup.stop,
            session.listen(on_session),
            preferences.listen(lambda settings: self.scanner.set_settings(settings.scanner)),
        ]
        on_session()
        lookup.start()
        customer.start()
        frame.start()
        frame.watch_idle()

    def set_look(self, theme: ThemeName, text_size: int) -> None:
        """Put a theme and a text size in force, for the whole program."""
        apply_theme(self._app, theme, text_size)
