"""A till's diagnostics in the reader's words: facts by name, and the last problems."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.diagnostics import Diagnostics, ProblemLine
from app.domain.storage import SpaceLevel, StoreFile
from app.ui.formats import isolated, moment_words, number_words, seconds_words, time_words
from app.ui.tone import Tone
from app.ui.widgets.fact_list import Fact
from app.ui.widgets.line_list import Line
from app.ui.wording import connection_words

translate = QCoreApplication.translate
CLOCK_TOLERANCE_S = 60.0


def line_facts(found: Diagnostics) -> Sequence[Fact]:
    status = found.status
    words, tone = connection_words(status)
    server = translate("diagnostics", "the training server, on this till")
    if not found.is_training:
        server = isolated(found.server) or translate("diagnostics", "none yet")
    last = translate("diagnostics", "none yet")
    if status.last_good_at is not None:
        last = time_words(status.last_good_at)
    took = translate("diagnostics", "not known")
    if status.latency_s is not None:
        took = translate("diagnostics", "{n} ms").format(
            n=number_words(max(round(status.latency_s * 1000), 1))
        )
    clock, clock_tone = _clock(found.clock_offset_s)
    return (
        _fact("server", translate("diagnostics", "Server"), server),
        _fact("state", translate("diagnostics", "State"), words, tone),
        _fact("last", translate("diagnostics", "Last answer"), last),
        _fact("took", translate("diagnostics", "It took"), took),
        _fact("clock", translate("diagnostics", "Clocks"), clock, clock_tone),
    )


def _clock(offset_s: float | None) -> tuple[str, Tone]:
    """`offset_s` is the server's time minus this till's."""
    if offset_s is None:
        return translate("diagnostics", "not compared yet"), Tone.NEUTRAL
    if abs(offset_s) < 2:
        return translate("diagnostics", "Both agree"), Tone.NEUTRAL
    words = translate("diagnostics", "This till's is {off} fast")
    if offset_s > 0:
        words = translate("diagnostics", "This till's is {off} slow")
    tone = Tone.CARE if abs(offset_s) > CLOCK_TOLERANCE_S else Tone.NEUTRAL
    return words.format(off=seconds_words(abs(offset_s))), tone


def queue_facts(found: Diagnostics) -> Sequence[Fact]:
    queue = found.queue
    oldest = translate("diagnostics", "nothing waits")
    if queue.oldest_at is not None:
        oldest = moment_words(queue.oldest_at)
    needing = Tone.BAD if queue.needs_person else Tone.NEUTRAL
    return (
        _fact("unsent", translate("diagnostics", "Not sent yet"), number_words(queue.unsent)),
        _fact(
            "needing",
            translate("diagnostics", "Needs somebody"),
            number_words(queue.needs_person),
            needing,
        ),
        _fact("oldest", translate("diagnostics", "Oldest since"), oldest),
    )


def file_facts(found: Diagnostics, *, is_checking: bool) -> Sequence[Fact]:
    disk = found.disk
    free = translate("diagnostics", "not known")
    if disk.free_bytes is not None:
        free = _size(disk.free_bytes)
    is_scarce = disk.level is not SpaceLevel.ENOUGH
    return (
        *(_file_fact(file, is_checking=is_checking) for file in found.files),
        _fact(
            "free",
            translate("diagnostics", "Free on the disk"),
            free,
            Tone.CARE if is_scarce else Tone.NEUTRAL,
        ),
    )


def _file_fact(file: StoreFile, *, is_checking: bool) -> Fact:
    size, tone = _size(file.size_bytes), Tone.NEUTRAL
    words = size
    if file.is_sound is False:
        words = translate("diagnostics", "{size}, damaged").format(size=size)
        tone = Tone.BAD
    elif file.is_sound:
        words = translate("diagnostics", "{size}, sound").format(size=size)
        tone = Tone.GOOD
    elif is_checking:
        words = translate("diagnostics", "{size}, being looked through").format(size=size)
    return _fact(file.name.partition(".")[0], isolated(file.name), words, tone)


def version_facts(found: Diagnostics) -> Sequence[Fact]:
    return [_fact(name.lower(), name, isolated(value)) for name, value in found.versions]


def problem_lines(found: Diagnostics) -> Sequence[Line]:
    """As they were logged: support's words, whatever language the till speaks."""
    return list(map(_problem, found.problems))


def _problem(line: ProblemLine) -> Line:
    facts = ", ".join(f"{name}={value}" for name, value in line.facts)
    told = " · ".join(filter(None, (line.at[:19].replace("T", " "), line.origin, facts)))
    is_bad = line.level != "warning"
    words = translate("diagnostics", "Error") if is_bad else translate("diagnostics", "Warning")
    return Line(first=line.message, second=told, chip=words, tone=Tone.BAD if is_bad else Tone.CARE)


def _size(size_bytes: int) -> str:
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def _fact(name: str, words: str, value: str, tone: Tone = Tone.NEUTRAL) -> Fact:
    return Fact(name=name, label=words, value=value, tone=tone)
