"""customer/add, customer/update and customer/update_identity: what each part sent becomes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from app.domain import identifiers
from app.domain.card import Card
from app.domain.customer import Customer, CustomerType, CustomField, Gender
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange, IdentityRequest
from app.domain.op import Evidence
from app.domain.outcome import Outcome
from app.domain.profile_change import ProfileChange
from app.domain.registration import Registration
from tests.manual_clock import START
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import Show, cases
from tests.unit.api.parameters.scene import NEW, RADHIKA, RITA, Scene

ADD = cases("customer/add", "POST")
UPDATE = cases("customer/update", "POST")
IDENTITY = cases("customer/update_identity", "POST")

FIELDS = (
    CustomField(name="Hobbies", values=("Playing", "Singing")),
    CustomField(name="occupation", values=("Student",)),
)
ZOE = Registration(
    mobile=NEW.value,
    email="zoe@example.com",
    external_id="ZOE-1",
    firstname="Zoë & <Co>",
    lastname="Ångström",
    gender=Gender.FEMALE,
    type=CustomerType.NON_LOYALTY,
    registered_at=START - timedelta(days=3),
    custom_fields=FIELDS,
)
PLAIN = Registration(mobile="447700900401", registered_at=START)


async def shown(scene: Scene, whom: Identifier) -> Customer:
    card: Card | None = await scene.link.customers.get_card(whom)
    assert card is not None
    return card.customer


def registers(whom: Identifier, part: Callable[[Customer], object], expected: object) -> Show:
    """What is sent of one is what is read of them, and not what is read of the other."""

    async def show(scene: Scene) -> object:
        outcomes = await scene.link.customers.add([ZOE, PLAIN])
        assert [outcome.evidence for outcome in outcomes] == [Evidence.DONE] * 2
        zoe = await shown(scene, whom)
        plain = await shown(scene, identifiers.mobile(PLAIN.mobile))
        assert part(zoe) == expected
        assert part(plain) != expected
        return outcomes, zoe, plain

    return show


ADDED: dict[str, tuple[Identifier, Callable[[Customer], object], object]] = {
    "mobile": (NEW, lambda customer: customer.mobile, ZOE.mobile),
    "email": (identifiers.email(ZOE.email), lambda customer: customer.email, ZOE.email),
    "external_id": (
        identifiers.external_id(ZOE.external_id),
        lambda customer: customer.external_id,
        ZOE.external_id,
    ),
    "firstname": (NEW, lambda customer: customer.firstname, ZOE.firstname),
    "lastname": (NEW, lambda customer: customer.lastname, ZOE.lastname),
    "gender": (NEW, lambda customer: customer.gender, ZOE.gender),
    "type": (NEW, lambda customer: customer.type, ZOE.type),
    "registered_on": (NEW, lambda customer: customer.registered_at, ZOE.registered_at),
    "custom_fields.field.name": (NEW, lambda customer: customer.custom_fields, FIELDS),
    "custom_fields.field.value": (NEW, lambda customer: customer.custom_fields, FIELDS),
}
for _name, (_whom, _part, _expected) in ADDED.items():
    ADD.add(f"customer.{_name}", registers(_whom, _part, _expected))


@ADD.of("customer.mobile (several)")
async def a_batch(scene: Scene) -> object:
    people = [replace(PLAIN, mobile=f"4477009004{number:02d}") for number in range(10, 15)]
    outcomes = await scene.link.customers.add(people)
    assert len(scene.server.requests) == 1
    told = [outcome.customer.mobile for outcome in outcomes if outcome.customer]
    assert told == [person.mobile for person in people]
    return outcomes


async def changed(scene: Scene, change: ProfileChange) -> Outcome:
    outcome = await scene.link.profiles.update(change)
    assert (outcome.evidence, outcome.why.code) == (Evidence.DONE, 1000)
    return outcome


async def updates_by_each_kind(scene: Scene, known_by: Identifier, whom: Identifier) -> object:
    before = await shown(scene, known_by)
    await changed(scene, ProfileChange(whom=whom, firstname="Someone Else"))
    after = await shown(scene, known_by)
    assert after == replace(before, firstname="Someone Else", updated_at=START)
    return after


identified.add_writes(UPDATE, updates_by_each_kind)


def updates(change: ProfileChange, part: Callable[[Customer], object], expected: object) -> Show:
    """What is touched becomes so; the outcome and a later read say the same of it."""

    async def show(scene: Scene) -> object:
        before = await shown(scene, change.whom)
        outcome = await changed(scene, change)
        after = await shown(scene, change.whom)
        assert part(after) == expected
        assert part(before) != expected
        return outcome, after

    return show


UPDATED: tuple[tuple[str, ProfileChange, Callable[[Customer], object], object], ...] = (
    (
        "email (another)",
        ProfileChange(whom=RITA, email="rita@example.com"),
        lambda customer: customer.email,
        "rita@example.com",
    ),
    (
        "external_id (another)",
        ProfileChange(whom=RITA, external_id="RITA-2"),
        lambda customer: customer.external_id,
        "RITA-2",
    ),
    (
        "mobile (another)",
        ProfileChange(whom=identifiers.email("sian.davies@example.net"), mobile=NEW.value),
        lambda customer: customer.mobile,
        NEW.value,
    ),
    (
        "firstname",
        ProfileChange(whom=RITA, firstname="Rītā & <Co>"),
        lambda customer: customer.firstname,
        "Rītā & <Co>",
    ),
    (
        "firstname (cleared)",
        ProfileChange(whom=RITA, firstname=""),
        lambda customer: customer.firstname,
        "",
    ),
    (
        "lastname",
        ProfileChange(whom=RITA, lastname="Jones"),
        lambda customer: customer.lastname,
        "Jones",
    ),
    (
        "gender",
        ProfileChange(whom=RITA, gender=Gender.OTHER),
        lambda customer: customer.gender,
        Gender.OTHER,
    ),
    (
        "type",
        ProfileChange(whom=identifiers.external_id("TS000027"), type=CustomerType.LOYALTY),
        lambda customer: customer.type,
        CustomerType.LOYALTY,
    ),
    (
        "custom_fields.field.name",
        ProfileChange(whom=RITA, custom_fields=FIELDS),
        lambda customer: customer.custom_fields,
        FIELDS,
    ),
    (
        "custom_fields.field.value",
        ProfileChange(whom=RITA, custom_fields=FIELDS),
        lambda customer: customer.custom_fields,
        FIELDS,
    ),
    (
        "custom_fields.field.name (cleared)",
        ProfileChange(whom=RITA, custom_fields=(CustomField(name="Hobbies"),)),
        lambda customer: customer.custom_fields,
        (),
    ),
)
for _name, _change, _part, _expected in UPDATED:
    UPDATE.add(f"customer.{_name}", updates(_change, _part, _expected))


@UPDATE.of("user_id")
async def whose_it_is(scene: Scene) -> object:
    outcome = await changed(scene, ProfileChange(whom=RITA, firstname="R"))
    assert outcome.customer is not None
    assert outcome.customer.user_id == "15002"
    return outcome


async def asked_for(scene: Scene, *changes: IdentityChange) -> tuple[IdentityRequest, ...]:
    outcomes = await scene.link.identities.ask_for(changes)
    assert {(outcome.evidence, outcome.why.code) for outcome in outcomes} == {(Evidence.DONE, 1040)}
    return await scene.link.identities.requests(RADHIKA)


def of_radhika(scene: Scene, kind: IdentifierKind, new: str) -> IdentityChange:
    return IdentityChange(kind=kind, old=scene.kinds_of(RADHIKA)[kind.value].value, new=new)


WANTED = {
    IdentifierKind.MOBILE: NEW.value,
    IdentifierKind.EMAIL: "radhika@example.com",
    IdentifierKind.EXTERNAL_ID: "CARD-7",
}


@IDENTITY.of("customer.identifier")
async def of_the_kind_that_is_meant(scene: Scene) -> object:
    """Somebody's card has the number that is another's mobile."""
    whose = scene.plant(external_id=NEW.value, mobile="447700900401")
    scene.plant(mobile=NEW.value)
    change = IdentityChange(kind=IdentifierKind.EXTERNAL_ID, old=NEW.value, new="CARD-7")
    (outcome,) = await scene.link.identities.ask_for([change])
    assert outcome.evidence is Evidence.DONE
    (found,) = await scene.link.identities.requests(identifiers.mobile(str(whose.mobile)))
    assert (found.kind, found.new) == (IdentifierKind.EXTERNAL_ID, "CARD-7")
    return found


@IDENTITY.of("customer.new_value (several)")
async def of_each_kind(scene: Scene) -> object:
    changes = [of_radhika(scene, kind, new) for kind, new in WANTED.items()]
    found = await asked_for(scene, *changes)
    assert [(each.kind, each.old, each.new) for each in found] == [
        (change.kind, change.old, change.new) for change in changes
    ]
    return found


def read_as(*others: str) -> Show:
    """By a server that knows no other pair of names."""

    async def show(scene: Scene) -> object:
        change = of_radhika(scene, IdentifierKind.MOBILE, NEW.value)
        scene.deafen(*others)
        (found,) = await asked_for(scene, change)
        assert (found.old, found.new) == (change.old, change.new)
        return found

    return show


for _names, _others in (
    (("old_value", "new_value"), ("old_identifier", "new_identifier")),
    (("old_identifier", "new_identifier"), ("old_value", "new_value")),
):
    for _name in _names:
        IDENTITY.add(f"customer.{_name}", read_as(*_others))
