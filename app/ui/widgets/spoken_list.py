"""A list to look at and to have read out: nothing in it is picked, and it scrolls by itself.

Owns the model and how the list behaves; how a row looks and how tall it is, is its heirs'.
"""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from app.ui import theme
from app.ui.models.roles import CellRole
from app.ui.plain_tip import plain_tip

Index = QModelIndex | QPersistentModelIndex


class Spoken(Protocol):
    """A row; `text` is all of it as one reads it out."""

    @property
    def text(self) -> str: ...


R = TypeVar("R", bound=Spoken)


class SpokenModel(QAbstractListModel, Generic[R]):
    """The display role is what one reads out; `CellRole.MATCH` is the row itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[R, ...] = ()
        self.title = ""

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show exactly these; the same ones again change nothing."""
        if tuple(rows) == self.rows:
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.text)
        return row if role == CellRole.MATCH else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.title
        return None


class SpokenList(QListView, Generic[R]):
    """An heir sets its delegate, says its height in `sizeHint`, and may add to `fit`."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.rows: SpokenModel[R] = SpokenModel(self)
        self.setModel(self.rows)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.rows.modelReset.connect(self.fit)
        theme.theme_changed.connect(self.fit)

    def set_title(self, text: str) -> None:
        """What is listed, for who has it read out."""
        self.rows.title = text
        self.setAccessibleName(text)

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show exactly these."""
        self.rows.set_rows(rows)

    def text(self) -> str:
        """Every row as one reads it out."""
        return "\n".join(row.text for row in self.rows.rows)

    def fit(self) -> None:
        """Lay the rows out anew: others came, or their room or size has changed."""
        self.setAccessibleDescription(self.text())
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()
