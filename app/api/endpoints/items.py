"""What a reply says of each customer who was asked about: the one way in which every read goes.

Several are answered as `customers.customer`, one alone often as `customer`; both are read, whatever
was asked. Owns whose item is whose and what an item's status means; knows no call's own parts.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.api.outcomes import customers_in
from app.api.pace import Priority
from app.api.reply import Reply
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.api.wire.normal import Tree
from app.domain import codes
from app.domain.codes import CodeClass
from app.domain.faults import (
    ErasedFault,
    NotMemberFault,
    NotOurServerFault,
    RefusedFault,
    ServerTroubleFault,
    UnsendableFault,
)
from app.domain.identifiers import Identifier, IdentifierKind

_PARAMETERS = {
    IdentifierKind.MOBILE: "mobile",
    IdentifierKind.EMAIL: "email",
    IdentifierKind.EXTERNAL_ID: "external_id",
    # `user_id` is the flag that asks for the id, so the look-up by it goes by its other name.
    IdentifierKind.USER_ID: "id",
}
_SEPARATOR = ","
_NOT_HERE_CODES = codes.REQUEST_WRONG_CODES - {400}
"""The server lacks the call: whom it is asked about makes no difference."""
_MIXED_CODES = frozenset({codes.BODY_PARTLY, codes.BODY_ALL_FAILED})
"""Of a reply: each item has its own verdict, so the reply's cannot stand for one that lacks it."""
_NOT_MEMBER_CODES = frozenset({1013, 1020})


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What the server said of one identifier: the customer's tree, or why there is none.

    `tree` is empty where the answer is that there is nothing. A refusal without a code is no
    answer for this one, although others got theirs.
    """

    identifier: Identifier
    tree: Tree | None = None
    code: int | None = None
    refusal: RefusedFault | None = None

    @property
    def is_unanswered(self) -> bool:
        return type(self.refusal) is RefusedFault and self.refusal.code is None

    def demand(self) -> Tree:
        """The tree. Raises RefusedFault, NotOurServerFault."""
        if self.tree is not None:
            return self.tree
        if self.refusal is None or self.is_unanswered:
            request_id = self.refusal.request_id if self.refusal is not None else ""
            raise NotOurServerFault("an item without an answer", request_id=request_id)
        raise self.refusal


def parameter_of(identifier: Identifier) -> dict[str, str]:
    """How a read of one customer says whom it asks about."""
    return {_PARAMETERS[identifier.kind]: identifier.value}


def refusal_of(code: int | None, message: str, *, request_id: str = "") -> RefusedFault:
    """The refusal of one customer, as the kind of it that callers can tell."""
    if code in _NOT_MEMBER_CODES:
        return NotMemberFault(code, message, request_id=request_id)
    if code is not None and _tells_of_erasure(message):
        return ErasedFault(code, message, request_id=request_id)
    return RefusedFault(code, message, request_id=request_id)


async def ask(
    transport: Transport,
    path: str,
    identifiers: Sequence[Identifier],
    params: Mapping[str, str],
    *,
    deadline_s: float = READ_DEADLINE_S,
    priority: Priority = Priority.FOREGROUND,
    has_status: bool = True,
) -> tuple[Item, ...]:
    """What the server says of each identifier, one call a kind; in the order asked.

    `has_status` is whether the call's items have a status of their own; where they have none, the
    reply's stands for all. Raises ServerFault; one customer's refusal is in their item alone.
    """

    async def asked(group: tuple[Identifier, ...]) -> tuple[Item, ...]:
        values = _SEPARATOR.join(identifier.value for identifier in group)
        reply = await transport.get(
            path,
            {**params, _PARAMETERS[group[0].kind]: values},
            deadline_s=deadline_s,
            priority=priority,
        )
        return items_of(reply, group, has_status=has_status)

    found: dict[Identifier, Item] = {}
    ordered = sorted(dict.fromkeys(identifiers), key=lambda identifier: identifier.kind.value)
    for _, same_kind in groupby(ordered, key=lambda identifier: identifier.kind):
        group = []
        for identifier in same_kind:
            if _SEPARATOR in identifier.value:
                found[identifier] = Item(identifier=identifier, refusal=_unsendable())
            else:
                group.append(identifier)
        for item in await _split(asked, tuple(group)) if group else ():
            found[item.identifier] = item
    return tuple(found[identifier] for identifier in identifiers)


async def ask_one(
    transport: Transport,
    path: str,
    identifier: Identifier,
    params: Mapping[str, str],
    *,
    deadline_s: float = READ_DEADLINE_S,
    priority: Priority = Priority.FOREGROUND,
    has_status: bool = True,
) -> Tree:
    """What the server says of one customer, for the calls that take no more than one.

    Raises ServerFault; ErasedFault and NotMemberFault are refusals of their own kinds.
    """
    reply = await transport.get(
        path,
        {**params, **parameter_of(identifier)},
        deadline_s=deadline_s,
        priority=priority,
    )
    return items_of(reply, (identifier,), has_status=has_status)[0].demand()


def items_of(
    reply: Reply, identifiers: tuple[Identifier, ...], *, has_status: bool = True
) -> tuple[Item, ...]:
    """The reply's items in the order of the identifiers, which are all of one kind.

    Raises RefusedFault, ServerTroubleFault, NotOurServerFault for a reply without any.
    """
    trees = customers_in(reply)
    if not trees and reply.code in codes.NOTHING_THERE_CODES:
        return tuple(Item(identifier=each, tree={}, code=reply.code) for each in identifiers)
    if not trees and reply.code == codes.BODY_ALL_FAILED:
        raise ServerTroubleFault(f"code {reply.code}", request_id=reply.request_id)
    if not trees and reply.code != codes.BODY_OK:
        raise refusal_of(reply.code, reply.message, request_id=reply.request_id)
    if not trees:
        raise NotOurServerFault("a reply without items", request_id=reply.request_id)
    matched = _by_identifier(identifiers, trees)
    taken = {id(tree) for tree in matched.values()}
    items = []
    for place, identifier in enumerate(identifiers):
        tree = matched.get(identifier)
        if tree is None and len(trees) == len(identifiers) and id(trees[place]) not in taken:
            # The server may write an identifier in another way; but an item that names somebody
            # else who was asked for is theirs, wherever it stands.
            tree = trees[place]
        items.append(_item(identifier, tree, reply, has_status=has_status))
    return tuple(items)


async def _split(
    asked: Callable[[tuple[Identifier, ...]], Awaitable[tuple[Item, ...]]],
    identifiers: tuple[Identifier, ...],
) -> tuple[Item, ...]:
    """A request that is refused as a whole names no culprit: it is split until one is alone. So is
    one that asks about more customers than the server takes at once.
    """
    try:
        items = await asked(identifiers)
        if len(items) == 1 or any(item.code != codes.BATCH_LIMIT for item in items):
            return items
    except RefusedFault as fault:
        if fault.code in _NOT_HERE_CODES:
            raise
        if len(identifiers) == 1:
            return (Item(identifier=identifiers[0], code=fault.code, refusal=fault),)
    middle = len(identifiers) // 2
    return (
        *await _split(asked, identifiers[:middle]),
        *await _split(asked, identifiers[middle:]),
    )


def _by_identifier(
    identifiers: tuple[Identifier, ...], trees: tuple[Tree, ...]
) -> dict[Identifier, Tree]:
    """The items that carry what was asked for."""
    kind = identifiers[0].kind
    found: dict[Identifier, Tree] = {}
    for tree in trees:
        written = normal.text(tree.get(kind.value))
        if kind is IdentifierKind.MOBILE:
            written = "".join(filter(str.isdecimal, written))
        elif kind is IdentifierKind.USER_ID:
            written = written or normal.text(tree.get("id"))
        exact = [each for each in identifiers if each.value == written]
        alike = [each for each in identifiers if each.value.lower() == written.lower()]
        for identifier in (exact or alike)[:1]:
            found.setdefault(identifier, tree)
    return found


def _item(identifier: Identifier, tree: Tree | None, reply: Reply, *, has_status: bool) -> Item:
    status = normal.branch(tree.get("item_status")) if tree is not None else {}
    if tree is not None and not status and not has_status and reply.code not in _MIXED_CODES:
        status = normal.branch(reply.tree.get("status"))
    code = normal.integer(status.get("code"))
    unanswered = Item(
        identifier=identifier, refusal=RefusedFault(None, "", request_id=reply.request_id)
    )
    if tree is None or code is None:
        return unanswered
    if code in codes.NOTHING_THERE_CODES:
        return replace(unanswered, tree={}, code=code, refusal=None)
    if normal.boolean(status.get("success")) and _is_done(code):
        return replace(unanswered, tree=tree, code=code, refusal=None)
    message = normal.text(status.get("message"))
    refusal = refusal_of(code, message, request_id=reply.request_id)
    return replace(unanswered, code=code, refusal=refusal)


def _is_done(code: int) -> bool:
    return code in (codes.BODY_OK, codes.MERGED) or codes.code_class(code) is CodeClass.DONE


def _tells_of_erasure(message: str) -> bool:
    words = message.lower()
    return "pii" in words and "delet" in words


def _unsendable() -> UnsendableFault:
    return UnsendableFault("a comma separates the customers of one request")
