"""Every pair of ink and ground that the kit paints can be read; high contrast by far."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.settings.declarations import ThemeName
from app.ui import theme
from app.ui.palette import CONTRAST, DARK, LIGHT, Palette
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.date_time_edit import DateTimeEdit
from app.ui.widgets.pad_key import PadKey
from app.ui.widgets.pill import Pill
from app.ui.widgets.plain_text import PlainTextEdit
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.several_box import SeveralBox
from app.ui.widgets.text_edit import LineEdit

PALETTES = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
TEXT_PAIRS = (
    ("ink", "ground"),
    ("ink", "card"),
    ("ink", "field"),
    ("ink", "hover"),
    ("ink", "brand_soft"),
    ("second", "ground"),
    ("second", "card"),
    ("second", "brand_soft"),
    ("faint", "ground"),
    ("faint", "card"),
    ("brand", "card"),
    ("brand", "brand_soft"),
    ("on_brand", "brand"),
    ("on_brand", "brand_hover"),
    ("on_brand", "brand_press"),
    ("good", "good_soft"),
    ("good", "card"),
    ("care", "care_soft"),
    ("care", "card"),
    ("care", "ground"),
    ("bad", "bad_soft"),
    ("bad", "card"),
    ("grey", "grey_soft"),
    ("ink", "good_soft"),
    ("ink", "care_soft"),
    ("ink", "bad_soft"),
    ("metal_ink", "gold"),
    ("metal_ink", "gold_end"),
    ("metal_ink", "silver"),
    ("metal_ink", "bronze"),
    ("rail_ink", "rail"),
    ("rail_faint", "rail"),
    ("rail_on_ink", "rail_on"),
)
EDGES = ("field_border", "brand", "bad")
GROUNDS_OF_CONTROLS = (
    "card",
    "ground",
    "field",
    "hover",
    "press",
    "brand_soft",
    "good_soft",
    "care_soft",
    "bad_soft",
    "grey_soft",
)
"""What a control may stand on: a card, the page, a message in any tone."""
BOUNDED: Mapping[str, Callable[[], QWidget]] = {
    "button": lambda: Button("Save"),
    "dangerous button": lambda: Button("Withdraw", kind=ButtonKind.DANGER),
    "key of a pad": lambda: PadKey("7"),
    "pill": lambda: Pill("Nothing waiting"),
    "line": LineEdit,
    "text": PlainTextEdit,
    "choice": ComboBox,
    "choice of several": lambda: SeveralBox(("Reading", "Travel")),
    "segments": SegmentedBox,
    "moment": DateTimeEdit,
}
"""What has an edge of its own, rather than a fill or words alone."""


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(palette: Palette, ink: str, ground: str) -> float:
    return _ratio(getattr(palette, ink), getattr(palette, ground))


def _ratio(ink: str, ground: str) -> float:
    lights = sorted(_luminance(colour) for colour in (ink, ground))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_can_be_read(name: str, ink: str, ground: str) -> None:
    needed = 7.0 if name == "contrast" else 4.5
    assert _contrast(PALETTES[name], ink, ground) >= needed


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("ground", GROUNDS_OF_CONTROLS)
@pytest.mark.parametrize("edge", EDGES)
def test_edges_of_controls_can_be_seen(name: str, edge: str, ground: str) -> None:
    assert _contrast(PALETTES[name], edge, ground) >= 3.0


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("control", BOUNDED)
def test_what_can_be_worked_shows_where_it_ends(name: str, control: str) -> None:
    app, palette = QApplication.instance(), PALETTES[name]
    assert isinstance(app, QApplication)
    theme.apply_theme(app, ThemeName(name), 100)
    made = BOUNDED[control]()
    made.resize(160, theme.control_height())
    painted = made.grab().toImage()
    edge = painted.pixelColor(0, painted.height() // 2).name()
    for ground in (palette.card, palette.ground):
        assert _ratio(edge, ground) >= 3.0, (edge, ground)
