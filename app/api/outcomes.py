"""What an answer to a write proves, item by item. Owns the decision; acting on it is sync's.

Nothing outside the API's own shape is ever DONE or REJECTED, and what is not clear is AMBIGUOUS.
"""

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from typing import assert_never

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

_IDENTIFIER_NAMES = ("mobile", "email", "external_id")
_SHORTEST_TAIL = 7
"""Digits that two mobiles must share at their ends: servers add or drop country prefixes."""


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
    """What was sent, as far as answers are matched by it."""
    return tuple({name: tree.get(name, "") for name in _IDENTIFIER_NAMES} for tree in trees)


def item_outcomes(reply: Reply, sent: Sequence[Tree], zone: tzinfo) -> tuple[Outcome, ...]:
    """An outcome for each item sent, in the order sent."""
    items = normal.places(reply.tree.get("customers"), "customer")
    if not items:
        return (_whole_outcome(reply, len(sent)),) * len(sent)
    return tuple(
        _item_outcome(_match(place, tree, items, len(sent)), reply, zone)
        for place, tree in enumerate(sent)
    )


def _whole_outcome(reply: Reply, count: int) -> Outcome:
    """A reply without items: only a refusal of the whole request is clear from it."""
    is_verdict = reply.code not in (codes.BODY_OK, codes.BODY_PARTLY, codes.BODY_ALL_FAILED)
    if reply.is_success or not is_verdict:
        return _outcome(Evidence.AMBIGUOUS, reply, None, reply.message)
    evidence = _refusal_evidence(reply.code)
    if evidence is Evidence.REJECTED and count > 1:
        # A verdict on one of them, who is not named: the batch is split until it is alone.
        evidence = Evidence.TOO_MANY
    return _outcome(evidence, reply, reply.code, reply.message)


def _match(place: int, tree: Tree, items: tuple[Tree, ...], count: int) -> Tree | None:
    """The answer for the item sent at `place`: the one there if it names this one, else the only
    one that does, else the one there if it names nobody.
    """
    here = items[place] if len(items) == count else None
    if here is not None and _names(here, tree):
        return here
    naming = [item for item in items if _names(item, tree)]
    if naming:
        return naming[0] if len(naming) == 1 else None
    return here if here is not None and not _contradicts(here, tree) else None


def _same(name: str, one: str, other: str) -> bool:
    if name != "mobile":
        return one.lower() == other.lower()
    first, second = (
        "".join(filter(str.isdecimal, one)).lstrip("0"),
        "".join(filter(str.isdecimal, other)).lstrip("0"),
    )
    shorter = min(len(first), len(second))
    return first == second or (
        shorter >= _SHORTEST_TAIL and (first.endswith(second) or second.endswith(first))
    )


def _names(item: Tree, tree: Tree) -> bool:
    return any(
        theirs and ours and _same(name, theirs, ours)
        for name in _IDENTIFIER_NAMES
        for theirs, ours in [(normal.text(item.get(name)), normal.text(tree.get(name)))]
    )


def _contradicts(item: Tree, tree: Tree) -> bool:
    """Whether the answer shares no identifier with what was sent, although it names some."""
    given = [
        _same(name, theirs, ours)
        for name in _IDENTIFIER_NAMES
        for theirs, ours in [(normal.text(item.get(name)), normal.text(tree.get(name)))]
        if theirs and ours
    ]
    return bool(given) and not any(given)


def _item_outcome(item: Tree | None, reply: Reply, zone: tzinfo) -> Outcome:
    status = normal.branch(item.get("item_status")) if item is not None else {}
    code = normal.integer(status.get("code"))
    if item is None or code is None:
        return _outcome(Evidence.AMBIGUOUS, reply, None, "")
    message = normal.text(status.get("message"))
    if not normal.boolean(status.get("success")):
        return _outcome(_refusal_evidence(code), reply, code, message)
    if codes.code_class(code) is not CodeClass.DONE and code != codes.BODY_OK:
        return _outcome(Evidence.AMBIGUOUS, reply, code, message)
    return Outcome(
        why=Why(evidence=Evidence.DONE, code=code, message=message, request_id=reply.request_id),
        customer=customer_from(item, zone),
        side_effects=side_effects_from(item),
        warnings=_warnings(item, status),
    )


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
    if code in codes.CREDENTIAL_CODES:
        return Evidence.CREDENTIALS
    if code in codes.LATER_CODES:
        return Evidence.THROTTLED
    if code in codes.REQUEST_WRONG_CODES:
        return Evidence.REJECTED
    meaning = codes.code_class(code)
    match meaning:
        case CodeClass.VERDICT | CodeClass.NOT_ALLOWED:
            return Evidence.REJECTED
        case CodeClass.UNABLE | CodeClass.PERHAPS_DONE:
            return Evidence.UNABLE
        case CodeClass.TOO_MANY:
            return Evidence.TOO_MANY
        case CodeClass.DONE | CodeClass.NOTHING_THERE:
            return Evidence.AMBIGUOUS
        case None:
            return Evidence.NOT_UNDERSTOOD
        case _:
            assert_never(meaning)


def _outcome(evidence: Evidence, reply: Reply, code: int | None, message: str) -> Outcome:
    why = Why(evidence=evidence, code=code, message=message, request_id=reply.request_id)
    return Outcome(why=why)
