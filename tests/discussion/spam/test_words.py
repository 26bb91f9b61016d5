import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussion.spam.words import Automaton, domains_in, words_in


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("今すぐ副業で稼げます", "副業"),
        ("今すぐ 副 業 で稼げます", "副業"),
        ("ﾊﾞｲｱｸﾞﾗを買う", "バイアグラ"),
        ("ばいあぐらを買う", "バイアグラ"),
        ("ＣＡＳＩＮＯへ", "casino"),
        ("カ\u200bジ・ノ", "カジノ"),
    ],
)
def test_a_word_is_found_inside_japanese_text_however_it_is_written(text, word):
    assert words_in(text, ("別の語", word)) == [word]


def test_a_word_that_is_not_there_is_not_found():
    assert words_in("副社長の業績", ("副業", "")) == []


@given(st.text("あいう", max_size=30), st.lists(st.text("あいう", min_size=1, max_size=4), max_size=8))
def test_the_automaton_finds_what_a_search_for_each_word_finds(text, words):
    assert Automaton(words).find(text) == {number for number, word in enumerate(words) if word in text}


def test_three_thousand_words_cost_little_more_than_one():
    chance = random.Random(1)
    words = ["あ" * 40 + "".join(chance.choices("かきくけこ", k=8)) for _ in range(3000)]
    automaton, one = Automaton(words), Automaton(words[:1])
    text = "あ" * 5000

    def steps_of(automaton):
        start = time.process_time()
        automaton.find(text)
        return time.process_time() - start

    assert steps_of(automaton) < 20 * steps_of(one) + 0.05


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("詳しくはhttps://shop.example.com/aを見て", ["example.com"]),
        ("ＥＸＡＭＰＬＥ．ＣＯＭ です", ["example.com"]),
        ("example.com.", ["example.com"]),
        ("notexample.com", []),
        ("example.com.evil.test", []),
        ("a" * 5000 + "." * 100, []),
    ],
)
def test_a_domain_covers_the_hosts_below_it(text, found):
    assert domains_in(text, ("example.com",)) == found
