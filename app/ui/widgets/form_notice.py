"""What becomes of pressing a form's button, said beside it."""

from app.domain.faults import Fault
from app.domain.write_problem import WriteProblem
from app.ui.tone import Tone
from app.ui.widgets.notice import Notice
from app.ui.wording_faults import fault_details, fault_sentence
from app.ui.wording_writes import write_problem_words


class FormNotice(Notice):
    """One sentence; the next one takes its place."""

    def say_refused(self, problem: WriteProblem) -> None:
        """It cannot be saved as it is."""
        self.say(write_problem_words(problem), tone=Tone.BAD)

    def say_not_ready(self) -> None:
        self.say(
            self.tr(
                "Nothing was saved: this till knows no server yet. Connect it in Settings; what"
                " you typed is kept."
            ),
            tone=Tone.BAD,
        )

    def say_gone(self) -> None:
        """What it was about is not there any more."""
        self.say(
            self.tr("That is not possible any more: its state has changed meanwhile"),
            tone=Tone.CARE,
        )

    def say_fault(self, fault: Fault) -> None:
        self.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    def say_draft_fault(self, fault: Fault) -> None:
        self.say(
            self.tr("The draft is not kept: {reason}").format(reason=fault_sentence(fault)),
            tone=Tone.CARE,
        )

    def say_saved(self) -> None:
        self.say(self.tr("Saved on this till. It is sent by itself."), tone=Tone.GOOD)
