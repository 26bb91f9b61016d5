"""The whole article as Markdown, as a machine fetches it."""

import datetime as dt
import json
import re

import pytest
from wagtail.models import PageViewRestriction

from articles.models import UpdateEntry
from facts.rich_text import stored_mark
from tests.articles.markdown.reading import read, text_of, words
from tests.articles.models.test_article_page import rich_sections
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import JST, article, section
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db

QUERY_BUDGET = 14


def facts_of(text):
    head = text.removeprefix("---\n").partition("\n---\n")[0]
    return {name: json.loads(value) for name, value in (line.split(": ", 1) for line in head.split("\n"))}


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
