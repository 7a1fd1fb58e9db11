"""The key that a chip names: one way of writing it, in both directions of reading."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from app.ui import drawing

WIDTH, HEIGHT = 120, 40


def _painted(text: str, direction: Qt.LayoutDirection) -> QImage:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.setLayoutDirection(direction)
    drawing.draw_hint(painter, QPointF(WIDTH - 10, HEIGHT / 2), text)
    painter.end()
    return image


@pytest.mark.parametrize("text", ["Ctrl+S", "F9", "Esc"])
def test_a_key_is_written_the_same_way_in_arabic(text: str) -> None:
    directions = Qt.LayoutDirection
    assert _painted(text, directions.RightToLeft) == _painted(text, directions.LeftToRight)


def test_the_plus_between_two_keys_is_painted() -> None:
    rightward = Qt.LayoutDirection.RightToLeft
    assert _painted("Ctrl+S", rightward) != _painted("Ctrl S", rightward)
