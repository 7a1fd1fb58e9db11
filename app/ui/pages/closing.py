"""The closing page: what this till has sent today and not sent, and a certificate of it.

Shows what its presenter gives it and tells what is wanted; it counts and writes nothing.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.closing import ClosingReport
from app.domain.faults import Fault
from app.domain.storage import RescueReceipt
from app.ui import theme
from app.ui.counts import counts
from app.ui.dialogs.rescue import RescuePanel, RescueWay
from app.ui.first_focus import set_first_focus
from app.ui.formats import date_words, local
from app.ui.models.closing import WorkColumn, WorkModel
from app.ui.pages.pending_words import handed_over_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.label import ElidedLabel, label
from app.ui.widgets.notice import Notice
from app.ui.widgets.table import Table
from app.ui.wording import fault_details, fault_sentence
from app.ui.wording_closing import advice_words, rest_words, unsent_words

MOST_ROWS = 8
"""A longer table scrolls by itself; a shorter one is as tall as it has rows."""


class ClosingPage(QWidget):
    """Object name `page_closing`."""

    certificate_requested: ClassVar[Signal] = Signal()
    export_requested: ClassVar[Signal] = Signal()
    pending_requested: ClassVar[Signal] = Signal()
    shown: ClassVar[Signal] = Signal()
    hidden: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_closing")
        self.setProperty("ground", True)
        self._day = ElidedLabel(role="second")
        self._day.setObjectName("closing_day")
        self._figure = label(role="figure")
        self._figure.setObjectName("closing_figure")
        self._advice = label(role="second")
        self._advice.setObjectName("closing_advice")
        self._advice.setWordWrap(True)
        self._rest = label(role="faint")
        self._rest.setObjectName("closing_rest")
        self._rest.setWordWrap(True)
        self._newer = label(role="second")
        self._newer.setObjectName("closing_newer")
        self._newer.setWordWrap(True)
        self._newer.hide()
        self._key = label(role="faint")
        self._key.setObjectName("closing_key")
        self._key.setWordWrap(True)
        self._key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._certificate = Button(
            self.tr("Write the certificate"), kind=ButtonKind.PRIMARY, icon="printer"
        )
        self._certificate.setObjectName("closing_certificate")
        self._pending = Button(self.tr("See what waits"), icon="clock")
        self._pending.setObjectName("closing_pending")
        self._export = Button(self.tr("Hand over…"), icon="download")
        self._export.setObjectName("closing_export")
        self.hand_over = RescuePanel(RescueWay.HAND_OVER, "closing_export")
        self._message = Notice("closing_message")
        self._unsent_model = WorkModel(is_unsent=True, parent=self)
        self._sent_model = WorkModel(is_unsent=False, parent=self)
        self._unsent = self._table(
            "closing_unsent", self.tr("What is not sent, by whom"), self._unsent_model
        )
        self._sent = self._table(
            "closing_sent", self.tr("What was sent today, by whom"), self._sent_model
        )
        self._no_unsent = self._empty(
            "closing_unsent_empty", self.tr("Nothing waits: all of it was sent")
        )
        self._no_sent = self._empty(
            "closing_sent_empty", self.tr("Nothing was sent from this till today")
        )
        self._unsent_card = CardFrame(self.tr("Not sent"), is_flush=True)
        self._sent_card = CardFrame(self.tr("Sent today"), is_flush=True)
        self._lay_out()
        self._connect()
        self._fit_tables()
        set_first_focus(self, self._certificate)

    def _table(self, name: str, words: str, model: WorkModel) -> Table:
        table = Table()
        table.setObjectName(name)
        table.setAccessibleName(words)
        table.setModel(model)
        table.fit_columns(stretch=WorkColumn.WHAT)
        return table

    def _empty(self, name: str, words: str) -> QLabel:
        made = label(words, "second")
        made.setObjectName(name)
        made.setWordWrap(True)
        made.setContentsMargins(20, 14, 20, 18)
        return made

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 0)
        outer.setSpacing(14)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(label(self.tr("Closing"), "title"))
        title.addWidget(self._day, 1)
        head = CardFrame()
        head.body.setSpacing(8)
        for words in (self._figure, self._advice, self._rest):
            head.body.addWidget(words)
        head.body.addSpacing(4)
        head.body.addWidget(FlowRow(self._certificate, self._pending, self._export))
        head.body.addSpacing(4)
        for words in (self._newer, self._key):
            head.body.addWidget(words)
        for card, table, empty in (
            (self._unsent_card, self._unsent, self._no_unsent),
            (self._sent_card, self._sent, self._no_sent),
        ):
            card.body.addWidget(table)
            card.body.addWidget(empty)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(16)
        cards: tuple[QWidget, ...] = (head, self.hand_over, self._unsent_card, self._sent_card)
        for part in cards:
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = ContentScroll(content)
        outer.addLayout(title)
        outer.addWidget(self._message)
        outer.addWidget(self._scroll, 1)

    def _connect(self) -> None:
        self._certificate.clicked.connect(self.certificate_requested)
        self._export.clicked.connect(self.export_requested)
        self._pending.clicked.connect(self.pending_requested)
        self._unsent.activated.connect(self.pending_requested)
        self.hand_over.opened.connect(self._on_rescue_opened)

    def _on_rescue_opened(self) -> None:
        # It has no place on the page before the layout had its turn.
        QTimer.singleShot(0, self, self._show_rescue)

    def _show_rescue(self) -> None:
        self._scroll.ensureWidgetVisible(self.hand_over)

    def show_report(self, report: ClosingReport) -> None:
        self._day.setText(date_words(local(report.since).date()))
        self._figure.setText(unsent_words(report))
        self._figure.setProperty("tone", "bad" if report.unsent else "good")
        theme.restyle(self._figure)
        self._advice.setText(advice_words(report))
        self._rest.setText("\n".join(rest_words(report)))
        self._rest.setVisible(bool(self._rest.text()))
        self._key.setText(self.tr("Key of this till: {key}").format(key=report.fingerprint))
        self._pending.setVisible(bool(report.unsent))
        self._no_unsent.setVisible(not report.tally.unsent)
        self._no_sent.setVisible(not report.tally.sent)
        self._unsent_card.set_right(counts.unsent(report.unsent) if report.unsent else "")
        self._sent_card.set_right(counts.sent_today(report.sent) if report.sent else "")
        self._unsent_model.set_works(report.tally.unsent, report.at)
        self._sent_model.set_works(report.tally.sent, report.at)
        self._fit_tables()

    def show_ready_version(self, version: str) -> None:
        """A newer version came by itself, and waits for this program to be closed."""
        words = self.tr(
            "Tillside {version} is here and was checked. Close Tillside and open it again to work"
            " with it."
        )
        self._newer.setText(words.format(version=version) if version else "")
        self._newer.setVisible(bool(version))

    def show_export_allowed(self, *, is_allowed: bool) -> None:
        """Whether whoever stands at the till may hand work over."""
        why_not = "" if is_allowed else self.tr("Only a supervisor may do this")
        self._export.setEnabled(is_allowed)
        self._export.setToolTip(why_not)
        self._export.setAccessibleDescription(why_not)
        if not is_allowed:
            self.hand_over.dismiss()

    def set_writing(self, *, is_writing: bool) -> None:
        self._certificate.setEnabled(not is_writing)

    def show_written(self, path: str, open_it: Callable[[], None]) -> None:
        self._message.say(
            self.tr("The certificate is written and signed."),
            tone=Tone.GOOD,
            details=path,
            action_text=self.tr("Open"),
            action=open_it,
        )

    def show_not_written(self, reason: str) -> None:
        self._message.say(
            self.tr("The certificate could not be written. Free some space, or call support."),
            tone=Tone.BAD,
            details=reason,
        )

    def show_handed_over(self, receipt: RescueReceipt, path: str) -> None:
        words = self.tr("{what} Carry the file to another till and take it in there.")
        self._message.say(
            words.format(what=handed_over_words(receipt)), tone=Tone.GOOD, details=path
        )

    def show_supervisor_needed(self) -> None:
        self._message.say(self.tr("Only a supervisor may do this"), tone=Tone.CARE)

    def show_fault(self, fault: Fault) -> None:
        self._message.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    def clear_message(self) -> None:
        self._message.clear()

    def open_file(self, path: str) -> None:
        """In the program that this machine has for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(path))

    def _fit_tables(self) -> None:
        for table in (self._unsent, self._sent):
            header = table.horizontalHeader().sizeHint().height()
            row = table.verticalHeader().defaultSectionSize()
            rows = table.model().rowCount()
            table.setFixedHeight(header + min(rows, MOST_ROWS) * row)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_tables()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        elif event.type() is QEvent.Type.Hide:
            self.hidden.emit()
        return super().event(event)
