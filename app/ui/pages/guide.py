"""The guide: its contents and a search beside the page that is read."""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.first_focus import set_first_focus
from app.ui.models.guide import GuidePage
from app.ui.models.guide_contents import GuideContents
from app.ui.widgets.button import Button
from app.ui.widgets.card import CardFrame
from app.ui.widgets.guide_text import GuideText
from app.ui.widgets.label import label
from app.ui.widgets.text_edit import LineEdit
from app.ui.widgets.topic_list import TopicList

CONTENTS_PX = 270
CONTENTS_SHARE = 0.36


class _SearchLine(LineEdit):
    """Up and Down move in the contents below instead of in the text."""

    moved: ClassVar[Signal] = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
            return
        super().keyPressEvent(event)


class GuideView(QWidget):
    """Object name `page_guide`. `topic_chosen(str)` by the contents or a link."""

    topic_chosen: ClassVar[Signal] = Signal(str)
    searched: ClassVar[Signal] = Signal(str)
    here_requested: ClassVar[Signal] = Signal()
    back_requested: ClassVar[Signal] = Signal()
    shown: ClassVar[Signal] = Signal()

    def __init__(self, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_guide")
        self.setProperty("ground", True)
        self._contents = GuideContents(self)
        self._list = TopicList()
        self._list.setObjectName("guide_contents")
        self._list.setAccessibleName(self.tr("Contents of the guide"))
        self._list.setModel(self._contents)
        self._search = _SearchLine(self.tr("Search the guide"))
        self._search.setObjectName("guide_search")
        self._search.setAccessibleName(self.tr("Search the guide"))
        self._nothing = label(role="second")
        self._nothing.setObjectName("guide_nothing")
        self._nothing.setWordWrap(True)
        self._here = Button("", icon="help")
        self._here.setObjectName("guide_here")
        self._back = Button(self.tr("Back"), icon="chevron-left", shortcut_hint=self.tr("Esc"))
        self._back.setObjectName("guide_back")
        self._text = GuideText(pictures)
        self._text.setObjectName("guide_text")
        self._text.setAccessibleName(self.tr("Guide"))
        self._lay_out()
        self._connect()
        set_first_focus(self, self._list)
        self.show_here("")

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(label(self.tr("Guide"), "title"))
        title.addStretch(1)
        title.addWidget(self._here)
        title.addWidget(self._back)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(10)
        side.addWidget(self._search)
        side.addWidget(self._nothing)
        side.addWidget(self._list, 1)
        card = CardFrame(is_flush=True)
        card.body.setContentsMargins(6, 6, 6, 6)
        card.body.addWidget(self._text)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._side)
        row.addWidget(card, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 18, 20, 20)
        outer.setSpacing(14)
        outer.addLayout(title)
        outer.addLayout(row, 1)

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._text.page_asked.connect(self.topic_chosen)
        self._search.textChanged.connect(self.searched)
        self._search.moved.connect(self._on_moved)
        self._here.clicked.connect(self.here_requested)
        self._back.clicked.connect(self.back_requested)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self._search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def show_contents(self, pages: Sequence[GuidePage], *, searched: str = "") -> None:
        """Offer these pages; none of them for what was `searched` is said in words."""
        self._contents.show(pages)
        self._list.setVisible(bool(pages))
        words = self.tr("Nothing in the guide says “{words}”. Try one shorter word.")
        self._nothing.setText("" if pages else words.format(words=searched))
        self._nothing.setVisible(not pages)

    def show_page(self, page: GuidePage, *, marked: str = "") -> None:
        """Open a page and show where the `marked` words stand in it."""
        row = self._contents.row_of(page.topic)
        selection = self._list.selectionModel()
        was_blocked = selection.blockSignals(True)
        self._list.setCurrentIndex(self._contents.index(row))
        selection.blockSignals(was_blocked)
        self._list.viewport().update()
        self._text.show_page(page)
        self._text.mark(marked)

    def show_here(self, words: str) -> None:
        """Offer the page about what was in front before; "" where there is none."""
        self._here.setText(words)
        self._here.setVisible(bool(words))

    def clear_search(self) -> None:
        was_blocked = self._search.blockSignals(True)
        self._search.clear()
        self._search.blockSignals(was_blocked)

    def _on_current(self, index: QModelIndex) -> None:
        page = self._contents.page(index.row())
        if page is not None:
            self.topic_chosen.emit(page.topic)

    def _on_moved(self, step: int) -> None:
        row = self._list.currentIndex().row() + step
        if self._contents.page(row) is not None:
            self._list.setCurrentIndex(self._contents.index(row))

    def _fit(self) -> None:
        room = round(self.width() * CONTENTS_SHARE)
        self._side.setFixedWidth(max(min(theme.sp(CONTENTS_PX), room), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        return super().event(event)
