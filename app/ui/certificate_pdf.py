"""The closing certificate as a PDF page: what a till has sent and not sent, in the house's look.

Draws what it is told; signing is not its business. Always in light colours: it is printed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QRectF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from app.domain.closing import ClosingReport, Work
from app.ui import fonts
from app.ui.formats import date_words, isolated, local, moment_words, number_words
from app.ui.palette import LIGHT
from app.ui.wording_closing import kinds_words, rest_words, unsent_words

translate = QCoreApplication.translate

DPI = 144
MARGIN_MM = 18.0
PX = DPI / 96
"""Dots of the page for one pixel of the design."""
BODY_PX, SMALL_PX, TITLE_PX, FIGURE_PX, HEADING_PX = 12.0, 10.5, 20.0, 44.0, 14.0
LABEL_SHARE = 0.3
COUNT_PX = 70.0
WHO_SHARE = 0.32
GAP_PX = 12.0


def certificate_pdf(report: ClosingReport) -> bytes:
    """The PDF. A long list goes on on further pages."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(translate("certificate", "Closing certificate"))
    writer.setCreator("Tillside")
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )
    painter = QPainter(writer)
    _Sheet(writer, painter).draw(report)
    painter.end()
    buffer.close()
    return bytes(data.data())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """A text in its column, `width` dots wide."""

    text: str
    width: float
    colour: str = LIGHT.ink
    weight: QFont.Weight = fonts.REGULAR
    is_trailing: bool = False


