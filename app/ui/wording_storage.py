"""What happened to this till's own storage, as sentences. Light: the first page needs it."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.faults import RescueProblem
from app.domain.storage import SalvageReport
from app.ui.counts import counts

translate = QCoreApplication.translate


def salvage_sentence(report: SalvageReport) -> str:
    """What was saved from a damaged store, and what was not."""
    if report.unknown:
        return counts.mended_with_losses(report.unknown)
    return counts.mended(report.recovered)


def salvage_details(report: SalvageReport) -> str:
    """For "details": what support asks for."""
    return translate(
        "wording",
        "Recovered {file} from the file and {journal} from the journal, {ambiguous} to be read back"
        " first; {pages} pages lost; set aside: {names}",
    ).format(
        file=report.recovered_from_file,
        journal=report.recovered_from_journal,
        ambiguous=report.ambiguous,
        pages=report.lost_pages,
        names=", ".join(report.set_aside),
    )


def rescue_sentence(problem: RescueProblem) -> str:
    """Why a rescue file was not made or not taken in, and what next."""
    match problem:
        case RescueProblem.NOT_A_RESCUE_FILE:
            return translate("wording", "That is not a rescue file of a till. Choose another file.")
        case RescueProblem.PASSPHRASE_WRONG:
            return translate("wording", "That passphrase does not open this rescue file.")
        case RescueProblem.PASSPHRASE_TOO_SHORT:
            return translate("wording", "The passphrase needs at least 12 characters.")
        case RescueProblem.OTHER_ORGANISATION:
            return translate(
                "wording",
                "This rescue file is for another server or organisation. Take it to one of their"
                " tills.",
            )
        case RescueProblem.NEWER_VERSION:
            return translate(
                "wording", "This rescue file was made by a newer Tillside. Update this till first."
            )
        case RescueProblem.DAMAGED:
            return translate(
                "wording", "This rescue file is damaged. Nothing was changed; copy it once more."
            )
        case RescueProblem.NOTHING_UNSENT:
            return translate("wording", "Nothing waits to be sent that could be handed over now.")
        case RescueProblem.UNREADABLE:
            return translate(
                "wording", "The file cannot be read or written there. Choose another place."
            )
        case RescueProblem.ALREADY_THERE:
            return translate(
                "wording",
                "A file of that name is there already, and may hold unsent work. Choose another"
                " name.",
            )
        case RescueProblem.UNNAMED:
            return translate(
                "wording",
                "The file holds the work, but could not be given its name: it lies in the same"
                " folder under the name in the details. Take good care of it.",
            )
        case _:
            assert_never(problem)
