"""Small picture files: a PNG of at most 256 colours, the frequent ones exact, the rest nearest."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage

MOST_COLOURS = 256
COMMON = 128
"""Colours kept because they cover most; the others are chosen to be far from all kept so far."""
_SMALLEST_FILE = 0
"""Qt's "quality" of a PNG, at which it compresses most."""

Colour = tuple[int, int, int]


def save(image: QImage, path: Path) -> None:
    """Write `image` to `path`. Raises OSError where that cannot be done."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    width, height = plain.width(), plain.height()
    pixels = memoryview(bytes(plain.constBits())).cast("I").tolist()
    counts = Counter(pixels)
    kept = _chosen(counts)
    index_of = {pixel: _nearest(_split(pixel), kept) for pixel in counts}
    small = QImage(width, height, QImage.Format.Format_Indexed8)
    small.setColorTable([0xFF000000 | red << 16 | green << 8 | blue for red, green, blue in kept])
    into = memoryview(small.bits()).cast("B")
    stride = small.bytesPerLine()
    for row in range(height):
        line = bytes(index_of[pixel] for pixel in pixels[row * width : (row + 1) * width])
        into[row * stride : row * stride + width] = line
    if not small.save(str(path), quality=_SMALLEST_FILE):
        raise OSError(f"{path} cannot be written")


def _chosen(counts: Counter[int]) -> list[Colour]:
    """The colours of the palette: the most common, then each time the worst served one."""
    ranked = [_split(pixel) for pixel, _ in counts.most_common()]
    kept, rest = ranked[:COMMON], ranked[COMMON:]
    error = [min(_distance(colour, one) for one in kept) for colour in rest]
    while rest and len(kept) < MOST_COLOURS and max(error):
        worst = rest[error.index(max(error))]
        kept.append(worst)
        error = [
            min(was, _distance(colour, worst)) for was, colour in zip(error, rest, strict=True)
        ]
    return kept


def _nearest(colour: Colour, kept: list[Colour]) -> int:
    return min(range(len(kept)), key=lambda place: _distance(colour, kept[place]))


def _distance(one: Colour, two: Colour) -> int:
    return sum((left - right) ** 2 for left, right in zip(one, two, strict=True))


def _split(pixel: int) -> Colour:
    return pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF
