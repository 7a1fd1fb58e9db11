"""One page of the guide as text: headings, lists, keys, pictures, in the theme in force.

Takes blocks, never mark-up; loads nothing but pictures from the folder it is given.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QEvent, QLocale, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from app.ui import fonts, theme
from app.ui.models.guide import Block, BlockKind, GuidePage, Line, SpanKind

MARGIN_PX = 26
KEYS_SHARE = 26
_NARROW_SPACE = "\u2005"
_LISTS = {
    BlockKind.BULLET: QTextListFormat.Style.ListDisc,
    BlockKind.STEP: QTextListFormat.Style.ListDecimal,
}


class GuideText(QTextBrowser):
    """`page_asked(str)` tells the topic of a link that was followed."""

    page_asked: ClassVar[Signal] = Signal(str)

    def __init__(self, pictures: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._page: GuidePage | None = None
        self._words = ""
        self._is_filling = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.anchorClicked.connect(lambda url: self.page_asked.emit(url.path()))

    def show_page(self, page: GuidePage) -> None:
        """Show a page from its beginning."""
        self._page = page
        self._fill()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def mark(self, words: str) -> None:
        """Show where these words stand, and bring the first of them into sight; "" for none."""
        self._words = words
        found = [place for word in words.split() for place in self._places(word)]
        self.setExtraSelections([self._selection(place) for place in found])
        if found:
            first = min(found, key=lambda place: place.selectionStart())
            at = QTextCursor(self.document())
            at.setPosition(first.selectionStart())
            self.setTextCursor(at)
            self.ensureCursorVisible()

    @property
    def marked(self) -> tuple[str, ...]:
        """The places that are marked, in the text's own spelling."""
        return tuple(each.cursor.selectedText() for each in self.extraSelections())

    def _places(self, word: str) -> list[QTextCursor]:
        places = []
        at = self.document().find(word)
        while not at.isNull():
            places.append(at)
            at = self.document().find(word, at)
        return places

    @staticmethod
    def _selection(place: QTextCursor) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setBackground(theme.colour("care_soft"))
        form.setForeground(theme.colour("care"))
        form.setFontUnderline(True)
        made = QTextEdit.ExtraSelection()
        # The stubs do not know these two fields of Qt's.
        made.cursor = place
        made.format = form
        return made

    def _fill(self) -> None:
        self._is_filling = True
        self.document().clear()
        if self._page is not None:
            self._write(self._page)
        self._is_filling = False

    def _write(self, page: GuidePage) -> None:
        direction = QLocale(page.language).textDirection()
        margin = MARGIN_PX
        frame = QTextFrameFormat()
        frame.setMargin(margin)
        self.document().rootFrame().setFrameFormat(frame)
        at = QTextCursor(self.document())
        self._block(at, direction, above=0, is_first=True)
        at.insertText(page.title, self._chars(25, fonts.BOLD))
        rows: list[Block] = []
        before: Block | None = None
        for block in page.blocks:
            if rows and block.kind is not BlockKind.ROW:
                self._table(at, rows, direction)
                rows = []
            if block.kind is BlockKind.ROW:
                rows.append(block)
            else:
                self._add(at, block, before, direction)
            before = block
        if rows:
            self._table(at, rows, direction)

    def _add(
        self, at: QTextCursor, block: Block, before: Block | None, direction: Qt.LayoutDirection
    ) -> None:
        if block.kind is BlockKind.PICTURE:
            self._picture(at, block, direction)
            return
        if block.kind is BlockKind.HEADING:
            self._block(at, direction, above=22)
            self._line(at, block.cells[0], 17, fonts.SEMIBOLD)
            return
        is_more = before is not None and before.kind is block.kind
        is_list = block.kind in _LISTS
        self._block(at, direction, above=6 if is_list and is_more else 10)
        if is_list and is_more and at.block().previous().textList() is not None:
            at.block().previous().textList().add(at.block())
        elif is_list:
            form = QTextListFormat()
            form.setStyle(_LISTS[block.kind])
            at.createList(form)
        self._line(at, block.cells[0])

    def _block(
        self, at: QTextCursor, direction: Qt.LayoutDirection, *, above: int, is_first: bool = False
    ) -> None:
        form = QTextBlockFormat()
        form.setLayoutDirection(direction)
        form.setTopMargin(theme.sp(above))
        # Room added to the line, not a share of it: some scripts' lines are tall by themselves.
        form.setLineHeight(theme.sp(5), QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
        if is_first:
            at.setBlockFormat(form)
        else:
            at.insertBlock(form, QTextCharFormat())

    def _line(
        self,
        at: QTextCursor,
        line: Line,
        pixels: float = fonts.BASE_PX,
        weight: QFont.Weight = fonts.REGULAR,
        role: str = "ink",
    ) -> None:
        for span in line:
            form = self._chars(pixels, weight, role)
            text = span.text
            match span.kind:
                case SpanKind.STRONG:
                    form = self._chars(pixels, fonts.SEMIBOLD, role)
                case SpanKind.KEY:
                    form = self._chars(pixels - 1, fonts.SEMIBOLD)
                    form.setBackground(theme.colour("grey_soft"))
                    text = f"{_NARROW_SPACE}{span.text}{_NARROW_SPACE}"
                case SpanKind.LINK:
                    form.setAnchor(True)
                    form.setAnchorHref(span.target)
                    form.setForeground(theme.colour("brand"))
                    form.setFontUnderline(True)
                case SpanKind.PLAIN:
                    pass
            at.insertText(text, form)

    @staticmethod
    def _chars(
        pixels: float, weight: QFont.Weight = fonts.REGULAR, role: str = "ink"
    ) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(theme.font(pixels, weight))
        form.setForeground(theme.colour(role))
        return form

    def _table(self, at: QTextCursor, rows: Sequence[Block], direction: Qt.LayoutDirection) -> None:
        columns = max(len(row.cells) for row in rows)
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(theme.sp(5))
        form.setTopMargin(theme.sp(8))
        form.setLayoutDirection(direction)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        rest = (100 - KEYS_SHARE) / max(columns - 1, 1)
        shares = [KEYS_SHARE, *(rest for _ in range(columns - 1))] if columns > 1 else [100]
        # Qt lays a table's columns from the left in either direction.
        is_rtl = direction is Qt.LayoutDirection.RightToLeft
        places = [*range(columns)][:: -1 if is_rtl else 1]
        form.setColumnWidthConstraints(
            [QTextLength(QTextLength.Type.PercentageLength, shares[place]) for place in places]
        )
        at.movePosition(QTextCursor.MoveOperation.End)
        table = at.insertTable(len(rows), columns, form)
        for number, row in enumerate(rows):
            for place, cell in zip(places, row.cells, strict=False):
                inside = table.cellAt(number, place).firstCursorPosition()
                self._block(inside, direction, above=0, is_first=True)
                self._line(inside, cell, 15 if number else 13, role="ink" if number else "second")
        at.movePosition(QTextCursor.MoveOperation.End)

    def _picture(self, at: QTextCursor, block: Block, direction: Qt.LayoutDirection) -> None:
        """Only where the file is there; never wider than the page, never larger than it is."""
        image = QImage(str(self._pictures / block.target))
        if image.isNull():
            return
        room = max(self.viewport().width() - 2 * MARGIN_PX, 1)
        ratio = self.devicePixelRatioF()
        if image.width() > room * ratio:
            image = image.scaledToWidth(
                round(room * ratio), Qt.TransformationMode.SmoothTransformation
            )
        image.setDevicePixelRatio(ratio)
        self._block(at, direction, above=12)
        at.insertImage(image, block.target)
        self._block(at, direction, above=2)
        self._line(at, block.cells[0], 13, role="second")

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is fetched: what a page shows was put into its document."""
        return None

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and not self._is_filling:
            self._again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._has_pictures:
            self._again()

    @property
    def _has_pictures(self) -> bool:
        blocks = self._page.blocks if self._page is not None else ()
        return any(block.kind is BlockKind.PICTURE for block in blocks)

    def _again(self) -> None:
        """The same page in another size or look; the reader stays where they were."""
        place = self.verticalScrollBar().value()
        self._fill()
        self.mark(self._words)
        self.verticalScrollBar().setValue(place)
