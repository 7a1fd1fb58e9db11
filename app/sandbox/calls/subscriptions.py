"""customer/subscriptions: which messages a customer wants, read and set.

What is set shows in customer/get's opt-in status. The one scope is ALL, which an empty one means.
A POST answers each entry with its own status, and sets the good ones of a batch.
"""

from collections.abc import Mapping

from app.sandbox.calls import intake
from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    ItemRefused,
    Tree,
    all_named,
    answered,
    each,
    each_sent,
    find,
    find_named,
    whom_asked,
)
from app.sandbox.calls.intake import text_of
from app.sandbox.calls.one_customer import echo
from app.sandbox.calls.test_value import forced_code
from app.sandbox.people.campaigns import CAMPAIGN_IDS
from app.sandbox.people.people import Kind as IdentifierKind
from app.sandbox.people.people import Person
from app.sandbox.people.subscriptions import CHANNELS, PRIORITIES, Subscriptions, Wish
from app.sandbox.people.world import World
from app.sandbox.wire import codes, replies
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import (
    IDENTIFIERS,
    Declaration,
    Kind,
    Many,
    Parameter,
    Record,
    Shape,
    Value,
    item,
)

RESOURCE = "customer/subscriptions"
_SCOPE = "ALL"
_NUMBER = Value(kind=Kind.NUMBER)
_CHANNEL_WORDS = tuple(channel.lower() for channel in CHANNELS)
_WISHES = Record(
    parts={"name": Value(choices=PRIORITIES), "user_preference": Value(choices=tuple(Wish))}
)
_ENTRY: dict[str, Shape] = {
    **IDENTIFIERS,
    "channel": Value(choices=_CHANNEL_WORDS),
    "priority": Value(choices=PRIORITIES),
    "scope": Value(choices=("all",)),
    "is_subscribed": Value(choices=("0", "1")),
}
_SENT: dict[str, Shape] = {
    **_ENTRY,
    "campaign_id": Value(kind=Kind.NUMBER, about="the campaign that brought it, if any"),
    "outbox_id": Value(kind=Kind.NUMBER, about="the message that brought it, if any"),
}
_SETTINGS_CODES = (codes.INVALID_CHANNEL, codes.INVALID_PRIORITY, codes.INVALID_SCOPE)

SUBSCRIPTIONS_READ = Declaration(
    resource=RESOURCE,
    method="GET",
    about="Which messages customers want, by channel and priority.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="channel", about="only this one", choices=_CHANNEL_WORDS),
        Parameter(name="priority", about="only this one", choices=PRIORITIES),
        Parameter(name="scope", about="there is one", choices=("all",)),
    ),
    reply=Record(
        parts={
            "subscriptions": Many(
                item="subscription",
                of=item(
                    {
                        "user_id": _NUMBER,
                        **IDENTIFIERS,
                        "channel": Many(
                            item="channel",
                            of=Record(
                                parts={
                                    "name": Value(choices=CHANNELS),
                                    "priority": Many(item="priority", of=_WISHES),
                                }
                            ),
                        ),
                    }
                ),
            )
        }
    ),
    codes=(
        *(codes.DONE, *FINDING_CODES, codes.BATCH_LIMIT, *_SETTINGS_CODES),
        *(codes.NOBODY_TO_SUBSCRIBE, codes.SUBSCRIPTIONS_UNREAD),
    ),
)
SUBSCRIPTIONS_SET = Declaration(
    resource=RESOURCE,
    method="POST",
    about="Sets whether customers want messages of a channel and a priority.",
    body=Record(
        parts={
            "subscription": Many(
                item="subscription",
                of=Record(parts=_SENT, needed=frozenset({"channel", "priority", "is_subscribed"})),
            )
        },
        needed=frozenset({"subscription"}),
    ),
    reply=Record(
        parts={
            "subscriptions": Many(
                item="subscription",
                of=item(
                    {
                        "user_id": _NUMBER,
                        **IDENTIFIERS,
                        # As they were sent, in a refusal too.
                        **dict.fromkeys(("channel", "priority", "scope", "is_subscribed"), Value()),
                    }
                ),
            )
        }
    ),
    codes=(
        *(codes.DONE, codes.NOT_FOUND_BY_ID, codes.NOT_FOUND, codes.NOT_PERMITTED),
        *(codes.BATCH_LIMIT, *_SETTINGS_CODES, codes.NOBODY_TO_SUBSCRIBE, codes.SEVERAL_SCOPES),
        *(codes.INVALID_SUBSCRIPTION, codes.INVALID_CAMPAIGN, codes.INVALID_OUTBOX),
        codes.SUBSCRIPTIONS_FAILED,
    ),
)


def calls(world: World) -> tuple[Call, ...]:
    return (
        Call(declaration=SUBSCRIPTIONS_READ, answer=lambda asked: _read(world, asked)),
        Call(declaration=SUBSCRIPTIONS_SET, answer=lambda asked: _set(world, asked)),
    )


