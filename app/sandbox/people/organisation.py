"""The organisation that the sandbox plays: stores, staff, tiers and settings.

Owns what an administrator would configure; knows no customer.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from zoneinfo import ZoneInfo

from app.sandbox.wire.replies import Listing, Node

ORG_ID = "29"
ORG_NAME = "Tillside Demo"
ZONE = ZoneInfo("Europe/London")
"""Of the home store: times without an offset are in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A store and its one till."""

    id: str
    code: str
    name: str
    till_code: str
    till_name: str


STORES = (
    Store(
        id="4101", code="london.bond", name="Bond Street", till_code="till.bond.1", till_name="1"
    ),
    Store(
        id="4102", code="leeds.briggate", name="Briggate", till_code="till.leeds.1", till_name="1"
    ),
    Store(id="4103", code="mumbai.bandra", name="Bandra", till_code="till.bandra.1", till_name="1"),
    Store(id="4104", code="dubai.mall", name="Dubai Mall", till_code="till.dubai.1", till_name="1"),
    Store(id="4105", code="online", name="Online", till_code="till.web", till_name="Web"),
)
HOME = STORES[0]
STORE_BY_TILL = {store.till_code: store for store in STORES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """A loyalty tier, reached with `from_points` points of a lifetime."""

    name: str
    serial: int
    from_points: int
    description: str


TIERS = (
    Tier(name="SILVER", serial=1, from_points=0, description="One point for every pound"),
    Tier(name="GOLD", serial=2, from_points=1000, description="Free returns, a birthday coupon"),
    Tier(name="PLATINUM", serial=3, from_points=3000, description="Early access, free alterations"),
)


DEFAULT_CONFIGS = {
    "CONF_REGISTRATION_PRIMARY_KEY": "mobile",
    "CONF_USERS_IS_MOBILE_REQUIRED": "false",
    "CONF_USERS_IS_EMAIL_REQUIRED": "false",
    "CONF_USERS_IS_EMAIL_UNIQUE": "true",
    "CONF_ALLOW_MOBILE_UPDATE": "false",
    "CONF_ALLOW_EMAIL_UPDATE": "true",
    "CONF_LOYALTY_ALLOW_EXTERNAL_ID_UPDATE": "true",
    "CONF_MIN_REGISTRATION_DATE": "2005-01-01",
    "CONF_CLIENT_DEFAULT_COUNTRYCODE_PASSED": "44",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What differs from one organisation's server to the next.

    `batch_limit`: customers in one call, more are refused with 1060. `rate_limit`: calls a minute,
    None for no limit. `future_limit_s`: how far ahead `registered_on` may lie. `country_prefix`:
    where set, a mobile that starts with 0 gets it instead. `enforces_mandatory_fields`: whether a
    registration without a mandatory custom field is refused. `hides_non_loyalty`: customer/get
    shows members of the loyalty programme alone. `refuses_known`: customer/add only registers, and
    a member who is known is 1014. `accepts_email_alone`: whether an address is enough to register.
    `tickets_unique_by`: among whose tickets a subject must be new.
    `approves_requests_after_s`: when a change of an identifier is approved, None for by hand.
    `identity_verified_by`: names of fields, joined by commas, that a change of an identifier must
    match; `identity_matches`: how many further ones. `token_ttl_s`: how long an access
    token lives. `masks_dead_tokens`: whether one that is over is answered as some servers do, with
    HTTP 200 and `success: true` around body code 498.
    """

    batch_limit: int = 20
    rate_limit: int | None = None
    future_limit_s: int = 86_400
    country_prefix: str = ""
    enforces_mandatory_fields: bool = False
    hides_non_loyalty: bool = False
    refuses_known: bool = False
    accepts_email_alone: bool = True
    tickets_unique_by: str = "customer"
    approves_requests_after_s: int | None = None
    identity_verified_by: str = ""
    identity_matches: int = 0
    token_ttl_s: int = 3600
    masks_dead_tokens: bool = False
    configs: Mapping[str, str] = field(default_factory=lambda: dict(DEFAULT_CONFIGS))

    def is_on(self, key: str) -> bool:
        return self.configs.get(key, "").casefold() in ("true", "1")

    @property
    def primary_kind(self) -> str:
        """The kind of identifier that the organisation knows its customers by."""
        return self.configs.get("CONF_REGISTRATION_PRIMARY_KEY", "").casefold()

    def changed(self, changes: Mapping[str, object]) -> "Settings":
        """With `changes` applied; `configs` are merged. Raises ValueError for what is unknown."""
        values: dict[str, object] = {each.name: getattr(self, each.name) for each in fields(self)}
        for name, value in changes.items():
            if name not in values or not _fits(name, value):
                raise ValueError(f"no setting {name!r} with a value like {value!r}")
            values[name] = {**self.configs, **_texts(value)} if name == "configs" else value
        return Settings(**values)  # type: ignore[arg-type]

    def configs_node(self) -> Node:
        entries = tuple({"key": key, "value": value} for key, value in self.configs.items())
        return {"configs": Listing(item="config", entries=entries)}


_CHOICES = {"tickets_unique_by": ("customer", "organisation")}


def _fits(name: str, value: object) -> bool:
    if name == "configs":
        return isinstance(value, Mapping)
    if name in _CHOICES:
        return value in _CHOICES[name]
    default = getattr(Settings(), name)
    if default is None:
        return value is None or type(value) is int
    return type(value) is type(default)


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise TypeError("configs are a mapping")
    return {str(key): str(each) for key, each in value.items()}


_STAFF = (
    ("443", "ASSOCIATE", "amy.pond", "Amy", "Pond"),
    ("444", "ASSOCIATE", "ravi.menon", "Ravi", "Menon"),
    ("445", "ASSOCIATE", "layla.haddad", "Layla", "Haddad"),
    ("446", "ASSOCIATE", "wei.chen", "Wei", "Chen"),
    ("447", "MANAGER", "grace.hall", "Grace", "Hall"),
)
ASSOCIATE_IDS = tuple(person[0] for person in _STAFF if person[1] == "ASSOCIATE")


def staff_node(kind: str) -> Node:
    """`store.staff` of the home store; an empty `kind` means everyone."""
    names = ("id", "type", "code", "firstname", "lastname")
    users: list[Node] = [
        {**dict(zip(names, person, strict=True)), "store_id": HOME.id, "store_code": HOME.code}
        for person in _STAFF
        if not kind or person[1] == kind.upper()
    ]
    return {"staff": Listing(item="user", entries=tuple(users))}


def tier_for(lifetime_points: int) -> Tier:
    return [tier for tier in TIERS if lifetime_points >= tier.from_points][-1]


def tier_above(name: str) -> Tier | None:
    names = [tier.name for tier in TIERS]
    place = names.index(name) + 1 if name in names else 0
    return TIERS[place] if place < len(TIERS) else None
