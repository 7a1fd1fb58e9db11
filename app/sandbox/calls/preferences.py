"""customer/preferences: what a customer likes, read and set, by the names that the house asks for.

Setting again is harmless: what is sent becomes what there is, an empty value clears.
"""

from app.sandbox.calls import intake
from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    ItemRefused,
    Tree,
    answered,
    single,
)
from app.sandbox.calls.intake import text_of
from app.sandbox.calls.one_customer import read_one, write_one
from app.sandbox.calls.test_value import forced_code, is_partly_done
from app.sandbox.people.organisation import HOME, Store
from app.sandbox.people.people import Person
from app.sandbox.people.preferences import Preference, Preferences, accepts, store_named
from app.sandbox.people.world import World
from app.sandbox.wire import codes, replies
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import (
    CUSTOM_FIELDS,
    IDENTIFIERS,
    Declaration,
    Kind,
    Many,
    Record,
    Shape,
    Value,
    item,
)

RESOURCE = "customer/preferences"
_PARTS: dict[str, Shape] = {
    **IDENTIFIERS,
    "store": Record(
        parts={"code": Value(), "id": Value(kind=Kind.NUMBER)}, about="where it was said last"
    ),
    "custom_fields": CUSTOM_FIELDS,
}
_REPLY = Record(parts={"customer": item({"user_id": Value(kind=Kind.NUMBER), **_PARTS})})

PREFERENCES_READ = Declaration(
    resource=RESOURCE,
    method="GET",
    about="What a customer likes.",
    parameters=IDENTIFIER_PARAMETERS,
    reply=_REPLY,
    codes=(codes.DONE, *FINDING_CODES, codes.PREFERENCES_UNREAD, codes.NO_PREFERENCES),
)
PREFERENCES_SET = Declaration(
    resource=RESOURCE,
    method="POST",
    about="Sets what a customer likes; names that the organisation does not ask for are left out.",
    body=Record(
        parts={
            "customer": Many(
                item="customer", of=Record(parts=_PARTS, needed=frozenset({"custom_fields"}))
            )
        },
        needed=frozenset({"customer"}),
    ),
    reply=_REPLY,
    codes=(
        *(codes.DONE, codes.NOT_FOUND_BY_ID, codes.NOT_FOUND, codes.NO_IDENTIFIER),
        *(codes.NOT_PERMITTED, codes.PREFERENCES_FAILED, codes.SOME_PREFERENCES_FAILED),
    ),
)


def calls(world: World) -> tuple[Call, ...]:
    return (
        Call(declaration=PREFERENCES_READ, answer=lambda asked: _read(world, asked)),
        Call(declaration=PREFERENCES_SET, answer=lambda asked: _set(world, asked)),
    )


def _read(world: World, asked: Asked) -> Reply:
    def answer(found: Found) -> Item:
        fields = _fields(world, found.person)
        if fields is None:
            raise ItemRefused(codes.NO_PREFERENCES)
        return answered(found, fields, codes.PREFERENCES_RETRIEVED, asked)

    return single(read_one(world, asked, PREFERENCES_READ, answer), asked.tamper)


def _set(world: World, asked: Asked) -> Reply:
    def answer(person: Person, raw: Tree) -> Item:
        sent = [
            (text_of(each, "name"), text_of(each, "value"))
            for each in intake.records(raw.get("custom_fields"), "field")
        ]
        codes_forced = [code for _, value in sent if (code := forced_code(value, PREFERENCES_SET))]
        for code in codes_forced:
            if not is_partly_done(code):
                raise ItemRefused(code)
        kept = [
            (name, value)
            for name, value in sent
            if accepts(name, value) and not forced_code(value, PREFERENCES_SET)
        ]
        if not kept and not codes_forced:
            raise ItemRefused(codes.PREFERENCES_FAILED)
        store = _store(raw)
        if kept:
            _keep(world, person, kept, store, asked.request_id)
        fields = _fields(world, person) or _empty(person, store)
        if len(kept) < len(sent):
            return replies.item_failure(codes.SOME_PREFERENCES_FAILED, fields)
        return replies.item_success(fields, codes.PREFERENCES_UPDATED)

    return single(write_one(world, asked, PREFERENCES_SET, answer), asked.tamper)


def _keep(
    world: World, person: Person, kept: list[tuple[str, str]], store: Store, request_id: str
) -> None:
    preferences = Preferences(world.connection)
    for name, value in kept:
        preferences.set(person.user_id, Preference(name=name, value=value, store=store))
    world.record(RESOURCE, "set", person.user_id, request_id)


def _store(raw: Tree) -> Store:
    """Where the customer says so; this till's store unless another is named."""
    named = raw.get("store")
    if not isinstance(named, dict):
        return HOME
    return store_named(text_of(named, "code"), text_of(named, "id")) or HOME


def _fields(world: World, person: Person) -> dict[str, Node] | None:
    """None where the customer has no preference."""
    found = Preferences(world.connection).of(world.past(person))
    if not found:
        return None
    entries: tuple[Node, ...] = tuple({"name": each.name, "value": each.value} for each in found)
    listed = Listing(item="field", entries=entries)
    return _empty(person, found[-1].store) | {"custom_fields": listed}


def _empty(person: Person, store: Store) -> dict[str, Node]:
    return {
        "mobile": person.mobile,
        "email": person.email,
        "external_id": person.external_id,
        "store": {"code": store.code, "id": store.id},
        "custom_fields": Listing(item="field"),
    }