def _read(world: World, asked: Asked) -> Reply:
    channel, priority = asked.text("channel").upper(), asked.text("priority").upper()
    scope = asked.text("scope").upper()

    def one(kind: IdentifierKind, text: str) -> Item:
        if code := forced_code(text, SUBSCRIPTIONS_READ):
            raise ItemRefused(code)
        _check_settings(channel or CHANNELS[0], priority or PRIORITIES[0], scope)
        found = find(world, kind, text)
        wishes = Subscriptions(world.connection).of(found.person)
        fields = _identifiers(found.person) | {"channel": _channels(wishes, channel, priority)}
        return answered(found, fields, codes.SUBSCRIPTIONS_RETRIEVED, asked)

    wanted = whom_asked(asked.parameters)
    if not wanted:
        return _reply([replies.item_failure(codes.NOBODY_TO_SUBSCRIBE, {})], asked)
    return _reply(each(asked, wanted, world, one), asked)


def _set(world: World, asked: Asked) -> Reply:
    is_mixed = len({_scope(raw) for raw in asked.named("subscription")}) > 1

    def write(raw: Tree) -> Item:
        return _set_one(world, raw, asked.request_id, is_mixed=is_mixed)

    return _reply(each_sent(asked, world, write, _sent, name="subscription"), asked)


def _set_one(world: World, raw: Tree, request_id: str, *, is_mixed: bool) -> Item:
    for name in (*_SENT, "user_id"):
        if code := forced_code(text_of(raw, name), SUBSCRIPTIONS_SET):
            raise ItemRefused(code)
    channel, priority = text_of(raw, "channel").upper(), text_of(raw, "priority").upper()
    if is_mixed or _is_several(raw):
        raise ItemRefused(codes.SEVERAL_SCOPES)
    _check_settings(channel, priority, _scope(raw))
    wish = text_of(raw, "is_subscribed")
    if wish not in ("0", "1"):
        raise ItemRefused(codes.INVALID_SUBSCRIPTION)
    _check_origin(raw)
    person = _whom(world, raw)
    subscriptions = Subscriptions(world.connection)
    subscriptions.set(person.user_id, channel, priority, is_subscribed=wish == "1")
    world.record(RESOURCE, "set", person.user_id, request_id)
    fields = _sent(raw) | {"user_id": str(person.user_id), **_identifiers(person)}
    return replies.item_success(fields, codes.SUBSCRIPTIONS_UPDATED)


def _whom(world: World, raw: Tree) -> Person:
    sent = intake.identifiers(raw, country_prefix=world.settings.country_prefix)
    if not all_named(raw) or intake.invalid_code(sent):
        raise ItemRefused(codes.NOBODY_TO_SUBSCRIBE)
    return find_named(world, raw).person


def _check_settings(channel: str, priority: str, scope: str) -> None:
    if channel not in CHANNELS:
        raise ItemRefused(codes.INVALID_CHANNEL)
    if priority not in PRIORITIES:
        raise ItemRefused(codes.INVALID_PRIORITY)
    if scope not in ("", _SCOPE):
        raise ItemRefused(codes.INVALID_SCOPE)


def _check_origin(raw: Tree) -> None:
    """Other servers' clients write -1 for none."""
    campaign_id, outbox_id = text_of(raw, "campaign_id"), text_of(raw, "outbox_id")
    if campaign_id not in ("", "-1") and campaign_id not in CAMPAIGN_IDS:
        raise ItemRefused(codes.INVALID_CAMPAIGN)
    if outbox_id not in ("", "-1") and not outbox_id.isdecimal():
        raise ItemRefused(codes.INVALID_OUTBOX)


def _scope(raw: Tree) -> str:
    return text_of(raw, "scope").upper() or _SCOPE


def _is_several(raw: Tree) -> bool:
    written = text_of(raw, "scope")
    return isinstance(raw.get("scope"), list) or any(mark in written for mark in ",;")


def _sent(raw: Tree) -> dict[str, Node]:
    return echo(raw) | {
        name: text_of(raw, name) for name in ("channel", "priority", "scope", "is_subscribed")
    }


def _identifiers(person: Person) -> dict[str, Node]:
    return {"mobile": person.mobile, "email": person.email, "external_id": person.external_id}


def _channels(wishes: Mapping[tuple[str, str], Wish], channel: str, priority: str) -> Listing:
    def of(name: str) -> Node:
        entries: tuple[Node, ...] = tuple(
            {"name": each, "user_preference": wishes[name, each].value}
            for each in PRIORITIES
            if priority in ("", each)
        )
        return {"name": name, "priority": Listing(item="priority", entries=entries, is_bare=True)}

    shown = tuple(of(name) for name in CHANNELS if channel in ("", name))
    return Listing(item="channel", entries=shown, is_bare=True)


def _reply(items: list[Item], asked: Asked) -> Reply:
    shown = asked.tamper.applied(items) if asked.tamper else items
    listed = Listing(
        item="subscription", entries=tuple(each.node() for each in shown), is_kept=True
    )
    return Reply(status=replies.batch_status(items), content={"subscriptions": listed})
