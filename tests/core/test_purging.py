import pytest
from django.db import transaction
from wagtail.contrib.frontend_cache.backends import BaseBackend

from core.purging import addresses_of, pages_showing, purge_after_commit
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, article_index, section

pytestmark = pytest.mark.django_db

batches = []


class Recorder(BaseBackend):
    def purge_batch(self, urls):
        batches.append(set(urls))


@pytest.fixture
def ordered(settings):
    """The batches that the cache was told to purge."""
    settings.WAGTAILFRONTENDCACHE = {"recorder": {"BACKEND": f"{__name__}.Recorder"}}
    batches.clear()
    return batches


def mentioning(entity):
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}]}],
    }
    return [section(("comparison_table", {"caption": "表", "grid": grid}))]


def test_pages_are_found_directly_and_through_what_holds_the_thing():
    company = EntityFactory()
    model = EntityFactory(parent=company)
    direct, indirect = article(sections=mentioning(company)), article(sections=mentioning(model))
    article()
    assert {page.pk for page in pages_showing(company)} == {direct.pk, indirect.pk}


def test_a_draft_shows_nothing():
    entity = EntityFactory()
    article(sections=mentioning(entity), published=False)
    assert not pages_showing(entity).exists()


def test_two_things_that_hold_each_other_end():
    first = EntityFactory()
    second = EntityFactory(parent=first)
    first.parent = second
    first.save()
    assert list(pages_showing(first)) == []


def test_pages_are_found_for_several_things_at_once():
    first, second = EntityFactory(), EntityFactory()
    pages = {article(sections=mentioning(entity)).pk for entity in (first, second)}
    assert {page.pk for page in pages_showing(first, second)} == pages


def test_addresses_are_whole_and_have_all_that_a_page_says_is_cached_for_it():
    assert addresses_of(pages=[article_index()], paths=["/topics/"]) == {
        "http://testserver/articles/",
        "http://testserver/articles/?page=1",
        "http://testserver/topics/",
    }


def test_purging_waits_for_the_commit(ordered, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        purge_after_commit({"http://testserver/a/", "http://testserver/b/"})
        assert ordered == []
    assert ordered == [{"http://testserver/a/", "http://testserver/b/"}]


def test_what_is_rolled_back_purges_nothing(ordered, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        purge_after_commit({"http://testserver/a/"})
        transaction.set_rollback(True)
    assert ordered == []
