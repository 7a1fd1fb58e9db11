"""The bundled fonts: loads them and makes QFonts of the house. Knows nothing of widgets.

Inter carries no Devanagari and no Arabic: two Noto families follow it in the list of families.
Other scripts come from the system.
"""

from functools import lru_cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from app.support.paths import RESOURCES

FILES = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Bold.otf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansDevanagari-Bold.ttf",
)
FAMILIES = ("Inter", "Noto Sans Devanagari", "Noto Sans Arabic")
BASE_PX = 15

REGULAR = QFont.Weight.Normal
MEDIUM = QFont.Weight.Medium
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make the bundled fonts known to Qt: under 2 ms in all, faces are read when first drawn."""
    # Inter has no Devanagari: Qt says so each time before it takes the next family.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for name in FILES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))


def house_font(pixels: int, weight: QFont.Weight = REGULAR) -> QFont:
    """Inter with its fallbacks at `pixels`; figures all of one width, so that columns line up."""
    font = QFont()
    font.setFamilies(list(FAMILIES))
    font.setPixelSize(max(pixels, 1))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
