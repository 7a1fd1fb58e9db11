"""Names as they are compared: every script, every way to type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.name_folding import index_words, last_four, query_words, words_of


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Müller", "MULLER"),
        ("Straße", "strasse"),
        ("İstanbul Işık", "istanbul isik"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("Nguyễn Thị Ánh", "nguyen thi anh"),
        ("Ангелина Йовић", "ангелина иовић"),
        ("Ελένη", "ελενη"),
        ("نُور الدِّين", "نور الدين"),
        ("نـــور", "نور"),
        ("أحمد", "احمد"),
        ("آمنة", "امنه"),
        ("علی", "علي"),
        ("الحسن", "حسن"),
        ("שָׁלוֹם", "שלום"),
        ("नीना शर्मा", "शर्मा नीना"),
        ("ज़ोया ख़ान", "जोया खान"),
        ("चाँद", "चांद"),
        ("王小明", "小明"),
        ("김민수", "민수"),
        ("タナカ", "タナカ"),
        ("ﬁona", "fiona"),
        ("José Ｍａｒｉａ", "jose maria"),
        ("O'Brien", "obrien"),
        ("O’Brien", "o'brien"),
        ("D'Angelo", "angelo"),
        ("Jean-Luc", "jean luc"),
        ("Jean-Luc", "jeanluc"),
        ("Jean Luc", "jean-luc"),
        ("J.R. Tolkien", "j.r. tolkien"),
        ("Agent ٤٧", "47"),
    ],
)
def test_a_name_is_found_however_it_is_typed(name: str, typed: str) -> None:
    assert set(query_words(typed)) <= set(index_words(name))
    assert query_words(typed)


@pytest.mark.parametrize(
    ("one", "other"), [("नीना", "नना"), ("की", "का"), ("ตี", "ตา"), ("Anna", "Ann"), ("か", "が")]
)
def test_names_that_differ_stay_different(one: str, other: str) -> None:
    assert index_words(one) != index_words(other)


@pytest.mark.parametrize("text", ["", "  ", "'-'", "😀", "\u200d", "\ud800", "ـــ", "..."])
def test_what_has_no_letters_has_no_words(text: str) -> None:
    assert index_words(text) == query_words(text) == ()


@given(st.text(st.characters()))
def test_any_text_is_folded_and_each_word_knows_its_place(text: str) -> None:
    for word in words_of(text):
        assert word.text
        assert len(word.text) == len(word.places)
        assert list(word.places) == sorted(word.places)
        assert all(0 <= place < len(text) for place in word.places)
        assert word.text.encode("utf-8", "strict")
        assert not any(character.isspace() or character == '"' for character in word.text)


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_and_the_long_way_agree(text: str) -> None:
    assert index_words(text) == tuple(dict.fromkeys(word.text for word in words_of(text)))


@pytest.mark.parametrize(
    ("mobile", "digits"), [("44700900042", "0042"), ("0042", ""), ("", ""), ("4470090004x", "")]
)
def test_the_last_four_digits(mobile: str, digits: str) -> None:
    assert last_four(mobile) == digits
