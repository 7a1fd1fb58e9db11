"""A store that was mended while somebody works: they are told, wherever they are."""

from datetime import UTC, datetime
from pathlib import Path

from app.domain.storage import SalvageReport
from app.ui.tone import Tone
from tests.gui.everywhere.whole_till import Look, whole_till

AT = datetime(2026, 11, 23, 14, 9, tzinfo=UTC)


async def test_a_running_till_says_what_was_mended_to_whoever_works(
    tmp_path: Path,
) -> None:
    async with whole_till(tmp_path, Look()) as till:
        bar = till.window.message_bar
        till.desktop.show_salvage(SalvageReport(at=AT, recovered_from_file=3, lost_pages=1))
        assert "has been mended. Nothing is lost: 3 wait to be sent" in bar.text
        assert (bar.tone, bar.fades) == (Tone.CARE, False)
        assert "1 pages lost" in bar.details
        till.desktop.show_salvage(SalvageReport(at=AT, recovered_from_file=3, unknown=2))
        assert "2 of its entries could not be saved" in bar.text
        assert (bar.tone, bar.fades) == (Tone.BAD, False)
