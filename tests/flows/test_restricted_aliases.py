"""Of an article behind a password its aliases tell nothing either, though their own paths are open."""

from urllib.parse import quote

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from search.suggestions import forget_vocabulary
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, article_index, section, standard_page
from tests.factories.tables import place_of_table
from tests.factories.timeline import EventFactory, stored_timeline
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db
WORD = "himitsu"
LISTS = [
    "/",
    "/articles/",
    "/articles/near/",
    "/topics/topic/",
    "/authors/author/",
    "/entities/openai/",
    "/timeline/events/event/",
    "/corrections/",
    "/about/",
    "/search/?q=中身",
    "/search/suggestions.json?q=中身",
    "/feeds/articles.xml",
    "/feeds/articles.json",
    "/topics/topic/feed.xml",
    "/topics/topic/feed.json",
    "/authors/author/feed.xml",
    "/authors/author/feed.json",
    "/entities/openai/feed.xml",
    "/entities/openai/feed.json",
    "/sitemap-articles.xml",
    "/sitemap-pages.xml",
    "/news-sitemap.xml",
    "/llms.txt",
]


@pytest.fixture
def originals():
    """An article that everything could lead to, and a page of the site, each with an alias at an open path."""
    topic, author = TopicFactory(slug="topic"), AuthorFactory(slug="author")
    openai, event = EntityFactory(name="OpenAI", slug="openai"), EventFactory(slug="event")
    table = {
        "caption": "比べる",
        "grid": {
            "columns": [{"heading": "名", "kind": "entity"}],
            "rows": [{"cells": [{"entity": openai.pk, "text": "OpenAI"}]}],
        },
    }
    page = article(
        title=f"中身 {WORD}",
        slug=WORD,
        topics=[topic],
        authors=[author],
        sections=[section(("comparison_table", table), ("timeline", stored_timeline(event)))],
        at=timezone.now(),
    )
    page.change_kind, page.change_note = "correction", WORD
    page.save_revision().publish()
    article(slug="near", topics=[topic])
    text = standard_page(slug=f"{WORD}-text", title=WORD)
    page.create_alias(update_slug=f"{WORD}-alias", parent=article_index())
    text.create_alias(update_slug=f"{WORD}-alias", parent=standard_page(slug="about"))
    forget_vocabulary()
    return [page, text]


@pytest.fixture
def restrict(originals):
    def restrict():
        for page in originals:
            PageViewRestriction.objects.create(page=page, restriction_type="password", password="合言葉")
        forget_vocabulary()

    return restrict


@pytest.mark.parametrize("path", LISTS)
def test_no_list_feed_or_file_names_it(client, restrict, path):
    assert WORD in client.get(path).content.decode()
    restrict()
    assert WORD not in client.get(path).content.decode()


def test_nothing_that_stands_beside_it_is_handed_out(client, originals, restrict):
    original = originals[0]
    alias = original.aliases.get().specific
    place = place_of_table(alias)
    beside = [
        f"/articles/{alias.slug}.md",
        f"/articles/{alias.slug}/tables/{place}.csv",
        f"/articles/{alias.slug}/tables/{place}.json",
        f"/embed/tables/{alias.slug}/{place}/",
        f"/oembed/?url={quote(f'http://testserver{alias.url}#{place}')}",
        f"/discussion/{alias.pk}/",
    ]
    assert {path for path in beside if client.get(path).status_code == 200} == set(beside)
    restrict()
    assert {path for path in beside if client.get(path).status_code != 404} == set()


def test_the_alias_itself_asks_for_the_password_and_is_kept_by_nobody(client, originals, restrict):
    alias = originals[0].aliases.get()
    restrict()
    response = client.get(alias.url)
    assert "比べる" not in response.content.decode()
    assert "private" in response["Cache-Control"]
