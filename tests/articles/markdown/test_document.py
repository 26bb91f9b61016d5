"""The whole article as Markdown, as a machine fetches it."""

import datetime as dt
import json
import re

import pytest
from wagtail.models import PageViewRestriction

from articles.models import UpdateEntry
from facts.rich_text import stored_mark
from tests.articles.markdown.reading import read, words
from tests.articles.models.test_article_page import rich_sections
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import JST, article, section
from tests.factories.timeline import EventFactory
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db

QUERY_BUDGET = 14


def text_of(client, page):
    response = client.get(f"/articles/{page.slug}.md")
    assert response.status_code == 200
    return response.content.decode()


def of_blocks(client, *content, **fields):
    """The text of an article with these blocks, without what stands before and after them."""
    text = text_of(client, article(sections=[section(*content, heading="節")], **fields))
    return text.partition("## 節\n\n")[2].partition("\n\n## 更新の記録")[0]


def facts_of(text):
    head = text.removeprefix("---\n").partition("\n---\n")[0]
    return {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head.split("\n"))}


def test_it_is_markdown_that_anyone_may_keep(client):
    response = client.get(f"/articles/{article().slug}.md")
    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert "s-maxage" in response["Cache-Control"]
    assert not response.cookies


def test_drafts_and_restricted_articles_have_none(client):
    restricted = article()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    for page in (article(published=False), restricted):
        assert client.get(f"/articles/{page.slug}.md").status_code == 404
    assert client.get("/articles/no-such.md").status_code == 404


def test_its_page_names_it_for_machines_and_links_to_it_for_people(client):
    page = article()
    html = client.get(page.url).content.decode()
    assert f'rel="alternate" type="text/markdown" title="{page.title}" href="/articles/{page.slug}.md"' in html
    assert f'<a href="/articles/{page.slug}.md">' in html


@pytest.mark.parametrize("act", ["restrict", "preview"])
def test_its_page_names_none_where_there_is_none(client, rf, act):
    page = article(sections=[section(("comparison_table", {"caption": "表", "grid": "名\n行"}))])
    request = rf.get(page.url)
    if act == "preview":
        request.is_preview = True
    else:
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert page.taken_away(request, "http://testserver/") == {}


def test_the_front_matter_says_what_the_page_says_of_itself(client):
    page = article(
        title="題：副題",
        dek="補う一行。",
        at=dt.datetime(2025, 11, 27, 7, tzinfo=JST),
        authors=[AuthorFactory(name="佐久間")],
        topics=[TopicFactory(name="事前学習")],
        sections=[section(("comparison_table", table(EntityFactory(name="OpenAI"))))],
    )
    UpdateEntry.objects.create(article=page, kind="correction", note="直した", at=dt.datetime(2025, 12, 1, tzinfo=JST))
    assert facts_of(text_of(client, page)) == {
        "title": "題：副題",
        "description": "補う一行。",
        "url": f"http://testserver/articles/{page.slug}/",
        "language": "ja",
        "publisher": "airace",
        "authors": ["佐久間"],
        "published": "2025-11-27T07:00:00+09:00",
        "updated": "2025-12-01T00:00:00+09:00",
        "topics": ["事前学習"],
        "entities": ["OpenAI"],
    }


def table(entity, **fields):
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}, {"heading": "判定", "kind": "verdict"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}, "○ 成功"], "status": "reported"}],
    }
    return {"caption": "比べる", "grid": grid, **fields}


def test_title_lead_key_points_and_headings_come_in_order(client):
    points = json.dumps([{"type": "point", "value": {"heading": "要点一", "text": "説明。\n二行目。"}}])
    page = article(
        title="題", dek="リード。", key_points=points, sections=[section(("paragraph", "<p>文</p>"), heading="節")]
    )
    html = read(text_of(client, page))
    assert [(h.name, h.get_text()) for h in html.find_all(["h1", "h2"])] == [
        ("h1", "題"),
        ("h2", "この記事の要点"),
        ("h2", "節"),
        ("h2", "更新の記録"),
    ]
    assert words(html.li) == "要点一 説明。 二行目。"
    assert html.find("p").get_text() == "リード。"


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


def test_sources_have_the_numbers_of_the_page_and_stand_as_footnotes_at_the_end(client):
    first, second = SourceFactory(title="題一", kind="leak"), SourceFactory(title="題二", url="https://example.com/2")
    uncited = SourceFactory(title="読んだだけ")
    page = article(
        sections=[
            section(
                ("paragraph", f"<p>一{stored_mark(second.pk)}二{stored_mark(first.pk)}三{stored_mark(second.pk)}</p>")
            )
        ],
        other_sources=json.dumps([{"type": "source", "value": uncited.pk}]),
    )
    text = text_of(client, page)
    assert "一[^1]二[^2]三[^1]" in text
    notes = re.findall(r"^\[\^(\d)\]: (.*)$", text, re.MULTILINE)
    assert [number for number, _ in notes] == ["1", "2"]
    assert "[題二](https://example.com/2)" in notes[0][1]
    assert notes[1][1].startswith("〔リーク〕 題一")
    assert "読んだだけ" in text.partition("## 番号を付けていない出典")[2].partition("## 出典")[0]
    assert words(read(text)).count("[^2]:") == 1  # it is no definition of a link, which nobody would see


def test_a_source_that_is_gone_leaves_no_mark(client):
    assert of_blocks(client, ("paragraph", f"<p>文{stored_mark(999_999)}。</p>")) == "文。"


