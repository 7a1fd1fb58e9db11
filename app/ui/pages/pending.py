"""The pending page: what this till has saved and not yet sent, and what may be done about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.faults import Fault
from app.domain.op import Op, OpId
from app.domain.storage import ImportReport, RescueReceipt
from app.domain.write_problem import WriteProblem
from app.services.lookup import Found
from app.ui import theme
from app.ui.dialogs.rescue import RescuePanel, RescueWay
from app.ui.first_focus import set_first_focus
from app.ui.formats import seconds_words
from app.ui.models.pending import PendingColumn, PendingModel
from app.ui.models.roles import CellRole
from app.ui.pages.pending_detail import PendingDetail
from app.ui.pages.pending_words import handed_over_words, taken_in_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.label import ElidedLabel, label
from app.ui.widgets.notice import Notice
from app.ui.widgets.table import CellDelegate, Table
from app.ui.wording import fault_details, fault_sentence, pending_words
from app.ui.wording_lookup import not_found_words
from app.ui.wording_writes import write_problem_words

MARK_PX = 4
ROOMY_PX = 620
ROWS_SAMPLED = 60
"""Rows that column widths are taken from: a queue may have a hundred thousand."""

Index = QModelIndex | QPersistentModelIndex


class _PendingDelegate(CellDelegate):
    """A chosen row carries a mark: a row that needs somebody already has a ground of its own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.column() == 0 and option.state & QStyle.StateFlag.State_Selected:
            rect: QRect = option.rect
            left = rect.left()
            if painter.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                left = rect.right() - MARK_PX + 1
            painter.fillRect(left, rect.top(), MARK_PX, rect.height() - 1, theme.colour("brand"))


