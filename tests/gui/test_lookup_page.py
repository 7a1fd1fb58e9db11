"""Looking up: as typed, at Enter, by scan; what is found, and the three kinds of not found."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel

from app.domain.customer import Customer, CustomerKey, UserId
from app.domain.faults import UnreachableFault, UnreachableReason
from app.domain.identifiers import IdentifierKind
from app.domain.match import MatchReason
from app.services.lookup import Found, NotFound
from app.settings.declarations import ScannerSettings, Settings
from app.ui.navigation import PageName
from tests.gui.fakes import NOW, TOM_KEY, card, match, op, tom
from tests.gui.till import Till

NUMBER = "+447009111222"


def _names(view: QAbstractItemView) -> list[str]:
    model = view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _results(till: Till) -> QAbstractItemView:
    return till.part(QAbstractItemView, "lookup_results")


def _message(till: Till) -> QLabel:
    return till.part(QLabel, "lookup_message")


def _two() -> Found:
    other = Customer(user_id=UserId("7"), firstname="Thomas", lastname="Sawyer")
    return Found(
        matches=(
            match(tom(), reasons=(MatchReason.FROM_SERVER,)),
            match(other, reasons=(MatchReason.FROM_SERVER,)),
        ),
        asked_server=True,
    )


async def test_typing_lists_matches_of_this_till_without_asking_the_server(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.typed["saw"] = (match(tom(), reasons=(MatchReason.LAST_NAME,), name_spans=((4, 7),)),)
    await till.type("saw")
    assert _names(_results(till)) == ["Tom Sawyer"]
    assert lookup.count("find") == 0
    spoken = _results(till).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "last name" in spoken
    assert "+44 •••• ••0000" in spoken
    assert "44700900000" not in spoken


async def test_an_old_answer_never_paints_over_a_newer_one(till: Till) -> None:
    lookup, gate = till.fakes.lookup, asyncio.Event()
    lookup.gates["as_typed t"] = gate
    lookup.typed["t"] = (match(Customer(user_id=UserId("9"), firstname="Tina")),)
    lookup.typed["to"] = (match(tom()),)
    till.search.setFocus()
    QTest.keyClicks(till.search, "t")
    await asyncio.sleep(0)
    QTest.keyClicks(till.search, "o")
    gate.set()
    await till.tasks.idle()
    assert _names(_results(till)) == ["Tom Sawyer"]


async def test_enter_with_one_match_opens_the_customer(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.here["ts1234"] = (match(tom()),)
    lookup.cards[TOM_KEY] = card(tom())
    await till.type("ts1234")
    await till.enter()
    assert till.is_on(PageName.CUSTOMER)
    assert till.part(QLabel, "customer_name").text() == "Tom Sawyer"
    assert till.search.text() == ""


async def test_a_find_on_the_server_costs_one_call_and_the_card_no_second_one(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.server[NUMBER] = Found(matches=(match(tom(), fetched_at=NOW),), asked_server=True)
    lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    await till.type(NUMBER)
    await till.enter()
    assert till.is_on(PageName.CUSTOMER)
    assert lookup.count("find") == 1
    assert lookup.count("refresh") == 0


async def test_several_are_listed_and_a_second_enter_opens_the_best(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.server["sawyer"] = _two()
    lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    await till.type("sawyer")
    await till.enter()
    assert till.is_on(PageName.LOOKUP)
    assert _names(_results(till)) == ["Tom Sawyer", "Thomas Sawyer"]
    await till.enter()
    assert till.is_on(PageName.CUSTOMER)


async def test_a_row_of_the_servers_search_is_completed_when_it_is_opened(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.server["sawyer"] = _two()
    lookup.cards[TOM_KEY] = card(tom(points=None), fetched_at=NOW)
    lookup.fresh[TOM_KEY] = card(tom(), fetched_at=NOW)
    await till.type("sawyer")
    await till.enter()
    await till.enter()
    assert till.part(QLabel, "customer_points").text() == "355"
    assert lookup.count("refresh") == 1


async def test_arrows_in_the_search_field_move_the_selection(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.typed["sawyer"] = _two().matches
    lookup.cards["user:7"] = card(
        Customer(user_id=UserId("7"), firstname="Thomas", lastname="Sawyer"),
        CustomerKey("user:7"),
        fetched_at=NOW,
    )
    await till.type("sawyer")
    for _ in range(2):
        await till.press(Qt.Key.Key_Down)
    assert _results(till).currentIndex().row() == 1
    assert till.search.hasFocus()
    await till.enter()
    assert till.part(QLabel, "customer_name").text() == "Thomas Sawyer"
    assert lookup.count("find") == 0


async def test_a_touch_opens_a_row(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.typed["sawyer"] = _two().matches
    lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    await till.type("sawyer")
    results = _results(till)
    place = results.visualRect(results.model().index(0, 0)).center()
    QTest.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=place)
    await till.tasks.idle()
    assert till.customer.key == TOM_KEY


async def test_the_three_kinds_of_not_found_read_differently(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.server["1"] = Found(not_found=NotFound.UNKNOWN_TO_SERVER, asked_server=True)
    lookup.server["2"] = Found(
        not_found=NotFound.NOT_HERE_AND_OFFLINE,
        fault=UnreachableFault(UnreachableReason.DNS),
    )
    waiting = op()
    here = match(tom(), "op:op-1", op=waiting, reasons=(MatchReason.WAITING_HERE,))
    lookup.server["3"] = Found(matches=(here, match(tom())))
    texts = []
    for text in ("1", "2", "3"):
        till.search.clear()
        await till.type(text)
        await till.enter()
        assert _message(till).isVisible()
        texts.append(_message(till).text())
    unknown, offline, unsent = texts
    assert "server was asked" in unknown
    assert "cannot be asked" in offline
    assert "not sent yet" in unsent
    assert len(set(texts)) == 3


async def test_who_was_not_found_can_be_registered_with_the_number(till: Till) -> None:
    await till.type(NUMBER)
    await till.enter()
    button = till.part(QAbstractButton, "lookup_register")
    assert button.isVisible()
    assert button.text() == "Register this number"
    button.click()
    assert till.registering == [NUMBER]
    assert till.is_on(PageName.REGISTER)


async def test_an_unreadable_text_is_not_offered_for_registration(till: Till) -> None:
    till.fakes.lookup.server["???"] = Found(not_found=NotFound.UNREADABLE)
    await till.type("???")
    await till.enter()
    assert "cannot be looked up" not in _message(till).text()
    assert not till.part(QAbstractButton, "lookup_register").isVisible()


async def test_a_scan_opens_the_cached_customer_and_asks_the_server_once(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.here["ts1234"] = (match(tom()),)
    lookup.cards[TOM_KEY] = card(tom())
    lookup.fresh[TOM_KEY] = card(tom(points=400), fetched_at=NOW)
    till.navigator.show_page(PageName.REGISTER)
    till.lookup.scan("ts1234")
    await till.tasks.idle()
    assert till.is_on(PageName.CUSTOMER)
    assert till.part(QLabel, "customer_points").text() == "400"
    assert (lookup.count("refresh"), lookup.count("scan"), lookup.count("find")) == (1, 0, 0)


async def test_a_scan_of_somebody_new_asks_the_server_once(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.server["ts1234"] = Found(matches=(match(tom(), fetched_at=NOW),), asked_server=True)
    lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    till.lookup.scan("ts1234")
    await till.tasks.idle()
    assert till.is_on(PageName.CUSTOMER)
    assert lookup.count("scan") + lookup.count("refresh") == 1


async def test_a_second_scan_wins_over_the_first(till: Till) -> None:
    lookup, gate = till.fakes.lookup, asyncio.Event()
    other = Customer(user_id=UserId("7"), firstname="Rita", lastname="John")
    lookup.gates["scan first1"] = gate
    lookup.server["first1"] = Found(matches=(match(tom(), fetched_at=NOW),))
    lookup.server["second2"] = Found(matches=(match(other, fetched_at=NOW),))
    lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    lookup.cards["user:7"] = card(other, CustomerKey("user:7"), fetched_at=NOW)
    till.lookup.scan("first1")
    await asyncio.sleep(0)
    till.lookup.scan("second2")
    gate.set()
    await till.tasks.idle()
    assert till.part(QLabel, "customer_name").text() == "Rita John"


async def test_a_scanners_prefix_tells_the_kind(till: Till) -> None:
    till.fakes.preferences.settings = Settings(scanner=ScannerSettings(external_id_prefix="C:"))
    till.lookup.scan("C:44700900000")
    await till.tasks.idle()
    assert ("scan", "44700900000") in till.fakes.lookup.calls
    assert till.fakes.lookup.scan_kinds == [IdentifierKind.EXTERNAL_ID]


async def test_nothing_is_looked_up_while_locked(till: Till) -> None:
    till.fakes.session.lock()
    till.lookup.scan("ts1234")
    await till.tasks.idle()
    assert till.fakes.lookup.count("scan_here") == 0


async def test_escape_goes_to_the_next_customer(till: Till) -> None:
    await till.type(NUMBER)
    await till.enter()
    await till.press(Qt.Key.Key_Escape)
    assert till.search.text() == ""
    assert not _message(till).isVisible()
    assert till.search.hasFocus()


async def test_those_seen_lately_are_shown_masked_and_open(till: Till) -> None:
    lookup = till.fakes.lookup
    lookup.recent = (match(tom()),)
    lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    till.lookup.load_recents()
    await till.tasks.idle()
    recents = till.part(QAbstractItemView, "recent_list")
    assert _names(recents) == ["Tom Sawyer"]
    place = recents.visualRect(recents.model().index(0, 0)).center()
    QTest.mouseClick(recents.viewport(), Qt.MouseButton.LeftButton, pos=place)
    await till.tasks.idle()
    assert till.customer.key == TOM_KEY


async def test_a_code_that_is_no_customers_is_named_and_not_looked_up(till: Till) -> None:
    till.lookup.scan("]C10109506000134352")
    await till.tasks.idle()
    assert "product's code" in till.window.message_bar.text
    assert till.fakes.lookup.count("scan_here") == 0


async def test_a_gs1_card_is_looked_up_by_its_number(till: Till) -> None:
    till.lookup.scan("]C18018061414112345678902")
    await till.tasks.idle()
    assert ("scan", "061414112345678902") in till.fakes.lookup.calls
    assert till.fakes.lookup.scan_kinds == [IdentifierKind.EXTERNAL_ID]


async def test_that_the_server_is_asked_is_said_once_it_takes_a_while(till: Till) -> None:
    lookup, gate = till.fakes.lookup, asyncio.Event()
    lookup.gates[f"scan {NUMBER}"] = gate
    till.navigator.show_page(PageName.REGISTER)
    till.lookup.scan(NUMBER)
    await lookup.until("scan", NUMBER)
    assert till.is_on(PageName.REGISTER)
    shown = asyncio.Event()
    till.window.page_shown.connect(lambda _page: shown.set())
    await asyncio.wait_for(shown.wait(), 10)
    assert till.is_on(PageName.LOOKUP)
    assert _message(till).text() == "This till has not seen them yet."
    assert till.search.text() == NUMBER
    gate.set()
    await till.tasks.idle()
    assert _message(till).text() != "This till has not seen them yet."


async def test_who_is_found_at_once_is_shown_at_once(till: Till) -> None:
    lookup, seen = till.fakes.lookup, list[PageName]()
    lookup.cards[TOM_KEY] = card(tom())
    lookup.server[NUMBER] = Found(matches=(match(tom()),), asked_server=True)
    till.navigator.show_page(PageName.REGISTER)
    till.window.page_shown.connect(seen.append)
    till.lookup.scan(NUMBER)
    await till.tasks.idle()
    assert seen == [PageName.CUSTOMER], "no page in between, that nobody could read"
