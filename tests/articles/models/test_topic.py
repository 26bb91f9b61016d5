import pytest

from articles.models import Topic
from tests.factories.pages import article
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db


def test_topics_are_chosen_from_a_list_and_not_made_by_typing():
    assert Topic.free_tagging is False


def test_only_topics_with_live_articles_are_listed_with_their_number(django_assert_num_queries):
    used, empty = TopicFactory(), TopicFactory()
    article(topics=[used])
    article(topics=[used])
    article(topics=[empty], published=False)
    with django_assert_num_queries(1):
        assert [(topic, topic.article_count) for topic in Topic.objects.with_article_counts()] == [(used, 2)]


def test_the_first_topic_given_is_the_main_one():
    second, first = TopicFactory(), TopicFactory()
    assert article(topics=[first, second]).main_topic == first
