"""customer/notes: what associates write down of a customer, added, corrected and read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    ItemRefused,
    Tree,
    answered,
    find_named,
    one_sent,
    single,
    whom_asked,
)
from app.sandbox.calls.intake import normal_form, records, store_time, text_of
from app.sandbox.calls.one_customer import WHO, echo, read_one
from app.sandbox.calls.test_value import forced_code, is_partly_done
from app.sandbox.people.notes import Note, Notes, past_notes, past_owner
from app.sandbox.people.people import Kind, Person
from app.sandbox.people.world import World
from app.sandbox.wire import codes, shape
from app.sandbox.wire.replies import Item, Listing, Node, Reply, item_failure, item_success
from app.sandbox.wire.shape import Declaration, Many, Parameter, Record, Value, item

_TIME = Value(kind=shape.Kind.TIME)
_NUMBER = Value(kind=shape.Kind.NUMBER)
_MAX_ID_DIGITS = 18
_IN_REPLY = "-1"
"""A POST does not tell the id that a note has got: it is seen by a GET."""

NOTES_POST = Declaration(
    resource="customer/notes",
    method="POST",
    about="Adds notes to one customer. With the id of a note of the same customer and associate it "
    "corrects that note; another associate's is refused, an id that no note has is taken for a "
    "new one. A date that is not sent is now.",
    body=Record(
        parts={
            "customer": Record(
                parts={
                    **shape.IDENTIFIERS,
                    "user_id": _NUMBER,
                    "loyalty_id": Value(about="taken, and not looked at"),
                    "associate_id": Value(about="who writes, of the store's staff or not"),
                    "notes": Many(
                        item="note",
                        of=Record(
                            parts={"id": _NUMBER, "date": _TIME, "description": Value()},
                            needed=frozenset({"description"}),
                        ),
                    ),
                },
                needed=frozenset({"associate_id", "notes"}),
            )
        },
        needed=frozenset({"customer"}),
    ),
    reply=Record(
        parts={
            "customer": item(
                {
                    **WHO,
                    "associate_id": Value(),
                    "notes": Many(
                        item="note",
                        of=Record(
                            parts={
                                "id": Value(about=f"always {_IN_REPLY}"),
                                "date": _TIME,
                                "description": Value(),
                            }
                        ),
                        about="those that were kept",
                    ),
                }
            )
        },
        maybe=frozenset({"customer"}),
    ),
    codes=(
        codes.NOTE_DONE,
        *(code for code in FINDING_CODES if code != codes.MERGED),
        *(codes.SOME_NOTES_FAILED, codes.NOTES_FAILED),
    ),
)
NOTES_GET = Declaration(
    resource="customer/notes",
    method="GET",
    about="The notes on one customer, the oldest first, without their authors.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="identifier", about="a value of any kind, as the contract's sample asks"),
        Parameter(name="associate_id", about="only what these associates wrote", separator=","),
    ),
    reply=Record(
        parts={
            "customer": item(
                {
                    **WHO,
                    "notes": Many(
                        item="note",
                        of=Record(parts={"id": _NUMBER, "description": Value(), "added_on": _TIME}),
                    ),
                }
            )
        },
        maybe=frozenset({"customer"}),
    ),
    codes=(codes.DONE, *FINDING_CODES, codes.NO_NOTES),
)


def calls(world: World) -> tuple[Call, ...]:
    return (
        Call(declaration=NOTES_POST, answer=lambda asked: _post(world, asked)),
        Call(declaration=NOTES_GET, answer=lambda asked: _get(world, asked)),
    )


def _post(world: World, asked: Asked) -> Reply:
    item = one_sent(asked, world, lambda raw: _written(world, raw, asked.request_id), _echo)
    return _worded(single(item, asked.tamper))


def _worded(reply: Reply) -> Reply:
    """These two calls have words of their own for a reply that went well."""
    if reply.status.code != "200":
        return reply
    return replace(reply, status=replace(reply.status, message=codes.OPERATION_DONE))


def _written(world: World, raw: Tree, request_id: str) -> Item:
    """The item of a POST. Raises ItemRefused, and then nothing is written."""
    sent = records(raw.get("notes"), "note")
    texts = [text_of(raw, "external_id"), *(text_of(each, "description") for each in sent)]
    forced = [code for text in texts if (code := forced_code(text, NOTES_POST))]
    for code in forced:
        if not is_partly_done(code):
            raise ItemRefused(code)
    person = find_named(world, raw).person
    author = text_of(raw, "associate_id")
    if not author:
        raise ItemRefused(codes.NOTES_FAILED, "Unable to add notes without an associate_id")
    kept: list[Note] = []
    for each in sent:
        before = _known(world, text_of(each, "id"))
        note = _note(world, each, before, person, author)
        if note is not None:
            Notes(world.connection).save(note)
            effect = "added" if before is None else "corrected"
            world.record(NOTES_POST.resource, effect, person.user_id, request_id)
            kept.append(note)
    if not kept:
        raise ItemRefused(codes.NOTES_FAILED)
    return _kept(person, author, kept, has_failed=bool(forced) or len(kept) < len(sent))


def _known(world: World, text: str) -> Note | None:
    """The note with this id, of whoever."""
    if not text.isdecimal() or len(text) > _MAX_ID_DIGITS:
        return None
    note_id = int(text)
    if note := Notes(world.connection).get(note_id):
        return note
    owner = world.people.get(past_owner(note_id))
    written = past_notes(world.past(owner)) if owner else []
    return next((note for note in written if note.id == note_id), None)


def _note(world: World, raw: Tree, before: Note | None, person: Person, author: str) -> Note | None:
    """What is to be kept; None where it cannot be."""
    description = text_of(raw, "description")
    is_other = before is not None and (before.user_id, before.associate_id) != (
        person.user_id,
        author,
    )
    if not description or is_other:
        return None
    try:
        at = store_time(text_of(raw, "date") or world.time_text()).replace(tzinfo=None)
    except ValueError:
        return None
    return Note(
        id=Notes(world.connection).next_id() if before is None else before.id,
        user_id=person.user_id,
        associate_id=author,
        description=description,
        added_on=(
            at.isoformat(sep=" ", timespec="seconds")
            if before is None or text_of(raw, "date")
            else before.added_on
        ),
    )


def _kept(person: Person, author: str, notes: Sequence[Note], *, has_failed: bool) -> Item:
    entries: tuple[Node, ...] = tuple(
        {"id": _IN_REPLY, "date": note.added_on, "description": note.description} for note in notes
    )
    fields: dict[str, Node] = {
        "user_id": str(person.user_id),
        **_named(person),
        "associate_id": author,
        "notes": Listing(item="note", entries=entries),
    }
    if has_failed:
        return item_failure(codes.SOME_NOTES_FAILED, fields)
    return item_success(fields, codes.OPERATION_DONE, code=codes.NOTE_DONE)


def _named(person: Person) -> dict[str, Node]:
    """In the order of these calls' samples."""
    return {
        "firstname": person.firstname,
        "lastname": person.lastname,
        "mobile": person.mobile,
        "email": person.email,
        "external_id": person.external_id,
    }


def _echo(raw: Tree) -> Mapping[str, Node]:
    return {**echo(raw), "associate_id": text_of(raw, "associate_id")}


def _get(world: World, asked: Asked) -> Reply:
    authors = {each.strip() for each in asked.text("associate_id").split(",") if each.strip()}

    def answer(found: Found) -> Item:
        notes = [
            note
            for note in Notes(world.connection).of(world.past(found.person))
            if not authors or note.associate_id in authors
        ]
        entries = tuple(note.node() for note in notes)
        fields = _named(found.person) | {"notes": Listing(item="note", entries=entries)}
        if not notes:
            return item_failure(codes.NO_NOTES, fields)
        return answered(found, fields, codes.OPERATION_DONE, asked)

    value = asked.text("identifier")
    if value and not whom_asked(asked.parameters):
        asked.parameters = {**asked.parameters, _kind_of(world, value).value: value}
    return _worded(single(read_one(world, asked, NOTES_GET, answer), asked.tamper))


def _kind_of(world: World, text: str) -> Kind:
    """By which kind of identifier someone has `text`."""
    prefix = world.settings.country_prefix
    for kind in Kind:
        if world.people.find(kind, normal_form(kind, text, country_prefix=prefix)):
            return kind
    return Kind.MOBILE
