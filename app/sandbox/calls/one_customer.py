"""What the calls share that answer for one customer: who is meant, and how the customer is named.

Of several identifiers the first counts, for these calls know no batch.
"""

from collections.abc import Callable, Mapping

from app.sandbox.calls.call import (
    Asked,
    Found,
    ItemRefused,
    Tree,
    each,
    find,
    find_named,
    one_sent,
    whom_asked,
)
from app.sandbox.calls.intake import text_of
from app.sandbox.calls.test_value import forced_code, is_partly_done
from app.sandbox.people.people import Kind as IdentifierKind
from app.sandbox.people.people import Person
from app.sandbox.people.world import World
from app.sandbox.wire.replies import Item, Node, item_failure
from app.sandbox.wire.shape import IDENTIFIERS, Declaration, Kind, Shape, Value

Finder = Callable[[World, IdentifierKind, str], Found]

WHO: dict[str, Shape] = {
    "user_id": Value(kind=Kind.NUMBER),
    "firstname": Value(),
    "lastname": Value(),
    **IDENTIFIERS,
}
_NAMES = ("user_id", "id", "mobile", "email", "external_id")


def who(person: Person) -> dict[str, Node]:
    return {
        "firstname": person.firstname,
        "lastname": person.lastname,
        "email": person.email,
        "mobile": person.mobile,
        "external_id": person.external_id,
    }


def read_one(
    world: World,
    asked: Asked,
    declaration: Declaration,
    answer: Callable[[Found], Item],
    *,
    finder: Finder = find,
) -> Item:
    """The item of a GET. `answer` may raise ItemRefused."""

    def one(kind: IdentifierKind, text: str) -> Item:
        if code := forced_code(text, declaration):
            raise ItemRefused(code)
        return answer(finder(world, kind, text))

    return each(asked, whom_asked(asked.parameters)[:1], world, one)[0]


def write_one(
    world: World,
    asked: Asked,
    declaration: Declaration,
    answer: Callable[[Person, Tree], Item],
) -> Item:
    """The item of a POST with one customer in its body. `answer` does it, within a transaction,
    and may raise ItemRefused before it has done anything. Raises Refused."""

    def write(raw: Tree) -> Item:
        code = _forced(raw, declaration)
        done = answer(find_named(world, raw).person, raw)
        return item_failure(code, done.fields) if code else done

    return one_sent(asked, world, write, echo)


def _forced(raw: Tree, declaration: Declaration) -> str:
    """The code that a test value among the identifiers asks for, where the call does the main
    thing first. Raises ItemRefused for one that does nothing."""
    found = (forced_code(text_of(raw, name), declaration) for name in _NAMES)
    code = next(filter(None, found), "")
    if code and not is_partly_done(code):
        raise ItemRefused(code)
    return code


def echo(raw: Mapping[str, object]) -> dict[str, Node]:
    """What a refused item is recognised by: the identifiers that were sent."""
    sent = {name: text_of(raw, name) for name in ("user_id", "mobile", "email", "external_id")}
    return {name: text for name, text in sent.items() if text}
