"""The walk's way along the counter: look up, register, edit, note, ticket, and all of it again
without a network.
"""

from app.bootstrap.walk import SAVED_HERE, SENT, Ground, Step
from app.ui.navigation import TabName

PIN = "4071"
ONLINE, FIRST_OFFLINE, SECOND_OFFLINE, DROPPED = (
    f"4477009004{number:02d}" for number in (11, 12, 13, 14)
)
ADD, UPDATE = "customer/add", "customer/update"
NOTES, TICKETS = "customer/notes", "customer/tickets"
FRIDAYS, BACK_DOOR = "Collects on Fridays", "Prefers the back door"
PARCEL, SECOND_PARCEL = "A parcel came back", "Another one came back"
LONGEST_CHECK_S = 20.0
"""Past the quiet period: a till that lost an answer first makes sure of the line."""


class Counter:
    """The steps at the counter, in order."""

    def __init__(self, ground: Ground, *, quiet_s: float) -> None:
        self._ground = ground
        self._quiet_s = quiet_s

    def steps(self) -> tuple[Step, ...]:
        return (
            Step(words="sign in for the first time and set a PIN", do=self.sign_in),
            Step(words="look up by mobile", do=self._by_mobile),
            Step(words="look up by e-mail", do=self._by_email),
            Step(words="look up by external id", do=self._by_external_id),
            Step(words="look up by name", do=self._by_name),
            Step(words="scan from another page", do=self._scan),
            Step(words="what was bought", do=self._transactions),
            Step(words="the coupons", do=self._coupons),
            Step(words="register somebody, and see them sent", do=self._register_online),
            Step(words="edit their name", do=self._edit_online),
            Step(words="write a note", do=self._note_online),
            Step(words="raise a ticket", do=self._ticket_online),
            Step(words="cut the network", do=self._cut),
            Step(words="register somebody offline", do=self._register_offline),
            Step(words="register another while the first waits", do=self._register_second),
            Step(words="find one of them on this till", do=self._find_waiting),
            Step(words="edit a customer offline", do=self._edit_offline),
            Step(words="write a note offline", do=self._note_offline),
            Step(words="raise a ticket offline", do=self._ticket_offline),
            Step(words="read a customer seen before", do=self._read_offline),
            Step(words="a number that nobody here has", do=self._unknown_offline),
            Step(words="see what is waiting", do=self._pending),
            Step(words="lock and unlock", do=self._lock),
            Step(words="reconnect: all sent, each once", do=self._reconnect),
            Step(words="what was sent, on the card", do=self._sent_card),
            Step(words="the server does it and drops the answer", do=self._drop_answer),
        )

    async def sign_in(self) -> None:
        hand = self._ground.hand
        await hand.until(lambda: hand.is_seen("signin_pin"), "the sign-in page")
        hand.fill("signin_associate", "Noor Ahmed")
        await hand.until(lambda: hand.is_seen("signin_pin_again"), "the second PIN field")
        hand.fill("signin_pin", PIN)
        hand.fill("signin_pin_again", PIN)
        await self._ground.picture("sign-in")
        hand.press("signin_submit")
        await hand.until(
            lambda: hand.is_seen("search_field"),
            "the window after signing in",
            otherwise=lambda: hand.text("signin_message"),
        )
        await hand.until_text("connection_pill", "Online")

    async def _by_mobile(self) -> None:
        await self._ground.look_up("44700900000", "Tom Sawyer")

    async def _by_email(self) -> None:
        await self._ground.look_up("rita.john@example.com", "Rita John")

    async def _by_external_id(self) -> None:
        await self._ground.look_up("ts1234", "Tom Sawyer")

    async def _by_name(self) -> None:
        hand = self._ground.hand
        hand.press("nav_lookup")
        hand.fill("search_field", "Rita John")
        hand.enter()
        await hand.until(
            lambda: hand.is_seen("customer_name") or hand.rows("lookup_results") != [],
            "somebody of that name",
        )
        if not hand.is_seen("customer_name"):
            hand.enter()
        await hand.until_text("customer_name", "Rita John")

    async def _scan(self) -> None:
        hand = self._ground.hand
        hand.press("nav_settings")
        await hand.until(lambda: hand.is_seen("page_settings"), "the settings page")
        await hand.scan("44700900000")
        await hand.until_text("customer_name", "Tom Sawyer")

    async def _transactions(self) -> None:
        hand = self._ground.hand
        await self._ground.tab(TabName.TRANSACTIONS, "transactions_table")
        await hand.until(lambda: hand.rows("transactions_table") != [], "Tom's bills")

    async def _coupons(self) -> None:
        hand = self._ground.hand
        await self._ground.tab(TabName.COUPONS, "coupons")
        await hand.until_text("coupons_freshness", "as of")

    async def _register_online(self) -> None:
        await self._ground.register(ONLINE, "Oona", "Chainlink")
        await self._ground.hand.until_text("customer_state", SENT)
        await self._ground.expect(ONLINE, firstname="Oona", effects=(ADD,))

    async def _edit_online(self) -> None:
        await self._ground.rename("Oonagh")
        await self._nothing_waits()
        await self._ground.expect(ONLINE, firstname="Oonagh", effects=(ADD, UPDATE))

    async def _note_online(self) -> None:
        await self._ground.note(FRIDAYS)
        await self._ground.until_sent("notes_list", FRIDAYS)
        await self._ground.expect(ONLINE, firstname="Oonagh", effects=(ADD, UPDATE, NOTES))

    async def _ticket_online(self) -> None:
        await self._ground.ticket(PARCEL, "The label was torn")
        await self._ground.until_sent("tickets_table", PARCEL)
        done = (ADD, UPDATE, NOTES, TICKETS)
        await self._ground.expect(ONLINE, firstname="Oonagh", effects=done)

    async def _cut(self) -> None:
        hand = self._ground.hand
        await self._ground.steer(self._ground.sandbox.steering.cut)
        hand.press("connection_pill")
        self._ground.core.services.connection.probe()
        await hand.until_text("connection_pill", "Offline")
        hand.press("connection_pill")

    async def _register_offline(self) -> None:
        await self._ground.register(FIRST_OFFLINE, "Thomas", "Sawyer")
        await self._ground.hand.until_text("customer_state", SAVED_HERE)
        await self._waiting(1)

    async def _register_second(self) -> None:
        await self._ground.register(SECOND_OFFLINE, "नीना", "शर्मा")
        await self._waiting(2)

    async def _find_waiting(self) -> None:
        await self._ground.look_up(FIRST_OFFLINE, "Thomas Sawyer")
        await self._ground.hand.until_text("customer_state", SAVED_HERE)

    async def _edit_offline(self) -> None:
        await self._ground.look_up(ONLINE, "Oonagh Chainlink")
        await self._ground.rename("Una")
        await self._waiting(3)

    async def _note_offline(self) -> None:
        await self._ground.note(BACK_DOOR)
        await self._ground.until_row("notes_list", BACK_DOOR, SAVED_HERE)
        await self._waiting(4)

    async def _ticket_offline(self) -> None:
        await self._ground.ticket(SECOND_PARCEL, "The same label")
        await self._ground.until_row("tickets_table", SECOND_PARCEL, SAVED_HERE)
        await self._waiting(5)

    async def _read_offline(self) -> None:
        await self._ground.look_up("rita.john@example.com", "Rita John")
        await self._ground.hand.until_text("customer_freshness", "as of")

    async def _unknown_offline(self) -> None:
        hand = self._ground.hand
        hand.press("nav_lookup")
        hand.fill("search_field", "447700900999")
        hand.enter()
        await hand.until(lambda: hand.is_seen("lookup_register"), "an offer to register the number")

    async def _pending(self) -> None:
        hand = self._ground.hand
        hand.press("nav_pending")
        await hand.until(
            lambda: sum(SAVED_HERE in row for row in hand.rows("pending_table")) == 5,
            "five rows waiting",
            otherwise=lambda: hand.rows("pending_table"),
        )

    async def _lock(self) -> None:
        hand = self._ground.hand
        self._ground.core.services.session.lock()
        await hand.until(lambda: hand.is_seen("signin_pin"), "the lock")
        await self._ground.picture("locked")
        hand.fill("signin_pin", PIN)
        hand.press("signin_submit")
        await hand.until(lambda: hand.is_seen("pending_table"), "the page one was on")

    async def _reconnect(self) -> None:
        await self._ground.steer(self._ground.sandbox.steering.restore)
        self._ground.hand.press("pending_send_now")
        await self._nothing_waits()
        await self._ground.expect(FIRST_OFFLINE, firstname="Thomas", effects=(ADD,))
        await self._ground.expect(SECOND_OFFLINE, firstname="नीना", effects=(ADD,))
        twice = (UPDATE, NOTES, TICKETS) * 2
        await self._ground.expect(ONLINE, firstname="Una", effects=(ADD, *twice))

    async def _sent_card(self) -> None:
        await self._ground.look_up(ONLINE, "Una Chainlink")
        await self._ground.tab(TabName.NOTES, "notes_list")
        await self._ground.until_sent("notes_list", BACK_DOOR)
        await self._ground.tab(TabName.TICKETS, "tickets_table")
        await self._ground.until_sent("tickets_table", SECOND_PARCEL)

    async def _drop_answer(self) -> None:
        steering = self._ground.sandbox.steering
        await self._ground.steer(
            lambda: steering.add_fault("commit_then_drop", match="customer/add", times=1)
        )
        await self._ground.register(DROPPED, "Leila", "Haddad")
        await self._waiting(1)
        self._ground.hand.press("nav_pending")
        await self._ground.picture("checking")
        await self._nothing_waits(within_s=self._quiet_s + LONGEST_CHECK_S)
        await self._ground.expect(DROPPED, firstname="Leila", effects=(ADD,))

    async def _waiting(self, count: int) -> None:
        await self._ground.hand.until_text("pending_pill", f"{count} unsent")

    async def _nothing_waits(self, *, within_s: float = 10.0) -> None:
        await self._ground.hand.until_text("pending_pill", "Nothing waiting", within_s=within_s)
