"""What cannot be written is refused before it is promised; what was written is known again."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import identifiers, preferences, profile_change
from app.domain.associate import AssociateId
from app.domain.codes import CodeClass
from app.domain.custom_fields import unmet_fields
from app.domain.customer import Customer, CustomerType, CustomField, Gender
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange, IdentityRequest, request_for
from app.domain.likeness import is_same_text
from app.domain.note import Note, NoteEntry, NoteId, Recognition, recognise
from app.domain.op import Evidence, Why
from app.domain.outcome import Outcome
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.subscription import (
    Channel,
    MessageKind,
    Subscription,
    SubscriptionChange,
    is_met,
)
from app.domain.ticket import Ticket, TicketEntry, has_same_subject, is_ours
from app.domain.write_problem import WriteError, WriteProblem

P = WriteProblem
LONDON = ZoneInfo("Europe/London")
TOM = identifiers.mobile("44700900000")
NOBODY = identifiers.mobile(" ")
ANN = AssociateId("443")
AT = datetime(2026, 11, 24, 14, 2, 5, 250_000, tzinfo=UTC)


def field(name: str, *values: str) -> CustomField:
    return CustomField(name=name, values=values)


def entry(text: str = "Likes Maggi", at: datetime = AT, corrects: str = "") -> NoteEntry:
    return NoteEntry(
        whom=TOM,
        associate_id=ANN,
        text=text,
        written_at=at,
        corrects=NoteId(corrects) or None,
    )


def subscription_change(*, is_subscribed: bool = True, scope: str = "") -> SubscriptionChange:
    return SubscriptionChange(
        whom=TOM,
        channel=Channel.SMS,
        kind=MessageKind.BULK,
        scope=scope,
        is_subscribed=is_subscribed,
    )


def identity(old: str = "a", new: str = "b", kind: IdentifierKind = IdentifierKind.EMAIL) -> object:
    return IdentityChange(kind=kind, old=old, new=new)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda: ProfileChange(whom=NOBODY, firstname="Tom"), P.NOBODY_NAMED),
        (lambda: ProfileChange(whom=TOM), P.NOTHING_TO_CHANGE),
        (lambda: ProfileChange(whom=TOM, mobile="44700900001"), P.NAMED_BY_CHANGED),
        (lambda: ProfileChange(whom=TOM, email=""), P.IDENTIFIER_CLEARED),
        (lambda: ProfileChange(whom=TOM, custom_fields=(field(" "),)), P.FIELD_WITHOUT_NAME),
        (lambda: ProfileChange(whom=TOM, custom_fields=(field("a"), field("a"))), P.FIELD_TWICE),
        (lambda: identity(kind=IdentifierKind.USER_ID), P.IDENTIFIER_FIXED),
        (lambda: identity(old=" "), P.IDENTIFIER_MISSING),
        (lambda: identity(new=""), P.IDENTIFIER_MISSING),
        (lambda: identity(new="a"), P.IDENTIFIER_SAME),
        (lambda: entry(" \n"), P.NOTE_EMPTY),
        (
            lambda: NoteEntry(whom=TOM, associate_id=AssociateId(""), text="x", written_at=AT),
            P.ASSOCIATE_MISSING,
        ),
        (
            lambda: NoteEntry(whom=NOBODY, associate_id=ANN, text="x", written_at=AT),
            P.NOBODY_NAMED,
        ),
        (lambda: TicketEntry(whom=TOM, subject=" "), P.SUBJECT_EMPTY),
        (lambda: TicketEntry(whom=NOBODY, subject="x"), P.NOBODY_NAMED),
        (
            lambda: TicketEntry(whom=TOM, subject="x", custom_fields=(field(""),)),
            P.FIELD_WITHOUT_NAME,
        ),
        (lambda: PreferencesChange(whom=TOM, fields=()), P.NOTHING_TO_CHANGE),
        (lambda: PreferencesChange(whom=NOBODY, fields=(field("a", "b"),)), P.NOBODY_NAMED),
        (
            lambda: SubscriptionChange(
                whom=NOBODY, channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=True
            ),
            P.NOBODY_NAMED,
        ),
    ],
)
def test_what_cannot_be_written(make: Callable[[], object], problem: WriteProblem) -> None:
    with pytest.raises(WriteError) as caught:
        make()
    assert caught.value.problem is problem


class TestTexts:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("two\r\nlines", "two\nlines"),
            ("  two   spaces ", "two spaces"),
            ("caf\u00e9", "cafe\u0301"),
            ("bell\x07", "bell"),
            ("", " \n"),
        ],
    )
    def test_the_way_there_and_back_changes_no_text(self, one: str, other: str) -> None:
        assert is_same_text(one, other)

    @pytest.mark.parametrize(("one", "other"), [("a", "b"), ("a", ""), ("Tom", "tom")])
    def test_other_texts_are_others(self, one: str, other: str) -> None:
        assert not is_same_text(one, other)


class TestProfile:
    SEEN = Customer(
        firstname="Tom",
        lastname="Sawyer",
        gender=Gender.MALE,
        type=CustomerType.LOYALTY,
        email="tom@example.com",
        custom_fields=(field("Hobbies", "Playing", "Singing"), field("age", "46")),
    )

    @pytest.mark.parametrize(
        "change",
        [
            ProfileChange(whom=TOM, firstname="Tom "),
            ProfileChange(whom=TOM, gender=Gender.MALE, type=CustomerType.LOYALTY),
            ProfileChange(whom=TOM, email="TOM@example.com"),
            ProfileChange(whom=TOM, custom_fields=(field("age", " 46"), field("gone"))),
        ],
    )
    def test_what_is_there_does_not_remain(self, change: ProfileChange) -> None:
        assert profile_change.remaining(change, self.SEEN) is None

    def test_what_is_not_there_remains_and_nothing_else(self) -> None:
        change = ProfileChange(
            whom=TOM,
            firstname="Tom",
            lastname="",
            gender=Gender.UNKNOWN,
            email="tom@example.com",
            external_id="ts1",
            custom_fields=(field("age", "47"), field("Hobbies", "Playing", "Singing")),
        )
        assert profile_change.remaining(change, self.SEEN) == ProfileChange(
            whom=TOM,
            lastname="",
            gender=Gender.UNKNOWN,
            external_id="ts1",
            custom_fields=(field("age", "47"),),
        )

    def test_several_values_have_an_order(self) -> None:
        wanted = (field("Hobbies", "Singing", "Playing"),)
        assert unmet_fields(wanted, self.SEEN.custom_fields) == wanted


class TestIdentity:
    CHANGE = IdentityChange(kind=IdentifierKind.EMAIL, old="tom@example.com", new="t@example.com")

    def request(self, number: str, **facts: object) -> IdentityRequest:
        fields = {"kind": IdentifierKind.EMAIL, "old": self.CHANGE.old, "new": self.CHANGE.new}
        return IdentityRequest(id=number, **{**fields, **facts})  # type: ignore[arg-type]

    def test_the_newest_of_those_that_ask_for_it(self) -> None:
        others = (
            self.request("1", new="x@example.com"),
            self.request("2", old="x@example.com"),
            self.request("3", kind=IdentifierKind.EXTERNAL_ID),
        )
        assert request_for(self.CHANGE, others) is None
        undated = (self.request("4"), self.request("5", kind=None, new="T@EXAMPLE.com"))
        assert request_for(self.CHANGE, (*others, *undated)) == undated[1]
        dated = (
            self.request("6", requested_at=AT),
            self.request("7", requested_at=AT - timedelta(days=1)),
        )
        assert request_for(self.CHANGE, (*dated, *undated, *others)) == dated[0]

    def test_who_is_meant_as_long_as_nothing_was_decided(self) -> None:
        assert self.CHANGE.whom == identifiers.email("tom@example.com")


class TestNotes:
    def seen(
        self, text: str = "Likes Maggi", at: datetime | None = AT, by: str = "", number: str = "7"
    ) -> Note:
        associate_id = AssociateId(by) or None
        return Note(id=NoteId(number), text=text, written_at=at, associate_id=associate_id)

    @pytest.mark.parametrize(
        ("at", "by"),
        [
            (AT, "443"),
            (AT, ""),
            (AT.replace(microsecond=0), "443"),
            (AT.astimezone(LONDON).replace(microsecond=0), "443"),
            (AT.astimezone(timezone(timedelta(hours=5, minutes=30))), "443"),
        ],
    )
    def test_ours(self, at: datetime, by: str) -> None:
        assert recognise(self.seen("Likes\nMaggi ", at, by), entry()) is Recognition.OURS

    @pytest.mark.parametrize(
        ("text", "at", "by"),
        [
            ("Likes tea", AT, "443"),
            ("Likes Maggi", AT + timedelta(seconds=1), "443"),
            ("Likes Maggi", AT - timedelta(days=365), ""),
            ("Likes Maggi", AT, "444"),
        ],
    )
    def test_not_ours(self, text: str, at: datetime, by: str) -> None:
        assert recognise(self.seen(text, at, by), entry()) is Recognition.NOT_OURS

    def test_a_note_without_its_date_is_unclear(self) -> None:
        assert recognise(self.seen(at=None), entry()) is Recognition.UNCLEAR
        assert recognise(self.seen("Likes tea", at=None), entry()) is Recognition.NOT_OURS

    @pytest.mark.parametrize("at", [None, AT + timedelta(minutes=3)])
    def test_where_the_server_keeps_no_date_the_text_alone_tells(self, at: datetime | None) -> None:
        assert recognise(self.seen(at=at), entry(), is_date_kept=False) is Recognition.OURS
        other = recognise(self.seen("Likes tea", at=at), entry(), is_date_kept=False)
        assert other is Recognition.NOT_OURS

    def test_an_hour_that_comes_twice_is_one_to_a_server_without_zones(self) -> None:
        second = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=1)
        back = datetime(2026, 10, 25, 1, 30, tzinfo=LONDON)
        assert second.astimezone(UTC) != back.astimezone(UTC)
        assert recognise(self.seen(at=back), entry(at=second.astimezone(UTC))) is Recognition.OURS

    def test_a_correction_is_looked_for_where_it_was_made(self) -> None:
        assert recognise(self.seen(), entry(corrects="7")) is Recognition.OURS
        assert recognise(self.seen(number="8"), entry(corrects="7")) is Recognition.NOT_OURS

    @given(st.integers(0, 86_400))
    def test_another_second_is_another_note(self, seconds: int) -> None:
        found = recognise(self.seen(at=AT + timedelta(seconds=seconds)), entry())
        assert (found is Recognition.OURS) is (seconds == 0)


class TestTickets:
    SENT = TicketEntry(whom=TOM, subject="Points issue", message="Cannot redeem")

    def test_ours_whatever_became_of_it(self) -> None:
        seen = Ticket(
            code="35t", status="CLOSED", subject="Points issue ", message="Cannot\nredeem"
        )
        assert is_ours(seen, self.SENT)
        assert has_same_subject(seen, self.SENT)

    def test_anothers_with_the_same_subject(self) -> None:
        seen = Ticket(subject="Points issue", message="Cannot collect")
        assert has_same_subject(seen, self.SENT)
        assert not is_ours(seen, self.SENT)

    def test_another_subject(self) -> None:
        seen = Ticket(subject="Delivery", message="Cannot redeem")
        assert not has_same_subject(seen, self.SENT)
        assert not is_ours(seen, self.SENT)


class TestPreferences:
    CHANGE = PreferencesChange(whom=TOM, fields=(field("colour", "red"), field("size")))

    def test_what_is_there_does_not_remain(self) -> None:
        seen = Preferences(fields=(field("colour", "red"), field("shoes", "8")))
        assert preferences.remaining(self.CHANGE, seen) is None

    def test_what_is_not_there_remains(self) -> None:
        seen = Preferences(fields=(field("colour", "blue"),))
        left = preferences.remaining(self.CHANGE, seen)
        assert left == PreferencesChange(whom=TOM, fields=(field("colour", "red"),))


class TestSubscriptions:
    def seen(
        self, status: str, channel: str = "sms", kind: str = "BULK", scope: str = ""
    ) -> Subscription:
        return Subscription(channel=channel, kind=kind, scope=scope, status=status)

    @pytest.mark.parametrize(
        ("rows", "is_there"),
        [
            ([("SUBSCRIBED", "sms", "BULK")], True),
            ([("UNSUBSCRIBED", "email", "BULK"), ("SUBSCRIBED", "sms", "BULK")], True),
            ([("UNSUBSCRIBED", "sms", "BULK")], False),
            ([("NOT_SET", "sms", "BULK")], False),
            ([("SUBSCRIBED", "sms", "TRANS")], False),
            ([("SUBSCRIBED", "sms", "BULK", "a"), ("UNSUBSCRIBED", "sms", "BULK", "b")], False),
            ([("PAUSED", "sms", "BULK")], False),
            ([], False),
        ],
    )
    def test_whether_a_later_read_shows_it(
        self, rows: list[tuple[str, ...]], is_there: bool
    ) -> None:
        assert is_met(subscription_change(), [self.seen(*row) for row in rows]) is is_there

    def test_a_scope_is_told_from_another(self) -> None:
        rows = [self.seen("SUBSCRIBED", scope="a"), self.seen("UNSUBSCRIBED", scope="b")]
        assert is_met(subscription_change(scope="a"), rows)
        assert is_met(subscription_change(scope="b", is_subscribed=False), rows)
        assert not is_met(subscription_change(scope="c"), rows)


class TestMeanings:
    def outcome(self, evidence: Evidence, code: int | None, *warnings: str) -> Outcome:
        return Outcome(why=Why(evidence=evidence, code=code), warnings=warnings)

    def test_done_with_a_warning_is_a_class_of_its_own(self) -> None:
        done = self.outcome(Evidence.DONE, 1000)
        assert done.meaning is CodeClass.DONE
        warned = self.outcome(Evidence.DONE, 1000, "1017")
        assert warned.meaning is CodeClass.DONE_WITH_WARNING

    @pytest.mark.parametrize(
        ("code", "meaning"),
        [(1032, CodeClass.VERDICT), (429, CodeClass.LATER), (77777, None), (None, None)],
    )
    def test_every_other_has_its_codes(self, code: int | None, meaning: CodeClass | None) -> None:
        assert self.outcome(Evidence.REJECTED, code).meaning is meaning
