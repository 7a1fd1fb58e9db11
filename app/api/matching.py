"""Which item of a reply to a write answers what was sent: by its place and by whom it names.

Servers leave items out, change their order, and write identifiers in their own way. In doubt an
item is nobody's: its write is then found out about by a read.
"""

from collections.abc import Callable, Mapping, Sequence

from app.api.wire import normal
from app.api.wire.normal import Tree

Likeness = Callable[[Tree, Tree], bool | None]
"""Whether an answer (the first) is about what was sent: None where it does not say."""

_IDENTIFIER_NAMES = ("mobile", "email", "external_id", "user_id")
_SHORTEST_TAIL = 7
"""Digits that two mobiles must share at their ends: servers add or drop country prefixes."""


def identifiers_in(tree: Tree) -> dict[str, str]:
    """Whom a customer's tree names; some calls write their id as `id`."""
    written = {**tree, "user_id": tree.get("user_id") or tree.get("id")}
    found = {name: normal.text(written.get(name)) for name in _IDENTIFIER_NAMES}
    return {name: value for name, value in found.items() if value}


def customer_likeness(answered: Tree, sent: Tree) -> bool | None:
    """Alike where any identifier is the same; not alike where some are given and none is."""
    return _alike(identifiers_in(answered), identifiers_in(sent))


def identity_likeness(answered: Tree, sent: Tree) -> bool | None:
    """Of requests for another identifier: alike where kind, old and new value are the same.

    What the answer calls `identifier` is the kind, or, as in a request, the old value.
    """
    kind, wanted = normal.text(answered.get("identifier")), normal.text(sent.get("identifier"))
    if kind in _IDENTIFIER_NAMES and kind != wanted:
        return False
    told = [
        is_same_identifier(wanted, theirs, normal.text(sent.get(name)))
        for name, other in (("old_value", "old_identifier"), ("new_value", "new_identifier"))
        if (theirs := normal.text(answered.get(name)) or normal.text(answered.get(other)))
    ]
    return all(told) if told else None


def subscription_likeness(answered: Tree, sent: Tree) -> bool | None:
    """Of subscriptions: the same customer, and the same channel, priority and scope."""
    whose = customer_likeness(answered, sent)
    told = [
        theirs.lower() == ours.lower()
        for name in ("channel", "priority", "scope")
        if (theirs := normal.text(answered.get(name))) and (ours := normal.text(sent.get(name)))
    ]
    if whose is False or not all(told):
        return False
    return True if whose and len(told) > 1 else None


def match(
    place: int, sent: Sequence[Tree], items: Sequence[Tree], likeness: Likeness
) -> Tree | None:
    """The answer for what was sent at `place`: the one there if it names this one, else the only
    one that does, else the one there if it names nobody.
    """
    here = items[place] if len(items) == len(sent) else None
    about_here = likeness(here, sent[place]) if here is not None else False
    if about_here:
        return here
    naming = [item for item in items if likeness(item, sent[place])]
    if naming:
        return naming[0] if len(naming) == 1 else None
    return here if about_here is None else None


def is_same_identifier(kind: str, one: str, other: str) -> bool:
    """Whether two spellings are one identifier of this kind."""
    if kind != "mobile":
        return one.lower() == other.lower()
    first, second = (
        "".join(filter(str.isdecimal, one)).lstrip("0"),
        "".join(filter(str.isdecimal, other)).lstrip("0"),
    )
    shorter = min(len(first), len(second))
    return first == second or (
        shorter >= _SHORTEST_TAIL and (first.endswith(second) or second.endswith(first))
    )


def _alike(answered: Mapping[str, str], sent: Mapping[str, str]) -> bool | None:
    told = [
        is_same_identifier(name, answered[name], sent[name]) for name in answered if name in sent
    ]
    return any(told) if told else None
