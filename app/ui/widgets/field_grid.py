"""Lays labelled fields in two columns where they fit and in one where they do not."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.ui import theme

COLUMN_PX = 236
"""Narrowest column in which a phone number and its problem can still be read."""
NARROWEST_PX = 190
"""The last resort, at large text in a small window."""
GAP_PX = 20
ROW_GAP_PX = 9


class FieldGrid(QWidget):
    """Fields keep their order: row by row."""

    def __init__(self, *, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("transparent", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._most = columns
        self._columns = 0
        self._placed: tuple[QWidget, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_PX)
        self._grid.setVerticalSpacing(ROW_GAP_PX)

    def set_fields(self, fields: Sequence[QWidget]) -> None:
        """Show exactly `fields`, in this order. Earlier ones not among them are deleted."""
        for old in self._placed:
            self._grid.removeWidget(old)
            if old not in fields:
                old.hide()
                old.deleteLater()
        self._placed = tuple(fields)
        self._columns = 0
        self._arrange()

    @property
    def columns(self) -> int:
        """How many fields stand side by side now."""
        return self._columns

    def _arrange(self) -> None:
        room = self.width() + GAP_PX
        columns = max(1, min(self._most, room // (theme.sp(COLUMN_PX) + GAP_PX)))
        if columns == self._columns:
            return
        self._columns = columns
        for field in self._placed:
            self._grid.removeWidget(field)
        for number, field in enumerate(self._placed):
            row, column = divmod(number, columns)
            self._grid.addWidget(field, row, column, Qt.AlignmentFlag.AlignTop)
            field.show()
        for column in range(self._most):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def minimumSizeHint(self) -> QSize:
        """One column is enough: otherwise two of them would never become one."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.sp(NARROWEST_PX)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
