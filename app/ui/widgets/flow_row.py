"""A row of buttons that goes on in the next line where it does not fit: nothing is cut off."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

GAP_PX = 10


class _FlowLayout(QLayout):
    """Items that are hidden take no room."""

    def __init__(self, parent: QWidget, *, is_trailing: bool) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._is_trailing = is_trailing
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(GAP_PX)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lines = self._lines(width)
        gaps = max(len(lines) - 1, 0) * self.spacing()
        return sum(map(_height, lines)) + gaps

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown)
        return QSize(width + max(len(shown) - 1, 0) * self.spacing(), _height(shown))

    def minimumSize(self) -> QSize:
        shown = self._shown()
        width = max((item.sizeHint().width() for item in shown), default=0)
        return QSize(width, _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        owner = self.parentWidget()
        is_rtl = owner is not None and owner.layoutDirection() is Qt.LayoutDirection.RightToLeft
        top = rect.top()
        for line in self._lines(rect.width()):
            at = rect.width() - self._width(line) if self._is_trailing else 0
            for item in line:
                width = min(item.sizeHint().width(), rect.width())
                left = rect.right() + 1 - at - width if is_rtl else rect.left() + at
                item.setGeometry(QRect(QPoint(left, top), QSize(width, _height(line))))
                at += width + self.spacing()
            top += _height(line) + self.spacing()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _width(self, line: list[QLayoutItem]) -> int:
        gaps = (len(line) - 1) * self.spacing()
        return sum(item.sizeHint().width() for item in line) + gaps

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._shown():
            if lines and self._width([*lines[-1], item]) <= width:
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines


class FlowRow(QWidget):
    """Takes its parts in order; `is_trailing` puts them at the far end."""

    def __init__(
        self, *parts: QWidget, is_trailing: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("transparent", True)
        layout = _FlowLayout(self, is_trailing=is_trailing)
        for part in parts:
            layout.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)


def _height(items: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in items), default=0)
