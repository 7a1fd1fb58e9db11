"""Which field of a registration each column of a table holds: guessed from headings in several
languages and from contents, and known again by the set of headings.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

from app.domain.email import read_email
from app.domain.organisation import RegistrationRules
from app.domain.phone import read_phone
from app.domain.registration_review import CUSTOM_PREFIX
from app.domain.table_file import Table, TableRow
from app.domain.table_values import SHORTENED, gender_of, moment_of

IGNORED = ""
FULL_NAME = "name"
"""First and last name in one column; any other field is named as in `FormValues`."""
BUILT_IN = (
    *("mobile", "email", "firstname", "lastname", FULL_NAME, "external_id"),
    *("gender", "type", "registered_on"),
)

Columns = tuple[str, ...]
"""The field of each column, IGNORED for one that is not taken over; no field stands twice."""

_HEADINGS = {
    "mobile": (
        "mobile, mobile no, mobile number, phone, phone no, phone number, telephone, tel, cell,"
        " cell phone, whatsapp, contact number, contact no, handy, handynummer, telefon,"
        " telefonnummer, mobil, mobilnummer, rufnummer, portable, téléphone, numéro de téléphone,"
        " teléfono, móvil, celular, telefono, cellulare, telefone, telemóvel, telefoon, mobiel,"
        " телефон, telefon komórkowy, cep telefonu, मोबाइल, मोबाइल नंबर, फ़ोन, फोन, दूरभाष,"
        " الجوال, جوال, رقم الجوال, الهاتف, هاتف, رقم الهاتف, الموبايل, موبايل,"
        " 手机, 手机号, 电话, 携帯, 電話"
    ),
    "email": (
        "email, e-mail, mail, email address, e-mail address, email id, e-mail-adresse, courriel,"
        " adresse e-mail, correo, correo electrónico, posta elettronica, электронная почта, почта,"
        " ईमेल, ई-मेल, البريد, البريد الإلكتروني, إيميل, 邮箱, 电子邮件, メール"
    ),
    "firstname": (
        "first name, firstname, given name, forename, vorname, prénom, nombre, nome, voornaam,"
        " имя, imię, ad, पहला नाम, प्रथम नाम, الاسم الأول, الاسم الاول, 名, 名字"
    ),
    "lastname": (
        "last name, lastname, surname, family name, nachname, familienname, nom, nom de famille,"
        " apellido, apellidos, cognome, sobrenome, apelido, achternaam, фамилия, nazwisko, soyad,"
        " उपनाम, अंतिम नाम, कुलनाम, اسم العائلة, العائلة, اللقب, 姓, 姓氏"
    ),
    FULL_NAME: (
        "name, full name, customer name, kundenname, vollständiger name,"
        " nom complet, nom et prénom, nombre completo, nome completo, naam, фио, नाम, पूरा नाम,"
        " الاسم, الاسم الكامل, اسم العميل, 姓名, 氏名"
    ),
    "external_id": (
        "external id, external_id, card, card no, card number, loyalty card, member id,"
        " member number, membership number, customer id, customer number, kartennummer, karte,"
        " kundennummer, mitgliedsnummer, carte, numéro de carte, tarjeta, número de tarjeta,"
        " carta, cartão, klantnummer, карта, कार्ड, कार्ड नंबर,"
        " البطاقة, رقم البطاقة, رقم العضوية, 卡号"
    ),
    "gender": (
        "gender, sex, geschlecht, sexe, genre, sexo, género, sesso, geslacht, пол, płeć, cinsiyet,"
        " लिंग, الجنس, 性别, 性別"
    ),
    "type": "type, customer type, loyalty type, registration type, kundentyp, نوع العميل",
    "registered_on": (
        "registered on, registered_on, registration date, date registered, registered, date,"
        " date of registration, joined, joined on, datum, anmeldedatum, registriert am, date"
        " d'inscription, fecha, fecha de registro, data, data di registrazione, datum registratie,"
        " дата, дата регистрации, तारीख, दिनांक, पंजीकरण तिथि,"
        " التاريخ, تاريخ التسجيل, 日期, 注册日期, 日付"
    ),
    IGNORED: (
        "birthday, birth date, date of birth, birth, dob, geburtsdatum, geburtstag, date de"
        " naissance, naissance, fecha de nacimiento, nacimiento, data di nascita, nascita, data de"
        " nascimento, geboortedatum, дата рождения, जन्म, जन्म तिथि,"
        " تاريخ الميلاد, الميلاد, 生日, 出生日期,"
        " last update, updated on, store name, shop name, product name, company name, user name,"
        " why"
    ),
}
_SURE = 1000
_LOOKED_AT = 60
"""Rows that the contents are judged by."""
_MOSTLY = 0.8
_LEAST_DIGITS = 7
_SHORTEST_PART = 4
"""A heading that only holds a known word is told by words of this length and more."""


def has_headings(table: Table, rules: RegistrationRules) -> bool:
    """Whether the first row names the columns instead of being somebody."""
    first = table.rows[0]
    named = (_field_of(cell, rules) for cell in first.cells)
    if any(found is not None and found[1] == _SURE for found in named):
        return True
    digits = [sum(map(str.isdigit, cell)) for cell in first.cells]
    return max(digits) < _LEAST_DIGITS and not any("@" in cell for cell in first.cells)


def guessed_columns(
    table: Table, rules: RegistrationRules, *, country: str, with_headings: bool
) -> Columns:
    """The field of each column as far as it can be told."""
    rows = table.rows[1:] if with_headings else table.rows
    found = [IGNORED] * table.width
    told: set[int] = set()
    if with_headings:
        for column, field in _by_headings(table.rows[0], table.width, rules):
            told.add(column)
            if field not in found:
                found[column] = field
    # What a heading names is believed; only what none names is told by what it holds.
    for column in sorted(set(range(table.width)) - told):
        field = _by_contents(_sample(rows, column), country, with_headings=with_headings)
        if field and field not in found:
            found[column] = field
    if not with_headings:
        _name_the_rest(found, rows)
    return tuple(found)


def headings_key(headings: Sequence[str]) -> str:
    """What a set of headings is known by, in whatever order the columns stand."""
    return sha256("\n".join(sorted(heading_names(headings))).encode()).hexdigest()


def heading_names(headings: Sequence[str]) -> tuple[str, ...]:
    """Headings as they are compared; one that stands twice is told apart by its turn."""
    seen: dict[str, int] = {}
    names = []
    for heading in headings:
        plain = _plain(heading)
        seen[plain] = seen.get(plain, 0) + 1
        names.append(f"{plain}#{seen[plain]}" if seen[plain] > 1 else plain)
    return tuple(names)


def with_field(columns: Columns, column: int, field: str) -> Columns:
    """`field` for this column, and for no other any more."""
    return tuple(
        field if place == column else IGNORED if here == field else here
        for place, here in enumerate(columns)
    )


def _by_headings(row: TableRow, width: int, rules: RegistrationRules) -> Iterable[tuple[int, str]]:
    """Columns that their headings tell, those that are surest first."""
    found = [
        (sureness, column, field)
        for column in range(width)
        for field, sureness in filter(None, [_field_of(row.cell(column), rules)])
    ]
    found.sort(key=lambda each: (-each[0], each[1]))
    return [(column, field) for _, column, field in found]


def _field_of(heading: str, rules: RegistrationRules) -> tuple[str, int] | None:
    """The field that a heading names, and how sure that is; None for an unknown one."""
    plain = _plain(heading)
    if not plain:
        return None
    for spec in rules.custom_fields:
        if plain in {_plain(spec.name), _plain(spec.label)}:
            return CUSTOM_PREFIX + spec.name, _SURE
    words = _words()
    if plain in words:
        return words[plain], _SURE
    parts = [word for word in words if len(word) >= _SHORTEST_PART and word in plain]
    if not parts:
        return None
    longest = max(parts, key=len)
    return words[longest], len(longest)


def _by_contents(cells: Sequence[str], country: str, *, with_headings: bool) -> str:
    def mostly(fits: Callable[[str], bool]) -> bool:
        return bool(cells) and sum(map(fits, cells)) >= _MOSTLY * len(cells)

    def is_mobile(cell: str) -> bool:
        if SHORTENED.fullmatch(cell):
            return True
        reading = read_phone(cell, country=country)
        return len(reading.digits) > _LEAST_DIGITS

    if mostly(lambda cell: read_email(cell).address is not None):
        return "email"
    if mostly(is_mobile):
        return "mobile"
    if with_headings:
        return IGNORED
    if mostly(lambda cell: moment_of(cell, country=country) is not None):
        return "registered_on"
    return "gender" if mostly(lambda cell: gender_of(cell) is not None) else IGNORED


def _name_the_rest(found: list[str], rows: Sequence[TableRow]) -> None:
    """Without headings, the first columns of plain words are the names."""
    wordy = [
        column
        for column, field in enumerate(found)
        if not field and any(map(str.isalpha, "".join(_sample(rows, column))))
    ]
    names = ("firstname", "lastname") if len(wordy) > 1 else (FULL_NAME,)
    for column, field in zip(wordy, names, strict=False):
        found[column] = field


def _sample(rows: Sequence[TableRow], column: int) -> list[str]:
    cells = (row.cell(column).strip() for row in rows[:_LOOKED_AT])
    return [cell for cell in cells if cell]


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    return {_plain(word): field for field, words in _HEADINGS.items() for word in words.split(",")}


def _plain(text: str) -> str:
    """Without case, accents, blanks and marks: `E-Mail Adresse` as `emailadresse`."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    kept = (part for part in parts if not re.match(r"[\W_]", part) or _is_vowel_sign(part))
    return "".join(kept)


def _is_vowel_sign(character: str) -> bool:
    """Indic scripts write vowels as marks; in others a mark is an accent and goes."""
    return unicodedata.category(character) in {"Mn", "Mc"} and "\u0900" <= character <= "\u0dff"
