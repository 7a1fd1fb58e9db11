"""The profile: read at once, edited field by field, and nothing half-typed is ever lost."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

from app.domain.audit import Act
from app.domain.changes import ChangeSet
from app.domain.customer import Customer, CustomerKey, CustomField, Gender, UserId
from app.domain.faults import StoreFault, StoreProblem
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.op import Evidence, OpKind, OpState, Why
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import FieldConflict, ProfileEdit
from app.domain.registration import customer_of
from app.ui.navigation import PageName, TabName
from app.ui.widgets.several_box import SeveralBox
from tests.gui.fakes import JO, NOW, TOM_KEY, Fakes, card, op, tom
from tests.gui.fakes_card import saved_op
from tests.gui.page_parts import words_at
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")
LOCAL_KEY = CustomerKey("op:op-1")
RULES = replace(
    DEFAULT_RULES,
    allow_email_update=True,
    custom_fields=(
        FieldSpec(name="dob", label="Birthday", type=FieldType.DATE, position=1),
        FieldSpec(
            name="hobbies",
            label="Hobbies",
            type=FieldType.SEVERAL,
            options=("Chess", "Cricket"),
            position=2,
        ),
        FieldSpec(name="city", label="City", type=FieldType.CHOICE, options=("Leeds",), position=3),
    ),
)
TOM = tom(
    gender=Gender.MALE,
    custom_fields=(
        CustomField(name="dob", values=("1990-04-12",)),
        CustomField(name="hobbies", values=("Chess",)),
    ),
)
WHOM = Identifier(kind=IdentifierKind.USER_ID, value="98")


@pytest.fixture
def fakes() -> Fakes:
    made = Fakes()
    made.registration.told = RULES
    made.lookup.cards[TOM_KEY] = card(TOM, fetched_at=NOW)
    made.lookup.cards[RITA_KEY] = card(
        Customer(user_id=UserId("7"), firstname="Rita"), RITA_KEY, fetched_at=NOW
    )
    return made


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()
    till.customer_page.show_tab(TabName.PROFILE)
    await till.tasks.idle()


def _field(till: Till, name: str) -> QLineEdit:
    return till.part(QLineEdit, f"profile_{name}")


def _words(till: Till, name: str) -> str:
    return words_at(till.window, f"profile_{name}")


async def _type(till: Till, name: str, text: str) -> None:
    field = _field(till, name)
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.selectAll()
    QTest.keyClicks(field, text)
    await till.tasks.idle()


async def _save(till: Till) -> None:
    till.part(QAbstractButton, "profile_save").click()
    await till.tasks.idle()


def _changes(till: Till) -> list[ProfileChange]:
    return [
        payload.change
        for payload in till.fakes.writing.payloads
        if isinstance(payload, ProfileEdit)
    ]


def _told_again(till: Till, **changes: object) -> None:
    """The server tells the customer anew."""
    lookup = till.fakes.lookup
    customer = replace(lookup.cards[TOM_KEY].customer, **changes)  # type: ignore[arg-type]
    lookup.cards[TOM_KEY] = replace(lookup.cards[TOM_KEY], customer=customer)
    till.fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))


async def test_the_customer_is_there_in_the_organisations_fields(till: Till) -> None:
    await _open(till)
    assert _field(till, "firstname").text() == "Tom"
    assert till.part(QComboBox, "profile_gender").currentData() == "M"
    assert _field(till, "custom_dob").text() == "12/04/1990"
    assert till.part(SeveralBox, "profile_custom_hobbies").chosen() == ("Chess",)
    assert till.part(QComboBox, "profile_custom_city").currentData() == ""
    assert not till.part(QAbstractButton, "profile_save").isEnabled(), "nothing was touched"


async def test_only_what_was_touched_is_sent(till: Till) -> None:
    await _open(till)
    await _type(till, "lastname", "Sawyer-Finn")
    till.part(SeveralBox, "profile_custom_hobbies").toggle("Cricket")
    await _save(till)
    assert _changes(till) == [
        ProfileChange(
            whom=WHOM,
            lastname="Sawyer-Finn",
            custom_fields=(CustomField(name="hobbies", values=("Chess", "Cricket")),),
        )
    ]
    assert "Saved on this till" in till.part(QLabel, "profile_message").text()
    assert _field(till, "lastname").text() == "Sawyer-Finn"
    assert _words(till, "lastname") == "Saved on this till", "it waits to be sent"
    assert not till.part(QAbstractButton, "profile_save").isEnabled()


async def test_what_is_typed_back_is_not_touched(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    await _type(till, "firstname", "Tom")
    assert not till.part(QAbstractButton, "profile_save").isEnabled()


async def test_ctrl_s_saves_wherever_the_focus_is(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    till.search.setFocus()
    QTest.keyClick(till.search, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    await till.tasks.idle()
    assert [change.firstname for change in _changes(till)] == ["Thomas"]


async def test_pressing_twice_saves_once(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    button = till.part(QAbstractButton, "profile_save")
    button.click()
    button.click()
    await till.tasks.idle()
    assert len(till.fakes.writing.saved) == 1


async def test_a_saving_that_failed_is_tried_again_under_its_token(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    till.fakes.writing.refusal = StoreFault(StoreProblem.FULL)
    await _save(till)
    assert till.part(QLabel, "profile_message").text() != ""
    assert _field(till, "firstname").text() == "Thomas"
    till.fakes.writing.refusal = None
    await _save(till)
    tokens = [token for _, _, token in till.fakes.writing.saved]
    assert len(tokens) == 2
    assert len(set(tokens)) == 1


@pytest.mark.parametrize(
    ("name", "is_locked", "words"),
    [
        ("mobile", True, "Customers are known by this here"),
        ("external_id", True, "Tills may not change this here"),
        ("email", False, ""),
    ],
)
async def test_what_a_till_may_not_change_is_locked_and_says_why(
    till: Till, name: str, is_locked: bool, words: str
) -> None:
    await _open(till)
    assert _field(till, name).isReadOnly() is is_locked
    assert words in _words(till, name)
    assert words in _field(till, name).accessibleDescription()


async def test_a_blank_identifier_can_be_filled(till: Till) -> None:
    await _open(till, RITA_KEY)
    assert not _field(till, "mobile").isReadOnly()
    await _type(till, "mobile", "07911 123456")
    await _save(till)
    assert [change.mobile for change in _changes(till)] == ["447911123456"]


async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(till: Till) -> None:
    await _open(till)
    await _type(till, "email", "tom.example.com")
    await _save(till)
    assert "needs an @" in _words(till, "email")
    assert "Nothing was saved" in till.part(QLabel, "profile_message").text()
    assert till.window.focusWidget() is _field(till, "email")
    assert till.fakes.writing.saved == []


async def test_contacts_are_masked_until_somebody_goes_to_change_one(till: Till) -> None:
    await _open(till)
    assert _field(till, "mobile").text() == "+44 •••• ••0000"
    assert _field(till, "email").text() == "t•••••@example.com"
    _field(till, "mobile").setFocus()
    assert "•" in _field(till, "mobile").text(), "a locked one is not edited"
    _field(till, "email").setFocus()
    await till.tasks.idle()
    assert _field(till, "email").text() == "tom.sawyer@example.com"
    opened = (Act.CUSTOMER_OPENED, TOM_KEY)
    assert till.fakes.audit.acts == [opened, (Act.REVEALED, TOM_KEY)]
    till.search.setFocus()
    assert _field(till, "email").text() == "t•••••@example.com"
    assert not till.part(QAbstractButton, "profile_save").isEnabled(), "looking is no edit"
    await till.press(Qt.Key.Key_F9)
    assert _field(till, "email").text() == "tom.sawyer@example.com"


async def test_news_never_take_away_what_is_half_typed(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thom")
    _told_again(till, firstname="Tommy", lastname="Sawyer II")
    await till.tasks.idle()
    assert _field(till, "firstname").text() == "Thom"
    assert _field(till, "lastname").text() == "Sawyer II"
    assert _words(till, "firstname") == "Meanwhile it became: Tommy"


async def test_an_edit_is_based_on_what_the_form_showed_when_it_was_begun(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    _told_again(till, firstname="Tommy")
    await till.tasks.idle()
    await _save(till)
    (edit,) = till.fakes.writing.payloads
    assert isinstance(edit, ProfileEdit)
    assert (edit.base.firstname, edit.change.firstname) == ("Tom", "Thomas")


async def test_a_half_typed_form_belongs_to_its_customer_and_its_associate(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    await _open(till, RITA_KEY)
    assert _field(till, "firstname").text() == "Rita", "never on another customer"
    await _open(till)
    assert _field(till, "firstname").text() == "Thomas", "there again with the customer"
    assert till.part(QAbstractButton, "profile_save").isEnabled()
    till.fakes.session.let_in(JO)
    await till.tasks.idle()
    assert _field(till, "firstname").text() == "Tom", "never to another associate"
    assert till.fakes.drafts.kept["a1", "profile", TOM_KEY]["firstname"] == "Thomas"


async def test_put_back_forgets_what_was_typed(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    till.part(QAbstractButton, "profile_undo").click()
    await till.tasks.idle()
    assert _field(till, "firstname").text() == "Tom"
    assert ("a1", "profile", TOM_KEY) not in till.fakes.drafts.kept


async def test_a_clash_is_told_with_the_way_to_decide_it(till: Till) -> None:
    edit = ProfileEdit(change=ProfileChange(whom=WHOM, firstname="Thomas"), base=TOM)
    clash = FieldConflict(field="firstname", was="Tom", theirs="Tommy", mine="Thomas")
    here = till.fakes.lookup.cards[TOM_KEY]
    waiting = saved_op(
        here,
        OpKind.PROFILE_CHANGE,
        edit,
        state=OpState.NEEDS_ATTENTION,
        conflicts=(clash,),
        why=Why(evidence=Evidence.NOT_UNDERSTOOD),
    )
    till.fakes.records.ops[TOM_KEY].append(waiting)
    till.fakes.lookup.cards[TOM_KEY] = replace(here, ops=(waiting,))
    await _open(till)
    assert till.part(QLabel, "customer_state").text() == "Changed here and there: needs you"
    words = till.part(QLabel, "profile_conflict").text()
    assert words == "Changed here and on the server: First name. Decide which is right."
    assert _field(till, "firstname").text() == "Tom", "the server's, until somebody decides"
    till.part(QAbstractButton, "profile_conflict_action").click()
    assert till.is_on(PageName.PENDING)


async def test_a_refused_edit_says_why(till: Till) -> None:
    here = till.fakes.lookup.cards[TOM_KEY]
    edit = ProfileEdit(change=ProfileChange(whom=WHOM, email="x@example.com"), base=TOM)
    why = Why(evidence=Evidence.REJECTED, code=1006, message="Email invalid")
    till.fakes.records.ops[TOM_KEY].append(
        saved_op(here, OpKind.PROFILE_CHANGE, edit, state=OpState.REJECTED, why=why)
    )
    await _open(till)
    assert till.part(QLabel, "profile_conflict").text().startswith("A change was not taken: ")


async def test_somebody_not_sent_yet_can_be_put_right_in_every_field(till: Till) -> None:
    waiting = op()
    till.fakes.lookup.cards[LOCAL_KEY] = card(
        customer_of(waiting.registration), LOCAL_KEY, fetched_at=None, ops=(waiting,)
    )
    await _open(till, LOCAL_KEY)
    assert not _field(till, "mobile").isReadOnly(), "nothing of it was sent"
    assert "change the fields of the profile" in till.part(QLabel, "identity_words").text()
    tried = replace(waiting, attempts=1)
    till.fakes.lookup.cards[LOCAL_KEY] = replace(till.fakes.lookup.cards[LOCAL_KEY], ops=(tried,))
    till.fakes.changes.publish(ChangeSet(ops=frozenset({waiting.id})))
    await till.tasks.idle()
    assert _field(till, "mobile").isReadOnly(), "a request may have carried it"


async def test_the_form_follows_a_customer_whom_the_server_names(till: Till) -> None:
    waiting, named = op(), CustomerKey("user:501")
    till.fakes.lookup.cards[LOCAL_KEY] = card(
        customer_of(waiting.registration), LOCAL_KEY, fetched_at=None, ops=(waiting,)
    )
    await _open(till, LOCAL_KEY)
    await _type(till, "firstname", "Huck")
    till.fakes.lookup.cards[named] = card(
        replace(customer_of(waiting.registration), user_id=UserId("501")), named, fetched_at=NOW
    )
    till.fakes.changes.publish(
        ChangeSet(customers=frozenset({named}), renamed=((LOCAL_KEY, named),))
    )
    await till.tasks.idle()
    assert _field(till, "firstname").text() == "Huck"
    await _save(till)
    (saved,) = till.fakes.writing.saved
    assert saved[0].key == named


async def test_a_reading_that_comes_late_is_nobodys(till: Till) -> None:
    gate = asyncio.Event()
    await _open(till)
    till.fakes.lookup.gates[f"card {TOM_KEY}"] = gate
    _told_again(till, firstname="Tommy")
    await till.fakes.lookup.until("card", TOM_KEY)
    till.navigator.open_customer(RITA_KEY)
    gate.set()
    await till.tasks.idle()
    till.customer_page.show_tab(TabName.PROFILE)
    await till.tasks.idle()
    assert _field(till, "firstname").text() == "Rita"


async def test_a_new_rule_of_the_organisation_reaches_the_open_form(till: Till) -> None:
    await _open(till)
    await _type(till, "firstname", "Thomas")
    pets = FieldSpec(name="pets", label="Pets", position=4)
    till.fakes.registration.told = replace(
        RULES, custom_fields=(*RULES.custom_fields, pets), allow_external_id_update=True
    )
    till.fakes.changes.publish(ChangeSet(organisation=True))
    await till.tasks.idle()
    assert _field(till, "custom_pets").accessibleName() == "Pets"
    assert not _field(till, "external_id").isReadOnly()
    assert _field(till, "firstname").text() == "Thomas"
