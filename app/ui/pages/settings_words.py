"""What the settings page says of its parts, of a tested server and of mistakes in the file."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.services.connection import ServerReport
from app.settings.declarations import SettingProblem
from app.ui.formats import number_words, seconds_words
from app.ui.pages.settings_part import SettingsPart
from app.ui.tone import Tone
from app.ui.wording import fault_sentence

translate = QCoreApplication.translate

SLOW_S = 2.0
CLOCK_TOLERANCE_S = 60.0
"""A clock that is further off than this dates registrations wrongly."""


def part_words(part: SettingsPart) -> str:
    """What leads there."""
    match part:
        case SettingsPart.ASSOCIATES:
            return translate("settings", "Associates")
        case SettingsPart.AUDIT:
            return translate("settings", "Audit")
        case SettingsPart.DIAGNOSTICS:
            return translate("settings", "Diagnostics")
        case SettingsPart.RETIRE:
            return translate("settings", "Retire this till")
        case _:
            assert_never(part)


def problem_words(problem: SettingProblem) -> str:
    """`Line 12 · lock.idle_minutes: must be …`; of another file, with its name before it."""
    text = f"{problem.key}: {problem.text}" if problem.key else problem.text
    if problem.file:
        text = f"{problem.file} · {text}"
    if problem.line:
        return translate("settings", "Line {line} · {text}").format(line=problem.line, text=text)
    return text


def report_words(report: ServerReport) -> tuple[str, Tone]:
    """What a test found, what to do about it, and its tone."""
    if report.fault is not None:
        return fault_sentence(report.fault), Tone.BAD
    name = report.organisation or translate("settings", "the server")
    parts = [translate("settings", "Signed in to {name}.").format(name=name)]
    tone = Tone.GOOD
    if report.latency_s is not None:
        milliseconds = number_words(max(round(report.latency_s * 1000), 1))
        words = translate("settings", "It answered in {n} ms.")
        if report.latency_s > SLOW_S:
            words, tone = translate("settings", "It is slow: it answered in {n} ms."), Tone.CARE
        parts.append(words.format(n=milliseconds))
    if report.clock_offset_s is not None:
        words, is_off = _clock_words(report.clock_offset_s)
        parts.append(words)
        tone = Tone.CARE if is_off else tone
    return " ".join(parts), tone


def _clock_words(offset_s: float) -> tuple[str, bool]:
    """`offset_s` is the server's time minus this till's."""
    off = seconds_words(abs(offset_s))
    if abs(offset_s) < 2:
        return translate("settings", "Both clocks agree."), False
    if abs(offset_s) <= CLOCK_TOLERANCE_S:
        return translate("settings", "The clocks differ by {off}, which is fine.").format(
            off=off
        ), False
    if offset_s > 0:
        words = translate("settings", "This till's clock is {off} slow: set it right.")
    else:
        words = translate("settings", "This till's clock is {off} fast: set it right.")
    return words.format(off=off), True
