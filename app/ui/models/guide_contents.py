"""The guide's contents as a list: a page's title a row."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.models.guide import GuidePage

_ROOT = QModelIndex()


class GuideContents(QAbstractListModel):
    """Only the pages that are looked for, in the guide's order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[GuidePage, ...] = ()

    def show(self, pages: Sequence[GuidePage]) -> None:
        self.beginResetModel()
        self._pages = tuple(pages)
        self.endResetModel()

    def page(self, row: int) -> GuidePage | None:
        return self._pages[row] if 0 <= row < len(self._pages) else None

    def row_of(self, topic: str) -> int:
        """The row of a page, or -1."""
        topics = [page.topic for page in self._pages]
        return topics.index(topic) if topic in topics else -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._pages)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        page = self.page(index.row())
        if page is None or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        return page.title
