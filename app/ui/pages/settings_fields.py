"""The fields of the settings page, and what they hold. Knows neither files nor the server."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.settings.declarations import ScannerLayout, Settings, ThemeName, WireFormat
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.form_field import FormField
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.text_edit import LineEdit

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
MOST_DIGITS = 99_999
PRIVATE = Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhNoAutoUppercase


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsEntries:
    """The page as filled in; numbers are texts until they were judged."""

    server: str
    username: str
    password: str
    format: WireFormat
    language: str
    theme: ThemeName
    text_size: int
    lock_minutes: str
    retention_days: str
    scanner_prefix: str
    scanner_suffix: str
    scanner_layout: ScannerLayout


def entries_of(settings: Settings, given_url: str = "") -> SettingsEntries:
    """The page as it looks when nobody has changed anything. `given_url` is the server in use in
    place of the one that the settings name.
    """
    return SettingsEntries(
        server=given_url or settings.server.url,
        username=settings.server.username,
        password="",
        format=settings.server.format,
        language=settings.ui.language,
        theme=settings.ui.theme,
        text_size=settings.ui.text_size,
        lock_minutes=str(settings.lock.idle_minutes),
        retention_days=str(settings.cache.retention_days),
        scanner_prefix=settings.scanner.prefix,
        scanner_suffix=settings.scanner.suffix,
        scanner_layout=settings.scanner.layout,
    )


class SettingsFields(QObject):
    """Every field by its name; `changed` comes with each edit, also while it is filled."""

    changed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fields: dict[str, FormField] = {}
        self._lines: dict[str, LineEdit] = {}
        self._boxes: dict[str, QComboBox] = {}
        self._locked: dict[str, str] = {}
        self._line("server", self.tr("Server's address"), "https://")
        self._line("username", self.tr("This till's login"))
        self._line("password", self.tr("Its password"), self.tr("only to change or to test it"))
        self._lines["password"].setEchoMode(QLineEdit.EchoMode.Password)
        self._box("format", self.tr("Data format"), SegmentedBox(), self._formats())
        self._box("language", self.tr("Language"), ComboBox(), ())
        self._box("theme", self.tr("Theme"), SegmentedBox(), self._themes())
        sizes = tuple((f"{size} %", size) for size in TEXT_SIZES)
        self._box("text_size", self.tr("Text size"), SegmentedBox(), sizes)
        self._number("lock_minutes", self.tr("Lock after minutes without a touch"))
        self._number("retention_days", self.tr("Keep customers on this till for days"))
        self._line("scanner_prefix", self.tr("Scanner sends before a code"), self.tr("nothing"))
        self._line("scanner_suffix", self.tr("Scanner sends after a code"), "enter")
        box = SegmentedBox()
        self._box("scanner_layout", self.tr("Scanner's keyboard"), box, self._layouts())
        self.hint(
            "scanner_layout",
            self.tr("US where its codes come out as other characters on this till's keyboard"),
        )
        self.hint("lock_minutes", self.tr("0 never locks"))
        self.hint("retention_days", self.tr("Unsent work is always kept"))
        self.hint("scanner_suffix", self.tr("enter, tab, or the characters it sends"))

    def _formats(self) -> tuple[tuple[str, object], ...]:
        return (("JSON", WireFormat.JSON), ("XML", WireFormat.XML))

    def _layouts(self) -> tuple[tuple[str, object], ...]:
        return (
            (self.tr("Find out"), ScannerLayout.AUTO),
            (self.tr("This till's"), ScannerLayout.TYPED),
            (self.tr("US"), ScannerLayout.US),
        )

    def _themes(self) -> tuple[tuple[str, object], ...]:
        return (
            (self.tr("System"), ThemeName.SYSTEM),
            (self.tr("Light"), ThemeName.LIGHT),
            (self.tr("Dark"), ThemeName.DARK),
            (self.tr("Contrast"), ThemeName.CONTRAST),
        )

    def _add(self, name: str, label: str, widget: QWidget) -> None:
        widget.setObjectName(f"settings_{name}")
        self._fields[name] = FormField(label, widget)

    def _line(self, name: str, label: str, placeholder: str = "") -> None:
        line = LineEdit(placeholder)
        line.setInputMethodHints(PRIVATE)
        line.textChanged.connect(lambda _: self.changed.emit())
        self._lines[name] = line
        self._add(name, label, line)

    def _number(self, name: str, label: str) -> None:
        self._line(name, label)
        self._lines[name].setValidator(QIntValidator(0, MOST_DIGITS, self._lines[name]))
        self._lines[name].setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def _box(
        self, name: str, label: str, box: QComboBox, options: Iterable[tuple[str, object]]
    ) -> None:
        for words, value in options:
            box.addItem(words, value)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        self._boxes[name] = box
        self._add(name, label, box)

    def group(self, name: str) -> FormField:
        """The field with its label and message line."""
        return self._fields[name]

    def lock(self, names: Iterable[str], words: str) -> None:
        """Nobody here changes these fields; `words` say whose they are, in place of any hint."""
        for name in names:
            self._locked[name] = words
            self._fields[name].editor.setEnabled(False)
            self._fields[name].set_hint(words)

    def hint(self, name: str, words: str) -> None:
        """Say `words` beside a field, unless it is locked and says that."""
        self._fields[name].set_hint(self._locked.get(name, words))

    @property
    def first_open(self) -> QWidget:
        """The editor of the first field that somebody here may change."""
        names = [name for name in self._fields if name not in self._locked]
        return self._fields[names[0] if names else "server"].editor

    @property
    def groups(self) -> tuple[FormField, ...]:
        return tuple(self._fields.values())

    def set_languages(self, languages: Iterable[str]) -> None:
        """Offer these languages (codes such as `ar`), each by its own name."""
        box = self._boxes["language"]
        was_blocked = box.blockSignals(True)
        box.clear()
        for code in languages:
            box.addItem(_language_name(code), code)
        box.blockSignals(was_blocked)

    def entries(self) -> SettingsEntries:
        boxes, lines = self._boxes, self._lines
        return SettingsEntries(
            server=lines["server"].text().strip(),
            username=lines["username"].text().strip(),
            password=lines["password"].text(),
            format=WireFormat(boxes["format"].currentData()),
            language=str(boxes["language"].currentData() or "en"),
            theme=ThemeName(boxes["theme"].currentData()),
            text_size=int(boxes["text_size"].currentData()),
            lock_minutes=lines["lock_minutes"].text(),
            retention_days=lines["retention_days"].text(),
            scanner_prefix=lines["scanner_prefix"].text(),
            scanner_suffix=lines["scanner_suffix"].text(),
            scanner_layout=ScannerLayout(boxes["scanner_layout"].currentData()),
        )

    def fill(self, entries: SettingsEntries) -> None:
        lines = self._lines
        lines["server"].setText(entries.server)
        lines["username"].setText(entries.username)
        lines["password"].setText(entries.password)
        lines["lock_minutes"].setText(entries.lock_minutes)
        lines["retention_days"].setText(entries.retention_days)
        lines["scanner_prefix"].setText(entries.scanner_prefix)
        lines["scanner_suffix"].setText(entries.scanner_suffix)
        self._pick("format", entries.format, entries.format.value)
        self._pick("language", entries.language, entries.language)
        self._pick("theme", entries.theme, entries.theme.value)
        self._pick("scanner_layout", entries.scanner_layout, entries.scanner_layout.value)
        self._pick("text_size", entries.text_size, f"{entries.text_size} %")

    def _pick(self, name: str, value: object, words: str) -> None:
        """A value that a person wrote into the file is offered as well."""
        box = self._boxes[name]
        if box.findData(value) < 0:
            box.addItem(words, value)
        box.setCurrentIndex(box.findData(value))

    def clear_password(self) -> None:
        self._lines["password"].clear()

    def focus(self, name: str) -> None:
        self._fields[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _language_name(code: str) -> str:
    """A language by its own name; English without saying whose."""
    locale = QLocale(code)
    if locale.language() is QLocale.Language.English:
        return "English"
    name = locale.nativeLanguageName() or code
    return f"{name[:1].upper()}{name[1:]}"
