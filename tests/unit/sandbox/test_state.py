"""The state machine by itself: what outlives a restart, and that it is the same every time."""

import dataclasses
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app.sandbox.calls.call import Asked
from app.sandbox.calls.registration import add_all
from app.sandbox.calls.retrieval import Retrieval
from app.sandbox.database import DataFault
from app.sandbox.people.people import Kind, People, Person
from app.sandbox.state import Sandbox
from app.sandbox.wire.replies import Item


def made(clock: Any, path: Path | None = None, **more: Any) -> Sandbox:
    return Sandbox(clock=clock, path=path, **{"customers": 20, **more})


def add(sandbox: Sandbox, *customers: dict[str, str], request_id: str = "") -> list[Item]:
    tree = {"root": {"customer": list(customers)}}
    return add_all(sandbox.world, Asked(tree=tree, request_id=request_id))


def get(sandbox: Sandbox, kind: Kind, text: str) -> Item:
    return Retrieval(sandbox.world).get(kind, text, Asked(parameters={"user_id": "true"}))


def test_what_was_registered_outlives_the_process(clock: Any, tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    first = made(clock, path)
    (item,) = add(first, {"mobile": "447700900600"}, request_id="r1")
    first.close()
    again = made(clock, path, customers=9999, seed_number=99)
    assert again.count() == 21
    found = get(again, Kind.MOBILE, "447700900600")
    assert found.fields["user_id"] == item.fields["user_id"]
    assert [effect.request_id for effect in again.effects()] == ["r1"]
    again.close()


def test_what_was_derived_stays_the_same_on_a_later_day(clock: Any, tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    wanted = [str(user_id) for user_id in range(15001, 15021)]
    first = made(clock, path)
    before = [get(first, Kind.USER_ID, each) for each in wanted]
    first.close()
    clock.move(40 * 86_400)
    again = made(clock, path)
    assert [get(again, Kind.USER_ID, each) for each in wanted] == before
    again.close()


def test_two_of_the_same_seed_answer_alike(clock: Any) -> None:
    one, two = made(clock), made(clock)
    batch = [{"mobile": "447700900600", "email": "x@example.com"}, {"mobile": "44700900000"}]
    assert add(one, *batch) == add(two, *batch)
    assert one.effects() == two.effects()
    one.close()
    two.close()


def test_a_file_in_use_is_refused(clock: Any, tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    first = made(clock, path)
    with pytest.raises(DataFault, match=r"sandbox\.db"):
        made(clock, path)
    first.close()


def test_a_file_that_is_no_database_is_refused(clock: Any, tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(DataFault):
        made(clock, path)


def test_a_file_of_an_earlier_version_is_set_aside(clock: Any, tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    made(clock, path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '1' WHERE key = 'schema'")
        connection.execute("DELETE FROM person")
    connection.close()
    again = made(clock, path)
    assert again.count() == 20
    again.close()
    assert (tmp_path / "sandbox.db.v1").exists()


def test_a_file_of_a_later_version_is_refused(clock: Any, tmp_path: Path) -> None:
    path = tmp_path / "sandbox.db"
    made(clock, path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema'")
    connection.close()
    with pytest.raises(DataFault, match="another version"):
        made(clock, path)


def test_a_batch_is_done_as_a_whole_or_not_at_all(
    clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    sandbox = made(clock)
    people = sandbox.world.people
    saved = 0

    def fail_at_the_second(person: Person) -> None:
        nonlocal saved
        saved += 1
        if saved == 2:
            raise RuntimeError("the disk is gone")
        People.save(people, person)

    monkeypatch.setattr(people, "save", fail_at_the_second)
    with pytest.raises(RuntimeError):
        add(sandbox, {"mobile": "447700900600"}, {"mobile": "447700900601"})
    assert (sandbox.count(), sandbox.effects()) == (20, [])
    sandbox.close()


def test_an_altered_person_differs_only_where_asked(clock: Any) -> None:
    sandbox = made(clock)
    before = sandbox.person(Kind.MOBILE, "44700900000")
    assert before is not None
    after = sandbox.plant({"tier": "GOLD"}, user_id=before.user_id)
    assert after == dataclasses.replace(before, tier="GOLD")
    assert sandbox.person(Kind.USER_ID, str(before.user_id)) == after
    sandbox.close()


@pytest.mark.parametrize("text", ["", "-1", "9" * 30, "x", "1.5"])
def test_an_id_that_is_none_finds_nobody(clock: Any, text: str) -> None:
    sandbox = made(clock)
    assert sandbox.person(Kind.USER_ID, text) is None
    sandbox.close()
