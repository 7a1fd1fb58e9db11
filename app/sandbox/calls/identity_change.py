"""customer/update_identity, which asks for another identifier, and request/get, which tells what
the back office made of it.

What request/get answers is this sandbox's own: the contract only names the call.
"""

from collections.abc import Mapping

from app.sandbox.calls import identity
from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    ItemRefused,
    Tree,
    answered,
    batch,
    each_sent,
    find,
    single,
)
from app.sandbox.calls.custom_field import FIELD_BY_NAME, field_values
from app.sandbox.calls.intake import is_valid, normal_form, records, text_of
from app.sandbox.calls.one_customer import WHO, read_one, who
from app.sandbox.calls.test_value import forced_code
from app.sandbox.people.change_requests import CHANGE_IDENTIFIER, ChangeRequests, RequestStatus
from app.sandbox.people.people import LOYALTY, Kind, Person
from app.sandbox.people.world import World
from app.sandbox.wire import codes, shape
from app.sandbox.wire.replies import Item, Listing, Node, Reply, item_success
from app.sandbox.wire.shape import Declaration, Many, Parameter, Record, Value, item

_KINDS = (Kind.MOBILE, Kind.EMAIL, Kind.EXTERNAL_ID)
_OLD = ("old_value", "old_identifier")
_NEW = ("new_value", "new_identifier")
_VERIFIABLE = ("firstname", "lastname", "gender", *(kind.value for kind in _KINDS))
_FIELD = Record(parts={"name": Value(), "value": Value()})

UPDATE_IDENTITY = Declaration(
    resource="customer/update_identity",
    method="POST",
    about="Asks for another identifier of members, the primary one too. The back office decides, "
    "by hand or after a while, as the sandbox is set.",
    body=Record(
        parts={
            "customer": Many(
                item="customer",
                of=Record(
                    parts={
                        "identifier": Value(
                            about="mobile, email or external_id; or a value that the customer has"
                        ),
                        **{name: Value(about="what the customer has") for name in _OLD},
                        **{name: Value(about="what the customer wants") for name in _NEW},
                        "verification": Many(
                            item="field", of=_FIELD, about="what the customer is verified by"
                        ),
                    }
                ),
            )
        },
        needed=frozenset({"customer"}),
    ),
    reply=Record(
        parts={
            "customers": Many(
                item="customer",
                of=item(
                    {
                        "identifier": Value(about="the kind"),
                        "old_value": Value(),
                        "new_value": Value(),
                        "updated": Value(
                            kind=shape.Kind.FLAG, about="whether the request was taken"
                        ),
                    }
                ),
            )
        }
    ),
    codes=(
        *(codes.CHANGE_REQUESTED, codes.NOT_FOUND, codes.NO_IDENTIFIER, codes.NO_MEMBER),
        *identity.TAKEN.values(),
        *(codes.VERIFICATION_DIFFERS, codes.VERIFICATION_SHORT, codes.VERIFICATION_UNKNOWN),
        *(codes.CHANGE_FAILED, codes.NO_SUCH_IDENTIFIER, codes.NOT_PERMITTED, codes.BATCH_LIMIT),
    ),
)
REQUESTS = Declaration(
    resource="request/get",
    method="GET",
    about="A customer's requests and what became of them. An identifier that a request gave up "
    "still finds its customer, unless another has it now.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="status", about="only these", choices=tuple(RequestStatus)),
        Parameter(name="type", about="only these", choices=(CHANGE_IDENTIFIER,)),
    ),
    reply=Record(
        parts={
            "customer": item(
                {
                    **WHO,
                    "requests": Many(
                        item="request",
                        of=Record(
                            parts={
                                "id": Value(kind=shape.Kind.NUMBER),
                                "type": Value(choices=(CHANGE_IDENTIFIER,)),
                                "status": Value(choices=tuple(RequestStatus)),
                                "identifier": Value(about="the kind"),
                                "old_value": Value(),
                                "new_value": Value(),
                                "added_on": Value(kind=shape.Kind.TIME),
                                "updated_on": Value(kind=shape.Kind.TIME),
                            }
                        ),
                    ),
                }
            )
        },
        maybe=frozenset({"customer"}),
    ),
    codes=(codes.DONE, *FINDING_CODES),
)


def calls(world: World) -> tuple[Call, ...]:
    return (
        Call(declaration=UPDATE_IDENTITY, answer=lambda asked: _update_identity(world, asked)),
        Call(declaration=REQUESTS, answer=lambda asked: _requests(world, asked)),
    )


def _update_identity(world: World, asked: Asked) -> Reply:
    items = each_sent(asked, world, lambda raw: _request(world, raw, asked.request_id), _echo)
    return batch(items, asked.tamper)


