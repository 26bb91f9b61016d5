import time

import pytest

from articles.checks import blocking_findings, check_article
from articles.models import ArticlePage
from facts.rich_text import stored_mark
from tests.articles.checks.conftest import paper, table
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db


def full_article(sections):
    company, source = EntityFactory(), SourceFactory()
    content = [
        ("paragraph", f"<p>文{stored_mark(source.pk)}。</p>"),
        ("quote", {"text": "話", "speaker": "甲", "source": source.pk, "organisation": company.pk}),
        table(f"名〔名称〕 | 評価\n{company.name} | 一", sources=[source.pk]),
        ("figure", {"image": site_image().pk, "caption": "題"}),
        ("statistics", {"figures": [{"label": "数", "value": "4"}], "source": source.pk}),
    ]
    return article(sections=[section(*content) for _ in range(sections)], hero_image=site_image())


@pytest.mark.parametrize("sections", [1, 20])
def test_two_queries_at_most_are_added_to_the_loading_of_the_blocks(sections, django_assert_max_num_queries):
    page = ArticlePage.objects.get(pk=full_article(sections).pk)
    page.count_characters()  # loads every block
    with django_assert_max_num_queries(2):
        check_article(page)


def test_what_blocks_publishing_is_found_without_a_query(django_assert_num_queries):
    page = ArticlePage.objects.get(pk=full_article(3).pk)
    page.count_characters()
    with django_assert_num_queries(0):
        blocking_findings(page)


def test_what_blocks_publishing_comes_first():
    found = check_article(paper(("paragraph", "<p>ＡＩはTK</p>"), key_points="[]"))
    assert [finding.code for finding in found] == ["unfinished", "no_key_points", "full_width"]


@pytest.mark.parametrize("text", ["あ", "（", "）", "  ", "Ａ", "T", "<", "[", "〓 ", "<a", '<a linktype="source"><b>'])
def test_a_hundred_thousand_characters_are_checked_within_a_second(text):
    page = paper(("paragraph", f"<p>{text * (100_000 // len(text))}</p>"))
    begin = time.process_time()
    check_article(page)
    assert time.process_time() - begin < 1
