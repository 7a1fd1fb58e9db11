"""What must hold at each door that bytes of others come in by, and seeds that get past it.

A check returns whatever was understood, and raises only what is a finding: each door's own
refusals are caught here.
"""

import json
import shlex
import tempfile
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from app.api.reply import RawReply, classify
from app.api.wire import cards, customers
from app.api.wire.document import DocumentFault, Format, parse, write
from app.bootstrap.arguments import parse as parse_arguments
from app.domain import identifiers, search_query
from app.domain.certificate_pin import pins_to_hold
from app.domain.faults import RescueFault, ServerFault
from app.domain.scan import read_scan
from app.domain.server_address import AddressError, normal_address
from app.domain.table_file import TableFault, read_table, write_table
from app.sandbox.calls.table import Calls, Request
from app.sandbox.line.access import Credentials
from app.sandbox.state import Sandbox
from app.services import signing
from app.settings import file as settings_file
from app.settings.declarations import ScannerLayout, ScannerSettings
from app.store import journal_file, keys, rescue_file
from app.store.key_record import Salt
from app.store.name_folding import index_words, query_words
from app.store.rescue_file import RescueContents, RescueKey
from app.store.store_key import KeySource, StoreKey
from app.support.redaction import redacted
from app.ui.key_burst import BurstEnd, KeyBurst
from app.ui.single_instance import SingleInstance
from tests.manual_clock import ManualClock

SAMPLES = Path(__file__).resolve().parent.parent / "data" / "samples"
LONDON = ZoneInfo("Europe/London")
KEY = StoreKey(raw=b"k" * 32, source=KeySource.ENVIRONMENT)
PASSPHRASE = "correct horse battery"


def samples(pattern: str) -> list[bytes]:
    return [path.read_bytes() for path in sorted(SAMPLES.glob(pattern))]


