"""The language that the program speaks: its own texts' translation and Qt's, for a whole window.

English is the source and has no file; any other language is a file in the folder.
"""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

from app.support.paths import RESOURCES

FOLDER = RESOURCES / "languages"
SOURCE_LANGUAGE = "en"


class _InForce:
    language = SOURCE_LANGUAGE
    translators: tuple[QTranslator, ...] = ()


_in_force = _InForce()


def language() -> str:
    """The language in force (ISO 639)."""
    return _in_force.language


def speak(language: str, folder: Path = FOLDER) -> None:
    """Put a language in force; one without a file is English. Texts that are shown already stay."""
    for former in _in_force.translators:
        QCoreApplication.removeTranslator(former)
    file = folder / f"tillside_{language}.qm"
    _in_force.language = language if file.is_file() else SOURCE_LANGUAGE
    _in_force.translators = ()
    if _in_force.language != SOURCE_LANGUAGE:
        qt_texts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        files = (qt_texts / f"qtbase_{language}.qm", file)
        _in_force.translators = tuple(filter(None, map(_loaded, files)))


def _loaded(file: Path) -> QTranslator | None:
    translator = QTranslator()
    if not file.is_file() or not translator.load(str(file)):
        return None
    QCoreApplication.installTranslator(translator)
    return translator
