import pytest
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, article_index, section
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db


def about(*entities):
    grid = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": entity.pk, "text": entity.name}]} for entity in entities],
    }
    return [section(("comparison_table", {"caption": "表", "grid": grid}))]


def test_drafts_and_restricted_articles_are_not_published():
    article(published=False)
    restricted, open_article = article(), article()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert list(ArticlePage.objects.published()) == [open_article]


def test_a_restriction_of_the_list_covers_its_articles():
    article()
    PageViewRestriction.objects.create(page=article_index(), restriction_type="login")
    assert not ArticlePage.objects.published().exists()


def test_published_adds_no_query(django_assert_num_queries):
    article()
    with django_assert_num_queries(1):
        list(ArticlePage.objects.published().newest_first())


def test_the_newest_comes_first():
    older, newer = article(), article()
    assert list(ArticlePage.objects.newest_first()) == [newer, older]


def test_cards_cost_the_same_however_many_there_are(django_assert_num_queries):
    topic, author = TopicFactory(), AuthorFactory()
    for _ in range(5):
        article(topics=[topic], authors=[author])
    with django_assert_num_queries(3):
        for card in ArticlePage.objects.published().for_cards().with_bylines():
            assert card.main_topic == topic
            assert card.card_authors[0].author == author
            assert card.hero_image is None


def test_an_article_mentions_the_entities_of_its_tables():
    openai, google = EntityFactory(), EntityFactory()
    page = article(sections=about(openai))
    article(sections=about(google))
    article(sections=about(openai), published=False)
    assert list(ArticlePage.objects.published().mentioning([openai])) == [page]


def test_related_articles_share_topics_or_entities_the_closest_first(django_assert_num_queries):
    openai, topic, second = EntityFactory(), TopicFactory(), TopicFactory()
    page = article(topics=[topic, second], sections=about(openai))
    stranger = article(topics=[TopicFactory()])
    by_topic = article(topics=[topic])
    by_entity = article(sections=about(openai))
    closest = article(topics=[topic, second], sections=about(openai))
    draft = article(topics=[topic], published=False)
    with django_assert_num_queries(1):
        related = list(ArticlePage.objects.related_to(page))
    assert related == [closest, by_entity, by_topic]
    assert stranger not in related
    assert draft not in related
