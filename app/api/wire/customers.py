"""Customers between the wire and the domain: the API's words on one side, the field's on the other.

| wire                | domain                  |
|---------------------|-------------------------|
| current_slab        | tier                    |
| loyalty_points      | points                  |
| registered_on       | registered_at (aware)   |
| ndnc_status         | do_not_call_status      |
| optin_status        | opt_in_status           |
| expiry_schedule     | expiring_points         |
| attributes          | custom_fields (a search)|
| last_trans_value    | last_purchase (a search)|
"""

import json
from collections.abc import Iterable
from datetime import datetime, tzinfo

from app.api.wire import normal
from app.api.wire.facts import facts_from
from app.api.wire.normal import Tree
from app.domain.customer import (
    Customer,
    CustomerType,
    CustomField,
    ExpiringPoints,
    Gender,
    Place,
    UserId,
)
from app.domain.outcome import SideEffect
from app.domain.registration import Registration
from app.domain.search_page import SearchPage, SearchRow

WIRE_TIME = "%Y-%m-%d %H:%M:%S"
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"'})
_GENDERS = {
    "M": Gender.MALE,
    "MALE": Gender.MALE,
    "F": Gender.FEMALE,
    "FEMALE": Gender.FEMALE,
    "O": Gender.OTHER,
    "OTHER": Gender.OTHER,
    "T": Gender.OTHER,
}


def wire_time(at: datetime, zone: tzinfo) -> str:
    """`YYYY-MM-DD HH:MM:SS` in the store's local time, as the API wants it."""
    return at.astimezone(zone).strftime(WIRE_TIME)


def customer_from(tree: Tree, zone: tzinfo) -> Customer:
    """One customer of any reply; what the reply leaves out stays empty."""
    return Customer(
        user_id=UserId(normal.text(tree.get("user_id"))) or None,
        firstname=normal.text(tree.get("firstname")),
        lastname=normal.text(tree.get("lastname")),
        mobile="".join(filter(str.isdecimal, normal.text(tree.get("mobile")))),
        email=normal.text(tree.get("email")),
        external_id=normal.text(tree.get("external_id")),
        gender=_GENDERS.get(normal.text(tree.get("gender")).upper(), Gender.UNKNOWN),
        type=_type(normal.text(tree.get("type"))),
        tier=normal.text(tree.get("current_slab")),
        points=normal.integer(tree.get("loyalty_points")),
        lifetime_points=normal.integer(tree.get("lifetime_points")),
        lifetime_purchases=normal.decimal(tree.get("lifetime_purchases")),
        registered_at=normal.instant(tree.get("registered_on"), zone),
        updated_at=normal.instant(tree.get("updated_on"), zone),
        registered_by=normal.text(tree.get("registered_by")),
        registered_store=place_from(tree.get("registered_store")),
        registered_till=place_from(tree.get("registered_till")),
        fraud_status=status_from(normal.branch(tree.get("fraud_details")).get("status")),
        do_not_call_status=status_from(tree.get("ndnc_status")),
        opt_in_status=status_from(tree.get("optin_status")),
        custom_fields=(
            *custom_fields_from(tree.get("custom_fields")),
            *custom_fields_from(tree.get("attributes"), "attribute"),
        ),
        expiring_points=tuple(
            ExpiringPoints(points=points, expires_on=normal.day(entry.get("expiry_date")))
            for entry in normal.many(tree.get("expiry_schedule"), "schedule")
            if (points := normal.integer(entry.get("points"))) is not None
        ),
    )


def search_page_from(tree: Tree, zone: tzinfo) -> SearchPage:
    """The `customer` of customer/search. A row that cannot be asked for again is of no use at a
    till and left out.
    """
    rows = (
        SearchRow(
            customer=customer_from(item, zone),
            org_id=normal.text(item.get("org_id")),
            last_purchase=normal.decimal(item.get("last_trans_value")),
        )
        for item in normal.many(tree.get("results"), "item")
    )
    return SearchPage(
        results=tuple(row for row in rows if row.customer.identifiers),
        count=normal.integer(tree.get("count")),
        start=normal.integer(tree.get("start")),
        rows=normal.integer(tree.get("rows")),
    )


