"""Importing paper forms: every row judged, and what is taken over is taken over once for ever."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.audit import Act, DetailKind, counted
from app.domain.customer import CustomerType
from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import Associate, OpState
from app.domain.organisation import DEFAULT_RULES
from app.domain.table_columns import with_field
from app.domain.table_file import TableFault, TableProblem, read_table
from app.domain.table_review import DoubleKind, ImportRow, RowState
from app.services.importing_plan import ImportPlan, ImportStep, Layout
from app.services.saving import NotReadyError
from tests.unit.services.rig import OTHER_PIN, PIN, Till, customer, mobile_of, person

HEADINGS = "First name,Last name,Mobile,E-mail,Registered on"


@dataclass
class Desk:
    """One import as a screen drives it."""

    till: Till
    path: Path
    steps: list[ImportStep] = field(default_factory=list)

    def write(self, *lines: str, headings: str = HEADINGS) -> "Desk":
        self.path.write_text("\r\n".join((headings, *lines)), encoding="utf-8")
        return self

    def people(self, count: int) -> "Desk":
        return self.write(*(f"Tom,Sawyer{n},{mobile_of(n)},," for n in range(count)))

    async def plan(self, change: Callable[[Layout], Layout] = lambda layout: layout) -> ImportPlan:
        importing = self.till.services.importing
        file = await importing.read(self.path)
        layout = change(await importing.layout(file))
        return await importing.review(file, layout, on_step=self.steps.append)

    async def run(self, plan: ImportPlan, *, until: int | None = None) -> ImportPlan:
        """Until so many rows are through."""
        rows: list[ImportRow] = list(plan.rows)
        done = 0

        def on_step(step: ImportStep) -> None:
            nonlocal done
            done = step.done
            rows[step.first : step.done] = step.rows

        await self.till.services.importing.run(
            plan, on_step=on_step, is_wanted=lambda: until is None or done < until
        )
        return replace(plan, rows=tuple(rows))

    async def unsent(self) -> int:
        return (await self.till.pending.summary()).unsent


@pytest.fixture
def desk(staffed: Till, tmp_path: Path) -> Desk:
    return Desk(staffed, tmp_path / "forms.csv")


def states(plan: ImportPlan) -> list[RowState]:
    return [row.state for row in plan.rows]


async def test_rows_become_registrations_in_the_associates_name_and_are_sent(desk: Desk) -> None:
    desk.write(
        f"Tom,Sawyer,{mobile_of(1)},tom@example.com,03/11/2026 09:15",
        f"Rita,John,{mobile_of(2)},,",
    )
    plan = await desk.plan()
    assert states(plan) == [RowState.READY, RowState.READY]
    desk.till.clock.advance(120)
    done = await desk.run(plan)
    assert states(done) == [RowState.TAKEN, RowState.TAKEN]
    first, second = await desk.till.pending.ops()
    assert first.associate == desk.till.session.associate
    assert (first.registration.name, first.registration.email) == ("Tom Sawyer", "tom@example.com")
    assert first.registration.registered_at == datetime(2026, 11, 3, 9, 15, tzinfo=UTC)
    assert second.registration.registered_at == desk.till.line.now()
    await desk.till.drain()
    assert await desk.unsent() == 0
    assert {found.mobile for found in desk.till.shop.people.values()} == {
        mobile_of(1),
        mobile_of(2),
    }


async def test_the_same_file_again_takes_nothing_twice_sent_or_not(desk: Desk) -> None:
    desk.people(3)
    await desk.run(await desk.plan())
    assert states(await desk.plan()) == [RowState.TAKEN] * 3
    await desk.till.drain()
    assert states(await desk.plan()) == [RowState.TAKEN] * 3
    moved = desk.path.rename(desk.path.with_name("elsewhere.csv"))
    desk.path = moved
    again = await desk.run(await desk.plan())
    assert states(again) == [RowState.TAKEN] * 3
    assert await desk.unsent() == 0
    assert len(desk.till.shop.people) == 3


async def test_a_stopped_import_goes_on_where_it_was_in_a_later_run_of_the_app(
    desk: Desk,
) -> None:
    desk.people(50)
    stopped = await desk.run(await desk.plan(), until=20)
    assert stopped.count(RowState.TAKEN) == await desk.unsent() == 20

    await desk.till.reopen()
    await desk.till.connect()
    await desk.till.session.sign_in("Noor A.", PIN)
    unfinished = await desk.till.services.importing.unfinished()
    assert unfinished is not None
    assert (unfinished.path, unfinished.taken, unfinished.total) == (desk.path, 20, 50)
    plan = await desk.plan()
    assert unfinished.digest == plan.file.digest
    assert states(plan) == [RowState.TAKEN] * 20 + [RowState.READY] * 30
    await desk.run(plan)
    assert await desk.unsent() == 50
    assert await desk.till.services.importing.unfinished() is None


async def test_a_crash_between_saving_and_noting_saves_nothing_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.people(45)
    plan = await desk.plan()
    saves = 0
    real = desk.till.stores.outbox.enqueue

    async def failing(**given: object) -> object:
        nonlocal saves
        saves += 1
        if saves > 30:
            raise StoreFault(StoreProblem.FULL)
        return await real(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(desk.till.stores.outbox, "enqueue", failing)
    with pytest.raises(StoreFault):
        await desk.run(plan)
    monkeypatch.undo()
    assert await desk.unsent() == 30
    done = await desk.run(plan)
    assert done.count(RowState.TAKEN) == 45
    assert await desk.unsent() == 45


async def test_rows_are_saved_in_the_order_of_the_file(desk: Desk) -> None:
    desk.people(45)
    await desk.run(await desk.plan())
    ops = await desk.till.pending.ops()
    assert [op.registration.lastname for op in ops] == [f"Sawyer{n}" for n in range(45)]


async def test_doubles_are_found_in_the_file_in_the_outbox_and_among_known_customers(
    desk: Desk,
) -> None:
    await desk.till.registration.register(person(2), token="by-hand")
    await desk.till.stores.cache.put((customer(3),), desk.till.clock.now(), touched=False)
    desk.write(
        f"Tom,Sawyer,{mobile_of(1)},tom@example.com,",
        f"Tom,Sawyer,{mobile_of(2)},,",
        f"Tom,Sawyer,{mobile_of(3)},,",
        f"Thomas,Sawyer,{mobile_of(4)},TOM@example.com,",
        f"Tom,,{mobile_of(1)},,",
    )
    plan = await desk.plan()
    assert [row.double.kind if row.double else None for row in plan.rows] == [
        None,
        DoubleKind.WAITING,
        DoubleKind.KNOWN,
        DoubleKind.IN_FILE,
        DoubleKind.IN_FILE,
    ]
    assert [row.double.row for row in plan.rows[3:] if row.double] == [2, 2]
    done = await desk.run(plan)
    assert states(done) == [RowState.TAKEN, *[RowState.DOUBLE] * 4]
    assert await desk.unsent() == 2


async def test_known_customers_are_updated_where_that_is_wanted(desk: Desk) -> None:
    await desk.till.stores.cache.put((customer(3),), desk.till.clock.now(), touched=False)
    desk.write(f"Tom,Sawyer,{mobile_of(3)},,")
    plan = await desk.plan(lambda layout: replace(layout, known_too=True))
    (row,) = plan.rows
    assert row.state is RowState.READY
    assert row.double is not None
    await desk.run(plan)
    assert await desk.unsent() == 1


async def test_who_only_reads_the_newsletter_may_still_be_registered(desk: Desk) -> None:
    reader = customer(3, type=CustomerType.NON_LOYALTY)
    await desk.till.stores.cache.put((reader,), desk.till.clock.now(), touched=False)
    desk.write(f"Tom,Sawyer,{mobile_of(3)},,")
    assert states(await desk.plan()) == [RowState.READY]


async def test_a_faulty_row_is_no_reason_to_call_another_a_double(desk: Desk) -> None:
    desk.write(f"Tom,Sawyer,{mobile_of(1)},tom@,", f"Tom,Sawyer,{mobile_of(1)},,")
    assert states(await desk.plan()) == [RowState.FAULTY, RowState.READY]


async def test_somebody_registered_while_the_preview_was_read_is_not_registered_again(
    desk: Desk,
) -> None:
    desk.people(2)
    plan = await desk.plan()
    await desk.till.registration.register(person(1), token="by-hand")
    done = await desk.run(plan)
    assert states(done) == [RowState.TAKEN, RowState.DOUBLE]
    assert await desk.unsent() == 2


async def test_the_organisations_rules_are_those_of_the_form(desk: Desk) -> None:
    rules = replace(DEFAULT_RULES, is_email_required=True)
    await desk.till.stores.cache.put_rules(rules, desk.till.clock.now())
    desk.people(1)
    assert states(await desk.plan()) == [RowState.FAULTY]


async def test_a_mapping_is_remembered_for_its_headings_by_everybody_in_a_later_run(
    desk: Desk,
) -> None:
    def swapped(layout: Layout) -> Layout:
        columns = with_field(with_field(layout.columns, 0, "lastname"), 1, "firstname")
        return replace(layout, columns=columns)

    desk.people(1)
    await desk.run(await desk.plan(swapped))
    await desk.till.session.sign_in("Jo P.", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN)
    await desk.till.reopen()
    reordered = "last name,FIRST NAME,Registered on,mobile,e-mail"
    desk.write(f"Tom,Sawyer,,{mobile_of(7)},", headings=reordered)
    importing = desk.till.services.importing
    layout = await importing.layout(await importing.read(desk.path))
    assert layout.columns == ("firstname", "lastname", "registered_on", "mobile", "email")


async def test_another_associate_never_goes_on_with_it(desk: Desk) -> None:
    desk.people(60)
    plan = await desk.plan()
    noor = desk.till.session.associate
    seen: list[Associate | None] = []

    def sign_out(step: ImportStep) -> None:
        if not seen:
            desk.till.session.sign_out()
        seen.append(desk.till.session.associate)

    with pytest.raises(NotReadyError):
        await desk.till.services.importing.run(plan, on_step=sign_out, is_wanted=lambda: True)
    assert await desk.unsent() == 20
    assert {op.associate for op in await desk.till.pending.ops()} == {noor}
    await desk.till.session.sign_in("Jo P.", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN)
    assert await desk.till.services.importing.unfinished() is None
    assert (await desk.plan()).count(RowState.TAKEN) == 20


async def test_without_a_server_nothing_is_taken_over(till: Till, tmp_path: Path) -> None:
    desk = Desk(till, tmp_path / "forms.csv").people(1)
    plan = await desk.plan()
    with pytest.raises(NotReadyError):
        await desk.run(plan)


async def test_a_withdrawn_row_stays_withdrawn(desk: Desk) -> None:
    desk.people(1)
    await desk.run(await desk.plan())
    (op,) = await desk.till.pending.ops()
    await desk.till.pending.discard(op.id, reason="not theirs")
    await desk.run(await desk.plan())
    assert await desk.till.state(op.id) is OpState.DISCARDED
    assert await desk.unsent() == 0


async def test_the_rows_left_out_are_written_to_be_corrected_and_taken_over(desk: Desk) -> None:
    desk.write(
        f"Tom,Sawyer,{mobile_of(1)},,",
        "Rita,John,4.47009E+11,,",
        f"=Rita,John,+{mobile_of(3)},rita@,",
    )
    done = await desk.run(await desk.plan())
    importing = desk.till.services.importing
    path = await importing.export_left_out(done, {3: "shortened", 4: "no address"}, "Why")
    assert path == desk.path.with_name("forms-left-out.csv")
    rows = read_table(path.read_bytes()).rows
    assert [row.cells for row in rows] == [
        ("First name", "Last name", "Mobile", "E-mail", "Registered on", "Why"),
        ("Rita", "John", "4.47009E+11", "", "", "shortened"),
        ("=Rita", "John", f"+{mobile_of(3)}", "rita@", "", "no address"),
    ]
    entries = await desk.till.stores.outbox.trail()
    assert [entry.detail for entry in entries if entry.act is Act.EXPORTED] == [
        counted(DetailKind.ROWS_LEFT_OUT, 2)
    ]
    path.write_bytes(path.read_bytes().replace(b"4.47009E+11", mobile_of(2).encode()))
    corrected = Desk(desk.till, path)
    plan = await corrected.plan()
    assert states(plan) == [RowState.READY, RowState.FAULTY]
    second = await importing.export_left_out(plan, {}, "Why")
    assert second.name == "forms-left-out-2.csv"


@pytest.mark.parametrize("name", ["missing.csv", ".", "x\0y"])
async def test_a_file_that_cannot_be_read_is_told(staffed: Till, tmp_path: Path, name: str) -> None:
    with pytest.raises(TableFault) as caught:
        await staffed.services.importing.read(tmp_path / name)
    assert caught.value.problem is TableProblem.UNREADABLE


async def test_steps_tell_how_far_it_has_come(desk: Desk) -> None:
    desk.people(45)
    await desk.plan()
    assert [(step.first, step.done, step.total) for step in desk.steps] == [
        (0, 20, 45),
        (20, 40, 45),
        (40, 45, 45),
    ]
