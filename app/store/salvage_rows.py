"""Rows out of a damaged database's pages: whole leaves, with or without the tree above them.

Owns SQLite's b-tree of tables as bytes. Knows nothing of what rows mean.
"""

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlcipher3 import dbapi2

from app.store.connection import Connection, Row
from app.store.salvage_pages import USABLE_BYTES, Pages

Columns = Sequence[str]
RowValues = Mapping[str, object]
"""A row's values by column; columns that were added after it was written are not in it."""

_LEAF, _INNER = 0x0D, 0x05
_FIRST_PAGE_HEAD = 100
_MOST_LOCAL = USABLE_BYTES - 35
_LEAST_LOCAL = (USABLE_BYTES - 12) * 32 // 255 - 23
_MASTER = "sqlite_master"
_MASTER_COLUMNS = ("type", "name", "tbl_name", "rootpage", "sql")
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Rows by table. `torn` counts rows whose page is whole, but not all of what they point to."""

    tables: Mapping[str, Sequence[RowValues]]
    torn: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """A table's columns with their STRICT types, in order; `key` is the one that is the rowid."""

    columns: Columns
    types: Sequence[str]
    required: Sequence[bool]
    key: str | None

    def fits(self, values: Row) -> bool:
        """Whether a row can be of this table, by the number and types of its values."""
        if len(values) != len(self.columns):
            return False
        for name, type_, required, value in zip(
            self.columns, self.types, self.required, values, strict=True
        ):
            if value is None:
                if required and name != self.key:
                    return False
            elif name == self.key or not isinstance(value, _TYPES[type_]):
                return False
        return True


_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "INTEGER": int,
    "INT": int,
    "TEXT": str,
    "REAL": float,
    "BLOB": bytes,
    "ANY": object,
}


def forms_of(connection: Connection) -> Mapping[str, TableForm]:
    """The form of every table of an open database."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: _form(connection, name) for (name,) in names}


def read_rows(pages: Pages, forms: Mapping[str, TableForm]) -> Found:
    """Every row of the tables of `forms` that is whole.

    A leaf whose tree is lost is known by its rows, where they fit one table alone.
    """
    reader = _Reader(pages.whole)
    master = list(reader.tree(1))
    own = _own_forms(master)
    tables: dict[str, list[RowValues]] = {name: [] for name in forms}
    for values in master:
        if values.row[0] == "table" and isinstance(values.row[3], int):
            name = str(values.row[1])
            form = own.get(name) or forms.get(name)
            rows = [_named(form, one) for one in reader.tree(values.row[3]) if form is not None]
            tables.setdefault(name, []).extend(rows)
    if pages.lost or pages.is_stale:
        known = {**forms, **own}
        for one in reader.orphans():
            fitting = [name for name, form in known.items() if form.fits(one.row)]
            if len(fitting) == 1:
                tables[fitting[0]].append(_named(known[fitting[0]], one))
    return Found(tables=tables, torn=reader.torn)


@dataclass(frozen=True, slots=True)
class _Cell:
    rowid: int
    row: Row


class _Reader:
    """Walks trees, and remembers which pages it has seen."""

    def __init__(self, pages: Mapping[int, bytes]) -> None:
        self._pages = pages
        self._seen: set[int] = set()
        self.torn = 0

    def tree(self, root: int) -> Iterator[_Cell]:
        """The rows below a page, in order, as far as it goes."""
        page = self._pages.get(root)
        if page is None or root in self._seen:
            return
        self._seen.add(root)
        start = _FIRST_PAGE_HEAD if root == 1 else 0
        if page[start] == _LEAF:
            yield from self._leaf(page, start)
        elif page[start] == _INNER:
            for place in _places(page, start, 12):
                yield from self.tree(int.from_bytes(page[place : place + 4], "big"))
            yield from self.tree(int.from_bytes(page[start + 8 : start + 12], "big"))

    def orphans(self) -> Iterator[_Cell]:
        """The rows of leaves that no tree led to."""
        for number, page in self._pages.items():
            if number != 1 and number not in self._seen and page[0] == _LEAF:
                yield from self._leaf(page, 0)

    def _leaf(self, page: bytes, start: int) -> Iterator[_Cell]:
        for place in _places(page, start, 8):
            try:
                yield self._cell(page, place)
            except (LookupError, ValueError):
                self.torn += 1

    def _cell(self, page: bytes, place: int) -> _Cell:
        """Raises LookupError where a page that it goes on to is lost, ValueError for no row."""
        length, place = _varint(page, place)
        rowid, place = _varint(page, place)
        local = length
        if length > _MOST_LOCAL:
            local = _LEAST_LOCAL + (length - _LEAST_LOCAL) % (USABLE_BYTES - 4)
            local = local if local <= _MOST_LOCAL else _LEAST_LOCAL
        content = page[place : place + local]
        follower = int.from_bytes(page[place + local : place + local + 4], "big")
        while len(content) < length:
            more = self._pages[follower]
            follower = int.from_bytes(more[:4], "big")
            content += more[4 : 4 + length - len(content)]
        return _Cell(rowid if rowid < 2**63 else rowid - 2**64, _row(content))


def _places(page: bytes, start: int, head: int) -> Sequence[int]:
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + head
    if first + 2 * count > len(page):
        return ()
    return struct.unpack_from(f">{count}H", page, first)


def _row(content: bytes) -> Row:
    """A record's values. Raises ValueError, IndexError."""
    head, place = _varint(content, 0)
    kinds = []
    while place < head:
        kind, place = _varint(content, place)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, place = _value(content, kind, place)
        values.append(value)
    if place != len(content):
        raise ValueError("a record of another length")
    return tuple(values)


def _value(content: bytes, kind: int, place: int) -> tuple[object, int]:
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    if kind in _INTEGERS:
        end = place + _INTEGERS[kind]
        return int.from_bytes(content[place:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", content, place)[0], place + 8
    if kind < 12:
        raise ValueError("a reserved kind of value")
    end = place + (kind - 12) // 2
    raw = content[place:end]
    return raw.decode() if kind % 2 else raw, end


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for index in range(8):
        byte = content[place + index]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + index + 1
    return value << 8 | content[place + 8], place + 9


def _named(form: TableForm, cell: _Cell) -> RowValues:
    values = dict(zip(form.columns, cell.row, strict=False))
    if form.key is not None:
        values[form.key] = cell.rowid
    return values


def _own_forms(master: Sequence[_Cell]) -> Mapping[str, TableForm]:
    """The tables' forms as the damaged file itself has them: another version may have made it."""
    memory: Connection = dbapi2.connect(":memory:", isolation_level=None)
    try:
        forms = {}
        for cell in master:
            kind, name, _, _, sql = cell.row
            if kind == "table" and not str(name).startswith("sqlite_"):
                memory.execute(str(sql))
                forms[str(name)] = _form(memory, str(name))
        return forms
    finally:
        memory.close()


def _form(connection: Connection, name: str) -> TableForm:
    rows = connection.execute(
        'SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', (name,)
    ).fetchall()
    keys = [(column, type_) for column, type_, _, pk in rows if pk]
    is_rowid = len(keys) == 1 and keys[0][1] == "INTEGER"
    return TableForm(
        columns=[column for column, *_ in rows],
        types=[type_ or "ANY" for _, type_, *_ in rows],
        required=[bool(required) for _, _, required, _ in rows],
        key=keys[0][0] if is_rowid else None,
    )
