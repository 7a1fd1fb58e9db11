"""Every pair of ink and ground that the kit paints can be read; high contrast by far."""

import pytest

from app.ui.palette import CONTRAST, DARK, LIGHT, Palette

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
EDGE_PAIRS = (("field_border", "card"), ("brand", "card"), ("brand", "ground"))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(palette: Palette, ink: str, ground: str) -> float:
    lights = sorted(_luminance(getattr(palette, role)) for role in (ink, ground))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_words_can_be_read(name: str, ink: str, ground: str) -> None:
    needed = 7.0 if name == "contrast" else 4.5
    assert _contrast(PALETTES[name], ink, ground) >= needed


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_of_controls_can_be_seen(name: str, edge: str, ground: str) -> None:
    assert _contrast(PALETTES[name], edge, ground) >= 3.0
