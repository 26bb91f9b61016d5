"""Japanese texts as a reader would mark their changes."""

import json
import re
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison.texts import Fate, compare_texts, likeness, text_html
from tests.programs import NAUGHTY_STRINGS

SIGNS = {Fate.KEPT: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "[+{}+]"}


def marked(old, new):
    return "".join(SIGNS[piece.fate].format(piece.text) for piece in compare_texts(old, new))


@pytest.mark.parametrize(
    ("old", "new", "read"),
    [
        ("事前学習は再び伸びた。", "事前学習はもう一度伸びた。", "事前学習は[-再び-][+もう一度+]伸びた。"),
        ("2025年11月に2,000億円を", "2025年12月に3,000億円を", "2025年[-11-][+12+]月に[-2,000-][+3,000+]億円を"),
        ("GPT-5.1は強い", "GPT-5.2は強い", "[-GPT-5.1-][+GPT-5.2+]は強い"),
        ("Geminiが上回る", "クロードが上回る", "[-Gemini-][+クロード+]が上回る"),
        ("伸びると報じられた。", "伸びると報じられたという。", "伸びると報じられた[+という+]。"),
        ("研究者", "研究者ら", "研究者[+ら+]"),
        ("", "新しい", "[+新しい+]"),
        ("古い", "", "[-古い-]"),
        ("", "", ""),
        ("同じ", "同じ", "同じ"),
    ],
)
def test_words_numbers_and_phrases_stay_whole(old, new, read):
    assert marked(old, new) == read


def test_a_particle_between_two_new_words_does_not_cut_them_in_two():
    read = marked("株価は下落し、市場が揺れた。", "売上は上昇し、市場が揺れた。")
    assert read == "[-株価は下落-][+売上は上昇+]し、市場が揺れた。"


def test_an_emoji_is_one_sign():
    assert marked("👨‍👩‍👧家族", "👨‍👩‍👦家族") == "[-👨‍👩‍👧-][+👨‍👩‍👦+]家族"


def test_what_cannot_be_seen_is_shown_where_it_changed():
    assert "␣" in text_html("a b", "a  b")
    assert "〔U+200B〕" in text_html("甲乙", "甲\u200b乙")
    assert "↵<br>" in text_html("甲。乙", "甲。\n乙")


def test_deletions_and_insertions_have_words_for_those_who_hear_them():
    html = text_html("旧", "新")
    assert html.startswith('<del><span class="w-sr-only">［削除：</span>旧')
    assert '<ins><span class="w-sr-only">［追加：</span>新' in html


def test_markup_in_a_text_is_text():
    assert "<b>" not in text_html("<b>", "<script>&")
    assert "&lt;script&gt;&amp;" in text_html("", "<script>&")


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_off_the_pieces(old, new):
    pieces = compare_texts(old, new)
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.ADDED) == old
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.REMOVED) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("甲乙" * 20_000, "乙甲" * 20_000),
        ("あ" * 39_000, "い" * 39_000),
        ("は、" * 9_000, "が、" * 9_000),
        ("x" * 10**6, "y"),
    ],
)
def test_monstrous_texts_are_told_at_once_and_as_a_whole(old, new):
    start = time.process_time()
    pieces = compare_texts(old, new)
    assert time.process_time() - start < 1
    assert "".join(piece.text for piece in pieces if piece.fate is not Fate.REMOVED) == new


@pytest.mark.needs("corpora")
def test_naughty_strings_are_escaped():
    strings = json.loads(NAUGHTY_STRINGS.read_text())
    for old, new in pairwise(strings):
        html = text_html(old, new)
        assert set(re.findall(r"</?([^ >]+)", html)) <= {"del", "ins", "span", "br"}


def test_likeness_tells_a_revised_sentence_from_another():
    assert likeness("数か月は後れを取るかもしれない。", "半年は後れを取るかもしれない。") > 0.5
    assert likeness("数か月は後れを取るかもしれない。", "表の題をここに置く。") < 0.2
    assert likeness("", "") == 1
    assert likeness("一", "二") == 0