def _request(world: World, raw: Tree, request_id: str) -> Item:
    """One item. Raises ItemRefused before anything is written."""
    for text in (text_of(raw, "external_id"), _either(raw, _OLD), _either(raw, _NEW)):
        if code := forced_code(text, UPDATE_IDENTITY):
            raise ItemRefused(code)
    kind, person = _whose(world, raw)
    if person.type != LOYALTY:
        raise ItemRefused(codes.NO_MEMBER)
    prefix = world.settings.country_prefix
    wanted = normal_form(kind, _either(raw, _NEW), country_prefix=prefix)
    if not wanted or not is_valid(kind, wanted) or wanted == getattr(person, kind.value):
        raise ItemRefused(codes.NO_SUCH_IDENTIFIER)
    identity.claimed(world, {kind: wanted}, owner=person, changeable=frozenset({kind}))
    _verify(world, raw, person)
    request = ChangeRequests(world.connection).add(
        person, kind, wanted, at=world.clock.now().timestamp(), added_on=world.time_text()
    )
    world.record(UPDATE_IDENTITY.resource, "requested", person.user_id, request_id)
    fields: dict[str, Node] = {
        "identifier": kind.value,
        "old_value": request.old_value,
        "new_value": request.new_value,
        "updated": "true",
    }
    message = codes.item_message(codes.CHANGE_REQUESTED)
    return item_success(fields, message, code=codes.CHANGE_REQUESTED)


def _whose(world: World, raw: Tree) -> tuple[Kind, Person]:
    """Which identifier is meant, and whose. `identifier` is its kind in the contract's table, and
    a value that the customer has in its sample: the old one or another. Raises ItemRefused."""
    named, old = text_of(raw, "identifier"), _either(raw, _OLD)
    if not named and not old:
        raise ItemRefused(codes.NO_IDENTIFIER)
    for kind in _KINDS:
        if named.casefold() == kind.value:
            if not old:
                raise ItemRefused(codes.NO_SUCH_IDENTIFIER)
            return kind, _holder(world, kind, old)
    kind, person = _holder_of_any(world, old or named)
    if named and _holder_of_any(world, named)[1].user_id != person.user_id:
        raise ItemRefused(codes.NOT_FOUND)
    return kind, person


def _holder(world: World, kind: Kind, text: str) -> Person:
    """Who has exactly this, not who another record with it was merged into."""
    value = normal_form(kind, text, country_prefix=world.settings.country_prefix)
    person = find(world, kind, text).person
    if getattr(person, kind.value) != value:
        raise ItemRefused(codes.NOT_FOUND)
    return person


def _holder_of_any(world: World, text: str) -> tuple[Kind, Person]:
    for kind in _KINDS:
        try:
            return kind, _holder(world, kind, text)
        except ItemRefused as refusal:
            if refusal.code != codes.NOT_FOUND or refusal.message:
                raise
    raise ItemRefused(codes.NOT_FOUND)


def _verify(world: World, raw: Tree, person: Person) -> None:
    """Whether the fields sent for it are the customer's, as far as the organisation asks. Raises
    ItemRefused."""
    sent = {
        text_of(each, "name").casefold(): text_of(each, "value")
        for each in records(raw.get("verification"), "field")
    }
    if any(name not in _VERIFIABLE and name not in FIELD_BY_NAME for name in sent):
        raise ItemRefused(codes.VERIFICATION_UNKNOWN)
    matching = {name for name, text in sent.items() if _matches(world, person, name, text)}
    listed = world.settings.identity_verified_by.casefold().split(",")
    mandatory = {name.strip() for name in listed if name.strip()}
    if not mandatory <= matching:
        raise ItemRefused(codes.VERIFICATION_DIFFERS)
    if len(matching - mandatory) < world.settings.identity_matches:
        raise ItemRefused(codes.VERIFICATION_SHORT)


def _matches(world: World, person: Person, name: str, text: str) -> bool:
    if name in FIELD_BY_NAME:
        kept = field_values(person.custom_fields.get(FIELD_BY_NAME[name].name, ""))
        return bool(kept) and set(kept) == set(field_values(text))
    if name in tuple(_KINDS):
        text = normal_form(Kind(name), text, country_prefix=world.settings.country_prefix)
    return bool(text) and str(getattr(person, name) or "").casefold() == text.casefold()


def _either(raw: Tree, names: tuple[str, ...]) -> str:
    return next((text for name in names if (text := text_of(raw, name))), "")


def _echo(raw: Tree) -> Mapping[str, Node]:
    return {
        "identifier": text_of(raw, "identifier"),
        "old_value": _either(raw, _OLD),
        "new_value": _either(raw, _NEW),
        "updated": "false",
    }


def _requests(world: World, asked: Asked) -> Reply:
    status, request_type = asked.text("status").upper(), asked.text("type").upper()

    def answer(found: Found) -> Item:
        requests = ChangeRequests(world.connection).of(found.person.user_id)
        entries = tuple(
            each.node()
            for each in requests
            if status in ("", each.status) and request_type in ("", CHANGE_IDENTIFIER)
        )
        fields = who(found.person) | {"requests": Listing(item="request", entries=entries)}
        return answered(found, fields, codes.OPERATION_DONE, asked)

    return single(read_one(world, asked, REQUESTS, answer, finder=_find_former), asked.tamper)


def _find_former(world: World, kind: Kind, text: str) -> Found:
    """As `find`, but by an identifier that was given up too. Raises ItemRefused."""
    try:
        return find(world, kind, text)
    except ItemRefused as refusal:
        value = normal_form(kind, text.strip(), country_prefix=world.settings.country_prefix)
        request = ChangeRequests(world.connection).latest_from(kind, value)
        if refusal.code != codes.NOT_FOUND or refusal.message or request is None:
            raise
        return find(world, Kind.USER_ID, str(request.user_id))
