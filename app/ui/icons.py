"""Icons: our own strokes from SVG files, drawn in a palette role's colour when they are painted.

An icon follows the theme by itself: it keeps a role, not a colour.
"""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from app.support.paths import RESOURCES
from app.ui import theme

MIRRORED = frozenset({"chevron-left", "chevron-right", "sign-out", "send"})
"""Icons that point along the reading direction."""


def icon(name: str, role: str = "ink") -> QIcon:
    """The icon `resources/icons/<name>.svg` in the colour of palette role `role`."""
    return QIcon(_StrokeEngine(name, role))


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: str) -> None:
    """Draw icon `name` into `rect` (logical pixels) in `colour` (`#rrggbb`)."""
    ratio = painter.device().devicePixelRatioF()
    side = round(min(rect.width(), rect.height()) * ratio)
    if side <= 0:
        return  # in a part that has no room yet
    is_mirrored = name in MIRRORED and painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    pixmap = _pixmap(name, colour, side, ratio, is_mirrored)
    painter.drawPixmap(QRectF(rect).topLeft(), pixmap)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, side: int, ratio: float, is_mirrored: bool) -> QPixmap:
    source = _source(name).replace("currentColor", colour)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    if is_mirrored:
        painter.translate(side, 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class _StrokeEngine(QIconEngine):
    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "faint" if mode is QIcon.Mode.Disabled else self._role
        paint_icon(painter, rect, self._name, getattr(theme.palette(), role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        role = "faint" if mode is QIcon.Mode.Disabled else self._role
        side = min(size.width(), size.height())
        return _pixmap(self._name, getattr(theme.palette(), role), side, 1.0, False)

    def clone(self) -> QIconEngine:
        return _StrokeEngine(self._name, self._role)
