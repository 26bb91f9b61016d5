"""Words stay words: whatever is typed, a program that knows Markdown shows just that."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.markdown import escaping
from tests.articles.markdown.reading import read, words
from tests.factories.naughty import naughty_strings

MARKS = [
    "# 見出し",
    "#1位",
    "1. 項目",
    "2025) 項目",
    "- 項目",
    "+ 項目",
    "* 項目 *",
    "> 引用",
    "===",
    "---",
    "~~~",
    "```コード```",
    "**太字** _斜体_ ~~取り消し~~",
    "[題](https://example.com/)",
    "![図](x.png)",
    "[^1]",
    "[題]: https://example.com/",
    "<b>太字</b> &amp; <!-- -->",
    "https://example.com/a_b_c?x=1&copy=2",
    "a|b",
    "C:\\dir\\*",
    "$100と$200",
    "    字下げ",
    "最後は!",
    "(括弧)",
]


@pytest.mark.parametrize("text", MARKS)
def test_marks_typed_as_words_are_shown_as_words(text):
    shown = read(escaping.line(text))
    assert words(shown) == " ".join(text.split())
    assert {element.name for element in shown.find_all()} <= {"p"}


@given(st.text(st.sampled_from("あ漢a1 \t\n*_`[]()<>&!#+-=.|~\\$:\"'0９")))
def test_any_line_keeps_its_words(text):
    shown = read(escaping.line(text))
    assert words(shown) == " ".join(escaping.UNUSABLE.sub("", text).split())
    assert {element.name for element in shown.find_all()} <= {"p"}


def test_naughty_strings_keep_their_words():
    for text in naughty_strings():
        shown = read(escaping.line(text))
        assert {element.name for element in shown.find_all()} <= {"p"}, text
        assert words(shown) == " ".join(escaping.UNUSABLE.sub("", text).split())


def test_line_breaks_are_kept_where_they_mean_something():
    assert len(read(escaping.lines("一行目\r\n二行目\n\n1. 三行目")).find_all("br")) == 2


def test_a_heading_is_one_line_and_keeps_a_sharp_at_its_end():
    heading = read(escaping.heading(2, "C#\nと #")).h2
    assert words(heading) == "C# と #"


@pytest.mark.parametrize("text", ["語", "「語」", "語。", "50%", " 語 ", "*", "(a)"])
@pytest.mark.parametrize("element", ["strong", "em"])
def test_emphasis_holds_in_text_without_spaces(text, element):
    mark = {"strong": "**", "em": "*"}[element]
    shown = read(f"前{escaping.marked(mark, element, escaping.inline(text))}後")
    assert shown.find(element).get_text() == text
    assert words(shown).replace(" ", "") == f"前{text}後".replace(" ", "")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/a(b)c",
        "https://example.com/?a=1&copy;=2",
        "https://example.com/a b`c|d<e>",
        "https://example.com/日本語",
        "https://example.com/a_b_c*d*",
    ],
)
def test_a_link_leads_to_its_address(url):
    link = read(f"前{escaping.link('語', url)}後").a
    assert link.get_text() == "語"
    assert unquote(link["href"]) == url


def test_words_without_an_address_are_no_link():
    assert escaping.link("語", "") == "語"


@pytest.mark.parametrize("before", ["すごい!", "すごい\\!"])
def test_an_exclamation_mark_before_a_link_makes_no_picture(before):
    assert read(f"{escaping.inline(before)}{escaping.link('語', '/x')}").img is None


def test_brackets_after_a_source_mark_make_no_link():
    assert read(f"文[^1]{escaping.inline('(2025年)')}").a is None
