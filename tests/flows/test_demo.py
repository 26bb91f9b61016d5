"""The demonstration, loaded as a newcomer loads it, and what its main article must show."""

import gzip
import itertools
import re
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from articles.blocks import SectionsBlock
from articles.checks import check_article
from articles.models import ArticlePage, Author, UpdateEntry
from facts.models import Entity, Source
from home.demo.loader import load_demo
from home.models import StandardPage
from tests.articles.markdown.reading import read, words

MAIN = "/articles/openai-chases-google/"
HTML_BUDGET = 40_000
QUERY_BUDGETS = {
    MAIN: 24,
    "/": 14,
    "/articles/": 10,
    "/entities/openai/": 12,
    "/topics/pre-training/": 12,
}
pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture
def page(db):
    return ArticlePage.objects.get(slug="openai-chases-google")


@pytest.fixture
def html(client, db):
    return BeautifulSoup(client.get(MAIN).content, "html.parser")


def blocks(page):
    return Counter(child.block_type for section in page.body for child in section.value["content"])


def children(page, kind):
    return [child.value for section in page.body for child in section.value["content"] if child.block_type == kind]


def test_loading_it_twice_changes_nothing(db):
    def state():
        return [
            list(model.objects.order_by("pk").values())
            for model in (ArticlePage, Source, Entity, StandardPage, UpdateEntry, get_image_model())
        ]

    before = state()
    assert load_demo() is False
    assert state() == before


def test_an_editors_change_survives_loading_again(page):
    page.title = "編集者が直した題"
    page.save_revision().publish()
    load_demo()
    assert ArticlePage.objects.get(pk=page.pk).title == "編集者が直した題"


def test_the_article_has_seven_sections_with_headings_and_their_contents(page, html):
    assert sum(bool(section.value["heading"]) for section in page.body) >= 7
    assert len(html.select(".table-of-contents ol > li, nav[aria-labelledby] ol > li")) >= 7


def test_the_tables_show_all_three_looks(page):
    looks = Counter(table["look"] for table in children(page, "comparison_table"))
    assert sum(looks.values()) >= 6
    assert set(looks) == {"verdict", "text", "levels"}


def test_every_quote_has_status_and_source_and_is_a_paraphrase(page, html):
    quotes = children(page, "quote")
    assert len(quotes) >= 5
    assert all(quote["status"] and quote["source"] and quote["wording"] == "paraphrase" for quote in quotes)
    shown = html.select("figure.quote")
    assert len(shown) == len(quotes)
    assert all(quote.select_one(".badge") and quote.select_one("sup.reference a") for quote in shown)


def test_every_figure_has_words_caption_and_credit(page, html):
    figures = children(page, "figure")
    assert len(figures) >= 8
    images = html.select("figure.figure img")
    assert len(images) == len(figures)
    assert len({image["src"] for image in images}) == len(images)
    assert all(len(image["alt"]) > 20 for image in images)
    assert all(figure.select_one("figcaption .credit") for figure in html.select("figure.figure"))


def test_points_are_numbered_and_have_lines_of_their_own(page):
    points = children(page, "numbered_points")
    assert len(points) >= 3
    assert all(len(point["lines"]) == 3 for block in points for point in block["points"])


def test_sources_are_numbered_from_one_and_link_both_ways(html):
    listed = html.select("[id^=source-]")
    assert [item["id"] for item in listed] == [f"source-{number}" for number in range(1, len(listed) + 1)]
    marks = html.select("sup.reference a")
    assert marks
    for mark in marks:
        assert html.select_one(mark["href"])
        assert html.select_one(f'a[href="#{mark["id"]}"]')


def test_numbers_rise_in_the_order_of_reading(html):
    seen = []
    for mark in html.select("sup.reference a"):
        number = int(mark["href"].removeprefix("#source-"))
        if number not in seen:
            seen.append(number)
    assert seen == sorted(seen)


def test_the_correction_is_told_newest_first(page, html):
    kinds = [entry.kind for entry in page.history]
    assert kinds[-1] == "publication"
    assert "correction" in kinds
    assert (
        "Sutskever" in html.select_one("#history").get_text() or "サツケバー" in html.select_one("#history").get_text()
    )


def test_related_articles_are_offered(html):
    assert html.select(".related .card")


def test_key_points_open_and_close_it(page):
    assert len(page.key_points) >= 3
    assert blocks(page)["key_points"] >= 1


def test_every_block_of_every_article_would_pass_the_editors_form(db):
    for article in ArticlePage.objects.all():
        SectionsBlock().clean(article.body)


