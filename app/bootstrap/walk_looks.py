"""Looks in which the self-test shows every page: language, theme, text size, size of the window."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.settings.declarations import ThemeName

Size = tuple[int, int]
"""Width and height, in pixels."""
SMALLEST, USUAL, LARGE = (1024, 768), (1280, 800), (1920, 1080)
SIZES = (SMALLEST, USUAL, LARGE)
THEMES = (ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST)
LANGUAGES = ("en", "ar", "hi")
TWICE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`language` is an ISO 639 code, `text_size` in percent; `sizes` are the window's."""

    language: str = "en"
    theme: ThemeName = ThemeName.LIGHT
    text_size: int = 100
    sizes: tuple[Size, ...] = (USUAL,)

    def folder(self, size: Size) -> str:
        """The name of the folder for the pictures in this look."""
        text = "" if self.text_size == 100 else f"-{self.text_size}"
        return f"{self.language}-{self.theme.value}{text}-{size[0]}x{size[1]}"


FEW = (
    Look(sizes=SIZES),
    Look(theme=ThemeName.DARK),
    Look(language="ar"),
)
"""What every run of the self-test shows."""


def every_look() -> Iterator[Look]:
    """All languages, themes and sizes; letters of twice the size in the smallest window."""
    for language in LANGUAGES:
        for theme in THEMES:
            yield Look(language=language, theme=theme, sizes=SIZES)
        yield Look(language=language, text_size=TWICE, sizes=(SMALLEST,))