class _Sheet:
    """A page that fills from the top."""

    def __init__(self, writer: QPdfWriter, painter: QPainter) -> None:
        self._writer = writer
        self._painter = painter
        self._is_rtl = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._top = 0.0

    def draw(self, report: ClosingReport) -> None:
        self._head(report)
        self._figure(report)
        for label, value in _facts(report):
            self._fact(label, value)
        self._gap(14)
        self._works(translate("certificate", "Not sent"), report.tally.unsent)
        self._works(translate("certificate", "Sent today"), report.tally.sent)
        self._rest(report)
        self._foot(report)

    @property
    def _width(self) -> float:
        return float(self._writer.width())

    def _head(self, report: ClosingReport) -> None:
        name = report.organisation_name or translate("certificate", "No server known yet")
        self._text(name, SMALL_PX, LIGHT.second)
        title = translate("certificate", "Closing certificate")
        self._text(title, TITLE_PX, LIGHT.ink, fonts.BOLD)
        self._text(moment_words(report.at), BODY_PX, LIGHT.second)
        self._gap(10)

    def _figure(self, report: ClosingReport) -> None:
        if report.is_training:
            words = translate("certificate", "TRAINING: nothing here is real")
            self._text(words, HEADING_PX, LIGHT.care, fonts.BOLD)
        ink = LIGHT.bad if report.unsent else LIGHT.good
        self._text(unsent_words(report), FIGURE_PX, ink, fonts.BOLD)
        words = translate("certificate", "Nothing on this till waits to be sent.")
        if report.unsent:
            words = translate(
                "certificate", "This till still holds what is listed below; nothing of it is lost."
            )
        self._text(words, BODY_PX, LIGHT.ink)
        self._gap(14)
        self._line()

    def _fact(self, label: str, value: str) -> None:
        share = self._width * LABEL_SHARE
        self._row(
            _Cell(text=label, width=share, colour=LIGHT.second),
            _Cell(text=value, width=self._width - share),
        )

    def _works(self, title: str, works: Sequence[Work]) -> None:
        self._gap(8)
        self._text(title, HEADING_PX, LIGHT.ink, fonts.SEMIBOLD)
        if not works:
            self._text(translate("certificate", "Nothing"), BODY_PX, LIGHT.second)
        who, count = self._width * WHO_SHARE, COUNT_PX * PX
        what = self._width - who - count
        for work in works:
            number = number_words(work.ops)
            self._row(
                _Cell(text=work.associate.name, width=who, weight=fonts.SEMIBOLD),
                _Cell(text=kinds_words(work.kinds), width=what),
                _Cell(text=number, width=count, weight=fonts.SEMIBOLD, is_trailing=True),
            )
            self._line()

    def _rest(self, report: ClosingReport) -> None:
        self._gap(8)
        for words in rest_words(report):
            self._text(words, BODY_PX)

    def _foot(self, report: ClosingReport) -> None:
        self._gap(16)
        words = translate("certificate", "Key of this till: {key}")
        self._text(words.format(key=isolated(report.fingerprint)), BODY_PX, LIGHT.ink)
        words = translate(
            "certificate",
            "Signed by the till with this key (Ed25519), over every byte of this file."
            " “tillside --verify FILE” tells whether a byte was changed, and whose key it is.",
        )
        self._text(words, SMALL_PX, LIGHT.second)

    def _text(
        self,
        text: str,
        pixels: float,
        colour: str = LIGHT.ink,
        weight: QFont.Weight = fonts.REGULAR,
    ) -> None:
        cell = _Cell(text=text, width=self._width, colour=colour, weight=weight)
        self._row(cell, pixels=pixels)

    def _row(self, *cells: _Cell, pixels: float = BODY_PX) -> None:
        """Cells side by side, each wrapped in its width; all of them on one page."""
        made = [fonts.house_font(round(pixels * PX), cell.weight) for cell in cells]
        room = [cell.width - (GAP_PX * PX if len(cells) > 1 else 0) for cell in cells]
        flags = [
            self._flags(cell, width, QFontMetricsF(font, self._writer))
            for cell, width, font in zip(cells, room, made, strict=True)
        ]
        height = max(
            QFontMetricsF(font, self._writer)
            .boundingRect(QRectF(0, 0, width, 1e6), flag, cell.text)
            .height()
            for cell, width, font, flag in zip(cells, room, made, flags, strict=True)
        )
        self._make_room(height)
        start = 0.0
        for cell, width, font, flag in zip(cells, room, made, flags, strict=True):
            left = start + (cell.width - width if cell.is_trailing else 0)
            at = self._width - left - width if self._is_rtl else left
            self._painter.setFont(font)
            self._painter.setPen(QColor(cell.colour))
            self._painter.drawText(QRectF(at, self._top, width, height), flag, cell.text)
            start += cell.width
        self._top += height + 4 * PX

    def _flags(self, cell: _Cell, width: float, metrics: QFontMetricsF) -> int:
        """Words stay whole, but for one that is wider than its column."""
        is_right = self._is_rtl is not cell.is_trailing
        side = Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft
        widest = max((metrics.horizontalAdvance(word) for word in cell.text.split()), default=0.0)
        wrap = Qt.TextFlag.TextWordWrap if widest <= width else Qt.TextFlag.TextWrapAnywhere
        # Scripts differ in height: side by side, their middles are in line.
        align = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        return align.value | wrap.value

    def _line(self) -> None:
        self._painter.fillRect(QRectF(0, self._top, self._width, 1), QColor(LIGHT.line))
        self._gap(6)

    def _gap(self, pixels: float) -> None:
        self._top += pixels * PX

    def _make_room(self, height: float) -> None:
        if self._top and self._top + height > self._writer.height():
            self._writer.newPage()
            self._top = 0.0


def _facts(report: ClosingReport) -> list[tuple[str, str]]:
    organisation = report.organisation_name
    if report.organisation_id:
        organisation = translate("certificate", "{name} ({id})").format(
            name=organisation, id=report.organisation_id
        )
    clock = translate("certificate", "by this till's own clock: the server's was not known")
    if report.is_server_time:
        clock = translate("certificate", "by the server's clock")
    moment = translate("certificate", "{moment}, {clock}").format(
        moment=moment_words(report.at), clock=clock
    )
    facts = [
        (translate("certificate", "Organisation"), organisation),
        (translate("certificate", "Store"), report.store_code),
        (translate("certificate", "Till"), isolated(report.till_login)),
        (translate("certificate", "Server"), isolated(report.server_url)),
        (translate("certificate", "Date and time"), moment),
        (translate("certificate", "Day"), date_words(local(report.since).date())),
        (translate("certificate", "Unsent in all"), number_words(report.unsent)),
        (translate("certificate", "Of these, need somebody"), number_words(report.needs_person)),
        (translate("certificate", "Sent today"), number_words(report.sent)),
    ]
    return [(label, value or "–") for label, value in facts]
