"""Running text as Markdown."""

import pytest

from facts.rich_text import stored_mark
from tests.articles.markdown.reading import of_blocks, read
from tests.factories.pages import article

pytestmark = pytest.mark.django_db


def test_running_text_keeps_emphasis_links_and_line_breaks(client):
    other = article()
    html = read(
        of_blocks(
            client,
            (
                "paragraph",
                f'<p>前<b>太「字」</b>、<em>傍点</em>、<a linktype="page" id="{other.pk}">記事</a>、'
                '<a href="/topics/">話題</a>、<a href="https://example.com/?a=1&amp;b=2">外</a><br/># 次の行</p>'
                "<p>次の段落</p>",
            ),
        )
    )
    assert [p.get_text() for p in html.find_all("p")] == ["前太「字」、傍点、記事、話題、外\n# 次の行", "次の段落"]
    assert html.strong.get_text() == "太「字」"
    assert html.em.get_text() == "傍点"
    assert [a["href"] for a in html.find_all("a")] == [
        f"http://testserver{other.url}",
        "http://testserver/topics/",
        "https://example.com/?a=1&b=2",
    ]


def test_a_link_to_a_page_that_is_no_longer_there_keeps_its_words(client):
    gone = article(published=False)
    html = read(of_blocks(client, ("paragraph", f'<p><a linktype="page" id="{gone.pk}">記事</a></p>')))
    assert html.a is None
    assert html.p.get_text() == "記事"


def test_a_source_that_is_gone_leaves_no_mark(client):
    assert of_blocks(client, ("paragraph", f"<p>文{stored_mark(999_999)}。</p>")) == "文。"
