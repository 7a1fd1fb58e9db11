"""Settings, diagnostics: how this till is, in facts that name nobody, to be told or given away.

What is copied or saved is support's own text; here the facts stand in the reader's words.
"""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.diagnostics import Diagnostics
from app.ui.pages.settings_diagnostics_words import (
    file_facts,
    line_facts,
    problem_lines,
    queue_facts,
    version_facts,
)
from app.ui.pages.settings_part import SettingsPart, SettingsPartView
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.fact_list import FactList
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.label import label
from app.ui.widgets.line_list import LineList

translate = QCoreApplication.translate

NAME = SettingsPart.DIAGNOSTICS.value


class DiagnosticsView(SettingsPartView):
    """Its facts are the lists `diagnostics_line`, `_queue`, `_files`, `_versions`."""

    refresh_requested: ClassVar[Signal] = Signal()
    copy_requested: ClassVar[Signal] = Signal()
    save_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NAME, translate("diagnostics", "Diagnostics"), parent)
        self._save = Button(
            translate("diagnostics", "Save support bundle"),
            kind=ButtonKind.PRIMARY,
            icon="download",
        )
        self._save.setObjectName("diagnostics_save")
        self._save.clicked.connect(self.save_requested)
        self._copy = Button(translate("diagnostics", "Copy"), icon="receipt")
        self._copy.setObjectName("diagnostics_copy")
        self._copy.clicked.connect(self.copy_requested)
        self._refresh = Button(translate("diagnostics", "Look again"), icon="refresh")
        self._refresh.setObjectName("diagnostics_refresh")
        self._refresh.clicked.connect(self.refresh_requested)
        self._line, self._queue, self._files, self._versions = (
            FactList(f"diagnostics_{name}") for name in ("line", "queue", "files", "versions")
        )
        self._problems = LineList("diagnostics_problems")
        self._problems.setAccessibleName(translate("diagnostics", "Last problems"))
        self._no_problems = label(translate("diagnostics", "None were logged lately."), "second")
        self._no_problems.setObjectName("diagnostics_no_problems")
        self._lay_out()
        self.clear()

    def _lay_out(self) -> None:
        promise = label(
            translate(
                "diagnostics",
                "For whoever helps you. It names no customer, no associate and no password.",
            ),
            "second",
        )
        promise.setWordWrap(True)
        cards = [
            self._card(translate("diagnostics", "Line to the server"), self._line),
            self._card(translate("diagnostics", "What waits"), self._queue),
            self._card(translate("diagnostics", "Storage"), self._files),
            self._card(translate("diagnostics", "Versions"), self._versions),
        ]
        grid = FieldGrid(columns=2)
        grid.set_fields(cards)
        problems = CardFrame(translate("diagnostics", "Last problems"))
        problems.body.addWidget(self._no_problems)
        problems.body.addWidget(self._problems)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(16)
        column.addWidget(promise)
        column.addWidget(FlowRow(self._save, self._copy, self._refresh))
        column.addWidget(grid)
        column.addWidget(problems)
        column.addStretch(1)
        self.put_content(ContentScroll(content))

    @staticmethod
    def _card(title: str, facts: FactList) -> CardFrame:
        card = CardFrame(title)
        card.body.addWidget(facts)
        card.body.addStretch(1)
        return card

    @property
    def first(self) -> QWidget:
        return self._save

    def show_found(self, found: Diagnostics, *, is_checking: bool) -> None:
        """`is_checking`: whether the files are sound is still being looked at."""
        self._line.set_facts(line_facts(found))
        self._queue.set_facts(queue_facts(found))
        self._files.set_facts(file_facts(found, is_checking=is_checking))
        self._versions.set_facts(version_facts(found))
        lines = problem_lines(found)
        self._problems.set_lines(lines)
        self._no_problems.setVisible(not lines)
        self.set_ready(is_ready=True)

    def set_ready(self, *, is_ready: bool) -> None:
        """Whether there is something to give away."""
        self._save.setEnabled(is_ready)
        self._copy.setEnabled(is_ready)

    def clear(self) -> None:
        self.set_ready(is_ready=False)
        self._problems.setVisible(False)
        self._no_problems.setVisible(False)

    def copy(self, text: str) -> None:
        """Put it where it can be pasted from."""
        QGuiApplication.clipboard().setText(text)
        self.message.say(translate("diagnostics", "Copied. Paste it for support."), tone=Tone.GOOD)

    def show_saved(self, path: str) -> None:
        self.message.say(
            translate("diagnostics", "The bundle is written. Send it to support."),
            tone=Tone.GOOD,
            details=path,
        )
