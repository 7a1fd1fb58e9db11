"""The settings page: the server, the look, locking, and what the scanner sends.

Shows what its presenter gives it and tells what is wanted; it keeps nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from app.domain.faults import Fault
from app.services.connection import ServerRefusal, ServerReport
from app.settings.declarations import SettingProblem
from app.ui.first_focus import focus_first, set_first_focus
from app.ui.pages.settings_fields import SettingsEntries, SettingsFields
from app.ui.pages.settings_part import SettingsPart, SettingsPartView
from app.ui.pages.settings_words import part_words, problem_words, report_words
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.label import ElidedLabel, label
from app.ui.widgets.notice import Notice
from app.ui.wording import fault_details, fault_sentence
from app.ui.wording_signin import server_refusal_words

COLUMNS = 4
_ICONS = {
    SettingsPart.ASSOCIATES: "user",
    SettingsPart.AUDIT: "eye",
    SettingsPart.DIAGNOSTICS: "info",
    SettingsPart.RETIRE: "trash",
}


class SettingsPage(QWidget):
    """Object name `page_settings`. `part_requested` carries the SettingsPart that is wanted."""

    changed: ClassVar[Signal] = Signal()
    save_requested: ClassVar[Signal] = Signal()
    test_requested: ClassVar[Signal] = Signal()
    drill_requested: ClassVar[Signal] = Signal()
    part_requested: ClassVar[Signal] = Signal(object)
    shown: ClassVar[Signal] = Signal()
    hidden: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_settings")
        self.setProperty("ground", True)
        self.fields = SettingsFields(self)
        self.message = Notice("settings_message")
        self.test_result = Notice("settings_test_result")
        self._unsaved = ElidedLabel(role="faint")
        self._unsaved.setObjectName("settings_unsaved")
        self._unsaved.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._save = Button(self.tr("Save"), kind=ButtonKind.PRIMARY, shortcut_hint="Ctrl+S")
        self._save.setObjectName("settings_save")
        self._test = Button(self.tr("Test the connection"), icon="wifi")
        self._test.setObjectName("settings_test")
        self._training = CardFrame(self.tr("This till practises"))
        self._training.setObjectName("settings_training")
        self._problems = CardFrame(self.tr("The settings file has mistakes"))
        self._problems.setObjectName("settings_problems")
        self._parts = {part: self._part_button(part) for part in SettingsPart}
        self._views: dict[SettingsPart, SettingsPartView] = {}
        self._problem_lines = label()
        self._problem_lines.setObjectName("settings_problem_lines")
        self._given = ""
        self._lay_out()
        self._save.clicked.connect(self.save_requested)
        self._test.clicked.connect(self.test_requested)
        self.fields.changed.connect(self.changed)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._save.click)
        set_first_focus(self, self.fields.first_open)
        self.show_problems(())
        self.show_training(is_training=False)
        self.show_unsaved(is_unsaved=False)

    def _part_button(self, part: SettingsPart) -> Button:
        made = Button(part_words(part), icon=_ICONS[part])
        made.setObjectName(f"settings_{part.value}")
        made.clicked.connect(partial(self.part_requested.emit, part))
        return made

    def _lay_out(self) -> None:
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._form = QWidget()
        self._form.setProperty("transparent", True)
        self._stack.addWidget(self._form)
        outer = QVBoxLayout(self._form)
        outer.setContentsMargins(20, 18, 20, 0)
        outer.setSpacing(14)
        title = QHBoxLayout()
        title.setSpacing(12)
        title.addWidget(label(self.tr("Settings"), "title"))
        title.addWidget(self._unsaved, 1)
        title.addWidget(self._save)
        outer.addLayout(title)
        outer.addWidget(FlowRow(*self._parts.values()))
        outer.addWidget(self.message)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(16)
        for card in (
            self._build_training(),
            self._build_problems(),
            self._build_server(),
            self._section(self.tr("Look"), ("theme", "text_size", "language"), columns=3),
            self._section(
                self.tr("This till"),
                (
                    *("lock_minutes", "retention_days"),
                    *("scanner_prefix", "scanner_suffix", "scanner_layout"),
                ),
            ),
        ):
            column.addWidget(card)
        column.addStretch(1)
        outer.addWidget(ContentScroll(content), 1)

    def _build_training(self) -> CardFrame:
        words = label(
            self.tr(
                "Everybody here is made up, and nothing leaves this till. To work with real"
                " customers, connect to a server: its address, this till's login and password."
            )
        )
        words.setWordWrap(True)
        drill = Button(self.tr("Outage drill"), icon="wifi-off")
        drill.setObjectName("settings_drill")
        drill.clicked.connect(lambda: self.drill_requested.emit())
        connect = Button(self.tr("Connect to a server"), kind=ButtonKind.PRIMARY)
        connect.setObjectName("settings_connect")
        connect.clicked.connect(lambda: self.fields.focus("server"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(words, 1)
        row.addWidget(drill)
        row.addWidget(connect)
        self._training.body.addLayout(row)
        return self._training

    def _build_problems(self) -> CardFrame:
        self._problem_lines.setWordWrap(True)
        self._problem_lines.setProperty("tone", "care")
        self._problem_lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._problems.body.addWidget(self._problem_lines)
        return self._problems

    def _build_server(self) -> CardFrame:
        card = self._section(self.tr("Server"), ("server", "username", "password", "format"))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self._test, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.test_result, 1)
        row.addStretch(0)
        card.body.addLayout(row)
        return card

    def _section(self, title: str, names: Sequence[str], *, columns: int = COLUMNS) -> CardFrame:
        card = CardFrame(title)
        grid = FieldGrid(columns=columns)
        grid.set_fields([self.fields.group(name) for name in names])
        card.body.addWidget(grid)
        return card

    def show_settings(self, entries: SettingsEntries, languages: Iterable[str]) -> None:
        """Fill the page. Nothing counts as changed by that."""
        was_blocked = self.blockSignals(True)
        self.fields.set_languages(languages)
        self.fields.fill(entries)
        self.blockSignals(was_blocked)
        self.clear_remarks()

    def show_laid_down(self, names: Iterable[str], organisation: str) -> None:
        """These fields are the organisation's to set, and locked."""
        words = self.tr("Set by your organisation")
        if organisation:
            words = self.tr("Set by {organisation}").format(organisation=organisation)
        self.fields.lock(names, words)
        set_first_focus(self, self.fields.first_open)

    def show_given_server(self, url: str) -> None:
        """The address was given when the app was started, for this time; empty where it was not."""
        self._given = url
        self._hint_server()

    def _hint_server(self) -> None:
        words = self.tr("Given when Tillside was started, for this time") if self._given else ""
        self.fields.hint("server", words)

    def show_supervisor(self, parts: Collection[SettingsPart], *, is_supervisor: bool) -> None:
        """Whether `parts` are open to whoever stands at the till."""
        why_not = "" if is_supervisor else self.tr("Only a supervisor may do this")
        for part in parts:
            button = self._parts[part]
            button.setEnabled(is_supervisor)
            button.setToolTip(why_not)
            button.setAccessibleDescription(why_not)

    def put_part(self, part: SettingsPart, view: SettingsPartView) -> None:
        """A part that was built just now."""
        self._views[part] = view
        self._stack.addWidget(view)

    def show_part(self, part: SettingsPart | None) -> None:
        """Cover the settings with a part, or uncover them. The keys go along."""
        before = self._stack.currentWidget()
        view = self._form if part is None else self._views[part]
        self._stack.setCurrentWidget(view)
        if part is None:
            set_first_focus(self, self.fields.first_open)
            left = [each for each, known in self._views.items() if known is before]
            if self.isVisible():
                back: QWidget = self._parts[left[0]] if left else self
                back.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        set_first_focus(self, self._views[part].first)
        focus_first(self)

    def show_training(self, *, is_training: bool) -> None:
        self._training.setVisible(is_training)

    def show_problems(self, problems: Sequence[SettingProblem]) -> None:
        """What is wrong in the file, with its line; the default stands in for each."""
        lines = [problem_words(problem) for problem in problems]
        self._problem_lines.setText("\n".join(lines))
        self._problems.set_subtitle(self.tr("the usual value stands in for each"))
        self._problems.setVisible(bool(lines))

    def show_unsaved(self, *, is_unsaved: bool) -> None:
        self._save.setEnabled(is_unsaved)
        self._save.setToolTip("" if is_unsaved else self.tr("Nothing was changed"))
        self._unsaved.setText(self.tr("Not saved yet") if is_unsaved else "")

    def entries(self) -> SettingsEntries:
        return self.fields.entries()

    def show_range(self, name: str, low: int, high: int) -> None:
        """The number in this field is none, or makes no sense."""
        words = self.tr("A whole number from {low} to {high}").format(low=low, high=high)
        self.show_field_problem(name, words)

    def show_needed(self, name: str) -> None:
        self.show_field_problem(name, self.tr("This is needed"))

    def show_field_problem(self, name: str, words: str) -> None:
        self.fields.group(name).set_problem(words, is_warning=False)
        self.fields.focus(name)

    def clear_remarks(self) -> None:
        """Nothing said of the former entries holds any more."""
        for name in ("username", "password"):
            self.fields.group(name).clear_problem()
        self._hint_server()
        self.fields.hint("lock_minutes", self.tr("0 never locks"))
        self.fields.hint("retention_days", self.tr("Unsent work is always kept"))
        self.message.clear()

    def set_testing(self, *, is_testing: bool) -> None:
        self._test.setEnabled(not is_testing)
        if is_testing:
            self.test_result.say(self.tr("Asking the server…"), tone=Tone.BRAND)

    def show_report(self, report: ServerReport) -> None:
        words, tone = report_words(report)
        details = fault_details(report.fault) if report.fault is not None else ""
        self.test_result.say(words, tone=tone, details=details)

    def set_saving(self, *, is_saving: bool) -> None:
        self._save.setEnabled(not is_saving)

    def show_saved(self, *, has_new_language: bool) -> None:
        words = self.tr("Saved. It holds from now on.")
        if has_new_language:
            words = self.tr("Saved. The language changes when Tillside starts the next time.")
        self.message.say(words, tone=Tone.GOOD)

    def show_server_refused(self, refusal: ServerRefusal) -> None:
        words = server_refusal_words(refusal)
        self.test_result.clear()
        self.show_field_problem("server", words)
        self.message.say(words, tone=Tone.BAD)

    def show_fault(self, fault: Fault) -> None:
        self.message.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    def show_server_fault(self, fault: Fault) -> None:
        """The server that was to be used did not let this till in."""
        self.message.say(
            self.tr("The server was not changed. {reason}").format(reason=fault_sentence(fault)),
            tone=Tone.BAD,
            details=fault_details(fault),
        )

    def show_not_written(self, reason: str) -> None:
        self.message.say(
            self.tr("The settings could not be written, so nothing was changed."),
            tone=Tone.BAD,
            details=reason,
        )

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self.shown.emit()
        elif event.type() is QEvent.Type.Hide:
            self.hidden.emit()
        return super().event(event)
