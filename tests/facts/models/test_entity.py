import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from facts.models import Entity
from tests.factories.facts import EntityFactory

pytestmark = pytest.mark.django_db


def test_nothing_is_its_own_parent():
    entity = EntityFactory()
    entity.parent = entity
    with pytest.raises(ValidationError, match="自分自身"):
        entity.clean()
    with pytest.raises(IntegrityError):
        Entity.objects.filter(pk=entity.pk).update(parent=entity)


@pytest.mark.parametrize("slug", ["Gemini", "日本", "gemini_3", "-x", "a--b"])
def test_an_address_is_lower_case_ascii(slug):
    with pytest.raises(ValidationError):
        EntityFactory.build(slug=slug).full_clean()


def test_the_lane_is_its_own_or_the_companys_or_other():
    company = EntityFactory(lane="google")
    assert EntityFactory(parent=company).lane_or_parents == "google"
    assert EntityFactory(parent=company, lane="meta").lane_or_parents == "meta"
    assert EntityFactory().lane_or_parents == "other"


def test_the_parent_comes_with_the_entity(django_assert_num_queries):
    model = EntityFactory(parent=EntityFactory(name="OpenAI"))
    with django_assert_num_queries(1):
        assert Entity.objects.get(pk=model.pk).parent.name == "OpenAI"


def test_kinds_without_entities_are_left_out(django_assert_num_queries):
    EntityFactory(kind="model", name="B", reading="び")
    EntityFactory(kind="model", name="A", reading="あ")
    with django_assert_num_queries(1):
        groups = Entity.objects.by_kind()
    assert [(label, [entity.name for entity in entities]) for label, entities in groups] == [("モデル", ["A", "B"])]
