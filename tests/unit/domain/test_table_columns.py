"""Which column holds what: told by headings in several languages, else by what the cells hold."""

from dataclasses import replace

import pytest

from app.domain.organisation import DEFAULT_RULES, FieldSpec, RegistrationRules
from app.domain.table_columns import (
    IGNORED,
    guessed_columns,
    has_headings,
    heading_names,
    headings_key,
    with_field,
)
from app.domain.table_file import Table, read_table

RULES = replace(DEFAULT_RULES, custom_fields=(FieldSpec(name="shoe_size", label="Size of shoes"),))


def table(*lines: str) -> Table:
    return read_table("\n".join(lines).encode())


def columns(*lines: str, rules: RegistrationRules = RULES) -> list[str]:
    found = table(*lines)
    return list(
        guessed_columns(found, rules, country="GB", with_headings=has_headings(found, rules))
    )


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (
            "First name,Last name,Mobile no.,E-Mail,Card number,Gender,Registered on",
            "firstname lastname mobile email external_id gender registered_on",
        ),
        (
            "Vorname;Nachname;Handynummer;E-Mail-Adresse;Kundennummer;Geschlecht;Datum",
            "firstname lastname mobile email external_id gender registered_on",
        ),
        ("Prénom;Nom;Téléphone;Courriel;Sexe", "firstname lastname mobile email gender"),
        ("Nombre;Apellidos;Móvil;Correo electrónico", "firstname lastname mobile email"),
        ("NOME;COGNOME;CELLULARE", "firstname lastname mobile"),
        ("नाम,मोबाइल नंबर,ई-मेल,लिंग,तारीख", "name mobile email gender registered_on"),
        ("पहला नाम,अंतिम नाम,फ़ोन", "firstname lastname mobile"),
        ("الاسم الأول,اسم العائلة,رقم الجوال,البريد", "firstname lastname mobile email"),
        ("Имя;Фамилия;Телефон", "firstname lastname mobile"),
        ("姓名,手机号,邮箱", "name mobile email"),
        (
            "firstname,lastname,external_id,registered_on",
            "firstname lastname external_id registered_on",
        ),
        ("Customer e-mail,Customer's mobile number,Your first name", "email mobile firstname"),
        ("Name,Mobile,Date of birth,Geburtsdatum,Last update", "name mobile - - -"),
        ("Mobile,Mobile 2,Phone", "mobile - -"),
        ("Mobile,Shoe size,Colour", "mobile custom_shoe_size -"),
        ("Mobile,Size of shoes", "mobile custom_shoe_size"),
    ],
)
def test_headings_are_understood(headings: str, fields: str) -> None:
    separator = ";" if ";" in headings else ","
    row = separator.join("x" for _ in headings.split(separator))
    assert columns(headings, row) == [
        IGNORED if field == "-" else field for field in fields.split()
    ]


def test_a_heading_that_nobody_knows_is_told_by_what_its_column_holds() -> None:
    lines = ["Spalte 1,Spalte 2,Spalte 3", "07911 123456,a@example.com,x"]
    assert columns(*lines, "4.47911E+11,b@example.com,y") == ["mobile", "email", IGNORED]


def test_a_column_is_mapped_once_and_its_heading_beats_its_contents() -> None:
    lines = ["Birthday,Mobile", "07911 123456,07911 123457"]
    assert columns(*lines) == [IGNORED, "mobile"]


def test_a_table_without_headings_is_told_by_its_contents() -> None:
    lines = [
        "Tom,Sawyer,07911 123456,tom@example.com,m,03/09/2026",
        "Rita,John,07911 123457,rita@example.com,f,04/09/2026 14:30",
    ]
    assert columns(*lines) == [
        *("firstname", "lastname", "mobile", "email", "gender", "registered_on"),
    ]
    assert columns("Tom Sawyer,07911 123456") == ["name", "mobile"]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Name,Mobile", True),
        ("Whatever,Else", True),
        ("Tom,07911 123456", False),
        ("tom@example.com,Tom", False),
        ("Mobile 07911 123456,Name", True),
        ("Cardiff,07911 123456", False),
    ],
)
def test_whether_the_first_row_is_headings(first: str, expected: bool) -> None:
    assert has_headings(table(first, "x,y"), RULES) is expected


def test_a_set_of_headings_is_known_again_in_any_order_and_spelling() -> None:
    assert headings_key(["Mobile No.", "E-Mail"]) == headings_key(["email", "MOBILE no"])
    assert headings_key(["Mobile", "Name"]) != headings_key(["Mobile", "Name", "Date"])
    assert heading_names(["Phone", "phone", ""]) == ("phone", "phone#2", "")


def test_a_field_stands_in_one_column_only() -> None:
    assert with_field(("mobile", "email", ""), 2, "mobile") == ("", "email", "mobile")
    assert with_field(("mobile", "", ""), 1, IGNORED) == ("mobile", "", "")
