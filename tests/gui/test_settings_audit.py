"""Settings, audit: what was done at this till, narrowed, paged and taken along."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractItemView, QComboBox

from app.domain.associate import AssociateId
from app.domain.audit import Act, AuditEntry, AuditQuery, Detail, DetailKind, Fact
from app.domain.customer import CustomerKey
from app.ui.models.roles import CellRole
from tests.gui.fakes_forms import JO
from tests.gui.page_parts import let_pass, part, turns
from tests.gui.settings_desk import Desk, settings_desk
from tests.manual_clock import START

NOTE = Detail(kind=DetailKind.OP_SAVED, facts={Fact.OP_KIND: "note"})
WRONG = Detail(kind=DetailKind.PIN_WRONG, facts={Fact.WAIT_S: "5"})


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with settings_desk() as made:
        yield made


def entry(minutes: int = 0, **changes: Any) -> AuditEntry:
    made = AuditEntry(
        at=START - timedelta(minutes=minutes),
        act=Act.CUSTOMER_OPENED,
        associate_id=JO.id,
        associate_name=JO.name,
        customer=CustomerKey("user:98"),
    )
    return replace(made, **changes)


async def test_acts_are_told_in_words_and_identifiers_masked(desk: Desk) -> None:
    desk.audit.page.return_value = (
        entry(act=Act.SAVED, detail=NOTE, customer=CustomerKey("mobile:44700900000")),
        entry(1, act=Act.SIGN_IN_REFUSED, detail=WRONG, customer=None),
        entry(2),
    )
    await desk.press("settings_audit")
    rows = desk.rows("audit_table")
    assert [row.partition(" | ")[2] for row in rows] == [
        "Saved | Jo P. | +44 •••• ••0000",
        "Was not let in | Jo P. | ",
        "Opened a customer | Jo P. | 98",
    ]
    table = part(desk.page, QAbstractItemView, "audit_table")
    details = [table.model().index(row, 1).data(CellRole.SECOND_LINE) for row in range(len(rows))]
    assert details == ["Note", "Wrong PIN: locked out for 5 s", ""]


async def test_it_is_narrowed_and_asked_anew(desk: Desk) -> None:
    await desk.press("settings_audit")
    assert desk.audit.page.await_args.args == (AuditQuery(),)
    part(desk.page, QComboBox, "audit_associate").setCurrentText("Jo P.")
    await turns()
    part(desk.page, QComboBox, "audit_act").setCurrentText("Revealed personal data")
    await turns()
    assert desk.audit.page.await_args.args == (
        AuditQuery(associate_id=AssociateId("a2"), act=Act.REVEALED),
    )
    for name in ("audit_from", "audit_to"):
        desk.line(name).setText("24/11/2026")
    await let_pass(desk.shop.clock, 1)
    query = desk.audit.page.await_args.args[0]
    assert (query.since, query.before) == (
        datetime(2026, 11, 24, tzinfo=UTC),
        datetime(2026, 11, 25, tzinfo=UTC),
    )


async def test_pages_follow_from_where_the_first_began(desk: Desk) -> None:
    everything = [entry(minutes) for minutes in range(150)]

    async def page(query: AuditQuery, *, limit: int, offset: int = 0) -> tuple[AuditEntry, ...]:
        return tuple(everything[offset : offset + limit])

    desk.audit.page.side_effect = page
    await desk.press("settings_audit")
    assert len(desk.rows("audit_table")) == 100
    await desk.press("audit_more")
    assert len(desk.rows("audit_table")) == 150
    query = desk.audit.page.await_args.args[0]
    assert query.before == everything[0].at + timedelta(microseconds=1)
    assert not desk.is_seen("audit_more")


async def test_what_is_asked_for_can_be_taken_along(desk: Desk) -> None:
    desk.audit.page.return_value = (entry(),)
    desk.audit.export.return_value = Path("/till/exports/audit.csv")
    await desk.press("settings_audit")
    part(desk.page, QComboBox, "audit_act").setCurrentText("Opened a customer")
    await turns()
    await desk.press("audit_export")
    desk.audit.export.assert_awaited_once_with(AuditQuery(act=Act.CUSTOMER_OPENED))
    assert desk.text("audit_message_details") == "/till/exports/audit.csv"
