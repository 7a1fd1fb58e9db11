"""The store's associates as large buttons: one touch instead of typing a name."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from app.ui import drawing, fonts, theme
from app.ui.widgets.avatar import paint_avatar

MOST = 6
COLUMNS = 2
HEIGHT_PX = 52
AVATAR_PX = 34


class _Tile(QAbstractButton):
    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setAccessibleName(name)
        self.setObjectName("signin_tile")
        self._is_on = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Names can be typed: who goes by keyboard need not pass through six buttons.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_on(self, *, is_on: bool) -> None:
        self._is_on = is_on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.sp(120), theme.sp(HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, theme.sp(HEIGHT_PX))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        box = QRectF(self.rect())
        is_on = self._is_on
        fill = colours.brand_soft if is_on else colours.card
        if not is_on and (self.underMouse() or self.isDown()):
            fill = colours.press if self.isDown() else colours.hover
        border = colours.brand if is_on else colours.field_border
        drawing.rounded_box(painter, box, 10, fill=fill, border=border, width=2 if is_on else 1)
        side = float(theme.sp(AVATAR_PX))
        disc = QRectF(10, box.center().y() - side / 2, side, side)
        direction = self.layoutDirection()
        painter.setLayoutDirection(direction)
        paint_avatar(painter, drawing.mirrored(disc, box, direction), self.text(), is_on_soft=is_on)
        words = QRectF(side + 20, 0, box.width() - side - 28, box.height())
        drawing.draw_text(
            painter,
            drawing.mirrored(words, box, direction),
            self.text(),
            font=theme.font(14, fonts.MEDIUM),
            colour=colours.ink,
        )
        painter.end()


class AssociateTiles(QWidget):
    """`chosen` carries the name that was touched. The first few names are shown, no more."""

    chosen: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self._tiles: list[_Tile] = []

    def show_names(self, names: Sequence[str]) -> None:
        for tile in self._tiles:
            self._grid.removeWidget(tile)
            tile.deleteLater()
        self._tiles = [_Tile(name, self) for name in names[:MOST]]
        for number, tile in enumerate(self._tiles):
            tile.clicked.connect(lambda _=False, tile=tile: self._on_clicked(tile))
            self._grid.addWidget(tile, *divmod(number, COLUMNS))
            tile.show()
        self.setVisible(bool(self._tiles))

    def mark(self, name: str) -> None:
        """Show the tile of `name` as the chosen one."""
        for tile in self._tiles:
            tile.set_on(is_on=tile.text().casefold() == name.strip().casefold())

    def _on_clicked(self, tile: _Tile) -> None:
        self.mark(tile.text())
        self.chosen.emit(tile.text())
