"""Small labels of a state or a tier. The painting is shared with the delegates of lists."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui import drawing, fonts, theme
from app.ui.tone import Tone, tone_ink, tone_soft

CHIP_PX = 13
TIER_PX = 11
METALS = {
    "gold": ("gold", "gold_end"),
    "platinum": ("silver", "silver_end"),
    "silver": ("silver", "silver_end"),
    "bronze": ("bronze", "bronze_end"),
}
"""Tiers that are named after metals look like them; any other tier is a plain brand chip."""


def chip_font(*, is_tier: bool = False, scale: float = 1.0) -> QFont:
    made = theme.font((TIER_PX if is_tier else CHIP_PX) * scale, fonts.SEMIBOLD)
    if is_tier:
        made.setWeight(fonts.BOLD)
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return made


def chip_size(text: str, *, is_tier: bool = False, scale: float = 1.0) -> QSize:
    """Size of a chip with `text`."""
    font = chip_font(is_tier=is_tier, scale=scale)
    shown = text.upper() if is_tier else text
    width = drawing.text_width(shown, font) + (14 if is_tier else 18) * scale
    height = drawing.line_height(font) + (4 if is_tier else 5) * scale
    return QSize(round(width + 0.5), round(height + 0.5))


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: Tone) -> None:
    """A state in words on the soft ground of its tone."""
    border = tone_ink(tone) if theme.palette().is_outlined else None
    drawing.rounded_box(painter, rect, 6, fill=tone_soft(tone), border=border)
    drawing.draw_text(
        painter,
        rect,
        text,
        font=chip_font(),
        colour=tone_ink(tone),
        align=Qt.AlignmentFlag.AlignHCenter,
        is_elided=False,
    )


def paint_tier(painter: QPainter, rect: QRectF, tier: str, *, scale: float = 1.0) -> None:
    """A tier's name in capitals on its metal."""
    colours = theme.palette()
    metal = METALS.get(tier.strip().casefold())
    font = chip_font(is_tier=True, scale=scale)
    ink = colours.metal_ink if metal else colours.brand
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if metal:
        gradient = QLinearGradient(rect.topLeft(), QPointF(rect.right(), rect.top()))
        gradient.setColorAt(0, QColor(getattr(colours, metal[0])))
        gradient.setColorAt(1, QColor(getattr(colours, metal[1])))
        painter.setBrush(QBrush(gradient))
    else:
        painter.setBrush(QColor(colours.brand_soft))
    painter.drawRoundedRect(rect, 6, 6)
    painter.restore()
    drawing.draw_text(
        painter,
        rect,
        tier.upper(),
        font=font,
        colour=ink,
        align=Qt.AlignmentFlag.AlignHCenter,
        is_elided=False,
    )


class Chip(QLabel):
    """A label painted as a chip; hidden while it has nothing to say."""

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.GREY,
        *,
        scale: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._is_tier = False
        self._scale = scale
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_state(text, tone)

    @property
    def tone(self) -> Tone:
        return self._tone

    def set_state(self, text: str, tone: Tone) -> None:
        """Show `text` in `tone`; an empty text hides the chip."""
        self._is_tier = False
        self._tone = tone
        self._take(text)

    def set_tier(self, tier: str) -> None:
        """Show a tier's name on its metal; an empty one hides the chip."""
        self._is_tier = True
        self._take(tier)

    def _take(self, text: str) -> None:
        self.setText(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return chip_size(self.text(), is_tier=self._is_tier, scale=self._scale)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_tier:
            paint_tier(painter, QRectF(self.rect()), self.text(), scale=self._scale)
        else:
            paint_chip(painter, QRectF(self.rect()), self.text(), self._tone)
        painter.end()
