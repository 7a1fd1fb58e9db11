"""What the training page says of the line and of each step of the exercise."""

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.services.training import DrillLine, Exercise, ExerciseStep
from app.ui.tone import Tone
from app.ui.widgets.step_list import Step, StepState

translate = QCoreApplication.translate


def line_words(line: DrillLine | None) -> tuple[str, str, Tone]:
    """What is in force: a word, a sentence, its tone. None: not known yet."""
    if line is None:
        return translate("training", "Asking…"), "", Tone.GREY
    if line.is_cut:
        return (
            translate("training", "Cut"),
            translate("training", "Nothing gets through to the training server."),
            Tone.BAD,
        )
    if line.slow_s:
        return (
            translate("training", "Slow"),
            translate("training", "Every answer of the training server takes some seconds."),
            Tone.CARE,
        )
    if line.flaky:
        return (
            translate("training", "Flaky"),
            translate("training", "Some requests vanish on the way, and some answers get lost."),
            Tone.CARE,
        )
    return (
        translate("training", "Good"),
        translate("training", "The line to the training server works as it should."),
        Tone.GOOD,
    )


def exercise_steps(exercise: Exercise) -> tuple[Step, ...]:
    """Every step of the exercise, with how far it is."""
    return tuple(_step(exercise, step, words) for step, words in _words().items())


def finished_words(exercise: Exercise) -> str:
    """What to say once all is done; empty before."""
    if exercise.next_step is not None:
        return ""
    return translate(
        "training",
        "Well done. It was saved here first and sent once, as soon as the line was back."
        " With real customers it is just the same.",
    )


def _step(exercise: Exercise, step: ExerciseStep, words: tuple[str, str]) -> Step:
    state = StepState.LATER
    if step in exercise.done:
        state = StepState.DONE
    elif step is exercise.next_step:
        state = StepState.NEXT
    return Step(name=f"training_step_{step.value}", title=words[0], text=words[1], state=state)


def _words() -> Mapping[ExerciseStep, tuple[str, str]]:
    return {step: _title_and_text(step) for step in ExerciseStep}


def _title_and_text(step: ExerciseStep) -> tuple[str, str]:
    match step:
        case ExerciseStep.CUT:
            return (
                translate("training", "Cut the line"),
                translate("training", "Press the button. The pill at the top says “Offline”."),
            )
        case ExerciseStep.REGISTER:
            return (
                translate("training", "Register somebody"),
                translate(
                    "training",
                    "With a number of your own making. The card opens and says “Saved on this"
                    " till”; then come back here.",
                ),
            )
        case ExerciseStep.RESTORE:
            return (
                translate("training", "Restore the line"),
                translate("training", "Press the button. The pill at the top says “Online”."),
            )
        case ExerciseStep.SENT:
            return (
                translate("training", "Watch it being sent"),
                translate(
                    "training",
                    "You need not do anything. “Pending” counts down, and it is with the server"
                    " once.",
                ),
            )
        case _:
            assert_never(step)
