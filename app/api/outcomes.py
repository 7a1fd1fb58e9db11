"""What an answer to a write proves, item by item. Owns the decision; acting on it is sync's.

Nothing outside the API's own shape is ever DONE or REJECTED, and what is not clear is AMBIGUOUS.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo
from typing import assert_never

from app.api.matching import Likeness, customer_likeness, identifiers_in, match
from app.api.reply import Reply
from app.api.wire import normal
from app.api.wire.customers import customer_from, side_effects_from
from app.api.wire.normal import Tree
from app.domain import codes
from app.domain.codes import CodeClass
from app.domain.faults import (
    CredentialsFault,
    NoAnswerFault,
    RefusedFault,
    ServerFault,
    ThrottledFault,
    UnreachableFault,
)
from app.domain.op import Evidence, Why
from app.domain.outcome import Outcome

_SAYS_NOTHING = frozenset({CodeClass.DONE, CodeClass.EACH_ITEM})
"""Of a reply that has no items: these codes only point at them."""


def fault_outcome(fault: ServerFault) -> Outcome:
    """The outcome for every item of a request that got no reply of the API's to read."""
    why = Why(
        evidence=_fault_evidence(fault),
        code=fault.code if isinstance(fault, RefusedFault) else None,
        message=fault.message if isinstance(fault, RefusedFault) else "",
        request_id=fault.request_id,
        fault=_fault_name(fault),
    )
    retry_after_s = fault.retry_after_s if isinstance(fault, ThrottledFault) else None
    return Outcome(why=why, retry_after_s=retry_after_s)


def _fault_evidence(fault: ServerFault) -> Evidence:
    if isinstance(fault, UnreachableFault):
        return Evidence.NOT_SENT
    if isinstance(fault, CredentialsFault):
        return Evidence.CREDENTIALS
    if isinstance(fault, ThrottledFault):
        return Evidence.THROTTLED
    if isinstance(fault, RefusedFault):
        return Evidence.REJECTED
    return Evidence.AMBIGUOUS


def _fault_name(fault: ServerFault) -> str:
    if isinstance(fault, UnreachableFault):
        return fault.reason.value
    if isinstance(fault, NoAnswerFault):
        return "no_answer"
    return type(fault).__name__


def sent_trees(trees: Sequence[Tree]) -> tuple[Tree, ...]:
    """What was sent of customers, as far as answers are matched by it."""
    return tuple(identifiers_in(tree) for tree in trees)


def item_outcomes(
    reply: Reply,
    sent: Sequence[Tree],
    zone: tzinfo,
    *,
    items: Sequence[Tree] | None = None,
    likeness: Likeness = customer_likeness,
    read: Callable[[Tree, Outcome], Outcome] | None = None,
) -> tuple[Outcome, ...]:
    """An outcome for each item sent, in the order sent.

    `items` are the reply's, by default its customers; `read` adds what the item of one that was
    done tells, by default who they are and what it brought them.
    """

    def customer_read(item: Tree, done: Outcome) -> Outcome:
        effects = side_effects_from(item)
        return replace(done, customer=customer_from(item, zone), side_effects=effects)

    found = customers_in(reply) if items is None else items
    if not found:
        return (_whole_outcome(reply, len(sent)),) * len(sent)
    return tuple(
        _item_outcome(match(place, sent, found, likeness), reply, read or customer_read)
        for place in range(len(sent))
    )


def customers_in(reply: Reply) -> tuple[Tree, ...]:
    """The customers of a reply, be they several or the one of a call without batches."""
    several = normal.places(reply.tree.get("customers"), "customer")
    return several or normal.places(reply.tree.get("customer"), "customer")


def _whole_outcome(reply: Reply, count: int) -> Outcome:
    """A reply without items: only a refusal of the whole request is clear from it."""
    if reply.is_success or codes.code_class(reply.code) in _SAYS_NOTHING:
        return _outcome(Evidence.AMBIGUOUS, reply, None, reply.message)
    evidence = _refusal_evidence(reply.code)
    if evidence is Evidence.REJECTED and count > 1:
        # A verdict on one of them, who is not named: the batch is split until it is alone.
        evidence = Evidence.TOO_MANY
    return _outcome(evidence, reply, reply.code, reply.message)


def _item_outcome(
    item: Tree | None, reply: Reply, read: Callable[[Tree, Outcome], Outcome]
) -> Outcome:
    status = normal.branch(item.get("item_status")) if item is not None else {}
    code = normal.integer(status.get("code"))
    if item is None or code is None:
        return _outcome(Evidence.AMBIGUOUS, reply, None, "")
    message = normal.text(status.get("message"))
    if not normal.boolean(status.get("success")):
        return _outcome(_refusal_evidence(code), reply, code, message)
    if codes.code_class(code) is not CodeClass.DONE:
        return _outcome(Evidence.AMBIGUOUS, reply, code, message)
    done = _outcome(Evidence.DONE, reply, code, message)
    return read(item, replace(done, warnings=_warnings(item, status)))


def _warnings(item: Tree, status: Tree) -> tuple[str, ...]:
    """Codes of what was dropped although the item was saved, wherever the server puts them."""
    found = (words for holder in (item, status) for words in _texts(holder.get("warnings")))
    return tuple(dict.fromkeys(found))


def _texts(value: object) -> Iterator[str]:
    """The codes in `{warning: …}`, in a list, in `{code: …}`, or bare."""
    if isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
    elif isinstance(value, dict):
        yield from _texts(value.get("warning", value.get("code")))
    elif words := normal.text(value):
        yield words


def _refusal_evidence(code: int) -> Evidence:
    """What `success: false` with this code proves."""
    meaning = codes.code_class(code)
    match meaning:
        case CodeClass.CREDENTIALS:
            return Evidence.CREDENTIALS
        case CodeClass.LATER:
            return Evidence.THROTTLED
        case CodeClass.VERDICT | CodeClass.NOT_ALLOWED:
            return Evidence.REJECTED
        case CodeClass.UNABLE | CodeClass.PERHAPS_DONE:
            return Evidence.UNABLE
        case CodeClass.TOO_MANY:
            return Evidence.TOO_MANY
        case CodeClass.DONE | CodeClass.DONE_WITH_WARNING | CodeClass.NOTHING_THERE:
            return Evidence.AMBIGUOUS
        case CodeClass.EACH_ITEM | None:
            return Evidence.NOT_UNDERSTOOD
        case _:
            assert_never(meaning)


def _outcome(evidence: Evidence, reply: Reply, code: int | None, message: str) -> Outcome:
    why = Why(evidence=evidence, code=code, message=message, request_id=reply.request_id)
    return Outcome(why=why)
