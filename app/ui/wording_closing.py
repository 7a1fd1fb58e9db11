"""The end of a till's day in words, on the page and on the certificate."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.domain.closing import ClosingReport, KindCount
from app.ui.counts import counts
from app.ui.formats import number_words, time_words
from app.ui.wording import kind_words

translate = QCoreApplication.translate


def unsent_words(report: ClosingReport) -> str:
    """`0 unsent at 21:04`."""
    return translate("closing", "{count} at {time}").format(
        count=counts.unsent(report.unsent), time=time_words(report.at)
    )


def kinds_words(kinds: Iterable[KindCount]) -> str:
    """`Registration 3, Note 1`."""
    return translate("closing", ", ").join(
        translate("closing", "{kind} {count}").format(
            kind=kind_words(each.kind), count=number_words(each.ops)
        )
        for each in kinds
    )


def rest_words(report: ClosingReport) -> tuple[str, ...]:
    """What was neither sent nor is unsent: told, so that no number is missed."""
    tally = report.tally
    told = (
        counts.withdrawn(tally.withdrawn) if tally.withdrawn else "",
        counts.in_rescue_files(tally.handed_over) if tally.handed_over else "",
    )
    return tuple(filter(None, told))


def advice_words(report: ClosingReport) -> str:
    """What the unsent mean, and what to do about them."""
    if not report.unsent:
        return translate("closing", "Nothing on this till waits to be sent.")
    if report.needs_person:
        return translate(
            "closing", "Some of it needs somebody: see to it on the pending page. Nothing is lost."
        )
    return translate(
        "closing", "It is sent by itself as soon as the server can be reached. Nothing is lost."
    )
