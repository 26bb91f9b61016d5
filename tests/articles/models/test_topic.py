import pytest
from wagtail.models import PageViewRestriction

from articles.models import ArticlePage, Topic
from tests.factories.pages import article
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db


def test_topics_are_chosen_from_a_list_and_not_made_by_typing():
    assert Topic.free_tagging is False


def test_only_topics_that_readers_find_something_under_are_listed_with_their_number(django_assert_num_queries):
    used, drafts, restricted = TopicFactory(), TopicFactory(), TopicFactory()
    article(topics=[used])
    article(topics=[used])
    article(topics=[drafts], published=False)
    PageViewRestriction.objects.create(page=article(topics=[restricted]), restriction_type="login")
    with django_assert_num_queries(1):
        topics = Topic.objects.with_counts_of(ArticlePage.objects.published())
        assert [(topic, topic.article_count) for topic in topics] == [(used, 2)]


def test_the_first_topic_given_is_the_main_one():
    second, first = TopicFactory(), TopicFactory()
    assert article(topics=[first, second]).main_topic == first
