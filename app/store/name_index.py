"""Who has a name: every word of a search text in any order, from its first letter, one mistake
allowed. Owns the name index and its vocabulary; runs in the storage thread.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.customer import Customer
from app.store.cache_schema import PREFIX_LENGTH
from app.store.connection import Connection
from app.store.name_folding import index_words, last_four, query_words
from app.store.spelling import spellings

MOST_WORDS = 8
_MOST_EXPANDED = 64
_MOST_HEADS = 48
_SHORTEST_ALONE = 3
"""A shorter word by itself may be anything."""
_SHORTEST_HEAD = 4
"""A longer name's mistyped beginning is looked for from so many letters on: fewer are like half of
all names."""
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHit:
    """A row that fits; `close` is the word that fits with a mistake, empty where none does."""

    recency: int
    close: str = ""


def words_for(customer: Customer) -> tuple[str, ...]:
    """What a customer is found by: the words of both names, and the last four digits."""
    words = (*index_words(customer.firstname), *index_words(customer.lastname))
    digits = last_four(customer.mobile)
    return (*words, digits) if digits else words


def add(connection: Connection, entries: Sequence[tuple[int, tuple[str, ...]]]) -> None:
    """Index rows: (recency, words), in ascending order of recency."""
    connection.executemany(
        "INSERT OR REPLACE INTO name (rowid, words) VALUES (?, ?)",
        [(recency, " ".join(words)) for recency, words in entries],
    )
    vocabulary = {word for _, words in entries for word in words if not word.isdecimal()}
    connection.executemany(
        "INSERT OR IGNORE INTO word (word) VALUES (?)", [(word,) for word in sorted(vocabulary)]
    )
    letters = set().union(*(word for word in vocabulary if len(word) > 1))
    connection.executemany(
        "INSERT OR IGNORE INTO letter (letter) VALUES (?)", [(letter,) for letter in letters]
    )


def remove(connection: Connection, recencies: Iterable[int]) -> None:
    connection.executemany(
        "DELETE FROM name WHERE rowid = ?", [(recency,) for recency in recencies]
    )


def forget_words(connection: Connection, words: Iterable[str]) -> None:
    """Strike from the vocabulary what no row has any more."""
    for word in words:
        if not _rows(connection, f'"{word}"', 1):
            connection.execute("DELETE FROM word WHERE word = ?", (word,))


def search(connection: Connection, text: str, limit: int) -> list[NameHit]:
    """Rows that fit, at most `limit`: those without a mistake first, then by recency.

    Where many fit as typed, a quarter of the places is still kept for those that fit with a
    mistake: a slip often makes the beginning of another, commoner name.
    """
    words = query_words(text)[:MOST_WORDS]
    if not words:
        return []
    begun = [_begins(connection, word) for word in words]
    exact = _rows(connection, _all_of(begun), limit)
    are_names = _are_names(connection, words)
    if len(exact) == limit and are_names:
        return [NameHit(recency=recency) for recency in exact]
    room = max(limit - len(exact), limit // 4)
    close = _close(connection, words, begun, set(exact), room, are_names=are_names)
    return [*map(_as_typed, exact[: limit - len(close)]), *close]


def _as_typed(recency: int) -> NameHit:
    return NameHit(recency=recency)


def _are_names(connection: Connection, words: Sequence[str]) -> bool:
    """Whether each word is somebody's name as it stands, or too short to be called a slip."""
    return all(
        len(word) < _SHORTEST_ALONE or word.isdecimal() or _is_word(connection, word)
        for word in words
    )


