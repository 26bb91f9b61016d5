"""What a reader typed, as HTML: never a tag or an attribute of theirs, and links that end where the address does."""

import json
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discussion.rendering import EXCERPT_LENGTH, EXCERPT_LINES, excerpt, render_body
from tests.programs import ROOT

ALLOWED = {"p": set(), "br": set(), "blockquote": set(), "a": {"href", "rel"}}
CORPORA = ROOT.parent / "shared" / "corpora"


class Reader(HTMLParser):
    """The tags, the addresses and the words of some HTML, as a browser takes them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.addresses, self.words = [], [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, {name for name, _ in attributes}))
        self.addresses += [value for name, value in attributes if name == "href"]

    def handle_data(self, words):
        self.words += words

    def handle_comment(self, words):
        self.tags.append(("comment", set()))


def check_harmless(html):
    reader = Reader(html)
    for tag, attributes in reader.tags:
        assert attributes <= ALLOWED.get(tag, set()), html
        assert tag in ALLOWED, html
    assert all(address.startswith(("http://", "https://", "HTTP")) for address in reader.addresses), html


def addresses(text):
    return Reader(render_body(text)).addresses


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("詳しくはhttps://example.com/abcを見て", "https://example.com/abc"),
        ("https://example.com/abc。", "https://example.com/abc"),
        ("（https://example.com/a）です", "https://example.com/a"),
        ("「https://example.com/a」", "https://example.com/a"),
        ("(https://example.com/a)", "https://example.com/a"),
        ("https://ja.example.org/wiki/A_(B)、", "https://ja.example.org/wiki/A_(B)"),
        ("https://example.com/a.", "https://example.com/a"),
        ("https://example.com/a?b=1&c='2'!", "https://example.com/a?b=1&c='2"),
        ("https://example.com/全角", "https://example.com/"),
        ("https://example.com:8000", "https://example.com:8000"),
        ("HTTPS://EXAMPLE.com/A", "HTTPS://EXAMPLE.com/A"),
        ("https://xn--wgv71a119e.example/", "https://xn--wgv71a119e.example/"),
    ],
)
def test_a_link_ends_where_the_address_does(text, address):
    assert addresses(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "example.com",
        "javascript:alert(1)",
        "https://",
        "https://。",
        "https://localhost",
        "https://user@example.com/",
        "https://bank.example:password@evil.example/",
        "ｈttps://example.com",
        "data:text/html,<script>",
        "//example.com/a",
    ],
)
def test_what_is_not_plainly_an_address_stays_text(text):
    assert addresses(text) == []
    assert Reader(render_body(text)).words == text


def test_links_promise_nothing_to_search_engines():
    assert 'rel="nofollow ugc noopener"' in render_body("https://example.com")


def test_a_link_shows_where_it_leads_and_japanese_as_japanese():
    assert ">example.com/歴史</a>" in render_body("https://Example.com/%E6%AD%B4%E5%8F%B2/")
    assert ">example.com/%E2%80%AEx</a>" in render_body("https://example.com/%E2%80%AEx"), "an unseen turn of direction"
    assert ">example.com/%FF</a>" in render_body("https://example.com/%FF")
    assert "…</a>" in render_body("https://example.com/" + "a" * 200)


def test_blank_lines_part_paragraphs_and_ends_of_lines_are_kept():
    assert render_body("一\n二\n\n　\n三") == "<p>一<br>二</p><p>三</p>"
    assert render_body(" \n\n") == ""


def test_lines_with_a_quote_mark_are_a_quotation():
    assert render_body("> 引用\n>\n＞続き\nこたえ") == "<blockquote><p>引用</p><p>続き</p></blockquote><p>こたえ</p>"
    assert render_body(">") == ""
    assert render_body("1 > 0") == "<p>1 &gt; 0</p>"


def test_markup_and_markdown_are_words():
    text = '<b onclick="x">太い</b> **強い** [札](https://example.com/a) ![絵](x.png) &amp;'
    html = render_body(text)
    check_harmless(html)
    assert Reader(html).words.startswith('<b onclick="x">太い</b> **強い** [札](')
    assert "&amp;amp;" in html


@given(
    st.text(st.sampled_from("<>\"'&=/:;()hreftpsjavcriponlx.@%#!- \n\r\u2028\u202e`「。あ\x0b\x85") | st.characters())
)
def test_whatever_is_typed_no_tag_or_attribute_comes_out(text):
    check_harmless(render_body(text))
    check_harmless(render_body(f"https://example.com/{text}"))


@given(st.lists(st.sampled_from(["あ", "<", "&lt;", ">", '"', " ", "　x"])).map("".join))
def test_without_addresses_every_word_comes_out_as_typed(text):
    visible = Reader(render_body(f"-{text}")).words
    assert visible == (f"-{text}")


@pytest.mark.parametrize("name", ["blns/blns.json", "payloadbox-xss/xss-payload-list.txt"])
def test_the_corpora_come_out_harmless(name):
    path = CORPORA / name
    if not path.exists():
        pytest.skip("the corpora are not here")
    text = path.read_text(encoding="utf-8", errors="replace")
    lines = json.loads(text) if name.endswith("json") else text.splitlines()
    for line in lines:
        for body in (line, f"https://example.com/{line}", f"> {line}"):
            check_harmless(render_body(body))
            check_harmless(render_body(excerpt(body * 50)))


@pytest.mark.parametrize(
    "text", ["https://", "(" * 10, "https://a.b/)", "https://a.b/.", ">", "http", "a.b-", "%e3", "\n"]
)
def test_time_grows_with_the_length_alone(text):
    def seconds(length):
        body = "https://a.b/" + (text * length)[:length]
        return min(timed(body) for _ in range(3))

    def timed(body):
        start = time.perf_counter()
        render_body(body)
        return time.perf_counter() - start

    # Sixteen times the text: squared time would take 256 times as long.
    assert seconds(160_000) < 80 * max(seconds(10_000), 0.0005)


def test_an_excerpt_is_short_and_says_so():
    assert excerpt("短い") == "短い"
    assert len(excerpt("長" * 5000)) == EXCERPT_LENGTH + 1
    assert excerpt("行\n" * 100).count("\n") == EXCERPT_LINES - 1
    assert excerpt("行\n" * 100).endswith("…")


def test_an_excerpt_never_cuts_an_address_in_two():
    text = "あ" * (EXCERPT_LENGTH - 10) + "https://example.com/a-long-way" + "い" * 100
    assert excerpt(text) == "あ" * (EXCERPT_LENGTH - 10) + "…"
    assert excerpt("https://example.com/" + "a" * 5000) == "…"