def test_lists_and_numbered_points(client):
    text = of_blocks(
        client,
        ("prose_list", {"ordered": True, "lines": ["<p>一</p>", "<p>- 二</p>"]}),
        ("prose_list", {"ordered": False, "lines": ["<p>三</p>"]}),
        ("numbered_points", {"points": [{"heading": "論点", "lines": ["<p>行</p>"]}]}),
    )
    html = read(text)
    assert [[words(li) for li in each.find_all("li")] for each in html.find_all(["ol", "ul"])] == [
        ["一", "- 二"],
        ["三"],
        ["行"],
    ]
    assert html.h3.get_text() == "1 論点"


def test_a_quote_keeps_who_said_it_how_sure_that_is_and_its_source(client):
    source = SourceFactory(title="会見", publisher="新聞")
    quote = {
        "text": "言葉\n二行目",
        "speaker": "話し手",
        "position": "代表",
        "organisation": EntityFactory(name="会社", slug="company").pk,
        "status": "leaked",
        "wording": "translation",
        "source": source.pk,
        "said_on": "2025-11",
        "original_text": "words",
        "original_language": "en",
    }
    html = read(of_blocks(client, ("quote", quote)))
    said = words(html.blockquote)
    assert (
        said == "「言葉 二行目」 原文（英語）：words"
        " ― 話し手（会社・代表） 2025年11月、新聞「会見」[^1]（訳は編集部）〔リーク・翻訳〕"
    )
    assert html.a["href"] == "http://testserver/entities/company/"


def test_a_paraphrase_has_no_quotation_marks(client):
    quote = {"text": "趣旨", "speaker": "人", "status": "reported", "wording": "paraphrase"}
    assert of_blocks(client, ("quote", quote)).startswith("> 趣旨\n")


def test_a_table_keeps_title_date_note_and_sources(client):
    source = SourceFactory(publisher="新聞")
    value = table(EntityFactory(), subtitle="範囲", as_of="2025-11", note="注。", sources=[source.pk])
    html = read(of_blocks(client, ("comparison_table", value)))
    assert [words(p) for p in html.find_all("p")] == ["表：比べる", "範囲", "2025年11月時点 注。 出典：新聞[^1]"]
    assert len(html.table.find_all("tr")) == 2


def test_a_timeline_is_a_list_with_dates_statuses_and_sources(client):
    source = SourceFactory(publisher="新聞", url="https://example.com/news")
    event = EventFactory(
        title="GPT-5を公開", slug="gpt-5", start="2025-08", status="leaked", source=source, summary="説明。"
    )
    chosen = {"entities": [], "kinds": [], "since": "", "until": "", "importance": "1", "most": 20}
    value = {"caption": "流れ", "look": "list", "events": [event.pk], "filter": chosen, "note": "注"}
    html = read(of_blocks(client, ("timeline", value)))
    assert words(html.p) == "年表：流れ"
    assert words(html.li) == "2025年8月 GPT-5を公開〔リーク〕 説明。 公開 出典 新聞"
    assert [a["href"] for a in html.li.find_all("a")] == [
        "http://testserver/timeline/events/gpt-5/",
        "https://example.com/news",
    ]


def test_a_figure_has_alternative_text_caption_credit_and_a_whole_address(client):
    value = {
        "image": site_image().pk,
        "caption": "図の説明",
        "alt": "見えるもの",
        "credit": "編集部",
        "width": "standard",
    }
    html = read(of_blocks(client, ("figure", value)))
    assert html.img["alt"] == "見えるもの"
    assert html.img["src"].startswith("http://testserver/media/")
    assert html.img["src"].endswith(".webp")
    assert words(html.find_all("p")[-1]) == "図：図の説明（編集部）"


def test_a_picture_that_cannot_be_read_does_no_harm(client):
    image = site_image()
    image.file.storage.delete(image.file.name)
    html = read(of_blocks(client, ("figure", {"image": image.pk, "caption": "図", "width": "standard"})))
    assert html.img["src"].startswith("http://testserver/media/")


def test_boxes_numbers_and_dialogue_keep_their_words(client):
    text = of_blocks(
        client,
        ("key_points", {"title": "まとめ", "points": [{"heading": "一", "text": ""}]}),
        (
            "callout",
            {"kind": "expert", "title": "", "body": "<p>見方</p><ul><li>甲</li><li>乙</li></ul>", "speaker": "専門家"},
        ),
        (
            "statistics",
            {"figures": [{"label": "数", "value": "50", "unit": "%", "note": "前年比", "status": "estimated"}]},
        ),
        ("dialogue", {"turns": [{"speaker": "甲", "text": "問い", "side": "left"}, {"speaker": "乙", "text": "答え"}]}),
    )
    html = read(text)
    assert words(html.blockquote) == "専門家の見方 見方 甲 乙 ― 専門家"
    assert "数：50%（前年比）〔推計〕" in words(html)
    assert "甲：問い" in words(html)
    assert "まとめ" in words(html)


def test_the_history_tells_every_change(client):
    page = article(at=dt.datetime(2025, 11, 27, 7, tzinfo=JST))
    UpdateEntry.objects.create(article=page, kind="correction", note="直した*", at=dt.datetime(2025, 12, 1, tzinfo=JST))
    page.refresh_from_db()
    items = [words(li) for li in read(text_of(client, page)).find_all("ul")[-1].find_all("li")]
    assert items == ["2025年12月1日 0:00 訂正：直した*", "2025年11月27日 7:00 公開"]


@pytest.mark.parametrize("count", [1, 12])
def test_it_costs_the_same_whatever_its_length(client, count, django_assert_max_num_queries):
    sections = rich_sections(count, source=SourceFactory(), entity=EntityFactory(), image=site_image(), link=article())
    page = article(sections=sections, authors=[AuthorFactory()], topics=[TopicFactory()])
    client.get(f"/articles/{page.slug}.md")
    with django_assert_max_num_queries(QUERY_BUDGET):
        assert client.get(f"/articles/{page.slug}.md").status_code == 200