def _close(
    connection: Connection,
    words: Sequence[str],
    begun: Sequence[str | None],
    known: set[int],
    limit: int,
    *,
    are_names: bool,
) -> list[NameHit]:
    """Rows beyond `known` that fit with one mistake, the likeliest first: a whole name mistyped
    among whole names; among beginnings of names, where not all are whole; last the mistyped
    beginning of a name, where nobody's begins as typed.
    """
    doubtful = [place for place, term in enumerate(begun) if term is None]
    if len(doubtful) > 1:
        return []
    whole = [f'"{word}"' for word in words]
    tiers: tuple[list[tuple[str, str]], ...] = ([], [], [])
    for place in doubtful or range(len(words)):
        word = words[place]
        if word.isdecimal() or len(word) < (_SHORTEST_ALONE if len(words) == 1 else 2):
            continue
        spelt = _spelt(connection, word)
        mistyped = _whole_names(word, spelt)
        tried: list[tuple[list[tuple[str, str]], str | None, Sequence[str | None]]] = [
            (tiers[0], mistyped, whole)
        ]
        if not are_names and len(words) > 1:
            tried.append((tiers[1], mistyped, begun))
        if doubtful:
            tried.append((tiers[2], _beginnings(connection, word, spelt), begun))
        for tier, term, others in tried:
            query = _all_of((*others[:place], term, *others[place + 1 :]))
            if query is not None:
                tier.append((word, query))
    found: dict[int, NameHit] = {}
    for tier in tiers:
        hits = {
            recency: NameHit(recency=recency, close=word)
            for word, query in tier
            if len(found) < limit
            for recency in _rows(connection, query, limit + len(known) + len(found))
            if recency not in known and recency not in found
        }
        found |= {recency: hits[recency] for recency in sorted(hits, reverse=True)}
    return list(found.values())[:limit]


def _spelt(connection: Connection, word: str) -> list[tuple[str, str | None]]:
    """Every text one mistake away from `word`, with the first name that is not before it."""
    blocks = {ord(letter) >> 8 for letter in word}
    letters = [
        letter
        for (letter,) in connection.execute("SELECT letter FROM letter")
        if ord(letter) >> 8 in blocks
    ]
    tried = list(dict.fromkeys(spellings(word, letters)))
    return connection.execute(
        "SELECT value, (SELECT word FROM word WHERE word >= value ORDER BY word LIMIT 1)"
        " FROM json_each(?) WHERE value <> ''",
        (json.dumps(tried, ensure_ascii=False),),
    ).fetchall()


def _whole_names(word: str, spelt: Sequence[tuple[str, str | None]]) -> str | None:
    """A search term for the names among the spellings."""
    return _any_of([f'"{one}"' for one, found in spelt if found == one and one != word])


def _beginnings(
    connection: Connection, word: str, spelt: Sequence[tuple[str, str | None]]
) -> str | None:
    """A search term for longer names that begin as one of the spellings."""
    if len(word) < _SHORTEST_HEAD:
        return None
    heads = [
        one
        for one, found in spelt
        if len(one) >= _SHORTEST_HEAD and found is not None and found.startswith(one)
    ]
    heads.sort(key=len, reverse=True)
    terms = [_begins(connection, head) for head in heads[:_MOST_HEADS]]
    return _any_of([term for term in terms if term is not None])


def _begins(connection: Connection, head: str) -> str | None:
    """A search term for every word that begins so; None where there is none."""
    if head.isdecimal():
        return f'"{head}"*'
    rows = connection.execute(
        "SELECT word FROM word WHERE word >= ? AND word < ? LIMIT ?",
        (head, head + _LAST, 1 if len(head) <= PREFIX_LENGTH else _MOST_EXPANDED + 1),
    ).fetchall()
    if not rows:
        return None
    if len(head) <= PREFIX_LENGTH or len(rows) > _MOST_EXPANDED:
        return f'"{head}"*'
    return _any_of([f'"{word}"' for (word,) in rows])


def _is_word(connection: Connection, word: str) -> bool:
    row = connection.execute("SELECT 1 FROM word WHERE word = ?", (word,)).fetchone()
    return row is not None


def _any_of(terms: Sequence[str]) -> str | None:
    if not terms:
        return None
    return terms[0] if len(terms) == 1 else f"({' OR '.join(terms)})"


def _all_of(terms: Sequence[str | None]) -> str | None:
    """A query for rows that fit every term; None where one of them fits nobody."""
    known = [term for term in terms if term is not None]
    return " AND ".join(known) if len(known) == len(terms) else None


def _rows(connection: Connection, query: str | None, limit: int) -> list[int]:
    """Rows of a query, the most recent first."""
    if query is None:
        return []
    rows = connection.execute(
        "SELECT rowid FROM name WHERE name MATCH ? ORDER BY rowid DESC LIMIT ?", (query, limit)
    )
    return [recency for (recency,) in rows]
