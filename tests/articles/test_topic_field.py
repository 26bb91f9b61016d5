import pytest

from articles.models import Topic
from articles.topic_field import TopicField, TopicWidget
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db


def cleaned(typed, *known):
    for name in known:
        TopicFactory(name=name)
    return TopicField(tag_model=Topic, required=False).clean(typed)


def test_topics_come_in_the_order_typed():
    assert cleaned("丙, 甲, 乙", "甲", "乙", "丙") == ["丙", "甲", "乙"]


def test_a_name_within_another_name_has_its_own_place():
    assert cleaned('"AI 企業", 甲, AI', "AI", "AI 企業", "甲") == ["AI 企業", "甲", "AI"]


def test_an_unknown_name_is_left_out():
    assert cleaned("甲, 知らない話題", "甲") == ["甲"]


def test_nothing_typed_is_no_topic():
    assert cleaned("") == []


def test_a_name_with_a_space_or_a_comma_is_shown_in_quotes():
    topics = [Topic(name=name) for name in ("乙", "甲 丙", "丁,戊")]
    assert TopicWidget(tag_model=Topic).format_value(topics) == '乙, "甲 丙", "丁,戊"'
