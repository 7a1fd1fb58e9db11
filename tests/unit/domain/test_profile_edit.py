"""The three-way merge of an edit: nobody's change is lost, and nobody is asked without need."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain import identifiers
from app.domain.customer import Customer, CustomerType, CustomField, Gender
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import (
    FieldConflict,
    ProfileEdit,
    Side,
    amended,
    base_of,
    merged,
    resolved,
    touched,
    with_change,
)
from app.domain.registration import Registration
from tests.manual_clock import START

WHOM = identifiers.user_id("5")
BASE = Customer(firstname="Tom", lastname="Sawyer", email="tom@example.com", gender=Gender.MALE)
TEXTS = st.sampled_from(["", "Tom", "Thomas", "Tommy", "Huck"])


def change(**fields: object) -> ProfileChange:
    return ProfileChange(whom=WHOM, **fields)  # type: ignore[arg-type]


def edit(base: Customer = BASE, **fields: object) -> ProfileEdit:
    return ProfileEdit(change=change(**fields), base=base)


def test_what_only_this_till_changed_is_sent() -> None:
    found = merged(edit(firstname="Thomas"), BASE)
    assert (found.to_send, found.conflicts) == (change(firstname="Thomas"), ())


def test_what_was_not_changed_is_dropped() -> None:
    found = merged(edit(firstname=" Tom ", lastname="Finn"), replace(BASE, firstname="Tommy"))
    assert (found.to_send, found.conflicts) == (change(lastname="Finn"), ())


def test_what_the_server_has_already_is_done() -> None:
    found = merged(
        edit(firstname="Thomas", email="T@example.com"),
        replace(BASE, firstname="Thomas", email="t@EXAMPLE.com"),
    )
    assert (found.to_send, found.conflicts) == (None, ())


def test_what_both_changed_is_a_conflict_and_the_rest_is_sent() -> None:
    theirs = replace(BASE, firstname="Tommy")
    found = merged(edit(firstname="Thomas", gender=Gender.OTHER), theirs)
    assert found.to_send == change(gender=Gender.OTHER)
    assert found.conflicts == (
        FieldConflict(field="firstname", was="Tom", theirs="Tommy", mine="Thomas"),
    )


def test_custom_fields_are_merged_each_by_itself() -> None:
    base = replace(
        BASE,
        custom_fields=(
            CustomField(name="hobby", values=("tea", "chess")),
            CustomField(name="size", values=("M",)),
        ),
    )
    mine = (
        CustomField(name="hobby", values=("tea",)),
        CustomField(name="size", values=("L",)),
        CustomField(name="new", values=("1",)),
    )
    theirs = replace(base, custom_fields=(CustomField(name="size", values=("S",)),))
    found = merged(edit(base, custom_fields=mine), theirs)
    assert found.to_send == change(custom_fields=(mine[2],))
    assert found.conflicts == (
        FieldConflict(field="custom_hobby", was="tea\nchess", theirs="", mine="tea"),
        FieldConflict(field="custom_size", was="M", theirs="S", mine="L"),
    )


def test_a_type_that_the_server_never_tells_is_no_conflict() -> None:
    found = merged(edit(type=CustomerType.LOYALTY), BASE)
    assert found.to_send == change(type=CustomerType.LOYALTY)


@given(was=TEXTS, theirs=TEXTS, mine=TEXTS, other=TEXTS, other_theirs=TEXTS)
def test_sending_what_is_left_and_deciding_the_rest_ends_in_agreement(
    was: str, theirs: str, mine: str, other: str, other_theirs: str
) -> None:
    base = Customer(firstname=was, lastname=other)
    server = Customer(firstname=theirs, lastname=other_theirs)
    wanted = edit(base, firstname=mine, lastname="Finn")
    found = merged(wanted, server)
    if found.to_send is not None:
        server = with_change(server, found.to_send)
    again = merged(wanted, server)
    assert again.to_send is None, "what was sent is not sent again"
    assert again.conflicts == found.conflicts
    for conflict in found.conflicts:
        assert conflict.mine not in (conflict.was, conflict.theirs)
        assert conflict.was != conflict.theirs
    # Nothing that somebody else wrote is overwritten without a person.
    if theirs != was:
        assert server.firstname in (theirs, mine)
        assert server.firstname == theirs or theirs == mine
    assume(found.conflicts)
    rest = resolved(wanted, found.conflicts, dict.fromkeys(_fields(found.conflicts), Side.MINE))
    assert rest is not None
    last = merged(rest, server)
    assert last.to_send is not None
    assert last.conflicts == ()
    server = with_change(server, last.to_send)
    assert all(getattr(server, conflict.field) == conflict.mine for conflict in found.conflicts)


@given(moved=TEXTS)
def test_a_decision_is_merged_anew_where_the_server_moved_on(moved: str) -> None:
    wanted = edit(firstname="Thomas")
    conflicts = merged(wanted, replace(BASE, firstname="Tommy")).conflicts
    rest = resolved(wanted, conflicts, {"firstname": Side.MINE})
    assert rest is not None
    found = merged(rest, replace(BASE, firstname=moved))
    if moved == "Tommy":
        assert found.to_send == change(firstname="Thomas")
    elif moved == "Thomas":
        assert (found.to_send, found.conflicts) == (None, ())
    else:
        assert found.conflicts == (
            FieldConflict(field="firstname", was="Tommy", theirs=moved, mine="Thomas"),
        )


def test_only_decisions_on_all_conflicts_count() -> None:
    wanted = edit(firstname="Thomas", lastname="Finn")
    theirs = replace(BASE, firstname="Tommy", lastname="Thatcher")
    conflicts = merged(wanted, theirs).conflicts
    with pytest.raises(ValueError, match="decided"):
        resolved(wanted, conflicts, {"firstname": Side.MINE})
    assert resolved(wanted, conflicts, dict.fromkeys(_fields(conflicts), Side.THEIRS)) is None
    some = resolved(wanted, conflicts, {"firstname": Side.THEIRS, "lastname": Side.MINE})
    assert some == edit(Customer(firstname="Tommy", lastname="Thatcher"), lastname="Finn")


def test_no_more_is_kept_of_a_customer_than_the_merge_needs() -> None:
    kept = base_of(BASE, change(firstname="Thomas"))
    assert kept == Customer(firstname="Tom")
    assert set(touched(change(firstname="Thomas"))) == {"firstname"}


def test_a_registration_is_put_right_in_place() -> None:
    before = Registration(
        mobile="44700900000",
        firstname="Tom",
        registered_at=START,
        custom_fields=(CustomField(name="hobby", values=("tea",)),),
    )
    after = amended(
        before,
        change(
            firstname="Thomas", email="tom@example.com", custom_fields=(CustomField(name="hobby"),)
        ),
    )
    assert after == replace(before, firstname="Thomas", email="tom@example.com", custom_fields=())


def _fields(conflicts: tuple[FieldConflict, ...]) -> list[str]:
    return [conflict.field for conflict in conflicts]
