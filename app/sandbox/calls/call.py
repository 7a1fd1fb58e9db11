"""A call of the API as the sandbox has it: its declaration, and who answers it.

Owns what every call needs of a request: parameters, the body's customers, whom they name. Knows
no format and no socket.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.sandbox.calls.intake import normal_form, text_of
from app.sandbox.line.tamper import Tamper
from app.sandbox.people.people import Kind, Person, Standing
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
    Parameter(name="mobile", about="customers by mobile number", example="447700900123"),
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


def whom_named(raw: Tree) -> tuple[Kind, str] | None:
    """The first identifier in a body's customer: ids first, for they cannot be ambiguous."""
    for name, kind in (
        ("user_id", Kind.USER_ID),
        ("id", Kind.USER_ID),
        ("mobile", Kind.MOBILE),
        ("email", Kind.EMAIL),
        ("external_id", Kind.EXTERNAL_ID),
    ):
        if text := text_of(raw, name):
            return kind, text
    return None


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
        raise ItemRefused(codes.NOT_FOUND)
    if person.standing is Standing.ERASED:
        raise ItemRefused(codes.NOT_FOUND, codes.ERASED)
    if person.standing is Standing.RESTRICTED:
        raise ItemRefused(codes.NOT_PERMITTED)
    if person.standing is not Standing.MERGED:
        return Found(person=person)
    survivor = world.people.get(person.merged_into or 0)
    if survivor is None:
        raise ItemRefused(codes.NOT_FOUND)
    return Found(person=survivor, is_survivor=True)


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


def unwrapped(reply: Reply) -> Reply:
    """As customer/get writes in JSON: no outer `response`, and `[ ]` for what is not there."""
    return replace(reply, absent=replies.Absent.LIST, is_unwrapped=True)
