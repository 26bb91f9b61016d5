"""Rich texts: words, sources, links and emphasis."""

import pytest
from wagtail.models import Page

from core.comparison.chosen import Chosen
from core.comparison.rich_texts import plain_words, rich_text_html, whole_rich_text_html
from facts.models import Source
from facts.rich_text import stored_mark
from tests.factories.facts import SourceFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


def heard(html):
    """Without the words for those who hear the page."""
    return (
        html.replace('<span class="w-sr-only">［削除：</span>', "")
        .replace('<span class="w-sr-only">', "")
        .replace("［追加：</span>", "")
        .replace("］</span>", "")
    )


def change(old, new, chosen=None):
    return heard(rich_text_html(old, new, chosen or Chosen()))


def test_only_the_changed_words_are_marked():
    assert change("<p>再び<b>伸びた</b>。</p>", "<p>もう一度<b>伸びた</b>。</p>") == (
        "<del>再び</del><ins>もう一度</ins><b>伸びた</b>。"
    )


def test_another_source_is_named_on_both_sides():
    old, new = SourceFactory(title="旧"), SourceFactory(title="新")
    chosen = Chosen((Source, source.pk) for source in (old, new))
    html = change(f"<p>文{stored_mark(old.pk)}。</p>", f"<p>文{stored_mark(new.pk)}。</p>", chosen)
    assert f'<del><span class="mark">出典：{old}</span></del><ins><span class="mark">出典：{new}</span></ins>' in html


def test_a_source_that_stayed_is_a_short_mark_and_a_deleted_one_is_said_to_be_gone():
    html = change(f"<p>古い{stored_mark(99)}</p>", f"<p>新しい{stored_mark(99)}</p>")
    assert '<span class="mark" title="（いまはない項目）">出典</span>' in html


def test_a_text_that_is_new_as_a_whole_names_its_sources():
    source = SourceFactory()
    assert f"出典：{source}" in whole_rich_text_html(stored_mark(source.pk), Chosen([(Source, source.pk)]))


def test_a_link_and_emphasis_that_changed_alone_are_told_in_words():
    page = article(title="別の記事")
    chosen = Chosen([(Page, page.pk)])
    new = f'<p><a linktype="page" id="{page.pk}">資料</a>と<b>注</b></p>'
    html = change('<p><a href="https://a.example/">資料</a>と注</p>', new, chosen)
    assert "「資料」のリンク先：https://a.example/ → 別の記事" in html
    assert "「注」を太字にしました。" in html
    assert "<del>" not in html


def test_paragraphs_and_items_stand_on_lines_of_their_own():
    assert change("<p>一</p>", "<p>一</p><ul><li>二</li></ul>") == "一<ins><br>・二</ins>"


@pytest.mark.parametrize(
    "source",
    ["<p>", "</b>", "<a", "<a linktype='page'>x</a>", "<a linktype='none' id='1'>x</a>", "&#x0;&bogus;", "\U00100000"],
)
def test_broken_markup_is_read_as_far_as_it_goes(source):
    assert isinstance(change(source, "<p>文</p>"), str)


def test_markup_typed_as_text_stays_text():
    assert "<script" not in change("", "<p>&lt;script&gt;</p>")
    assert "onerror" not in change("", '<p><img src="x" onerror="alert(1)"></p>')


def test_the_name_of_a_paragraph_is_its_words_without_marks():
    assert plain_words(f"<p>本文{stored_mark(3)}。</p>") == "本文。"
