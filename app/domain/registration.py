"""A person to be registered: the values that are promised to the server, and the raw form."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from app.domain import identifiers
from app.domain.customer import Customer, CustomerType, CustomField, Gender
from app.domain.identifiers import Identifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """Everything in normal form and reviewed; immutable once saved."""

    mobile: str = ""
    email: str = ""
    external_id: str = ""
    firstname: str = ""
    lastname: str = ""
    gender: Gender = Gender.UNKNOWN
    type: CustomerType = CustomerType.LOYALTY
    registered_at: datetime
    custom_fields: tuple[CustomField, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.firstname} {self.lastname}".strip()

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        return identifiers.of_contacts(
            mobile_digits=self.mobile, address=self.email, card=self.external_id
        )


FormValues = Mapping[str, str]
"""A form as typed: field name (as in `FieldSpec.name`) to text. A multi-select's texts are joined
by newlines; a date is ISO (`YYYY-MM-DD`), `registered_on` is `YYYY-MM-DD HH:MM` of the store."""


def customer_of(registration: Registration) -> Customer:
    """The person as a customer, before any server knows them."""
    return Customer(
        firstname=registration.firstname,
        lastname=registration.lastname,
        mobile=registration.mobile,
        email=registration.email,
        external_id=registration.external_id,
        gender=registration.gender,
        type=registration.type,
        registered_at=registration.registered_at,
        custom_fields=registration.custom_fields,
    )


def form_values(registration: Registration, zone: tzinfo) -> dict[str, str]:
    """The form that would give this registration: what a person corrects."""
    at = registration.registered_at.astimezone(zone)
    values = {
        "mobile": f"+{registration.mobile}" if registration.mobile else "",
        "email": registration.email,
        "external_id": registration.external_id,
        "firstname": registration.firstname,
        "lastname": registration.lastname,
        "gender": registration.gender.value,
        "type": registration.type.value,
        "registered_on": at.strftime("%Y-%m-%d %H:%M"),
    }
    for field in registration.custom_fields:
        values[f"custom_{field.name}"] = "\n".join(field.values)
    return values
