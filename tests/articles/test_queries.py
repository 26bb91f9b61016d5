import datetime as dt

import pytest
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage
from tests.factories.facts import EntityFactory
from tests.factories.pages import JST, article, article_index, section
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


def test_articles_whose_titles_share_a_phrase_are_related_and_single_words_are_not_enough(django_assert_num_queries):
    page = article(title="事前学習スケーリングの終わり")
    by_phrase = article(title="事前学習とは何か")
    article(title="学習する組織")
    article(title="別の話", sections=[section(("paragraph", "<p>事前学習は本文にだけある。</p>"))])
    with django_assert_num_queries(1):
        assert list(ArticlePage.objects.related_to(page)) == [by_phrase]


def test_a_shared_topic_counts_more_than_a_phrase_and_both_together_most():
    topic = TopicFactory()
    page = article(title="事前学習の壁", topics=[topic])
    both = article(title="事前学習とは何か", topics=[topic])
    by_topic = article(title="別の話", topics=[topic])
    by_phrase = article(title="事前学習のこれから")
    assert list(ArticlePage.objects.related_to(page)) == [both, by_topic, by_phrase]


def test_of_equally_near_articles_the_newest_comes_first():
    topic = TopicFactory()
    page, older, newer = (article(topics=[topic]) for _ in range(3))
    assert list(ArticlePage.objects.related_to(page)) == [newer, older]


def test_restricted_articles_are_not_related():
    topic = TopicFactory()
    page, restricted = article(topics=[topic]), article(topics=[topic])
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert not ArticlePage.objects.related_to(page).exists()


def test_a_title_with_quotes_and_backslashes_relates_to_its_like():
    title = "「a'b」と\\c\\の'話'"
    page, like = article(title=title), article(title=title)
    assert list(ArticlePage.objects.related_to(page)) == [like]


def beside(page):
    return {side: title for side, title, _ in ArticlePage.objects.beside(page)}


def test_the_articles_beside_one_are_the_nearest_published_ones(django_assert_num_queries):
    first, second, _draft, third, _restricted, fourth = (article(published=number != 2) for number in range(6))
    PageViewRestriction.objects.create(page=_restricted, restriction_type="login")
    with django_assert_num_queries(1):
        assert beside(third) == {"earlier": second.title, "later": fourth.title}
    assert beside(first) == {"later": second.title}
    assert beside(fourth) == {"earlier": third.title}


def test_articles_of_the_same_moment_stand_in_the_order_of_their_keys():
    at = dt.datetime(2026, 1, 1, tzinfo=JST)
    first, second, third = (article(at=at) for _ in range(3))
    assert beside(second) == {"earlier": first.title, "later": third.title}
