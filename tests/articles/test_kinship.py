"""How near articles are to one another; who is related in the end is tested with the queries of articles."""

import pytest

from articles.kinship import ENTITY, PHRASE, TOPIC, is_kin, kinship
from articles.models import ArticlePage
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, section
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db


def naming(*entities):
    quotes = [("quote", {"text": "言", "speaker": "人", "organisation": each.pk}) for each in entities]
    return [section(*quotes)]


def kinship_of(other, page):
    return ArticlePage.objects.annotate(kinship=kinship(page)).get(pk=other.pk).kinship


def kin(page):
    return set(ArticlePage.objects.filter(is_kin(page)).exclude(pk=page.pk).values_list("pk", flat=True))


def test_strangers_are_not_kin():
    page, other = article(title="春の話"), article(title="秋の歌")
    assert kinship_of(other, page) == 0
    assert kin(page) == set()


def test_every_shared_topic_counts():
    first, second, third = TopicFactory.create_batch(3)
    page = article(title="春の話", topics=[first, second])
    other = article(title="秋の歌", topics=[first, second, third])
    assert kinship_of(other, page) == 2 * TOPIC
    assert kin(page) == {other.pk}


def test_every_shared_entity_counts_once_however_often_it_is_named():
    first, second = EntityFactory(), EntityFactory()
    page = article(title="春の話", sections=naming(first, second))
    other = article(title="秋の歌", sections=naming(first, first, second))
    assert kinship_of(other, page) == 2 * ENTITY
    assert kin(page) == {other.pk}


def test_a_phrase_of_both_titles_counts_and_one_word_does_not():
    page = article(title="事前学習の壁")
    by_phrase, by_word = article(title="なぜ事前学習か"), article(title="学習の秋")
    assert kinship_of(by_phrase, page) >= PHRASE
    assert kinship_of(by_word, page) == 0
    assert kin(page) == {by_phrase.pk}


def test_it_is_added_up():
    topic, entity = TopicFactory(), EntityFactory()
    page = article(title="春の話", topics=[topic], sections=naming(entity))
    other = article(title="秋の歌", topics=[topic], sections=naming(entity))
    assert kinship_of(other, page) == TOPIC + ENTITY


@pytest.mark.parametrize("title", ["記号’だけ", "back\\slash", "引用'符", "１", "。"])
def test_no_title_breaks_the_search_for_kin(title):
    page, other = article(title=f"{title} 事前学習"), article(title="事前学習の壁")
    assert kin(page) == {other.pk}
    assert kinship_of(other, page) >= PHRASE
