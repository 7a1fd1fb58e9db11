"""customer/update: overwrites the fields that are sent of one member.

Owns the rules of the contract and of its practice for this call; knows no HTTP.
"""

from dataclasses import replace

from app.sandbox.calls import identity, intake, profile
from app.sandbox.calls.call import (
    FINDING_CODES,
    Asked,
    Call,
    ItemRefused,
    Tree,
    all_named,
    batch,
    find,
    find_named,
    one_sent,
)
from app.sandbox.calls.identity import Claim
from app.sandbox.calls.intake import sent_text, text_of
from app.sandbox.calls.test_value import forced_code, is_partly_done
from app.sandbox.people.organisation import Settings
from app.sandbox.people.people import LOYALTY, Kind, Person
from app.sandbox.people.world import World
from app.sandbox.wire import codes, shape
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import Declaration, Many, Parameter, Record, Value, item

_ORDER = (
    *("user_id", "mobile", "email", "external_id", "firstname", "lastname", "gender"),
    *("custom_fields", "item_status", "lifetime_points", "lifetime_purchases", "loyalty_points"),
    *("current_slab", "registered_on", "updated_on"),
)
UPDATE = Declaration(
    resource="customer/update",
    method="POST",
    about="Overwrites the fields that are sent of one member: an empty text clears a name, the "
    "gender or a custom field. Identifiers are filled where they are blank; one that is set is "
    "replaced where the organisation allows it for its kind and it is not the primary one, and "
    "stays as it is otherwise: the reply tells. A guest who has it is merged into the member.",
    parameters=(
        Parameter(
            name="user_id",
            about="true adds the id that the server gave the customer",
            kind=shape.Kind.FLAG,
        ),
    ),
    body=Record(
        parts={
            "customer": Record(
                parts={**profile.WRITTEN, "user_id": Value(kind=shape.Kind.NUMBER)},
                about="named by its id, or by any identifier",
            )
        },
        needed=frozenset({"customer"}),
    ),
    reply=Record(
        parts={
            "customers": Many(
                item="customer",
                of=item({**profile.PROFILE, "custom_fields": shape.CUSTOM_FIELDS}),
            )
        }
    ),
    codes=(
        codes.DONE,
        *identity.INVALID,
        *identity.TAKEN.values(),
        *(code for code in FINDING_CODES if code != codes.MERGED),
        *(codes.CUSTOM_FIELD_INVALID, codes.CUSTOM_FIELD_LOST, codes.NO_MEMBER),
        *(codes.NOT_UPDATED, *profile.TYPE_CODES),
    ),
)
_SWITCHES = {
    Kind.MOBILE: "CONF_ALLOW_MOBILE_UPDATE",
    Kind.EMAIL: "CONF_ALLOW_EMAIL_UPDATE",
    Kind.EXTERNAL_ID: "CONF_LOYALTY_ALLOW_EXTERNAL_ID_UPDATE",
}


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=UPDATE, answer=lambda asked: _update(world, asked)),)


def changeable_kinds(settings: Settings) -> frozenset[Kind]:
    """Secondary identifiers that this organisation lets a till replace."""
    return frozenset(
        kind
        for kind, switch in _SWITCHES.items()
        if kind.value != settings.primary_kind and settings.is_on(switch)
    )


def _update(world: World, asked: Asked) -> Reply:
    update = _Update(world, asked)
    return batch([one_sent(asked, world, update.write, profile.echo)], asked.tamper)


class _Update:
    """Of one request."""

    def __init__(self, world: World, asked: Asked) -> None:
        self._world = world
        self._asked = asked

    def write(self, raw: Tree) -> Item:
        """Raises ItemRefused before anything is written."""
        failure = forced_code(text_of(raw, "external_id"), UPDATE)
        if failure and not is_partly_done(failure):
            raise ItemRefused(failure)
        claim = self._claim(raw)
        owner = claim.owner or find_named(self._world, raw).person
        settings = self._world.settings
        wanted = profile.wanted_type(raw)
        if owner.type != LOYALTY and wanted != LOYALTY:
            raise ItemRefused(codes.NO_MEMBER)
        gained = profile.gaining(owner, claim)
        joins = profile.joins(settings, gained, wanted or LOYALTY)
        fields, warnings = profile.read_custom_fields(raw, failure)
        profile.check_mandatory(settings, fields, unsent="as it was")
        request_id = self._asked.request_id
        person = profile.absorbing(self._world, gained, claim, UPDATE.resource, request_id)
        person = replace(
            person,
            firstname=_overwritten(person.firstname, sent_text(raw, "firstname")),
            lastname=_overwritten(person.lastname, sent_text(raw, "lastname")),
            gender=_overwritten(person.gender, intake.gender_of(raw)),
            updated_on=self._world.time_text(),
            custom_fields=intake.with_fields(person.custom_fields, fields),
        )
        if joins:
            person = profile.enrolled(self._world, person, failure=failure).person
        self._world.people.save(person)
        self._world.record(UPDATE.resource, "updated", person.user_id, request_id)
        shown = self._shown(person)
        return profile.done(shown, raw, codes.PROFILE_UPDATED, warnings, failure)

    def _claim(self, raw: Tree) -> Claim:
        ids = [text for kind, text in all_named(raw) if kind is Kind.USER_ID]
        return identity.claimed(
            self._world,
            identity.read_identifiers(self._world, raw),
            owner=find(self._world, Kind.USER_ID, ids[0]).person if ids else None,
            changeable=changeable_kinds(self._world.settings),
        )

    def _shown(self, person: Person) -> dict[str, Node]:
        entries = person.custom_fields.items()
        fields = Listing(
            item="field", entries=tuple({"name": name, "value": value} for name, value in entries)
        )
        shown = profile.ordered(_ORDER, profile.profile(person) | {"custom_fields": fields})
        if not self._asked.is_on("user_id"):
            del shown["user_id"]
        return shown


def _overwritten(before: str, sent: str | None) -> str:
    return before if sent is None else sent
