"""The table of what shows what, in the README of the client: `python -m tests.unit.api.coverage`
writes it between the marks there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.api.wire.document import Format
from tests.unit.api.parameters.all_cases import CALLS, CASES, WITHOUT_EFFECT
from tests.unit.api.parameters.case import Call
from tests.unit.api.parameters.demanded import UNSHOWN
from tests.unit.api.samples import REPLIES, REQUESTS
from tests.unit.api.test_every_code import NO_CALL_GIVES, READ_BY

README = Path(__file__).resolve().parents[3] / "app" / "api" / "README.md"
BEGIN = "<!-- written by: python -m tests.unit.api.coverage -->"
END = "<!-- end of what is written -->"

PARAMETER = "parameters/test_parameters.py::test_parameter"
SAMPLE_READ = "test_every_sample.py::test_response"
SAMPLE_WRITTEN = "test_every_sample.py::test_request"
SPELLING = "test_any_spelling.py::test_a_reply_of_the_own_server"
BYTES = "test_any_bytes.py::test_any_tree"
READ_CODE = "test_every_code.py::test_a_read"
WRITTEN_CODE = "test_every_code.py::test_a_write"
OFTEN = (SAMPLE_READ, SAMPLE_WRITTEN, SPELLING, BYTES, READ_CODE, WRITTEN_CODE)
CALL_HEADS = (
    *("Call", "Method", "Reply and request", "In any spelling", "Anything else", "Refusal"),
)
PART_HEADS = ("Call", "Parameter, or path in the body", "JSON", "XML")

METHODS_OF: Mapping[str, str] = {
    **READ_BY,
    "customer/add": "customers.add",
    "customer/update": "profiles.update",
    "customer/update_identity": "identities.ask_for",
    "customer/search": "customers.search",
    "customer/notes-post": "notes.write",
    "customer/tickets-post": "tickets.create",
    "customer/preferences-post": "preferences.save",
    "customer/subscriptions-post": "subscriptions.switch",
    "customer/referrals-post": "referrals.invite",
    "store/login": "stores.login",
    "store/staff": "stores.staff",
    "organization/customfields": "organisations.rules",
    "organization/configs": "organisations.rules",
}
REFUSED: Mapping[str, str] = {
    "customer/search": "test_customers_api.py::TestSearch::test_a_search_that_failed_is_not_an_"
    "empty_one",
    "store/login": "test_stores_api.py::test_no_sign_in",
    "store/staff": "test_stores_api.py::test_a_refused_list_is_not_an_empty_one",
    "organization/customfields": "test_organisations_api.py::test_a_refusal_is_not_taken_for_rules",
    "organization/configs": "test_organisations_api.py::test_a_refusal_is_not_taken_for_rules",
}
"""Of calls whose items have no codes."""
A_CODE: Mapping[str, str] = {
    "customer/add": "1005",
    "customer/update": "1024",
    "customer/update_identity": "1041",
    "customer/notes-post": "1037",
    "customer/tickets-post": "1301",
    "customer/preferences-post": "1035",
    "customer/subscriptions-post": "1110",
    "customer/referrals-post": "1206",
}
"""One of those that a write can be refused with, for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of a table: what it is about, and the tests that its other cells name."""

    about: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def call_rows() -> Iterator[Row]:
    for call in CALLS:
        method = METHODS_OF[call.name]
        yield Row(
            about=(f"{call.method} {call.resource}", method),
            cells=(
                _read_by(call),
                tuple(f"{SPELLING}[{call.name}-{each.value}]" for each in Format),
                (f"{BYTES}[{method}]",),
                _outcome(call),
            ),
        )


def _read_by(call: Call) -> tuple[str, ...]:
    """The contract's sample where there is one, else the case that reads the server's answer."""
    stem = call.name.replace("/", "_").replace("-", "_")
    if stem not in REPLIES:
        first = next(case for case in CASES if case.call == call)
        return tuple(f"{PARAMETER}[{first.id_in(each)}]" for each in Format)
    found = [f"{SAMPLE_READ}[{stem}.response.{each.value}]" for each in Format]
    if stem in REQUESTS:
        found += [f"{SAMPLE_WRITTEN}[{stem}.request.{each.value}]" for each in Format]
    return tuple(found)


def _outcome(call: Call) -> tuple[str, ...]:
    if call.name in REFUSED:
        return (REFUSED[call.name],)
    if call.method == "POST":
        return (f"{WRITTEN_CODE}[{call.name}-{A_CODE[call.name]}]",)
    return (f"{READ_CODE}[{call.name}-1044]",)


def part_rows() -> Iterator[Row]:
    for case in CASES:
        cells = tuple((f"{PARAMETER}[{case.id_in(each)}]",) for each in Format)
        yield Row(about=(case.call.name, case.part), cells=cells)


def written() -> str:
    """What stands between the marks."""
    lines = [
        *("### Calls", "", *(f"- `{_bare(test)}` is in `{_file(test)}`" for test in OFTEN), ""),
        *_table(CALL_HEADS, call_rows()),
        *("", "### Parameters and attributes", "", f"Each cell is an id of `{PARAMETER}`.", ""),
        *_table(PART_HEADS, part_rows()),
        *("", "### Without a test, and why", "", "| Call | Part | Reason |", "|---|---|---|"),
        *(f"| {call} | `{part}` | {why} |" for (call, part), why in sorted(UNSHOWN.items())),
        *("", "Sent and read, but without them this project's server would answer the same:", ""),
        *(f"- `{case}`: {why}" for case, why in WITHOUT_EFFECT.items()),
        *("", "Codes of the contract that no call gives:", ""),
        *(f"- {code}: {why}" for code, why in NO_CALL_GIVES.items()),
    ]
    return "\n".join(lines)


def _table(heads: tuple[str, ...], rows: Iterator[Row]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        about = (row.about[0], *(f"`{each}`" for each in row.about[1:]))
        cells = ("<br>".join(f"`{_short(test)}`" for test in cell) for cell in row.cells)
        yield f"| {' | '.join((*about, *cells))} |"


def _short(test: str) -> str:
    name, _, parameter = test.partition("[")
    if name == PARAMETER:
        return parameter.removesuffix("]")
    return _bare(test) if name in OFTEN else test


def _bare(test: str) -> str:
    return test.partition("::")[2]


def _file(test: str) -> str:
    return test.partition("::")[0]


def rewritten(text: str) -> str:
    """A README with its table as it is now. Raises ValueError where a mark is missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the marks of the table are not there")
    return f"{before}{BEGIN}\n\n{written()}\n\n{END}{after}"


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text(encoding="utf-8")), encoding="utf-8")
