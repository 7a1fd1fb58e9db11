"""A change is told once to everybody, in order, whatever one listener does."""

import logging

import pytest

from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.op import OpId


def change(name: str) -> ChangeSet:
    return ChangeSet(ops=frozenset({OpId(name)}))


def test_a_listener_hears_every_change_until_it_stops() -> None:
    feed, heard = ChangeFeed(), list[ChangeSet]()
    stop = feed.listen(heard.append)
    feed.publish(change("a"))
    stop()
    feed.publish(change("b"))
    assert heard == [change("a")]


def test_what_a_listener_publishes_comes_after_what_is_being_told() -> None:
    feed, heard = ChangeFeed(), list[ChangeSet]()

    def answering(told: ChangeSet) -> None:
        if told == change("a"):
            feed.publish(change("b"))

    feed.listen(answering)
    feed.listen(heard.append)
    feed.publish(change("a"))
    assert heard == [change("a"), change("b")]


def test_a_failing_listener_keeps_nobody_from_hearing(caplog: pytest.LogCaptureFixture) -> None:
    feed, heard = ChangeFeed(), list[ChangeSet]()

    def failing(told: ChangeSet) -> None:
        raise ZeroDivisionError

    feed.listen(failing)
    feed.listen(heard.append)
    with caplog.at_level(logging.ERROR):
        feed.publish(change("a"))
    assert heard == [change("a")]
    assert "a listener failed" in caplog.text
