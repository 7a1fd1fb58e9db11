"""Draws the program's mark as Windows and macOS want it: `python packaging/icons.py FOLDER`.

Writes `tillside.ico` and `tillside.iconset`, of which macOS's `iconutil` makes an `.icns`.
"""

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

MARK = Path(__file__).resolve().parent.parent / "resources" / "icons" / "tillside.svg"
ICO_SIZES = (16, 24, 32, 48, 64, 256)
ICONSET_SIZES = (16, 32, 128, 256, 512)


def main() -> int:
    folder = Path(sys.argv[1])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication([])
    renderer = QSvgRenderer(str(MARK))
    iconset = folder / "tillside.iconset"
    iconset.mkdir(parents=True, exist_ok=True)
    (folder / "tillside.ico").write_bytes(ico({n: png(renderer, n) for n in ICO_SIZES}))
    for size in ICONSET_SIZES:
        (iconset / f"icon_{size}x{size}.png").write_bytes(png(renderer, size))
        (iconset / f"icon_{size}x{size}@2x.png").write_bytes(png(renderer, 2 * size))
    del renderer, app
    return 0


def png(renderer: QSvgRenderer, size: int) -> bytes:
    """The mark, `size` pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"png").write(image):
        raise RuntimeError("Qt cannot write PNG here")
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon file of PNGs, by their sizes up to 256; see ICONDIR in Microsoft's documentation."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    at = len(head) + 16 * len(pictures)
    entries = b""
    for size, content in pictures.items():
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    return head + entries + b"".join(pictures.values())


if __name__ == "__main__":
    sys.exit(main())
