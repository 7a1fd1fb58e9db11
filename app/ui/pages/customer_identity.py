"""On the profile tab: asking for another identifier, which the back office decides on."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.identifiers import IdentifierKind
from app.domain.registration_review import FieldProblem
from app.ui.pages.customer_write_card import WriteCard
from app.ui.widgets.columns import settle_around
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.custom_field_editor import FieldEditor, choice_editor, text_editor
from app.ui.widgets.label import label
from app.ui.widgets.line_list import Line, LineList
from app.ui.widgets.text_edit import LineEdit
from app.ui.widgets.typed_fields import TypedField, TypedFields
from app.ui.wording_fields import field_words

translate = QCoreApplication.translate
KIND = "kind"
NEW = "new_value"


class IdentityCard(WriteCard):
    """`identity_kind`, `identity_new_value`, `identity_submit`, `identity_requests`."""

    def __init__(self) -> None:
        super().__init__("identity", TypedFields("identity", columns=2))
        self.save.setObjectName("identity_submit")
        self._kinds: tuple[IdentifierKind, ...] = ()
        self._past = label(role="heading")
        self.requests = LineList("identity_requests")
        self.empty = label(role="second")
        self.empty.setObjectName("identity_requests_words")
        self.empty.setWordWrap(True)
        for part in (self._past, self.requests, self.empty):
            self.body.addWidget(part)
        self.word()
        self.show_kinds(())

    def word(self) -> None:
        super().word()
        self.save.setText(translate("identity", "Ask for it"))
        self.set_title(translate("identity", "Another number, e-mail or card"))
        self._past.setText(translate("identity", "Requests"))
        self.requests.set_title(translate("identity", "Requests"))

    def show_kinds(self, kinds: Sequence[IdentifierKind]) -> None:
        """What the customer has, and so may have another one of."""
        self._kinds = tuple(kinds)
        self.fields.setVisible(bool(kinds))
        self.buttons.setVisible(bool(kinds))
        if kinds:
            self.fields.show_fields(
                (
                    TypedField(
                        name=KIND,
                        label=translate("identity", "What"),
                        make=self._kind,
                        kind=self._kinds,
                    ),
                    TypedField(
                        name=NEW,
                        label=translate("identity", "The new one"),
                        make=lambda: text_editor(LineEdit()),
                    ),
                )
            )
        self.fields.set_base({KIND: kinds[0].value if kinds else "", NEW: ""})
        self.show_touched()

    def show_requests(self, lines: Sequence[Line], words: str) -> None:
        """The requests, and a sentence that stands below them, or in their place."""
        self.requests.set_lines(lines)
        self._past.setVisible(bool(lines) or bool(words))
        self.empty.setText(words)
        self.empty.setVisible(bool(words))
        settle_around(self)

    @property
    def chosen(self) -> tuple[IdentifierKind, str]:
        """The kind, and the new value as typed."""
        return IdentifierKind(self.fields.value(KIND)), self.fields.value(NEW)

    def show_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Said beside the new value, whatever kind it is of."""
        self.fields.show_problems(
            [
                FieldProblem(
                    field=NEW,
                    problem=problem.problem,
                    is_warning=problem.is_warning,
                    words=problem.words,
                )
                for problem in problems
            ]
        )

    @property
    def already_waiting_words(self) -> str:
        return translate(
            "identity", "Not asked again: one request of this customer waits to be sent already."
        )

    def show_touched(self) -> None:
        super().show_touched()
        self.save.setEnabled(NEW in self.fields.touched and not self._is_busy)

    def _kind(self) -> FieldEditor:
        box = ComboBox()
        for kind in self._kinds:
            box.addItem(field_words(kind.value), kind.value)
        return choice_editor(box)