class PendingPage(QWidget):
    """Object name `page_pending`. The signals of `detail` tell what is wanted of the chosen op."""

    send_now_requested: ClassVar[Signal] = Signal()
    open_requested: ClassVar[Signal] = Signal(str)
    export_requested: ClassVar[Signal] = Signal()
    import_requested: ClassVar[Signal] = Signal()
    shown: ClassVar[Signal] = Signal()
    hidden: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_pending")
        self.setProperty("ground", True)
        self._model = PendingModel(self)
        self._table = Table()
        self._table.setObjectName("pending_table")
        self._table.setAccessibleName(self.tr("What this till has saved"))
        self._table.setItemDelegate(_PendingDelegate(self._table))
        self._table.setModel(self._model)
        self._table.horizontalHeader().setResizeContentsPrecision(ROWS_SAMPLED)
        self._table.fit_columns(stretch=PendingColumn.WHY)
        self._subtitle = ElidedLabel(role="second")
        self._subtitle.setObjectName("pending_summary")
        self._next = label(role="faint")
        self._next.setObjectName("pending_next_try")
        self._send_now = Button(self.tr("Send now"), kind=ButtonKind.PRIMARY, icon="")
        self._send_now.setObjectName("pending_send_now")
        self._export = Button(self.tr("Hand over…"), icon="download")
        self._export.setObjectName("pending_export")
        self._import = Button(self.tr("Take in…"), icon="upload")
        self._import.setObjectName("pending_import")
        self.hand_over = RescuePanel(RescueWay.HAND_OVER, "pending_export")
        self.take_in = RescuePanel(RescueWay.TAKE_IN, "pending_import")
        self._rescue = self._rescue_scroll()
        self._message = Notice("pending_message")
        self._empty = EmptyState(
            self.tr("Nothing waiting: everything this till saved has been sent"),
            icon="check-circle",
        )
        self._empty.setObjectName("pending_empty")
        # A page that is hidden in a stack must not keep the table tall.
        self._empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.detail = PendingDetail()
        self._detail_scroll = ContentScroll(self.detail)
        self._lay_out()
        set_first_focus(self, self._table)
        self._table.viewport().installEventFilter(self)
        self._keep_row_in_sight()
        self._table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self._table.activated.connect(self._on_activated)
        self._model.dataChanged.connect(self._on_data_changed)
        self._send_now.clicked.connect(self.send_now_requested)
        self._export.clicked.connect(self.export_requested)
        self._import.clicked.connect(self.import_requested)
        self._is_arriving = False
        self.show_ops((), None)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 20)
        outer.setSpacing(14)
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(label(self.tr("Pending"), "title"))
        title.addWidget(self._subtitle, 1)
        title.addWidget(self._next)
        title.addWidget(FlowRow(self._export, self._import, self._send_now, is_trailing=True), 0)
        card = CardFrame(is_flush=True)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._empty)
        card.body.addWidget(holder)
        outer.addLayout(title)
        outer.addWidget(self._message)
        outer.addWidget(self._rescue)
        outer.addWidget(card, 1)
        outer.addWidget(self._detail_scroll)

    def _rescue_scroll(self) -> ContentScroll:
        """Where the two rescue panels lie, one of them open at a time."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        for panel, other in ((self.hand_over, self.take_in), (self.take_in, self.hand_over)):
            column.addWidget(panel)
            panel.opened.connect(other.dismiss)
            panel.opened.connect(self._on_rescue_changed)
            panel.closed.connect(self._on_rescue_changed)
        scroll = ContentScroll(holder)
        scroll.hide()
        return scroll

    @property
    def chosen(self) -> Op | None:
        """The op whose row is picked."""
        return self._model.op(self._table.currentIndex().row())

    def show_ops(self, ops: Sequence[Op], now: datetime | None) -> None:
        """Show `ops`, unsent first. The picked row stays picked and in its place on the screen.
        Only whoever comes to the page finds picked what needs them.
        """
        chosen = self.chosen
        offset = self._table.verticalScrollBar().value()
        if now is not None:
            self._model.set_ops(ops, now)
        self._stack.setCurrentIndex(0 if ops else 1)
        self._show_summary(ops)
        row = self._model.row_of(chosen.id) if chosen is not None else -1
        if row < 0:
            row = 0 if any(op.is_unsent for op in ops) else -1
        if self._is_arriving and now is not None:
            self._is_arriving = False
            if chosen is None or not chosen.needs_person:
                row = next((n for n, op in enumerate(ops) if op.needs_person), row)
            offset = self._table.verticalScrollBar().minimum() if row == 0 else offset
        if row >= 0 and not self._is_picked(row):
            # Qt's own `selectRow` finds no cell to begin with where one reads from the right.
            self._table.setCurrentIndex(self._model.index(row, 0))
        self._table.verticalScrollBar().setValue(offset)
        self._show_detail(self.chosen)

    def _is_picked(self, row: int) -> bool:
        """Whether the row is current and selected: a table that gets the focus makes its first row
        current without selecting it.
        """
        selection = self._table.selectionModel()
        return selection.currentIndex().row() == row and selection.isRowSelected(row)

    def _show_detail(self, op: Op | None) -> None:
        # An open rescue panel needs the room, and the eye.
        self._detail_scroll.setVisible(op is not None and not self._rescue.isVisibleTo(self))
        self.detail.show_op(op)

    def forget_summary(self) -> None:
        """What was said of the queue may be over: nothing is said until it was read anew."""
        self._subtitle.clear()

    def _show_summary(self, ops: Sequence[Op]) -> None:
        unsent = sum(op.is_unsent for op in ops)
        needing = sum(op.needs_person for op in ops)
        if not unsent:
            words = self.tr("Nothing waiting: everything this till saved has been sent")
        else:
            words = pending_words(unsent, needing)
        self._subtitle.setText(words if ops else "")
        self._send_now.setEnabled(unsent > needing)
        why_not = "" if unsent > needing else self.tr("Nothing is waiting to be sent")
        if needing and unsent == needing:
            why_not = self.tr("What is left needs you first")
        self._send_now.setToolTip(why_not)
        self._send_now.setAccessibleDescription(why_not)

    def show_next_try(self, seconds: float | None) -> None:
        """When something is tried by itself; None where only an event brings it."""
        words = ""
        if seconds is not None and self._send_now.isEnabled():
            words = self.tr("next try in {wait}").format(wait=seconds_words(seconds))
        self._next.setText(words)

    def show_fault(self, fault: Fault) -> None:
        self._message.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    def show_gone(self) -> None:
        """What was wanted of an op came too late."""
        self._message.say(
            self.tr("That is not possible any more: its state has changed meanwhile"),
            tone=Tone.CARE,
        )

    def show_rescue_allowed(self, *, is_allowed: bool) -> None:
        """Whether whoever stands at the till may hand work over and take it in."""
        why_not = "" if is_allowed else self.tr("Only a supervisor may do this")
        for button in (self._export, self._import):
            button.setEnabled(is_allowed)
            button.setToolTip(why_not)
            button.setAccessibleDescription(why_not)
        if not is_allowed:
            self.hand_over.dismiss()
            self.take_in.dismiss()

    def show_handed_over(self, receipt: RescueReceipt, path: str) -> None:
        words = self.tr("{what} Carry the file to another till and take it in there.")
        self._message.say(
            words.format(what=handed_over_words(receipt)), tone=Tone.GOOD, details=path
        )

    def show_taken_in(self, report: ImportReport) -> None:
        self._message.say(taken_in_words(report), tone=Tone.GOOD)

    def show_not_ready(self) -> None:
        self._message.say(
            self.tr("This till knows no server yet. Connect it in Settings first."), tone=Tone.BAD
        )

    def show_supervisor_needed(self) -> None:
        self._message.say(self.tr("Only a supervisor may do this"), tone=Tone.CARE)

    def show_taken_back(self) -> None:
        self._message.say(self.tr("Taken back: it is not sent. The record stays."), tone=Tone.GOOD)

    def show_corrected(self) -> None:
        self._message.say(
            self.tr("Saved on this till, corrected. The refused one is withdrawn."), tone=Tone.GOOD
        )

    def show_decided(self, *, is_sent: bool) -> None:
        words = self.tr("The server's values stay; nothing is sent.")
        if is_sent:
            words = self.tr("Decided: what you chose of here is sent.")
        self._message.say(words, tone=Tone.GOOD)

    def show_refused(self, problem: WriteProblem) -> None:
        """Why a correction cannot be saved as it is."""
        self._message.say(write_problem_words(problem), tone=Tone.BAD)

    def show_waits_already(self) -> None:
        self._message.say(
            self.tr("A ticket with this subject is waiting here already"), tone=Tone.CARE
        )

    def show_not_found(self, found: Found) -> None:
        """The customer who has it cannot be opened now."""
        if found.fault is not None:
            self.show_fault(found.fault)
        elif found.not_found is not None:
            _, sentence = not_found_words(found.not_found, "")
            self._message.say(sentence, tone=Tone.CARE)

    def clear_message(self) -> None:
        self._message.clear()

    def choose(self, op_id: OpId) -> None:
        """Pick the row of `op_id`, if there is one."""
        row = self._model.row_of(op_id)
        if row >= 0:
            self._table.setCurrentIndex(self._model.index(row, 0))

    def focus_first(self) -> None:
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show_detail(self._model.op(current.row()))

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self._table.currentIndex().row() <= last.row():
            self._show_detail(self.chosen)

    def _on_table_shrunk(self) -> None:
        self._table.scrollTo(self._table.currentIndex())

    def _on_rescue_changed(self) -> None:
        self._rescue.setVisible(self.hand_over.is_open or self.take_in.is_open)
        self._show_detail(self.chosen)

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_requested.emit(index.data(CellRole.KEY))

    def _keep_row_in_sight(self) -> None:
        """At least one row shows, and it is the picked one where the list had to give way. Why it
        waits gives way first: all of it is told below, for the picked row.
        """
        self._table.setColumnHidden(PendingColumn.WHY, self.width() < theme.sp(ROOMY_PX))
        header = self._table.horizontalHeader().sizeHint().height()
        self._table.setMinimumHeight(header + self._table.verticalHeader().defaultSectionSize())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and event.size().height() < event.oldSize().height():
            # The view has not laid itself out yet.
            QTimer.singleShot(0, self, self._on_table_shrunk)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._keep_row_in_sight()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_row_in_sight()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._is_arriving = True
            self.shown.emit()
        elif event.type() is QEvent.Type.Hide:
            self.hidden.emit()
        return super().event(event)
