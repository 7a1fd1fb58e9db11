"""A slip on paper: to a printer where this till has one, else a file. Plain text alone is painted.

Owns how a slip looks; what is on it, and where a file goes, is its caller's.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.ui import code_marks, fonts

PAPER_MM = QSizeF(80, 150)
"""A receipt printer's roll; what is on a slip may make it longer."""
MARGIN_MM = 5.0
WIDTH_PT = 198.0
"""What a slip is set in: a roll's width between the margins; larger paper scales it up a little."""
LARGEST_SCALE = 1.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """`code` is also printed as a square; `lines` are what and its value."""

    title: str
    code: str
    lines: tuple[tuple[str, str], ...]
    foot: str = ""
    is_mirrored: bool = False


def has_printer() -> bool:
    return bool(QPrinterInfo.availablePrinterNames())


def slip_pdf(slip: Slip) -> bytes:
    """The slip as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(slip.title)
    writer.setPageSize(QPageSize(_paper(slip), QPageSize.Unit.Millimeter))
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    paint_slip(painter, slip, QRectF(0, 0, writer.width(), writer.height()))
    painter.end()
    return bytes(buffer.data().data())


def ask_printer(parent: QWidget, slip: Slip, on_printed: Callable[[], None]) -> QPrintDialog:
    """Open the system's print dialog; `on_printed` hears once somebody has printed."""
    printer = QPrinter()
    printer.setDocName(slip.title)
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def print_it() -> None:
        painter = QPainter(printer)
        page = printer.pageLayout().paintRectPixels(printer.resolution())
        paint_slip(painter, slip, QRectF(0, 0, page.width(), page.height()))
        painter.end()
        on_printed()

    dialog.accepted.connect(print_it)
    dialog.show()
    return dialog


class _Column:
    """Writes from the top down, in points. `is_dry`: only to see how long it becomes."""

    def __init__(self, painter: QPainter, width: float, *, is_mirrored: bool, is_dry: bool) -> None:
        self._painter = painter
        self._width = width
        self._is_mirrored = is_mirrored
        self._is_dry = is_dry
        self.at = 0.0

    def text(self, words: str, points: float, weight: QFont.Weight, *, before: float = 0) -> None:
        if not words:
            return
        self.at += before
        font = QFont(fonts.house_font(round(points), weight))
        side = Qt.AlignmentFlag.AlignRight if self._is_mirrored else Qt.AlignmentFlag.AlignLeft
        flags = (side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap).value
        room = QRectF(0, self.at, self._width, 10_000)
        metrics = QFontMetricsF(font, self._painter.device())
        height = metrics.boundingRect(room, flags, words).height()
        if not self._is_dry:
            self._painter.setFont(font)
            self._painter.drawText(QRectF(0, self.at, self._width, height), flags, words)
        self.at += height

    def square(self, code: str, side: float) -> None:
        mark = code_marks.square(code)
        module = side / mark.height
        left = (self._width - side) / 2
        box = QRectF(left, self.at, side, side)
        if not self._is_dry:
            code_marks.paint_mark(self._painter, mark, box, module=module)
        self.at += side


def paint_slip(painter: QPainter, slip: Slip, page: QRectF) -> None:
    """The slip in the upper part of the page, in points whatever the device's pixels are; smaller
    where a page is shorter than that: nothing of it is cut off.
    """
    widest = page.width() / WIDTH_PT
    per_point = painter.device().logicalDpiX() / 72
    tallest = page.height() / max(_write(painter, slip, is_dry=True), 1.0)
    scale = min(widest, per_point * LARGEST_SCALE, tallest)
    painter.scale(scale, scale)
    painter.setPen(Qt.GlobalColor.black)
    _write(painter, slip, is_dry=False)


def _paper(slip: Slip) -> QSizeF:
    """A piece of the roll, in millimetres, that is as long as the slip."""
    picture = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    length = _write(painter, slip, is_dry=True)
    painter.end()
    per_point = (PAPER_MM.width() - 2 * MARGIN_MM) / WIDTH_PT
    needed = math.ceil(length * per_point + 3 * MARGIN_MM)
    return QSizeF(PAPER_MM.width(), max(needed, PAPER_MM.height()))


def _write(painter: QPainter, slip: Slip, *, is_dry: bool) -> float:
    """Returns how long it is, in points."""
    column = _Column(painter, WIDTH_PT, is_mirrored=slip.is_mirrored, is_dry=is_dry)
    column.text(slip.title, 15, fonts.BOLD)
    if slip.code:
        column.square(slip.code, 110)
        column.text(slip.code, 17, fonts.BOLD)
    for what, value in slip.lines:
        column.text(what, 8, fonts.REGULAR, before=6)
        column.text(value, 11, fonts.REGULAR)
    column.text(slip.foot, 9, fonts.REGULAR, before=10)
    return column.at
