"""A passage has an address that browsers mark, and is looked for in the page as it stands now."""

from urllib.parse import unquote

import pytest

from core.anchors import block_anchor
from discussion.passages import PageWords, fragment
from tests.factories.pages import article, section

BLOCK = "s-1a2b3c4d"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("首位を奪い返す", "首位を奪い返す"),
        ("A-B,C&D 100%", "A-B,C&D 100%"),
        ("二行の\n  文", "二行の 文"),
        ("あ" * 19 + "-" + "い" * 60 + "終わり", "あ" * 19 + "-," + "い" * 17 + "終わり"),
    ],
)
def test_the_address_names_the_block_and_the_words(text, words):
    address = fragment(BLOCK, text)
    assert address.isascii()
    assert " " not in address
    assert unquote(address) == f"#{BLOCK}:~:text={words}"


def test_signs_with_a_meaning_in_an_address_are_escaped():
    assert fragment(BLOCK, "-,&#") == f"#{BLOCK}:~:text=%2D%2C%26%23"
    assert '"' not in fragment('"><script>', '"><script>')


@pytest.fixture
def page(db):
    quote = {"text": "速さがすべてだ", "wording": "verbatim", "status": "official", "speaker": "ある人"}
    return article(
        dek="リード文のことば。",
        sections=[
            section(
                (
                    "paragraph",
                    '<p>首位を奪い返すのに、<a linktype="source" id="1">出典</a>十四か月<b>かかった</b>。</p>',
                ),
                ("quote", quote),
                heading="最初の見出し",
            ),
            section(("paragraph", "<p>A &amp; B の順。</p>"), heading="次の見出し"),
        ],
    )


def anchor(page, number, child=None):
    block = page.body[number]
    return block_anchor((block if child is None else block.value["content"][child]).id)


@pytest.mark.parametrize(
    "text",
    [
        "首位を奪い返すのに、十四か月かかった。",
        "首位を 奪い返すのに",
        "最初の見出し",
        "A & B の順",
        "「速さがすべてだ」",
        "のに、[3]十四か月",
    ],
)
def test_what_a_reader_sees_is_found_whatever_the_page_adds(page, text):
    assert PageWords(page).has(text)
    assert PageWords(page).has(text, BLOCK), "in a block that is gone"


@pytest.mark.parametrize("text", ["十五か月かかった", "", "　", "出典", "<p>首位"])
def test_what_is_not_there_is_not_found(page, text):
    assert not PageWords(page).has(text)


def test_each_block_has_its_own_words_and_a_section_those_of_its_blocks(page):
    words = PageWords(page).by_anchor
    assert words[anchor(page, 0, 0)] == "首位を奪い返すのに、十四か月かかった。"
    assert "十四か月" in words[anchor(page, 0)]
    assert "十四か月" not in words[anchor(page, 1)]


def test_looking_costs_no_query(page, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert PageWords.of(page).has("十四か月")
        assert PageWords.of(page) is PageWords.of(page)


def test_a_page_without_text_has_no_words():
    class Empty:
        class _meta:
            fields = ()

        title = ""

    assert not PageWords(Empty()).has("何か")
