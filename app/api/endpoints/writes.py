"""How every write of one customer goes: one request, and what its answer proves as an outcome."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from types import MappingProxyType

from app.api.outcomes import fault_outcome, item_outcomes
from app.api.pace import Priority
from app.api.transport import Transport
from app.api.wire.normal import Tree
from app.api.wire.whom import whom_tree
from app.domain.faults import ServerFault
from app.domain.identifiers import Identifier
from app.domain.outcome import Outcome


async def write_one(
    transport: Transport,
    path: str,
    whom: Identifier,
    customer: Tree,
    zone: tzinfo,
    *,
    params: Mapping[str, str] = MappingProxyType({}),
    read: Callable[[Tree, Outcome], Outcome] | None = None,
    priority: Priority,
) -> Outcome:
    """Send `customer`, who is `whom`; `read` as in `item_outcomes`. Never raises ServerFault.

    The answer is theirs by the identifier that names them: the others in `customer` are new.
    """
    document = {"root": {"customer": customer}}
    try:
        reply = await transport.post(path, document, params=params, priority=priority)
    except ServerFault as fault:
        return fault_outcome(fault)
    (outcome,) = item_outcomes(reply, (whom_tree(whom),), zone, read=read)
    return outcome


def as_it_is(item: Tree, done: Outcome) -> Outcome:
    """For calls whose answer tells no more than that it was done."""
    return done
