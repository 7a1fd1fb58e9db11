"""A scanner for tests: reads the codes off a picture of a widget."""

import zxingcpp
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget


def scanned(widget: QWidget) -> set[tuple[str, str]]:
    """The kind and text of each code that the widget shows, once it is laid out."""
    QApplication.sendPostedEvents()
    return read_codes(widget.grab().toImage())


def read_codes(picture: QImage) -> set[tuple[str, str]]:
    """The kind and text of each code in a picture."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height, stride = grey.width(), grey.height(), grey.bytesPerLine()
    data = bytes(grey.constBits())
    rows = b"".join(data[row * stride : row * stride + width] for row in range(height))
    pixels = memoryview(rows).cast("B", shape=[height, width])
    return {(code.format.name, code.text) for code in zxingcpp.read_barcodes(pixels)}
