"""A whole article as plain HTML."""

import re

import pytest

from articles.blocks import ContentBlock
from articles.feeds.full_text import full_text, load_whole
from articles.models import ArticlePage, UpdateEntry
from tests.articles.feeds.feed_scene import ALL_BLOCKS, whole_article
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db
ROOT = "https://airace.example"


def loaded():
    return load_whole(ArticlePage.objects.published().newest_first(), ROOT)


def text_of(page) -> str:
    return next(full_text(found) for found in loaded() if found.pk == page.pk)


def test_the_scene_has_every_block_that_an_article_can_have():
    assert set(ALL_BLOCKS) == set(ContentBlock.base_blocks)


def test_each_block_is_told():
    html = text_of(whole_article())
    for words in [
        "リード文。",
        "<h2>節の見出し</h2>",
        "<b>本文</b>",
        "<h3>1. 論点</h3>",
        "<ol><li>項目</li></ol>",
        "「壁はない。」",
        "There is no wall.",
        "OpenAI",
        "<caption>比べた表</caption>",
        "○ 越えた",
        "不明",
        "2025年11月時点",
        "GPT-5を公開</a>〔報道〕",
        "図の説明",
        "<strong>500日</strong>",
        "<li>要点<br>説明</li>",
        "囲みの中",
        "<strong>校閲</strong>：答え",
        "<h2>出典</h2>",
    ]:
        assert words in html, words


def test_how_sure_a_row_and_a_quote_are_is_said_in_words():
    html = text_of(whole_article())
    assert "〔リーク〕</th>" in html
    assert "〔報道〕翻訳、日刊新聞" in html


def test_it_has_nothing_of_our_pages_and_nothing_that_runs():
    html = text_of(whole_article())
    assert not re.search(r"<(script|style|svg|template|button|iframe|form)\b", html)
    assert not re.search(r'<[^>]*\s(class|id|style|data-[a-z-]+|aria-[a-z-]+|on\w+)="', html)
    assert "<sortable-table" not in html


def test_every_address_is_whole():
    page = whole_article()
    html = text_of(page)
    addresses = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert addresses
    assert all(address.startswith(("https://", "http://")) for address in addresses), addresses
    assert f'<a href="{ROOT}/articles/{page.slug}/#source-1">[1]</a>' in html
    assert re.search(rf'<img src="{ROOT}/media/images/[^"]+" width="\d+" height="\d+" alt="[^"]+">', html)


def test_words_that_look_like_markup_or_addresses_stay_words():
    page = article(
        sections=[section(("dialogue", {"turns": [{"speaker": '<b href="/x">', "text": '" src="/y"'}] * 2}))]
    )
    html = text_of(page)
    assert "&lt;b href=&quot;/x&quot;&gt;" in html
    assert ROOT + "/x" not in html


def test_a_change_told_stands_at_the_end():
    page = article()
    UpdateEntry.objects.create(article=page, kind="correction", note="日付を直した")
    assert "訂正：日付を直した" in text_of(page)


def test_a_source_that_is_gone_gets_no_number():
    page = article(sections=[section(("paragraph", '<p>本文<a linktype="source" id="999999">出典</a></p>'))])
    assert "本文</p>" in text_of(page)


def test_an_article_with_a_broken_picture_is_told_without_it():
    page = whole_article()
    page.hero_image.renditions.all().delete()
    page.hero_image.file.storage.delete(page.hero_image.file.name)
    html = text_of(page)
    assert "<img" not in html
    assert "図の説明" in html
