"""Parts whose shape the contract leaves open, read without loss: every text under its own name."""

from collections.abc import Iterator

from app.api.wire import normal
from app.domain.fact import Fact


def facts_from(value: object) -> tuple[Fact, ...]:
    """Every text in `value`; one that stands deeper has the names on its way, joined by dots.

    >>> [(fact.name, fact.value) for fact in facts_from({"visits": {"minimum": "4"}, "note": ""})]
    [('visits.minimum', '4')]
    """
    return tuple(_facts(value, ""))


def _facts(value: object, name: str) -> Iterator[Fact]:
    if isinstance(value, list):
        for item in value:
            yield from _facts(item, name)
    elif isinstance(value, dict):
        yield from _named(value, name)
    elif written := normal.text(value):
        yield Fact(name=name, value=written)


def _named(tree: normal.Tree, name: str) -> Iterator[Fact]:
    own = normal.text(tree.get("name"))
    if own and set(tree) <= {"name", "value", "values"}:
        # A pair that says its name, as custom fields are written.
        found = tuple(_facts(tree.get("value", tree.get("values")), _joined(name, own)))
        yield from found or (Fact(name=name, value=own),)
        return
    for key, inner in tree.items():
        yield from _facts(inner, _joined(name, key))


def _joined(name: str, inner: str) -> str:
    return f"{name}.{inner}" if name else inner
