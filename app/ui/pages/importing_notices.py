"""What the import page tells beside its table: faults, what can go on, and what became of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.faults import Fault
from app.ui.formats import number_words
from app.ui.tone import Tone
from app.ui.widgets.notice import Notice
from app.ui.wording import fault_details
from app.ui.wording_import import import_fault_sentence, report_words


class ImportNotices(QWidget):
    """Object names `import_message` and `import_report`; takes no room while it says nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._message = Notice("import_message")
        self._report = Notice("import_report")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._message)
        column.addWidget(self._report)
        self.clear()

    def clear(self) -> None:
        self._message.clear()
        self._report.clear()
        self.hide()

    def show_report(
        self, saved: int, left_out: int, earlier: int, export: Callable[[], None]
    ) -> None:
        """What became of the file; `export` writes what was left out."""
        self._tell(
            self._report,
            report_words(saved, left_out, earlier),
            tone=Tone.CARE if left_out else Tone.GOOD,
            action_text=self.tr("Save what was left out as a file") if left_out else "",
            action=export if left_out else None,
        )

    def show_stopped(self, taken: int, total: int) -> None:
        self._tell(
            self._message,
            self.tr(
                "Stopped: {taken} of {total} rows are saved. The rest can go on at any time."
            ).format(taken=number_words(taken), total=number_words(total)),
            tone=Tone.CARE,
        )

    def show_unfinished(self, name: str, taken: int, total: int, go_on: Callable[[], None]) -> None:
        """An earlier import was not done to its end."""
        self._tell(
            self._message,
            self.tr("{name} was stopped: {taken} of {total} rows are saved.").format(
                name=name, taken=number_words(taken), total=number_words(total)
            ),
            tone=Tone.BRAND,
            action_text=self.tr("Go on"),
            action=go_on,
        )

    def show_changed(self) -> None:
        self._tell(
            self._message,
            self.tr(
                "This file has changed since it was begun. Whoever was saved from it shows as a"
                " double and is not saved again."
            ),
            tone=Tone.CARE,
        )

    def show_exported(self, path: Path) -> None:
        self._tell(
            self._message,
            self.tr(
                "Saved as {name}, beside the file. Put the rows right there, then bring it in."
            ).format(name=path.name),
            tone=Tone.GOOD,
            details=str(path),
        )

    def show_not_exported(self, reason: str) -> None:
        self._tell(
            self._message,
            self.tr(
                "Nothing could be written beside the file. Copy it to where you may write, and"
                " choose it there."
            ),
            tone=Tone.BAD,
            details=reason,
        )

    def show_not_ready(self) -> None:
        self._tell(
            self._message,
            self.tr("This till knows no server yet. Connect it in Settings first."),
            tone=Tone.BAD,
        )

    def show_fault(self, fault: Fault) -> None:
        self._tell(
            self._message, import_fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault)
        )

    def _tell(
        self,
        notice: Notice,
        text: str,
        *,
        tone: Tone,
        details: str = "",
        action_text: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        notice.say(text, tone=tone, details=details, action_text=action_text, action=action)
        self.show()
