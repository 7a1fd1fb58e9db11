"""A call of the API as the sandbox has it: its declaration, and who answers it.

Owns what every call needs of a request: parameters, the body's customers, whom they name. Knows
no format and no socket.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.sandbox import database
from app.sandbox.calls.intake import normal_form, text_of
from app.sandbox.line.tamper import Tamper
from app.sandbox.people.people import LOYALTY, Kind, Person, Standing
from app.sandbox.people.world import World
from app.sandbox.wire import codes, replies
from app.sandbox.wire.replies import Item, Listing, Node, Reply, Status
from app.sandbox.wire.shape import Declaration, Parameter

Tree = Mapping[str, object]


class Refused(Exception):
    """The whole request is refused: `reply` is all that goes back."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply.status.message)
        self.reply = reply


class ItemRefused(Exception):
    """One item is not done, for the reason `code`; `message` where the contract's words are not
    meant."""

    def __init__(self, code: str, message: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(slots=True, kw_only=True)
class Asked:
    """A request that was let in. `tree`: the body, the same whatever its format; empty in a GET.

    `items` is how many customers it named, for the log.
    """

    parameters: Mapping[str, str] = field(default_factory=dict)
    tree: Tree = field(default_factory=dict)
    request_id: str = ""
    tamper: Tamper | None = None
    items: int = 0

    def text(self, name: str) -> str:
        return self.parameters.get(name, "").strip()

    def is_on(self, name: str) -> bool:
        return self.text(name).casefold() in ("true", "1")

    def is_off(self, name: str) -> bool:
        return self.text(name).casefold() in ("false", "0")

    def number(self, name: str, default: int) -> int:
        """Of at most nine digits; anything else is the default."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default

    def forced(self, count: int) -> Mapping[int, Status]:
        """Places of the batch that a fault decides instead of the call."""
        return self.tamper.forced(count) if self.tamper else {}

    def customers(self) -> list[Tree]:
        """`root.customer` as a list: one may come as the bare object. Raises Refused."""
        return self.named("customer")

    def named(self, name: str) -> list[Tree]:
        """`root.<name>` as a list of records. Raises Refused where there is none."""
        root = self.tree.get("root", self.tree)
        found = root.get(name) if isinstance(root, Mapping) else None
        entries = [found] if isinstance(found, Mapping) else found
        if not isinstance(entries, list) or not entries:
            raise Refused(replies.refused("400"))
        if not all(isinstance(each, Mapping) for each in entries):
            raise Refused(replies.refused("400"))
        self.items = len(entries)
        return entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call and its answer. `answer` may raise Refused, nothing else."""

    declaration: Declaration
    answer: Callable[[Asked], Reply]


IDENTIFIER_PARAMETERS = (
    Parameter(name="mobile", about="customers by mobile number", example="44700900000"),
    Parameter(name="email", about="customers by e-mail address"),
    Parameter(name="external_id", about="customers by their card's number"),
    Parameter(name="id", about="customers by the id that the server gave them"),
    Parameter(name="user_id", about="true asks for the id; any other value is an id to look up by"),
)


def whom_asked(parameters: Mapping[str, str]) -> list[tuple[Kind, str]]:
    """Identifiers in the order of kinds, several joined by commas."""
    wanted: list[tuple[Kind, str]] = []
    for name in ("mobile", "email", "external_id", "id", "user_id"):
        value = parameters.get(name, "")
        if name == "user_id" and value.casefold() in ("true", "false"):
            continue
        kind = Kind.USER_ID if name == "id" else Kind(name)
        wanted += [(kind, each.strip()) for each in value.split(",") if each.strip()]
    return wanted


_NAMED = (
    ("user_id", Kind.USER_ID),
    ("id", Kind.USER_ID),
    ("mobile", Kind.MOBILE),
    ("email", Kind.EMAIL),
    ("external_id", Kind.EXTERNAL_ID),
)


def all_named(raw: Tree) -> list[tuple[Kind, str]]:
    """The identifiers in a body's customer: ids first, for they cannot be ambiguous."""
    return [(kind, text) for name, kind in _NAMED if (text := text_of(raw, name))]


def whom_named(raw: Tree) -> tuple[Kind, str] | None:
    """The first identifier in a body's customer."""
    return next(iter(all_named(raw)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`is_survivor`: the one asked for was merged into this one."""

    person: Person
    is_survivor: bool = False


def find(world: World, kind: Kind, text: str) -> Found:
    """Whom an identifier, as it was sent, names. Raises ItemRefused for all who cannot be shown."""
    value = normal_form(kind, text.strip(), country_prefix=world.settings.country_prefix)
    person = world.people.find(kind, value)
    if person is None:
        is_by_id = kind is Kind.USER_ID
        raise ItemRefused(codes.NOT_FOUND_BY_ID if is_by_id else codes.NOT_FOUND)
    if person.standing is not Standing.MERGED:
        return Found(person=_shown(person))
    survivor = world.people.get(person.merged_into or 0)
    if survivor is None or survivor.standing is Standing.MERGED:
        raise ItemRefused(codes.NOT_FOUND)
    return Found(person=_shown(survivor), is_survivor=True)


def _shown(person: Person) -> Person:
    if person.standing is Standing.ERASED:
        raise ItemRefused(codes.NOT_FOUND, codes.ERASED)
    if person.standing is Standing.RESTRICTED:
        raise ItemRefused(codes.NOT_PERMITTED)
    return person


def find_member(world: World, kind: Kind, text: str) -> Found:
    """As `find`, for what only members of the loyalty programme have. Raises ItemRefused."""
    found = find(world, kind, text)
    if found.person.type != LOYALTY:
        raise ItemRefused(codes.NOT_LOYALTY)
    return found


def find_named(world: World, raw: Tree) -> Found:
    """Whom a body's customer names: the first identifier that anyone has, as the contract's own
    sample sends an id that is not the customer's. Raises ItemRefused."""
    unknown = ItemRefused(codes.NO_IDENTIFIER)
    for kind, text in all_named(raw):
        try:
            return find(world, kind, text)
        except ItemRefused as refusal:
            if refusal.code == codes.NOT_PERMITTED or refusal.message:
                raise
            unknown = refusal
    raise unknown


FINDING_CODES = (
    *(codes.NOT_FOUND_BY_ID, codes.NOT_FOUND, codes.NO_IDENTIFIER, codes.NOT_PERMITTED),
    codes.MERGED,
)
"""What a read can answer of whom it was asked for, whatever it reads."""


def answered(found: Found, fields: Mapping[str, Node], message: str, asked: Asked) -> Item:
    """The item of a read that was done; a survivor's record says so by its code and its id."""
    if found.is_survivor or asked.is_on("user_id"):
        fields = {"user_id": str(found.person.user_id), **fields}
    if found.is_survivor:
        return replies.item_success(fields, codes.item_message(codes.MERGED), code=codes.MERGED)
    return replies.item_success(fields, message)


def batch(items: Sequence[Item], tamper: Tamper | None, *, is_bare: bool = False) -> Reply:
    """`customers.customer` with a status over all."""
    shown = tamper.applied(items) if tamper else items
    entries: tuple[Node, ...] = tuple(item.node() for item in shown)
    customers = Listing(item="customer", entries=entries, is_bare=is_bare)
    return Reply(status=replies.batch_status(items), content={"customers": customers})


def single(item: Item, tamper: Tamper | None) -> Reply:
    """`customer` alone, as the calls without batches answer."""
    shown = tamper.applied([item]) if tamper else [item]
    content: dict[str, Node] = {"customer": shown[0].node()} if shown else {}
    return Reply(status=replies.batch_status([item]), content=content)


def each(
    asked: Asked,
    wanted: Sequence[tuple[Kind, str]],
    world: World,
    answer: Callable[[Kind, str], Item],
) -> list[Item]:
    """One item for each identifier asked for, with what is the same for all reads: none given,
    too many, a fault's word, and refusals with what was asked."""
    asked.items = len(wanted)
    if not wanted:
        return [replies.item_failure(codes.NO_IDENTIFIER, {})]
    if len(wanted) > world.settings.batch_limit:
        return [
            replies.item_failure(codes.BATCH_LIMIT, {kind.value: text}) for kind, text in wanted
        ]
    forced = asked.forced(len(wanted))
    items: list[Item] = []
    for place, (kind, text) in enumerate(wanted):
        fields: dict[str, Node] = {kind.value: text}
        if place in forced:
            items.append(Item(fields=fields, status=forced[place]))
            continue
        try:
            items.append(answer(kind, text))
        except ItemRefused as refusal:
            items.append(replies.item_failure(refusal.code, fields, message=refusal.message))
    return items


def each_sent(
    asked: Asked,
    world: World,
    write: Callable[[Tree], Item],
    echo: Callable[[Tree], Mapping[str, Node]],
    *,
    name: str = "customer",
) -> list[Item]:
    """One item for each `root.<name>` of the body, all in one transaction, with what is the same
    for all writes: too many, a fault's word, and refusals with what was sent. Raises Refused."""
    sent = asked.named(name)
    if len(sent) > world.settings.batch_limit:
        return [replies.item_failure(codes.BATCH_LIMIT, echo(raw)) for raw in sent]
    forced = asked.forced(len(sent))
    items: list[Item] = []
    with database.transaction(world.connection):
        for place, raw in enumerate(sent):
            if place in forced:
                items.append(Item(fields=echo(raw), status=forced[place]))
                continue
            try:
                items.append(write(raw))
            except ItemRefused as refusal:
                items.append(replies.item_failure(refusal.code, echo(raw), message=refusal.message))
    return items


def one_sent(
    asked: Asked,
    world: World,
    write: Callable[[Tree], Item],
    echo: Callable[[Tree], Mapping[str, Node]],
) -> Item:
    """As `each_sent`, for a call that takes one customer. Raises Refused."""
    if len(asked.customers()) > 1:
        raise Refused(replies.refused("400", message="This call takes one customer"))
    return each_sent(asked, world, write, echo)[0]


def unwrapped(reply: Reply) -> Reply:
    """As customer/get writes in JSON: no outer `response`, and `[ ]` for what is not there."""
    return replace(reply, absent=replies.Absent.LIST, is_unwrapped=True)
