"""The small files that the guide's pictures are."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from tests.pictures.palette_png import save


def test_a_picture_of_few_colours_is_kept_as_it_is(tmp_path: Path) -> None:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    for x in range(64):
        for y in range(48):
            image.setPixelColor(x, y, QColor(x * 4, 0, 90 if y < 24 else 200))
    save(image, tmp_path / "few.png")
    again = QImage(str(tmp_path / "few.png")).convertToFormat(QImage.Format.Format_RGB32)
    assert again == image


def test_of_many_colours_each_stays_near_what_it_was(tmp_path: Path) -> None:
    image = QImage(128, 128, QImage.Format.Format_RGB32)
    for x in range(128):
        for y in range(128):
            image.setPixelColor(x, y, QColor(x * 2, y * 2, 128))
    save(image, tmp_path / "many.png")
    again = QImage(str(tmp_path / "many.png"))
    assert again.colorCount() <= 256
    for x in range(0, 128, 9):
        one, other = image.pixelColor(x, x), again.pixelColor(x, x)
        assert max(abs(one.red() - other.red()), abs(one.green() - other.green())) < 24
