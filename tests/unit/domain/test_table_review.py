"""Rows of a table as registrations: what spreadsheets did to them, and what is wrong where."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from app.domain.customer import CustomerType, Gender
from app.domain.email import EmailProblem
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType, RegistrationRules
from app.domain.phone import PhoneProblem
from app.domain.registration import FormValues
from app.domain.registration_review import FormProblem, Review, review
from app.domain.table_file import TableRow
from app.domain.table_review import ImportRow, RowProblem, RowState, judged, read_row
from app.domain.table_values import CellProblem, DateOrder, date_order

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
ZONE = ZoneInfo("Europe/London")


def row_of(
    country: str = "GB", rules: RegistrationRules = DEFAULT_RULES, **cells: str
) -> ImportRow:
    """A row whose columns are these fields."""

    def judge(values: FormValues) -> Review:
        return review(values, rules=rules, country=country, zone=ZONE, now=NOW)

    row = TableRow(2, tuple(cells.values()))
    return judged(row, read_row(row, tuple(cells), rules, country=country), judge)


@pytest.mark.parametrize(
    "cell",
    [
        "07911 123456",
        "7911123456",
        "447911123456",
        "+44 7911 123456",
        "447911123456.0",
        "٠٧٩١١١٢٣٤٥٦",
    ],
)
def test_a_number_that_lost_its_zero_or_won_decimals_is_still_the_number(cell: str) -> None:
    row = row_of(mobile=cell)
    assert row.registration is not None
    assert row.registration.mobile == "447911123456"


@pytest.mark.parametrize("field", ["mobile", "external_id"])
@pytest.mark.parametrize("cell", ["4.47009E+11", "4,47009E+11", "4E+11"])
def test_a_number_that_a_spreadsheet_shortened_is_told_as_that_alone(field: str, cell: str) -> None:
    cells = {"email": "tom@example.com", "mobile": "07911123456", field: cell}
    row = row_of("GB", DEFAULT_RULES, **cells)
    assert row.state is RowState.FAULTY
    assert row.registration is None
    assert row.problems == (
        RowProblem(field=field, problem=CellProblem.SHORTENED_NUMBER, cell=cell),
    )


@pytest.mark.parametrize(
    ("country", "cell", "expected"),
    [
        ("GB", "03/09/2026", "2026-09-03 00:00"),
        ("US", "03/09/2026", "2026-03-09 00:00"),
        ("DE", "3.9.26 17:05", "2026-09-03 17:05"),
        ("GB", "2026-09-03", "2026-09-03 00:00"),
        ("GB", "2026-09-03T11:11:11", "2026-09-03 11:11"),
        ("GB", "2026/9/3 7:05 pm", "2026-09-03 19:05"),
        ("US", "9/3/2026 12:30 AM", "2026-09-03 00:30"),
        ("JP", "2026年9月3日", "2026-09-03 00:00"),
        ("IN", "०३-०९-२०२६", "2026-09-03 00:00"),
    ],
)
def test_a_date_is_read_in_the_stores_order(country: str, cell: str, expected: str) -> None:
    row = row_of(country, mobile="+447911123456", registered_on=cell)
    assert row.registration is not None
    assert row.has_moment
    at = row.registration.registered_at.astimezone(ZONE)
    assert at.strftime("%Y-%m-%d %H:%M") == expected


@pytest.mark.parametrize("cell", ["25/12/2026 x", "12/25/2026", "31/2/2026", "1/2/3", "yesterday"])
def test_a_date_that_is_none_here_is_a_fault(cell: str) -> None:
    row = row_of(mobile="07911123456", registered_on=cell)
    assert row.problems == (
        RowProblem(field="registered_on", problem=FormProblem.NOT_A_DATE, cell=cell),
    )


def test_without_a_date_it_is_the_moment_of_saving() -> None:
    row = row_of(mobile="07911123456", registered_on=" ")
    assert row.state is RowState.READY
    assert not row.has_moment


@pytest.mark.parametrize(
    ("cell", "gender"),
    [
        ("Male", Gender.MALE),
        ("weiblich", Gender.FEMALE),
        ("Mrs.", Gender.FEMALE),
        ("पुरुष", Gender.MALE),
        ("أنثى", Gender.FEMALE),
        ("divers", Gender.OTHER),
    ],
)
def test_a_gender_is_read_in_several_languages(cell: str, gender: Gender) -> None:
    row = row_of(mobile="07911123456", gender=cell)
    assert row.registration is not None
    assert row.registration.gender is gender


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Tom Sawyer", ("Tom", "Sawyer")),
        ("Sawyer, Tom", ("Tom", "Sawyer")),
        ("Thomas  Edward Sawyer", ("Thomas Edward", "Sawyer")),
        ("Tom", ("Tom", "")),
        ("Sawyer,", ("Sawyer,", "")),
    ],
)
def test_a_whole_name_is_parted(cell: str, names: tuple[str, str]) -> None:
    row = row_of(mobile="07911123456", name=cell)
    assert row.registration is not None
    assert (row.registration.firstname, row.registration.lastname) == names


def test_the_kind_of_customer_is_read_as_people_write_it() -> None:
    row = row_of(mobile="07911123456", type="Non-loyalty")
    assert row.registration is not None
    assert row.registration.type is CustomerType.NON_LOYALTY


def test_the_organisations_own_fields_are_read_in_its_spelling() -> None:
    specs = (
        FieldSpec(name="size", label="", type=FieldType.CHOICE, options=("Small", "Large")),
        FieldSpec(name="hobbies", label="", type=FieldType.SEVERAL, options=("Chess", "Golf")),
        FieldSpec(name="born", label="", type=FieldType.DATE),
    )
    row = row_of(
        rules=replace(DEFAULT_RULES, custom_fields=specs),
        mobile="07911123456",
        custom_size="LARGE",
        custom_hobbies="golf; chess",
        custom_born="3/9/1990",
    )
    assert row.registration is not None
    assert [field.values for field in row.registration.custom_fields] == [
        ("Large",),
        ("Golf", "Chess"),
        ("1990-09-03",),
    ]


def test_each_fault_names_its_field_and_shows_the_cell() -> None:
    row = row_of(mobile="12", email="tom@", name="x" * 101, gender="?")
    assert row.state is RowState.FAULTY
    assert {(each.field, each.problem, each.cell) for each in row.problems} == {
        ("mobile", PhoneProblem.TOO_SHORT, "12"),
        ("email", EmailProblem.NOTHING_AFTER, "tom@"),
        ("firstname", FormProblem.TOO_LONG, "x" * 101),
        ("gender", FormProblem.NOT_AN_OPTION, "?"),
    }


def test_the_organisations_rules_decide() -> None:
    rules = replace(DEFAULT_RULES, is_email_required=True, earliest_on=date(2026, 1, 1))
    row = row_of(rules=rules, mobile="07911123456", registered_on="31/12/2025")
    assert {(each.field, each.problem, each.words) for each in row.problems} == {
        ("email", FormProblem.REQUIRED, ""),
        ("registered_on", FormProblem.TOO_EARLY, "2026-01-01"),
    }


def test_a_doubtful_number_is_told_and_taken() -> None:
    row = row_of(mobile="44700900000", firstname="Tom")
    assert row.state is RowState.READY
    assert [each.is_warning for each in row.problems] == [True]


def test_how_dates_are_written_where() -> None:
    assert [date_order(country) for country in ("GB", "US", "JP", "ZZ")] == [
        DateOrder.DAY_FIRST,
        DateOrder.MONTH_FIRST,
        DateOrder.YEAR_FIRST,
        DateOrder.DAY_FIRST,
    ]
