"""The end of a till's day: counted as it stands, certified, signed by the till."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.domain.audit import Act, DetailKind, counted
from app.services.closing import ClosingService
from app.services.signing import public_key_in, signer_of
from tests.unit.services.rig import URL, USERNAME, Till, person

PDF = b"%PDF-1.4\n%%EOF\n"


def closing(till: Till) -> ClosingService:
    return till.services.closing


async def test_the_report_says_whose_till_it_is_and_how_it_stands(staffed: Till) -> None:
    await staffed.registration.register(person(1), token="1")
    await staffed.drain()
    await staffed.registration.register(person(2), token="2")
    report = await closing(staffed).report()
    assert (report.organisation_id, report.organisation_name) == ("29", "Example Shops")
    assert (report.till_login, report.server_url) == (USERNAME, URL)
    assert (report.unsent, report.sent, report.needs_person) == (1, 1, 0)
    assert [work.associate.name for work in report.tally.unsent] == ["Noor A."]
    assert (report.at - staffed.clock.now(), report.is_server_time) == (timedelta(seconds=2), True)
    assert report.since == datetime(2026, 11, 24, tzinfo=ZoneInfo("Europe/London"))
    assert not report.is_training


async def test_the_day_is_the_stores(staffed: Till) -> None:
    await staffed.registration.register(person(1), token="1")
    await staffed.drain()
    staffed.clock.advance(24 * 3600)
    assert (await closing(staffed).report()).sent == 0


async def test_a_till_whose_clock_is_wrong_still_counts_its_day(staffed: Till) -> None:
    staffed.shop.organisation = replace(staffed.shop.organisation, clock_offset_s=-3 * 24 * 3600.0)
    await staffed.registration.register(person(1), token="1")
    await staffed.drain()
    report = await closing(staffed).report()
    assert report.at == staffed.clock.now() - timedelta(days=3)
    assert report.sent == 1


async def test_without_a_server_it_goes_by_the_tills_own_clock(till: Till) -> None:
    report = await closing(till).report()
    assert (report.at, report.is_server_time) == (till.clock.now(), False)
    assert (report.organisation_id, report.till_login, report.unsent) == ("", "", 0)


async def test_training_says_that_it_is(till: Till) -> None:
    await till.reopen(is_training=True)
    assert (await closing(till).report()).is_training


async def test_a_certificate_is_signed_by_the_till_and_on_the_record(staffed: Till) -> None:
    report = await closing(staffed).report()
    path = await closing(staffed).issue(report, PDF)
    assert path == staffed.folder / "exports" / "closing-till.1-2026-11-24-1402.pdf"
    signer = signer_of(path.read_bytes())
    assert signer == public_key_in(staffed.folder)
    assert signer.fingerprint == report.fingerprint
    entry = (await staffed.stores.outbox.trail())[0]
    assert entry.act is Act.EXPORTED
    assert entry.detail == counted(DetailKind.CLOSING_CERTIFICATE, 0)


async def test_no_certificate_takes_anothers_place(staffed: Till) -> None:
    report = await closing(staffed).report()
    paths = [await closing(staffed).issue(report, PDF) for _ in range(3)]
    assert [path.stem[-2:] for path in paths] == ["02", "-2", "-3"]
    assert len({*paths}) == 3


async def test_a_disk_that_takes_nothing_leaves_nothing_half(
    staffed: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = await closing(staffed).report()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.services.closing.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        await closing(staffed).issue(report, PDF)
    assert list((staffed.folder / "exports").iterdir()) == []


async def test_a_name_cannot_lead_out_of_the_folder(staffed: Till) -> None:
    report = replace(await closing(staffed).report(), store_code="../../etc/x y", till_login="a/b")
    path = await closing(staffed).issue(report, PDF)
    assert path.parent == staffed.folder / "exports"
    assert path.name == "closing-etc-x-y-a-b-2026-11-24-1402.pdf"
