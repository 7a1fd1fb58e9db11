"""What was done at a till: recorded as it happens, read and taken along by supervisors alone."""

import csv
import io
from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2

from app.domain.audit import Act
from app.domain.customer import CustomerKey
from app.domain.op import OpId
from app.services.audit import SupervisorNeededError
from tests.unit.services.rig import Till, person

TOM = CustomerKey("user:5")


async def test_acts_saved_ops_and_decisions_are_one_trail(staffed: Till) -> None:
    audit = staffed.services.audit
    await audit.record(Act.CUSTOMER_OPENED, customer=TOM)
    staffed.clock.advance(1)
    await staffed.registration.register(person(7), token="new")
    staffed.clock.advance(1)
    await staffed.pending.discard(OpId("new"), reason="mistyped")
    me = staffed.session.associate
    assert me is not None
    entries = await audit.page()
    assert [(entry.act, entry.associate_id, entry.op_id) for entry in entries] == [
        (Act.MOVED, me.id, "new"),
        (Act.SAVED, me.id, "new"),
        (Act.CUSTOMER_OPENED, me.id, None),
    ]
    assert entries[0].detail == "queued > discarded: mistyped"
    assert entries[2].customer == TOM
    assert await audit.page(limit=1, offset=2) == entries[2:]


async def test_the_trail_outlives_the_run_and_is_never_rewritten(staffed: Till) -> None:
    await staffed.services.audit.record(Act.REVEALED, customer=TOM)
    before = await staffed.stores.outbox.trail()
    await staffed.reopen()
    assert await staffed.stores.outbox.trail() == before
    with pytest.raises(dbapi2.Error, match="never rewritten"):
        await staffed.stores.outbox_database.write(
            lambda connection: connection.execute("UPDATE audit SET act = 'printed'")
        )


async def test_only_a_supervisor_reads_it(staffed: Till) -> None:
    me = staffed.session.associate
    assert me is not None
    staffed.session._associate = replace(me, is_supervisor=False)
    with pytest.raises(SupervisorNeededError):
        await staffed.services.audit.page()
    with pytest.raises(SupervisorNeededError):
        await staffed.services.audit.as_csv()


async def test_it_is_taken_along_as_a_table_and_that_is_recorded_too(staffed: Till) -> None:
    await staffed.services.audit.record(Act.PRINTED, detail="=HYPERLINK(1)")
    taken = (await staffed.services.audit.as_csv()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(taken)))
    assert [row["act"] for row in rows] == ["exported", "printed"]
    assert rows[1]["detail"] == "'=HYPERLINK(1)", "a spreadsheet must not take it for a formula"


async def test_an_act_is_not_held_up_by_a_disk_that_takes_nothing(
    staffed: Till, caplog: pytest.LogCaptureFixture
) -> None:
    await staffed.stores.outbox_database.read(
        lambda connection: connection.execute("PRAGMA query_only = 1").fetchall()
    )
    await staffed.services.audit.record(Act.REVEALED, customer=TOM)
    assert "not recorded" in caplog.text
