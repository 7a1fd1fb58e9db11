"""The two lists of customers: results one below the other, and tiles of those seen lately."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from app.ui import theme
from app.ui.models.matches import MatchesModel
from app.ui.widgets.match_delegate import (
    ROW_PX,
    TILE_GAP,
    TILE_LINE_GAP,
    TILE_PX,
    MatchDelegate,
    TileDelegate,
)

SHOWN_AT_LEAST = 2
TILE_ROWS = 2


class _MatchView(QListView):
    """`chosen(CustomerKey)` by a touch or by Enter."""

    chosen: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matches = MatchesModel(self)
        self.setModel(self.matches)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._on_index)
        self.activated.connect(self._on_index)
        self.matches.modelReset.connect(self.updateGeometry)
        theme.theme_changed.connect(self._on_theme)

    def _on_index(self, index: QModelIndex) -> None:
        key = self.matches.key_at(index)
        if key is not None:
            self.chosen.emit(key)

    def _on_theme(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()


class ResultList(_MatchView):
    """As tall as its rows where there is room, else it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(MatchDelegate(self))
        self.setUniformItemSizes(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        return QSize(600, self.matches.rowCount() * theme.sp(ROW_PX))

    def minimumSizeHint(self) -> QSize:
        rows = min(self.matches.rowCount(), SHOWN_AT_LEAST)
        return QSize(300, rows * theme.sp(ROW_PX))


class TileList(_MatchView):
    """Tiles side by side, as many as fit in two rows of the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(TileDelegate(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _columns(self) -> int:
        return min(max((self.width() + TILE_GAP) // theme.sp(268), 1), 6)

    def _fit_tiles(self) -> None:
        # A pixel short of an equal share: a row that fills the width would wrap.
        width = (self.viewport().width() - 1) // self._columns()
        self.setGridSize(QSize(width, theme.sp(TILE_PX) + TILE_LINE_GAP))

    def sizeHint(self) -> QSize:
        columns = self._columns()
        rows = min(-(-self.matches.rowCount() // columns), TILE_ROWS)
        return QSize(600, rows * (theme.sp(TILE_PX) + TILE_LINE_GAP))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 0)

    def _on_theme(self) -> None:
        self._fit_tiles()
        super()._on_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit_tiles()
        super().resizeEvent(event)
        self.updateGeometry()