def custom_fields_from(value: object, name: str = "field") -> tuple[CustomField, ...]:
    """The custom fields of a customer, a ticket or of preferences, each called `name`."""
    return tuple(
        CustomField(name=own, values=_field_values(field.get("value")))
        for field in normal.many(value, name)
        if (own := normal.text(field.get("name")))
    )


def custom_fields_tree(fields: Iterable[CustomField]) -> dict[str, object]:
    """Custom fields as every call takes them; one without values is sent empty."""
    return {"field": [{"name": each.name, "value": _custom_text(each.values)} for each in fields]}


def _field_values(value: object) -> tuple[str, ...]:
    """Some servers write several values as a list of the document itself."""
    if isinstance(value, list):
        return tuple(found for item in value if (found := normal.text(item)))
    return custom_values(normal.text(value))


def custom_values(written: str) -> tuple[str, ...]:
    """The values in a custom field's text, which may be a JSON list, also in typographic quotes.

    >>> custom_values("[“Playing”]>")
    ('Playing',)
    """
    plain = written.strip().removesuffix(">").strip()
    if not (plain.startswith("[") and plain.endswith("]")):
        return (written,) if written else ()
    # As it stands first: within straight quotes, typographic ones belong to the value.
    for spelling in (plain, plain.translate(_QUOTES)):
        try:
            return _field_values(json.loads(spelling, strict=False))
        except (ValueError, RecursionError):
            continue
    return (written,)


def registration_tree(registration: Registration, zone: tzinfo) -> dict[str, object]:
    """One `customer` of customer/add; fields without a value are left out, not sent empty."""
    fields: dict[str, object] = {
        "mobile": registration.mobile,
        "email": registration.email,
        "external_id": registration.external_id,
        "firstname": registration.firstname,
        "lastname": registration.lastname,
        "gender": registration.gender.value,
        "type": registration.type.value,
        "registered_on": wire_time(registration.registered_at, zone),
    }
    tree: dict[str, object] = {name: value for name, value in fields.items() if value}
    if registration.custom_fields:
        tree["custom_fields"] = custom_fields_tree(registration.custom_fields)
    return tree


def side_effects_from(tree: Tree) -> tuple[SideEffect, ...]:
    """Points and coupons that a registration brought."""
    return tuple(
        SideEffect(
            kind=kind,
            awarded_points=normal.integer(effect.get("awarded_points")),
            total_points=normal.integer(effect.get("total_points")),
            coupon_code=normal.text(effect.get("coupon_code")),
            description=normal.text(effect.get("description")),
            discount=normal.decimal(effect.get("discount_value")),
            discount_code=normal.text(effect.get("discount_code")),
            valid_till=normal.day(effect.get("valid_till")),
        )
        for effect in normal.many(tree.get("side_effects"), "effect")
        if (kind := normal.text(effect.get("type")))
    )


def _custom_text(values: tuple[str, ...]) -> str:
    return json.dumps(values, ensure_ascii=False) if len(values) > 1 else "".join(values)


def _type(written: str) -> CustomerType | None:
    name = written.upper().replace("-", "_").replace(" ", "_")
    return CustomerType(name) if name in {member.value for member in CustomerType} else None


def place_from(value: object) -> Place:
    """A store or a till; a bare text is its name."""
    tree = normal.branch(value)
    if not tree:
        return Place(name=normal.text(value))
    return Place(code=normal.text(tree.get("code")), name=normal.text(tree.get("name")))


def status_from(value: object) -> str:
    """A status word, or one a channel (`sms: OPTIN, email: OPTOUT`); NONE is no status."""
    written = normal.text(value) or ", ".join(
        f"{fact.name}: {fact.value}" for fact in facts_from(value)
    )
    return "" if written.upper() == "NONE" else written
