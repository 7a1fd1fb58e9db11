"""An edit of a profile with what it was made from, and its merge with what the server has.

| mine and base | base and theirs | mine and theirs | then                        |
|---------------|-----------------|-----------------|-----------------------------|
| alike         |                 |                 | nothing was changed: dropped |
|               |                 | alike           | done already                |
|               | alike           |                 | sent                        |
|               |                 |                 | a conflict: a person decides |
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum, unique
from typing import TypeVar

from app.domain.customer import Customer, CustomerType, CustomField, Gender
from app.domain.identifiers import Identifier
from app.domain.likeness import plain
from app.domain.profile_change import ProfileChange
from app.domain.registration import Registration, customer_of
from app.domain.write_problem import WriteError, WriteProblem

T = TypeVar("T")
CUSTOM_PREFIX = "custom_"
"""Before a custom field's name, where fields are told apart by name: as forms do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileEdit:
    """`base` is the customer as the form showed them when the edit was begun."""

    change: ProfileChange
    base: Customer


@unique
class Side(StrEnum):
    """Whose value a person chose."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldConflict:
    """Three values of one field. Several values of a custom field are lines of one text."""

    field: str
    was: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """`to_send` is None where nothing is left to be sent."""

    to_send: ProfileChange | None
    conflicts: tuple[FieldConflict, ...] = ()


def merged(edit: ProfileEdit, theirs: Customer) -> Merge:
    """What becomes of the edit now that the server has `theirs`."""
    to_send: set[str] = set()
    conflicts: list[FieldConflict] = []
    base_values, their_values = _values(edit.base), _values(theirs)
    for field, mine in touched(edit.change).items():
        was, other = base_values.get(field, ""), their_values.get(field, "")
        if _is_same(field, mine, was) or _is_same(field, mine, other):
            continue
        if _is_same(field, was, other):
            to_send.add(field)
        else:
            conflicts.append(FieldConflict(field=field, was=was, theirs=other, mine=mine))
    return Merge(to_send=narrowed(edit.change, to_send), conflicts=tuple(conflicts))


def touched(change: ProfileChange) -> dict[str, str]:
    """Every field that the change touches, with its new value as a text."""
    plain_fields = {
        "firstname": change.firstname,
        "lastname": change.lastname,
        "gender": change.gender,
        "type": change.type,
        "mobile": change.mobile,
        "email": change.email,
        "external_id": change.external_id,
    }
    found = {name: str(value) for name, value in plain_fields.items() if value is not None}
    return found | dict(_custom_values(change.custom_fields))


def narrowed(change: ProfileChange, fields: set[str]) -> ProfileChange | None:
    """The change of these fields alone; None where that is none."""

    def kept(name: str, value: T | None) -> T | None:
        return value if name in fields else None

    try:
        return replace(
            change,
            firstname=kept("firstname", change.firstname),
            lastname=kept("lastname", change.lastname),
            gender=kept("gender", change.gender),
            type=kept("type", change.type),
            mobile=kept("mobile", change.mobile),
            email=kept("email", change.email),
            external_id=kept("external_id", change.external_id),
            custom_fields=tuple(
                field for field in change.custom_fields if CUSTOM_PREFIX + field.name in fields
            ),
        )
    except WriteError as error:
        if error.problem is WriteProblem.NOTHING_TO_CHANGE:
            return None
        raise


def resolved(
    edit: ProfileEdit, conflicts: Iterable[FieldConflict], sides: Mapping[str, Side]
) -> ProfileEdit | None:
    """The edit that is left once a person chose: what is MINE is written over theirs, and merged
    anew should the server have moved on. None where theirs stay all. Raises ValueError for a
    conflict that was not decided.
    """
    seen = {conflict.field: conflict.theirs for conflict in conflicts}
    if seen.keys() != sides.keys():
        raise ValueError("every conflict has to be decided")
    change = narrowed(edit.change, {field for field, side in sides.items() if side is Side.MINE})
    return None if change is None else ProfileEdit(change=change, base=_customer(seen))


def addressed(change: ProfileChange, whom: Identifier) -> ProfileChange:
    """The change for the customer by the name that the server knows them by. Raises WriteError
    where that very identifier is to be changed.
    """
    return replace(change, whom=whom)


def base_of(customer: Customer, change: ProfileChange) -> Customer:
    """Of the customer only what the change touches: no more is kept than the merge needs."""
    values = touched(change)
    return Customer(
        firstname=customer.firstname if "firstname" in values else "",
        lastname=customer.lastname if "lastname" in values else "",
        gender=customer.gender if "gender" in values else Gender.UNKNOWN,
        type=customer.type if "type" in values else None,
        mobile=customer.mobile if "mobile" in values else "",
        email=customer.email if "email" in values else "",
        external_id=customer.external_id if "external_id" in values else "",
        custom_fields=tuple(
            field for field in customer.custom_fields if CUSTOM_PREFIX + field.name in values
        ),
    )


def amended(registration: Registration, change: ProfileChange) -> Registration:
    """The registration as it would have been made with the change in mind."""
    customer = with_change(customer_of(registration), change)
    return replace(
        registration,
        firstname=customer.firstname,
        lastname=customer.lastname,
        gender=customer.gender,
        type=customer.type or registration.type,
        mobile=customer.mobile,
        email=customer.email,
        external_id=customer.external_id,
        custom_fields=customer.custom_fields,
    )


def with_change(customer: Customer, change: ProfileChange) -> Customer:
    """The customer as they are once the change is done."""

    def new(value: T | None, old: T) -> T:
        return old if value is None else value

    changed = {field.name: field for field in change.custom_fields}
    kept = [changed.pop(field.name, field) for field in customer.custom_fields]
    return replace(
        customer,
        firstname=new(change.firstname, customer.firstname),
        lastname=new(change.lastname, customer.lastname),
        gender=new(change.gender, customer.gender),
        type=new(change.type, customer.type),
        mobile=new(change.mobile, customer.mobile),
        email=new(change.email, customer.email),
        external_id=new(change.external_id, customer.external_id),
        custom_fields=tuple(field for field in (*kept, *changed.values()) if field.values),
    )


def _values(customer: Customer) -> dict[str, str]:
    known: CustomerType | str = customer.type or ""
    return {
        "firstname": customer.firstname,
        "lastname": customer.lastname,
        "gender": str(customer.gender),
        "type": str(known),
        "mobile": customer.mobile,
        "email": customer.email,
        "external_id": customer.external_id,
        **dict(_custom_values(customer.custom_fields)),
    }


def _customer(values: Mapping[str, str]) -> Customer:
    """The inverse of `_values`, for as many fields as there are."""
    return Customer(
        firstname=values.get("firstname", ""),
        lastname=values.get("lastname", ""),
        gender=Gender(values.get("gender", "")),
        type=CustomerType(values["type"]) if values.get("type") else None,
        mobile=values.get("mobile", ""),
        email=values.get("email", ""),
        external_id=values.get("external_id", ""),
        custom_fields=tuple(
            CustomField(name=name.removeprefix(CUSTOM_PREFIX), values=tuple(text.splitlines()))
            for name, text in values.items()
            if name.startswith(CUSTOM_PREFIX)
        ),
    )


def _custom_values(fields: tuple[CustomField, ...]) -> Iterator[tuple[str, str]]:
    for field in fields:
        yield CUSTOM_PREFIX + field.name, "\n".join(field.values)


def _is_same(field: str, one: str, other: str) -> bool:
    if field == "email":
        return plain(one).lower() == plain(other).lower()
    return plain(one) == plain(other)
