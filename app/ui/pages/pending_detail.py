"""The card under the pending table: all about the chosen op, and what may be done with it."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.op import Attempt, Op, OpId
from app.ui import theme
from app.ui.dialogs.discard import DiscardPanel
from app.ui.pages.pending_conflict import ConflictPanel
from app.ui.pages.pending_edit import CorrectionPanel
from app.ui.pages.pending_words import (
    attempt_words,
    can_open_existing,
    can_undo,
    is_correction_advised,
    no_discard_words,
    no_edit_words,
    no_retry_words,
    saved_words,
    title_words,
    tried_words,
)
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.chip import Chip
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.label import ElidedLabel, label
from app.ui.wording import next_step_words, state_words, why_details, why_words


class PendingDetail(CardFrame):
    """The signals carry the op's id, `discard_requested` the reason as well. What is told of its
    two forms comes from `conflict` and `correction`.
    """

    retry_requested: ClassVar[Signal] = Signal(str)
    edit_requested: ClassVar[Signal] = Signal(str)
    open_requested: ClassVar[Signal] = Signal(str)
    open_existing_requested: ClassVar[Signal] = Signal(str)
    undo_requested: ClassVar[Signal] = Signal(str)
    discard_requested: ClassVar[Signal] = Signal(str, str)
    details_requested: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._op: Op | None = None
        self._saved = ElidedLabel(role="faint")
        self._saved.setObjectName("pending_saved")
        self._state = Chip()
        self._why = label()
        self._why.setObjectName("pending_why")
        self._why.setWordWrap(True)
        self._next_step = label(role="second")
        self._next_step.setObjectName("pending_next_step")
        self._next_step.setWordWrap(True)
        self._details = label(role="faint")
        self._details.setObjectName("pending_details_text")
        self._details.setWordWrap(True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._more = Button(self.tr("Details"), kind=ButtonKind.QUIET)
        self._more.setObjectName("pending_details")
        self._retry = Button(self.tr("Send again"), icon="refresh")
        self._retry.setObjectName("pending_retry")
        self._edit = Button(self.tr("Correct"), icon="edit")
        self._edit.setObjectName("pending_edit")
        self._discard = Button(self.tr("Withdraw"), kind=ButtonKind.DANGER, icon="trash")
        self._discard.setObjectName("pending_discard")
        self._open = Button(self.tr("Open the card"), icon="user")
        self._open.setObjectName("pending_open")
        self._existing = Button(self.tr("Open the customer who has it"), icon="user")
        self._existing.setObjectName("pending_open_existing")
        self._existing.set_kind(ButtonKind.PRIMARY)
        self._undo = Button(self.tr("Take it back"))
        self._undo.setObjectName("pending_undo")
        self._panel = DiscardPanel()
        self.conflict = ConflictPanel()
        self.correction = CorrectionPanel()
        self._lay_out()
        self._connect()
        self.show_op(None)

    def _lay_out(self) -> None:
        self.header.insertWidget(2, self._saved, 100)
        why = QHBoxLayout()
        why.setSpacing(10)
        why.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        why.addWidget(self._why, 1)
        why.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.setSpacing(10)
        self.body.addLayout(why)
        self.body.addWidget(self._next_step)
        self.body.addWidget(self._details)
        self.body.addWidget(self.conflict)
        self.body.addWidget(
            FlowRow(
                *(self._existing, self._undo, self._retry, self._edit, self._open, self._discard)
            )
        )
        self.body.addWidget(self.correction)
        self.body.addWidget(self._panel)

    def _connect(self) -> None:
        for button, signal in (
            (self._retry, self.retry_requested),
            (self._edit, self.edit_requested),
            (self._open, self.open_requested),
            (self._existing, self.open_existing_requested),
            (self._undo, self.undo_requested),
        ):
            button.clicked.connect(lambda _=False, signal=signal: self._tell(signal))
        self._discard.clicked.connect(self._on_discard)
        self._more.clicked.connect(self._on_more)
        self._panel.confirmed.connect(self._on_confirmed)
        self._panel.cancelled.connect(self._on_cancelled)
        self.correction.cancelled.connect(
            lambda: self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        )

    def _tell(self, signal: SignalInstance) -> None:
        if self._op is not None:
            signal.emit(self._op.id)

    def show_op(self, op: Op | None) -> None:
        """Show `op`; the same op in a new state keeps an open question, form and details."""
        is_same = op is not None and self._op is not None and op.id == self._op.id
        self._op = op
        self.setVisible(op is not None)
        if not is_same:
            self.dismiss_forms()
            self._details.hide()
        self._offer(self._retry, no_retry_words(op))
        self._offer(self._edit, no_edit_words(op))
        self._offer(self._discard, no_discard_words(op))
        self._existing.setVisible(can_open_existing(op))
        self._undo.setVisible(can_undo(op))
        is_advised = is_correction_advised(op)
        self._edit.set_kind(ButtonKind.PRIMARY if is_advised else ButtonKind.SECONDARY)
        self.conflict.show_op(op)
        if op is None:
            return
        if no_edit_words(op):
            self.correction.dismiss()
        if no_discard_words(op):
            self._panel.dismiss()
        self.set_title(title_words(op))
        self._saved.setText(f"{saved_words(op)} · {tried_words(op)}")
        self._state.set_state(*state_words(op))
        self._why.setText(why_words(op))
        self._next_step.setText(next_step_words(op))
        self._next_step.setVisible(bool(self._next_step.text()))
        has_details = bool(op.attempts or why_details(op))
        self._more.setVisible(has_details)
        if not self._details.isHidden():
            self.details_requested.emit(op.id)

    def _offer(self, button: Button, why_not: str) -> None:
        button.setEnabled(not why_not)
        button.setToolTip(why_not)
        button.setAccessibleDescription(why_not)

    def dismiss_forms(self) -> None:
        """Close what asks for something: it was asked of somebody else, or of another op."""
        self._panel.dismiss()
        self.correction.dismiss()

    def minimumSizeHint(self) -> QSize:
        """Its rows wrap: it needs less than they say now."""
        return QSize(theme.sp(200), super().minimumSizeHint().height())

    def show_attempts(self, op_id: OpId, attempts: Iterable[Attempt]) -> None:
        """The record of tries of `op_id`, unless another op is shown by now."""
        if self._op is not None and self._op.id == op_id and not self._details.isHidden():
            lines = [attempt_words(attempt) for attempt in attempts]
            self._details.setText("\n".join(lines) or why_details(self._op))

    def _on_more(self) -> None:
        is_open = self._details.isHidden()
        self._details.setVisible(is_open)
        if is_open and self._op is not None:
            self._details.setText(why_details(self._op))
            self.details_requested.emit(self._op.id)

    def _on_discard(self) -> None:
        if self._op is not None:
            self.correction.dismiss()
            self._panel.ask(title_words(self._op))

    def _on_confirmed(self, reason: str) -> None:
        if self._op is not None:
            self.discard_requested.emit(self._op.id, reason)

    def _on_cancelled(self) -> None:
        self._discard.setFocus(Qt.FocusReason.OtherFocusReason)
