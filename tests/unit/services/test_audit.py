"""What was done at a till: recorded as it happens, read and taken along by supervisors alone."""

import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlcipher3 import dbapi2

from app.domain.audit import Act, AuditEntry, AuditQuery, Detail, DetailKind, Fact, about, counted
from app.domain.customer import CustomerKey
from app.domain.faults import CredentialsFault
from app.domain.op import Associate, AssociateId, OpId
from app.services.audit import SupervisorNeededError
from app.services.session import SignInRefused
from app.settings.declarations import LockSettings, UiSettings
from tests.unit.services.rig import (
    OTHER_PIN,
    OTHER_URL,
    PASSWORD,
    PIN,
    URL,
    USERNAME,
    Till,
    person,
)

TOM = CustomerKey("user:5")
COMING = frozenset({Act.SIGNED_IN, Act.ASSOCIATE_ENROLLED})


async def noted(till: Till) -> list[AuditEntry]:
    """What is in the audit by now, the earliest first."""
    await background(till)
    return [*reversed(await till.stores.outbox.trail())]


async def background(till: Till) -> None:
    """Let what was noted be written."""
    await till.services.audit.noted()


def me(till: Till) -> Associate:
    found = till.session.associate
    assert found is not None
    return found


async def test_acts_saved_ops_and_decisions_are_one_trail(staffed: Till) -> None:
    audit = staffed.services.audit
    await background(staffed)
    staffed.clock.advance(1)
    await audit.record(Act.CUSTOMER_OPENED, customer=TOM)
    staffed.clock.advance(1)
    await staffed.registration.register(person(7), token="new")
    staffed.clock.advance(1)
    await staffed.pending.discard(OpId("new"), reason="mistyped")
    staffed.clock.advance(1)
    noor = me(staffed)
    entries = await audit.page(limit=4)
    assert [(entry.act, entry.associate_id, entry.op_id) for entry in entries] == [
        (Act.AUDIT_READ, noor.id, None),
        (Act.MOVED, noor.id, "new"),
        (Act.SAVED, noor.id, "new"),
        (Act.CUSTOMER_OPENED, noor.id, None),
    ]
    withdrawn = entries[1].detail
    assert withdrawn is not None
    assert withdrawn.kind is DetailKind.OP_WITHDRAWN
    assert withdrawn.facts == {
        Fact.OP_KIND: "registration",
        Fact.FROM_STATE: "queued",
        Fact.TO_STATE: "discarded",
        Fact.REASON: "mistyped",
    }
    registered = {Fact.OP_KIND: "registration"}
    assert entries[2].detail == Detail(kind=DetailKind.OP_SAVED, facts=registered)
    assert entries[1].associate_name == noor.name
    assert entries[3].customer == TOM
    assert await audit.page(limit=1, offset=3) == entries[3:]


async def test_the_trail_outlives_the_run_and_is_never_rewritten(staffed: Till) -> None:
    await staffed.services.audit.record(Act.REVEALED, customer=TOM)
    await background(staffed)
    before = await staffed.stores.outbox.trail()
    await staffed.reopen()
    assert await staffed.stores.outbox.trail() == before
    with pytest.raises(dbapi2.Error, match="never rewritten"):
        await staffed.stores.outbox_database.write(
            lambda connection: connection.execute("UPDATE audit SET act = 'printed'")
        )


async def test_only_a_supervisor_reads_it(staffed: Till) -> None:
    staffed.session._associate = replace(me(staffed), is_supervisor=False)
    with pytest.raises(SupervisorNeededError):
        await staffed.services.audit.page()
    with pytest.raises(SupervisorNeededError):
        await staffed.services.audit.export()


async def test_it_is_taken_along_as_a_table_and_that_is_recorded_too(staffed: Till) -> None:
    await background(staffed)
    staffed.clock.advance(1)
    await staffed.services.audit.record(Act.EXPORTED, detail=counted(DetailKind.BILLS, 3))
    staffed.clock.advance(1)
    path = await staffed.services.audit.export(AuditQuery(since=staffed.clock.now()))
    assert path.parent == staffed.folder / "exports"
    (row,) = _rows(path.read_bytes())
    assert (row["act"], row["detail"]) == ("exported", "audit")
    assert row["since"] == staffed.clock.now().isoformat()
    everything = _rows((await staffed.services.audit.export()).read_bytes())
    assert ("exported", "bills", "3") in [
        (row["act"], row["detail"], row["count"]) for row in everything
    ]


