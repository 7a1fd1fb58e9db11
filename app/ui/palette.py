"""The colours of a theme by role. Owns the three palettes; knows nothing of widgets."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Hex colours (`#rrggbb`) by what they are for. `…_soft` is the ground under that tone's ink.

    `is_outlined`: states carry an outline as well, because soft grounds alone are too faint.
    """

    ground: str
    card: str
    field: str
    ink: str
    second: str
    faint: str
    line: str
    field_border: str
    hover: str
    press: str
    brand: str
    on_brand: str
    brand_soft: str
    brand_hover: str
    brand_press: str
    brand_off: str
    on_brand_off: str
    good: str
    good_soft: str
    care: str
    care_soft: str
    bad: str
    bad_soft: str
    on_bad: str
    grey: str
    grey_soft: str
    gold: str
    gold_end: str
    silver: str
    silver_end: str
    bronze: str
    bronze_end: str
    metal_ink: str
    rail: str
    rail_ink: str
    rail_faint: str
    rail_on: str
    rail_on_ink: str
    is_dark: bool
    is_outlined: bool = False


LIGHT = Palette(
    ground="#f4f5f7",
    card="#ffffff",
    field="#ffffff",
    ink="#16191d",
    second="#5b6470",
    faint="#67707b",
    line="#e3e6ea",
    field_border="#7b838e",
    hover="#f4f5f7",
    press="#e9ebef",
    brand="#0a56e8",
    on_brand="#ffffff",
    brand_soft="#e9f0ff",
    brand_hover="#0a4fd6",
    brand_press="#0945bb",
    brand_off="#8fb2f5",
    on_brand_off="#ffffff",
    good="#0a7d45",
    good_soft="#e5f6ed",
    care="#8a5a00",
    care_soft="#fff3d6",
    bad="#b3261e",
    bad_soft="#fdeceb",
    on_bad="#ffffff",
    grey="#535b66",
    grey_soft="#e3e6ea",
    gold="#c9992e",
    gold_end="#e6c35c",
    silver="#c3cad3",
    silver_end="#e3e8ee",
    bronze="#d6a074",
    bronze_end="#ecc6a4",
    metal_ink="#2a1f04",
    rail="#10151c",
    rail_ink="#a9b3bf",
    rail_faint="#848e9b",
    rail_on="#232b38",
    rail_on_ink="#ffffff",
    is_dark=False,
)

DARK = Palette(
    ground="#0f1318",
    card="#171c23",
    field="#10151b",
    ink="#eef1f5",
    second="#a4afbd",
    faint="#8d98a6",
    line="#28303a",
    field_border="#707b89",
    hover="#1e252e",
    press="#28303a",
    brand="#6ea0ff",
    on_brand="#0c1424",
    brand_soft="#1a2740",
    brand_hover="#86b0ff",
    brand_press="#5b8ff5",
    brand_off="#3d5587",
    on_brand_off="#0c1424",
    good="#4cc38a",
    good_soft="#11281d",
    care="#f0b94d",
    care_soft="#2b2310",
    bad="#ff8a80",
    bad_soft="#2d1614",
    on_bad="#2a0a07",
    grey="#a4afbd",
    grey_soft="#28303a",
    gold="#c9992e",
    gold_end="#e6c35c",
    silver="#aab3be",
    silver_end="#d3dae2",
    bronze="#c98f60",
    bronze_end="#e4b78f",
    metal_ink="#2a1f04",
    rail="#0a0d11",
    rail_ink="#97a2af",
    rail_faint="#828d9a",
    rail_on="#1c2330",
    rail_on_ink="#ffffff",
    is_dark=True,
)

CONTRAST = Palette(
    ground="#000000",
    card="#000000",
    field="#000000",
    ink="#ffffff",
    second="#ffffff",
    faint="#e8e8e8",
    line="#b0b0b0",
    field_border="#ffffff",
    hover="#262626",
    press="#404040",
    brand="#ffe14d",
    on_brand="#000000",
    brand_soft="#33300a",
    brand_hover="#fff0a0",
    brand_press="#ffd000",
    brand_off="#8a7d3a",
    on_brand_off="#000000",
    good="#5cff9e",
    good_soft="#00220f",
    care="#ffc766",
    care_soft="#2b1d00",
    bad="#ffa79f",
    bad_soft="#330805",
    on_bad="#000000",
    grey="#ffffff",
    grey_soft="#2b2b2b",
    gold="#ffd65c",
    gold_end="#ffd65c",
    silver="#e6e6e6",
    silver_end="#e6e6e6",
    bronze="#f0b98d",
    bronze_end="#f0b98d",
    metal_ink="#000000",
    rail="#000000",
    rail_ink="#ffffff",
    rail_faint="#e8e8e8",
    rail_on="#ffe14d",
    rail_on_ink="#000000",
    is_dark=True,
    is_outlined=True,
)