def texts(*words: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [word.encode() for word in words]


@cache
def _scratch() -> Path:
    """A file on a RAM disk where there is one; it goes with the process."""
    place = Path("/dev/shm")
    root = tempfile.TemporaryDirectory(dir=place if place.is_dir() else None)
    _KEPT.append(root)
    return Path(root.name)


_KEPT: list[Any] = []


# The client.


def reply(data: bytes) -> object:
    """The first byte says which status, headers and format the rest comes with."""
    first, body = (data[0], data[1:]) if data else (0, b"")
    status = (200, 200, 201, 204, 302, 400, 401, 403, 404, 429, 498, 500, 503, 599)[first % 14]
    told = body[:40].decode("latin-1")
    headers = {"retry-after": told, "date": told, "content-type": told} if first & 32 else {}
    asked = Format.XML if first & 64 else Format.JSON
    try:
        reply = classify(RawReply(status=status, headers=headers, body=body), asked)
        if not reply.is_success:
            return reply.code
        customers.search_page_from(reply.tree, LONDON)
        customers.side_effects_from(reply.tree)
        return cards.card_from(reply.tree, LONDON)
    except ServerFault as fault:
        assert len(fault.detail) < 300, "a reply's bytes must not flood the log"
        return None


def document(data: bytes) -> object:
    """Whatever can be read can be written, and read and written again as the same."""
    for form in Format:
        try:
            tree = parse(data, form)
        except DocumentFault:
            continue
        if form is Format.JSON:
            # Half a character, which JSON can name, is written as a question mark.
            written = write(tree, form)
            assert write(parse(written, form), form) == written
        return tree
    return None


def replies() -> list[bytes]:
    """Each sample, as asked for in either format."""
    return [bytes([n]) + body for body in samples("*.response.*") for n in (0, 64)]


# Files.


def table(data: bytes) -> object:
    try:
        table = read_table(data)
    except TableFault:
        return None
    again = read_table(write_table([row.cells for row in table.rows])) if table.rows else table
    assert len(again.rows) <= len(table.rows)
    return len(table.rows)


def settings(data: bytes) -> object:
    folder = _scratch()
    (folder / settings_file.FILE_NAME).write_bytes(data)
    settings, problems = settings_file.load(folder)
    assert all(problem.text for problem in problems)
    return settings.server.url, len(problems), pins_to_hold(settings.server.certificate_pin)


def rescue(data: bytes) -> object:
    path = _scratch() / "a.tillside"
    path.write_bytes(data)
    try:
        return rescue_file.read(path, PASSPHRASE)
    except RescueFault:
        return None


@cache
def rescue_seed() -> bytes:
    salt = Salt(salt=b"s" * 16, time_cost=1, memory_kib=64, lanes=1)
    path = _scratch() / "seed.tillside"
    contents = RescueContents(export_id="1", server_url="https://a", organisation="7", ops=())
    rescue_file.write(path, contents, RescueKey(salt, keys.derived(PASSPHRASE, salt)))
    return path.read_bytes()


def certificate(data: bytes) -> object:
    try:
        return signing.signer_of(data)
    except signing.SignatureError:
        return None


@cache
def certificate_seed() -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
    return signing.signed(content, Ed25519PrivateKey.from_private_bytes(b"c" * 32))


def journal(data: bytes) -> object:
    path = _scratch() / "journal"
    path.write_bytes(data)
    found = journal_file.scan(path, journal_file.journal_cipher(KEY))
    assert found.end <= found.size == len(data)
    return len(found.records)


@cache
def journal_seed() -> bytes:
    path = _scratch() / "seed.journal"
    made = journal_file.JournalFile(path, journal_file.journal_cipher(KEY), [b"{}", b'{"a":1}'])
    made.close()
    return path.read_bytes()[:400]


# The till itself.


def scan(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    reading = read_scan(text, {})
    assert (reading.nobodys is None) or not reading.code
    identifiers.from_scan(reading.code, country="GB", kind=reading.kind)
    found = []
    for layout in ScannerLayout:
        burst = KeyBurst(ScannerSettings(layout=layout, prefix="~"))
        for character in text[:200]:
            burst.add(character, 0.004, character if character.isascii() else "")
        found.append(burst.code_at_key(BurstEnd.ENTER, 0.004))
    return found


def typed(data: bytes) -> object:
    """The search field, by which names, numbers and addresses come in."""
    text = data.decode("utf-8", "replace")[:400]
    found = identifiers.candidates(text, country="GB")
    words = query_words(text)
    assert all(word == word.casefold() or not word.isascii() for word in words)
    return found, words, index_words(text)


def query(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    try:
        query = search_query.parse(text)
    except search_query.QueryError as error:
        assert error.problem
        return None
    assert str(search_query.parse(str(query))) == str(query)
    return query


def address(data: bytes) -> object:
    text = data.decode("utf-8", "replace")
    try:
        address = normal_address(text)
    except AddressError:
        return None
    assert normal_address(address) == address
    assert address.startswith(("https://", "http://"))
    return address


def arguments(data: bytes) -> object:
    text = data.decode("utf-8", "replace").replace("\x00", "")
    try:
        words = shlex.split(text)
    except ValueError:
        words = text.split()
    with redirect_stderr(StringIO()), redirect_stdout(StringIO()):
        try:
            return parse_arguments(words)
        except SystemExit:
            return None


def log(data: bytes) -> object:
    text = data.decode("utf-8", "replace")[:2_000]
    assert "zq7tom" not in redacted(f"to zq7tom@example.com {text}")
    return redacted(text)


class _Caller:
    """A stranger at the door of the running till."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.answer = b""

    def canReadLine(self) -> bool:
        return b"\n" in self._data

    def bytesAvailable(self) -> int:
        return len(self._data)

    def readLine(self, longest: int) -> Any:
        line = self._data[:longest]
        return type("Bytes", (), {"data": lambda self: line})()

    def write(self, data: bytes) -> None:
        self.answer += data

    def abort(self) -> None:
        """Gone."""

    flush = abort
    disconnectFromServer = abort  # noqa: N815


@cache
def _instance() -> SingleInstance:
    made = SingleInstance(_scratch() / "running.lock")
    made._token = "7" * 64
    return made


def knock(data: bytes) -> object:
    caller = _Caller(data)
    _instance()._on_words(caller)  # type: ignore[arg-type]
    assert not caller.answer or data.split(b"\n")[0].strip() == b"7" * 64
    return caller.answer


# The sandbox.


@cache
def _calls() -> Calls:
    clock = ManualClock()
    return Calls(Sandbox(clock=clock, customers=20), Credentials(), clock)


def server(data: bytes) -> object:
    head, _, body = data.partition(b"\n")
    method, _, target = head.decode("latin-1").partition(" ")
    path, _, query = target.partition("?")
    answer = _calls().answer(
        Request(
            method=method[:10] or "GET",
            path=path,
            query=query,
            authorization=_LOGIN,
            content_type="application/xml" if body.lstrip()[:1] == b"<" else "application/json",
            body=body,
        )
    )
    assert 200 <= answer.http_status < 600
    if answer.content_type.startswith("application/json"):
        json.loads(answer.body)
    return answer.http_status


def _login() -> str:
    import base64

    own = Credentials()
    return "Basic " + base64.b64encode(f"{own.username}:{own.digest}".encode()).decode()


_LOGIN = _login()


def server_seeds() -> list[bytes]:
    found = [
        f"GET /v1.1/{call}.{form}?mobile=447700900000&id=15001&format={form}".encode()
        for call in ("customer/get", "customer/transactions", "customer/coupons", "customer/notes")
        for form in ("json", "xml")
    ]
    for path in sorted(SAMPLES.glob("*.request.*")):
        resource = path.name.partition(".")[0].replace("_", "/", 1)
        found.append(f"POST /v1.1/{resource}?format=json\n".encode() + path.read_bytes())
    found.append(b"GET /v1.1/customer/search?q=firstname:STARTS:T&rows=5")
    return found
