"""In the pending page's detail: an edit whose fields were changed on the server meanwhile."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.op import Op
from app.domain.organisation import FieldSpec
from app.domain.profile_form import CONTACTS
from app.ui.models.conflicts import ConflictModel
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.conflict_table import ConflictTable
from app.ui.widgets.label import label


class ConflictPanel(QWidget):
    """`accepted` carries the chosen side (`Side`) of every field, by name. It is declared as an
    object: of a dict Qt makes its own, with plain texts for sides. `uncovered` carries the op whose
    conflict shows somebody's number or address in full.
    """

    accepted: ClassVar[Signal] = Signal(object)
    uncovered: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("transparent", True)
        self._model = ConflictModel(self)
        self._table = ConflictTable()
        self._table.setObjectName("conflict_table")
        self._table.setAccessibleName(self.tr("What was written here, and what the server has"))
        self._table.setModel(self._model)
        self._table.fit()
        self._words = label(role="faint")
        self._words.setObjectName("conflict_words")
        self._words.setWordWrap(True)
        self._accept = Button(self.tr("Accept"), kind=ButtonKind.PRIMARY)
        self._accept.setObjectName("conflict_accept")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._table)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        self._table.picked.connect(self._on_picked)
        self._accept.clicked.connect(self._on_accept)
        self.show_op(None)

    def show_op(self, op: Op | None) -> None:
        """Show the op's conflicts; hidden where it has none."""
        conflicts = op.conflicts if op is not None and op.needs_person else ()
        self._model.set_conflicts(conflicts)
        self._table.fit()
        self.setVisible(bool(conflicts))
        if op is not None and any(each.field in CONTACTS for each in conflicts):
            self.uncovered.emit(op.id)
        self._show_state()

    def set_specs(self, specs: Sequence[FieldSpec]) -> None:
        self._model.set_specs(specs)

    def set_busy(self, is_busy: bool) -> None:
        """While a choice is being saved it is not made again."""
        self._accept.setEnabled(not is_busy and self._model.is_decided)

    def _on_picked(self, index: QModelIndex) -> None:
        self._model.choose(index)
        self._show_state()

    def _show_state(self) -> None:
        is_decided = self._model.is_decided
        self._accept.setEnabled(is_decided)
        why_not = "" if is_decided else self.tr("Choose for each field first")
        self._accept.setToolTip(why_not)
        self._accept.setAccessibleDescription(why_not)
        words = self.tr("Nothing is chosen until you choose. What did not clash was sent already.")
        if is_decided:
            words = self.tr(
                "What you chose of here is sent; where you chose the server's, it stays."
            )
        self._words.setText(words)

    def _on_accept(self) -> None:
        if self._model.is_decided:
            self.accepted.emit(dict(self._model.sides))