def test_no_cell_of_a_verdict_or_level_column_was_misread(db):
    misread = [
        (article.slug, cell.column.heading, cell.typed)
        for article in ArticlePage.objects.all()
        for table in children(article, "comparison_table")
        for row in table["grid"].rows
        for cell in row.typed_cells
        if cell.column.kind != "text" and cell.kind not in (cell.column.kind, "empty")
    ]
    assert misread == []


def test_shorter_articles_authors_and_policies_stand_beside_it(client, db):
    assert ArticlePage.objects.count() >= 5
    assert Author.objects.count() == 2
    assert all("架空" in author.profile for author in Author.objects.all())
    for page in [*ArticlePage.objects.all(), *StandardPage.objects.all()]:
        assert client.get(page.url).status_code == 200


def test_no_heading_level_is_skipped(client, db):
    for page in ArticlePage.objects.all():
        levels = [int(level) for level in re.findall(r"<h([1-6])", client.get(page.url).content.decode())]
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), page.slug


def test_ids_are_unique_on_every_page(client, db):
    for page in [*ArticlePage.objects.all(), *StandardPage.objects.all()]:
        ids = re.findall(r'\sid="([^"]+)"', client.get(page.url).content.decode())
        assert [name for name, count in Counter(ids).items() if count > 1] == [], page.slug


@pytest.mark.parametrize("path", QUERY_BUDGETS)
def test_the_query_budgets_hold(client, db, path):
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    assert len(queries) <= QUERY_BUDGETS[path]


def test_the_articles_html_keeps_its_budget(client, db):
    assert len(gzip.compress(client.get(MAIN).content)) <= HTML_BUDGET


def test_the_content_checks_find_nothing_to_mend(db):
    pages = ArticlePage.objects.all()
    assert [(page.title, finding.message) for page in pages for finding in check_article(page)] == []


@pytest.mark.parametrize(
    ("query", "slug", "is_found"),
    [
        ("事前学習", "openai-chases-google", True),
        ("学習", "openai-chases-google", True),
        ("ＧＰＴ－５．１", "openai-chases-google", True),
        ("ｼﾞｪﾐﾆ", "openai-chases-google", True),
        ("オープンＡＩ", "openai-chases-google", True),
        ("ぐーぐる", "openai-chases-google", True),
        ("ShallotPeat", "openai-chases-google", True),
        ("アルトマン　メモ", "openai-chases-google", True),
        ("「事前学習の壁」", "openai-chases-google", True),
        ("比較表", "how-to-read-a-comparison-table", True),
        ("比較表 -印", "how-to-read-a-comparison-table", False),
        ("比較表", "openai-chases-google", False),
        ("富士山", "openai-chases-google", False),
        ("「壁の事前学習」", "openai-chases-google", False),
    ],
)
def test_the_search_finds_the_articles(client, db, query, slug, is_found):
    html = BeautifulSoup(client.get("/search/", {"q": query, "kind": "article"}).content, "html.parser")
    assert (f"/articles/{slug}/" in [link["href"] for link in html.select(".hit h3 a")]) == is_found


def test_the_article_as_markdown_has_every_table_whole(client, page):
    markdown = read(client.get("/articles/openai-chases-google.md").content.decode())
    grids = [value["grid"] for value in children(page, "comparison_table")]
    shapes = [(len(grid.rows) + 1, len(grid.columns)) for grid in grids]
    found = [[row.find_all(["th", "td"]) for row in table.find_all("tr")] for table in markdown.find_all("table")]
    assert [(len(rows), *{len(row) for row in rows}) for rows in found] == shapes


def test_the_article_as_markdown_says_all_that_the_page_says(client, html, page):
    text = client.get("/articles/openai-chases-google.md").content.decode()
    shown = squeezed(words(read(text)))
    for paragraph in html.select(".section > p"):
        for mark in paragraph.select(".reference"):
            mark.replace_with(f"[^{mark.a['href'].removeprefix('#source-')}]")
        assert squeezed(paragraph.get_text()) in shown
    statuses = {badge.get_text(strip=True) for badge in html.select(".prose .badge")}
    assert statuses
    assert all(f"〔{status}" in shown for status in statuses)
    numbers = [line.get_text(strip=True) for line in html.select(".source-list .number")]
    assert all(f"[^{number}]:" in text for number in numbers)


def squeezed(text):
    return re.sub(r"[\s\u2060\u200b]", "", text)