async def test_no_cell_of_the_table_is_a_formula(staffed: Till) -> None:
    await staffed.registration.register(person(7), token="new")
    await staffed.pending.discard(OpId("new"), reason="=HYPERLINK(1)")
    reasons = [row["reason"] for row in _rows((await staffed.services.audit.export()).read_bytes())]
    assert "'=HYPERLINK(1)" in reasons


def _rows(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


async def test_reading_it_is_in_it_once_a_question(staffed: Till) -> None:
    await background(staffed)
    audit, noor = staffed.services.audit, me(staffed)
    await audit.page(limit=1)
    await audit.page(limit=1, offset=1)
    await audit.page(AuditQuery(associate_id=noor.id, act=Act.REVEALED))
    assert [entry.detail for entry in await noted(staffed) if entry.act is Act.AUDIT_READ] == [
        None,
        Detail(kind=DetailKind.QUESTION, facts={Fact.WHOSE: noor.id, Fact.ACT: "revealed"}),
    ]


async def test_it_is_narrowed_to_days_people_and_acts(staffed: Till) -> None:
    await background(staffed)
    audit, start = staffed.services.audit, staffed.clock.now()
    await staffed.services.staff.enrol("Jo P.", OTHER_PIN, OTHER_PIN)
    staffed.clock.advance(24 * 3600)
    await audit.record(Act.REVEALED, customer=TOM)
    await staffed.session.sign_in("Jo P.", OTHER_PIN)
    await staffed.registration.register(person(7), token="new")
    await background(staffed)
    jo = me(staffed)
    trail = staffed.stores.outbox.trail

    async def acts(query: AuditQuery) -> set[Act]:
        return {entry.act for entry in await trail(query)}

    next_day = start + timedelta(hours=12)
    assert Act.REVEALED not in await acts(AuditQuery(before=next_day))
    assert Act.ASSOCIATE_ENROLLED in await acts(AuditQuery(before=next_day))
    assert await acts(AuditQuery(since=next_day)) == {
        *(Act.REVEALED, Act.SIGNED_OUT, Act.SIGNED_IN, Act.SAVED)
    }
    assert await acts(AuditQuery(associate_id=jo.id)) == {Act.SIGNED_IN, Act.SAVED}
    assert await acts(AuditQuery(act=Act.SAVED)) == {Act.SAVED}
    assert await acts(AuditQuery(act=Act.SAVED, before=next_day)) == set()


async def test_coming_going_and_locking_are_in_it_once_each(staffed: Till) -> None:
    session = staffed.session
    await staffed.services.staff.enrol("Jo P.", OTHER_PIN, OTHER_PIN)
    session.lock()
    session.lock()
    await session.sign_in("Noor A.", PIN)
    session.lock()
    await session.sign_in("Jo P.", OTHER_PIN)
    session.sign_out()
    acts = [(each.act, each.associate_id, kind_of(each)) for each in await noted(staffed)]
    assert sorted(acts, key=str) == sorted(
        [
            (Act.ASSOCIATE_ENROLLED, "Noor A.", DetailKind.SUPERVISOR_ENROLLED),
            (Act.SIGNED_IN, "Noor A.", None),
            (Act.ASSOCIATE_ENROLLED, "Noor A.", DetailKind.ENROLLED),
            (Act.LOCKED, "Noor A.", None),
            (Act.SIGNED_IN, "Noor A.", DetailKind.UNLOCKED),
            (Act.LOCKED, "Noor A.", None),
            (Act.SIGNED_OUT, "Noor A.", DetailKind.ANOTHER_CAME),
            (Act.SIGNED_IN, "Jo P.", None),
            (Act.SIGNED_OUT, "Jo P.", None),
        ],
        key=str,
    )


def kind_of(entry: AuditEntry) -> DetailKind | None:
    return entry.detail.kind if entry.detail is not None else None


async def test_who_let_a_new_associate_in_is_in_it(staffed: Till) -> None:
    await staffed.session.sign_in("Sam", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN)
    enrolled = [each for each in await noted(staffed) if each.act is Act.ASSOCIATE_ENROLLED]
    assert [(each.associate_id, each.detail) for each in enrolled] == [
        ("Noor A.", about(DetailKind.SUPERVISOR_ENROLLED, AssociateId("Noor A."))),
        ("Noor A.", about(DetailKind.ENROLLED, AssociateId("Sam"))),
    ]


async def test_who_is_not_let_in_is_in_it_with_the_reason(staffed: Till) -> None:
    for pin in ("9999", "9998"):
        with pytest.raises(SignInRefused):
            await staffed.session.sign_in("Noor A.", pin)
    with pytest.raises(SignInRefused):
        await staffed.session.sign_in("Sam", PIN, pin_again=PIN, supervisor_pin="9999")
    refused = [each for each in await noted(staffed) if each.act is Act.SIGN_IN_REFUSED]
    assert [(each.associate_id, each.detail) for each in refused] == [
        ("Noor A.", Detail(kind=DetailKind.PIN_WRONG)),
        ("Noor A.", Detail(kind=DetailKind.PIN_WRONG)),
        # The third wrong PIN of the supervisor, who now has to wait.
        ("Sam", Detail(kind=DetailKind.SUPERVISOR_PIN_WRONG, facts={Fact.WAIT_S: "5"})),
    ]
    with pytest.raises(SignInRefused):
        await staffed.session.sign_in("Noor A.", PIN)
    assert (await noted(staffed))[-1].detail == Detail(
        kind=DetailKind.LOCKED_OUT, facts={Fact.WAIT_S: "5"}
    )


async def test_whom_the_server_does_not_know_is_in_it(till: Till) -> None:
    with pytest.raises(SignInRefused):
        await till.session.sign_in(
            "Noor A.", PIN, pin_again=PIN, server_username=USERNAME, server_password="wrong"
        )
    (refused,) = await noted(till)
    assert (refused.act, refused.associate_id) == (Act.SIGN_IN_REFUSED, "Noor A.")
    assert refused.detail == Detail(kind=DetailKind.SERVER_LOGIN_WRONG)


async def test_settings_are_in_it_by_name_and_never_by_value(staffed: Till) -> None:
    preferences = staffed.services.preferences
    await preferences.change(lock=LockSettings(idle_minutes=77), ui=UiSettings(text_size=150))
    await preferences.change(lock=LockSettings(idle_minutes=77))
    changes = [each.detail for each in await noted(staffed) if each.act is Act.SETTINGS_CHANGED]
    names = {Fact.NAMES: "lock.idle_minutes, ui.text_size"}
    assert changes == [Detail(kind=DetailKind.SETTINGS, facts=names)]


async def test_another_server_is_in_it_once_it_is_taken(staffed: Till) -> None:
    with pytest.raises(CredentialsFault):
        await staffed.connection.save(OTHER_URL, USERNAME, "wrong")
    await staffed.connection.save(URL, USERNAME, PASSWORD)
    changes = [each.detail for each in await noted(staffed) if each.act is Act.SETTINGS_CHANGED]
    assert changes == [Detail(kind=DetailKind.SERVER)]


async def test_it_is_kept_without_a_server(staffed: Till) -> None:
    await staffed.line.close()
    staffed.services.audit.note(Act.CUSTOMER_OPENED, customer=TOM)
    staffed.services.audit.note(Act.REVEALED, customer=TOM)
    acts = [each.act for each in await noted(staffed) if each.act not in COMING]
    assert sorted(acts) == [Act.CUSTOMER_OPENED, Act.REVEALED]


async def test_a_note_is_of_who_stood_there_then(staffed: Till) -> None:
    noor = me(staffed)
    staffed.services.audit.note(Act.REVEALED, customer=TOM)
    staffed.session.sign_out()
    (revealed,) = [each for each in await noted(staffed) if each.act is Act.REVEALED]
    assert revealed.associate_id == noor.id


async def test_an_act_is_not_held_up_by_a_disk_that_takes_nothing(
    staffed: Till, caplog: pytest.LogCaptureFixture
) -> None:
    await background(staffed)
    await staffed.stores.outbox_database.read(
        lambda connection: connection.execute("PRAGMA query_only = 1").fetchall()
    )
    await staffed.services.audit.record(Act.REVEALED, customer=TOM)
    assert "not recorded" in caplog.text
