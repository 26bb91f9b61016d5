import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussion.admin.marking import marked
from discussion.texts import squeezed


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("絶対に儲かる話", ["儲かる"], "絶対に<mark>儲かる</mark>話"),
        ("ﾓｳｶﾙ ガチャ", ["もうかる", "がちゃ"], "<mark>ﾓｳｶﾙ</mark> <mark>ガチャ</mark>"),
        ("ｶﾞﾁｬを回す", ["ガチャ"], "<mark>ｶﾞﾁｬ</mark>を回す"),
        ("儲　か\u200bる。", ["儲かる"], "<mark>儲　か\u200bる</mark>。"),
        ("ＢＡＤ bad", ["bad"], "<mark>ＢＡＤ</mark> <mark>bad</mark>"),
        ("https://Spam.example.com/x", ["example.com"], "https://Spam.<mark>example.com</mark>/x"),
        ("あいうえ", ["あいう", "いうえ"], "<mark>あいうえ</mark>"),
        ("<b>儲かる</b>", ["儲かる"], "&lt;b&gt;<mark>儲かる</mark>&lt;/b&gt;"),
        ("何もない", ["儲かる", "", "  "], "何もない"),
        ("", ["儲かる"], ""),
    ],
)
def test_words_are_marked_as_they_were_written(text, words, expected):
    assert marked(text, words) == expected


@given(st.text(max_size=60), st.lists(st.text(max_size=4), max_size=4))
def test_no_character_is_lost_and_nothing_becomes_markup(text, words):
    html = marked(text, words)
    assert unescape(re.sub("</?mark>", "", html)) == unescape(text) or "&" in text
    assert "<" not in re.sub("</?mark>", "", html)


@given(st.text(alphabet="あア亜aＡ 　が\u3099ｶﾞ-ー", max_size=30), st.text(alphabet="あ亜aが", min_size=1, max_size=3))
def test_what_the_lists_find_is_marked(text, word):
    if squeezed(word) in squeezed(text):
        assert "<mark>" in marked(text, [word])
