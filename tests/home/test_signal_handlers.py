"""Which cached addresses each change purges."""

import pytest
from wagtail.contrib.frontend_cache.backends import BaseBackend

from articles.models import UpdateEntry
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.images import site_image
from tests.factories.pages import article, section
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db

purged = []


class Recorder(BaseBackend):
    def purge(self, url):
        purged.append(url.removeprefix("http://testserver"))


@pytest.fixture(autouse=True)
def recorder(settings):
    settings.WAGTAILFRONTENDCACHE = {"recorder": {"BACKEND": f"{__name__}.Recorder"}}
    purged.clear()


@pytest.fixture
def purges(django_capture_on_commit_callbacks):
    """The addresses that an act purges once it is committed."""

    def run(act):
        purged.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return set(purged)

    return run


def about(entity, source):
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}]}],
    }
    return [section(("comparison_table", {"caption": "表", "grid": grid, "sources": [source.pk]}))]


@pytest.fixture
def scene():
    """One article that shows one of each, and a stranger that shows none of them."""
    company = EntityFactory(slug="openai")
    model = EntityFactory(slug="gpt", parent=company)
    source, image = SourceFactory(), site_image()
    topic, author = TopicFactory(slug="topic"), AuthorFactory(slug="author")
    page = article(slug="shows", sections=about(model, source), topics=[topic], authors=[author], hero_image=image)
    article(slug="stranger")
    return {
        "page": page,
        "company": company,
        "model": model,
        "source": source,
        "image": image,
        "topic": topic,
        "author": author,
    }


def test_publishing_an_article_purges_it_and_every_list_that_shows_it(purges, scene):
    assert purges(lambda: scene["page"].save_revision().publish()) >= {
        "/articles/shows/",
        "/",
        "/articles/",
        "/articles/?page=1",
        "/topics/",
        "/topics/topic/",
        "/authors/author/",
        "/entities/gpt/",
        "/entities/openai/",
    }


def test_withdrawing_an_article_purges_the_same(purges, scene):
    assert purges(scene["page"].unpublish) >= {"/articles/shows/", "/", "/articles/", "/topics/topic/"}


@pytest.mark.parametrize("thing", ["model", "source", "image"])
def test_a_change_of_what_an_article_shows_purges_that_article_and_no_other(purges, scene, thing):
    urls = purges(scene[thing].save)
    assert "/articles/shows/" in urls
    assert "/articles/stranger/" not in urls


def test_a_company_whose_model_is_shown_is_shown_too(purges, scene):
    assert "/articles/shows/" in purges(scene["company"].save)


@pytest.mark.parametrize(("thing", "own"), [("author", "/authors/author/"), ("topic", "/topics/topic/")])
def test_a_renamed_author_or_topic_purges_its_page_and_its_articles(purges, scene, thing, own):
    assert purges(scene[thing].save) >= {own, "/articles/shows/", "/", "/articles/"}


def test_a_told_change_purges_its_article(purges, scene):
    def record():
        UpdateEntry.objects.create(article=scene["page"], kind="correction", note="直した")

    assert "/articles/shows/" in purges(record)


def test_nothing_is_purged_before_the_change_is_committed(scene):
    purged.clear()
    scene["source"].save()
    assert purged == []


def test_a_new_source_purges_nothing(purges):
    assert purges(SourceFactory) == set()
