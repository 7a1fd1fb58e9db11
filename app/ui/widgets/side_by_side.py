"""A list and the form beside it; below it where both cannot stand side by side."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.widgets.content_scroll import ContentScroll

GAP_PX = 16
MAIN_PX = 420
"""Narrowest list that is still worth reading."""
ROOMY_PX = 620
"""A list of this width shows its columns: until then the side is as narrow as it may be."""
LEAST_SIDE = 0.85
"""Of its width."""


class _Columns(QWidget):
    def __init__(self, main: QWidget, side: QWidget, side_px: int) -> None:
        super().__init__()
        self._main = main
        self._side = side
        self._side_px = side_px
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_PX)
        self._layout.addWidget(main, 1)
        self._layout.addWidget(side)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Side by side is no must: otherwise the side would never go below."""
        return QSize(theme.sp(240), super().minimumSizeHint().height())

    @property
    def is_stacked(self) -> bool:
        """Whether the side stands below."""
        is_below = self._layout.direction() is QBoxLayout.Direction.TopToBottom
        return is_below and not self._side.isHidden()

    def set_side_shown(self, *, is_shown: bool) -> None:
        self._side.setVisible(is_shown)

    def _fit(self) -> None:
        side = theme.sp(self._side_px)
        left = self.width() - theme.sp(ROOMY_PX) - GAP_PX
        side = min(max(left, round(side * LEAST_SIDE)), side)
        is_wide = self.width() >= side + theme.sp(MAIN_PX) + GAP_PX
        direction = QBoxLayout.Direction.LeftToRight
        if is_wide:
            self._side.setFixedWidth(side)
        else:
            direction = QBoxLayout.Direction.TopToBottom
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(self.maximumWidth())
        if self._layout.direction() is not direction:
            self._layout.setDirection(direction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()


class _Least(QWidget):
    """As tall as it must be at a width: what can shrink or scroll itself does so first."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(content)

    def heightForWidth(self, width: int) -> int:
        # Parts below each other never shrink: their layout would lay them over one another.
        if isinstance(self._content, _Columns) and self._content.is_stacked:
            return self._box.heightForWidth(width)
        return self._box.minimumHeightForWidth(width)


class TabScroll(ContentScroll):
    """The contents of a tab: as tall as the tab, and scrolled where that is too little."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        content.setProperty("transparent", True)
        super().__init__(_Least(content), parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def minimumSizeHint(self) -> QSize:
        """Gives way before the card's head does: a tab scrolls, the head cannot."""
        return QSize(super().minimumSizeHint().width(), 60)


class SideBySide(TabScroll):
    """`main` takes what `side`, `side_px` design pixels wide, leaves; below it at need."""

    def __init__(
        self, main: QWidget, side: QWidget, *, side_px: int, parent: QWidget | None = None
    ) -> None:
        self._columns = _Columns(main, side, side_px)
        super().__init__(self._columns, parent)

    def set_side_shown(self, *, is_shown: bool) -> None:
        """Whether the side takes its room; without it the list has it all."""
        self._columns.set_side_shown(is_shown=is_shown)
