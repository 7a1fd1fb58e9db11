"""What the frame says: the line, the queue, who is signed in; locking; telling faults.

Leads to the sign-in page whenever nobody is at the till, and back to where one was.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from app.domain.connection import ConnectionStatus
from app.domain.faults import Fault, ServerFault, StoreFault
from app.domain.op import AssociateId, PendingSummary
from app.settings.declarations import Settings
from app.ui.formats import duration_words, number_words, time_words
from app.ui.idle import IdleWatch
from app.ui.main_window import MainWindow
from app.ui.navigation import PageName
from app.ui.tasks import Tasks
from app.ui.tone import Tone
from app.ui.widgets.connection_panel import Attempt
from app.ui.wording import (
    bug_sentence,
    connection_advice,
    connection_words,
    fault_details,
    fault_sentence,
    pending_words,
)

if TYPE_CHECKING:
    from app.services.services import Services

translate = QCoreApplication.translate
AGE_MS = 30_000


class _Report(Protocol):
    """How one call to the server went."""

    @property
    def at(self) -> datetime: ...
    @property
    def latency_s(self) -> float: ...
    @property
    def fault(self) -> ServerFault | None: ...


class FramePresenter(QObject):
    """`start` once the pages are in; `stop` before the services close."""

    def __init__(self, *, window: MainWindow, services: "Services", tasks: Tasks) -> None:
        super().__init__(window)
        self._window = window
        self._services = services
        self._tasks = tasks
        self._stops: list[Callable[[], None]] = []
        self._summary = PendingSummary()
        self._last_page = PageName.LOOKUP
        self._last_associate: AssociateId | None = None
        self._idle = IdleWatch(services.preferences.settings.lock.idle_minutes, self)
        self._idle.idle.connect(services.session.lock)
        self._ages = QTimer(self)
        self._ages.setInterval(AGE_MS)
        self._ages.timeout.connect(self._show_all)
        tasks.set_handlers(on_fault=self._on_fault, on_bug=self._on_bug)

    def start(self) -> None:
        window, services = self._window, self._services
        bar = window.top_bar
        bar.connection_pill.clicked.connect(self._show_connection)
        bar.pending_pill.clicked.connect(lambda: window.show_page(PageName.PENDING))
        bar.switch_requested.connect(services.session.sign_out)
        bar.sign_out_requested.connect(services.session.sign_out)
        window.lock_requested.connect(services.session.lock)
        window.page_shown.connect(self._on_page_shown)
        window.training_banner.connect_requested.connect(
            lambda: window.show_page(PageName.SETTINGS)
        )
        window.training_banner.drill_requested.connect(lambda: window.show_page(PageName.TRAINING))
        window.connection_panel.try_button.clicked.connect(services.connection.probe)
        self._stops = [
            services.connection.listen(lambda _status: self._show_connection()),
            services.changes.listen(lambda _change: self._count()),
            services.session.listen(self._on_session),
            services.preferences.listen(self._on_settings),
        ]
        window.set_training(services.session.is_training)
        self._ages.start()
        self._show_all()
        self._count()
        self._on_session()

    def stop(self) -> None:
        self._ages.stop()
        self._idle.set_minutes(0)
        while self._stops:
            self._stops.pop()()

    def watch_idle(self) -> None:
        """Begin to count idle minutes; the window must have been shown."""
        handle = self._window.windowHandle()
        if handle is not None:
            self._idle.watch(handle)

    def _on_settings(self, settings: Settings) -> None:
        self._idle.set_minutes(settings.lock.idle_minutes)

    def _on_page_shown(self, page: PageName) -> None:
        # Who comes back after a lock comes back to work, not to what was looked up about it.
        if page not in {PageName.SIGN_IN, PageName.GUIDE}:
            self._last_page = page

    def _on_session(self) -> None:
        session = self._services.session
        associate = session.associate
        self._window.top_bar.associate_button.set_state(
            associate.name if associate is not None else "", Tone.NEUTRAL
        )
        if associate is None or session.is_locked:
            self._window.message_bar.dismiss()
            self._window.show_page(PageName.SIGN_IN)
            return
        if self._window.current_page not in {None, PageName.SIGN_IN}:
            return
        if associate.id == self._last_associate:
            self._window.show_page(self._last_page)
            return
        self._last_associate = associate.id
        # What the last associate was looking at is not the next one's business.
        self._window.show_page(PageName.LOOKUP)
        self._window.next_customer_requested.emit()

    def _show_all(self) -> None:
        self._show_connection()
        self._show_pending()

    def _show_connection(self) -> None:
        status = self._services.connection.status
        words, tone = connection_words(status)
        pill, panel = self._window.top_bar.connection_pill, self._window.connection_panel
        pill.set_state(words, tone)
        pill.setAccessibleName(words)
        advice = connection_advice(status)
        pill.setAccessibleDescription(advice)
        panel.set_state(words, tone, advice, _last_good_words(status))
        if panel.isVisible():
            panel.set_attempts(_attempts(self._services.connection.tried))

    def _count(self) -> None:
        self._tasks.restart("frame: count pending", self._read_summary())

    async def _read_summary(self) -> None:
        self._summary = await self._services.pending.summary()
        self._show_pending()

    def _show_pending(self) -> None:
        summary = self._summary
        words = pending_words(summary.unsent, summary.needs_person)
        tone = Tone.GREY if not summary.unsent else Tone.BRAND
        if summary.needs_person:
            tone = Tone.BAD
        age = ""
        if summary.unsent and summary.oldest_at is not None:
            passed = self._services.clock.now() - summary.oldest_at
            if passed >= timedelta(minutes=1):
                age = translate("frame", "oldest {age}").format(age=duration_words(passed))
        text = words
        if age and not summary.needs_person:
            text = translate("frame", "{unsent} · {age}").format(unsent=words, age=age)
        pill = self._window.top_bar.pending_pill
        pill.set_state(text, tone)
        pill.setAccessibleName(words)
        pill.setAccessibleDescription(age)
        pill.setToolTip(age)

    def _on_fault(self, fault: Fault) -> None:
        tone = Tone.BAD if isinstance(fault, StoreFault) else Tone.CARE
        self._window.message_bar.show_message(
            fault_sentence(fault), tone=tone, details=fault_details(fault), sticky=True
        )

    def _on_bug(self, error: BaseException) -> None:
        self._window.message_bar.show_message(
            bug_sentence(), tone=Tone.BAD, details=type(error).__name__
        )


def _last_good_words(status: ConnectionStatus) -> str:
    if status.is_answering:
        if status.latency_s is None:
            return ""
        return translate("frame", "answered in {n} ms").format(
            n=number_words(max(round(status.latency_s * 1000), 1))
        )
    if status.last_good_at is None:
        return translate("frame", "not reached yet today")
    return translate("frame", "last answer {time}").format(time=time_words(status.last_good_at))


def _attempts(reports: Sequence[_Report]) -> list[Attempt]:
    """The newest first; what failed in the same way time after time is one line, from when on."""
    attempts: list[Attempt] = []
    for words, group in groupby(reports, key=lambda report: _attempt(report).words):
        alike = [_attempt(report) for report in group]
        newest, oldest = alike[0], alike[-1]
        if newest.is_good or newest.at == oldest.at:
            attempts += alike if newest.is_good else alike[:1]
            continue
        span = f"{oldest.at} – {newest.at}"
        attempts.append(Attempt(at=span, words=words, is_good=False, details=newest.details))
    return attempts


def _attempt(report: _Report) -> Attempt:
    if report.fault is None:
        words = translate("frame", "answered in {n} ms").format(
            n=number_words(max(round(report.latency_s * 1000), 1))
        )
        return Attempt(at=time_words(report.at), words=words, is_good=True)
    return Attempt(
        at=time_words(report.at),
        words=fault_sentence(report.fault),
        is_good=False,
        details=fault_details(report.fault),
    )
