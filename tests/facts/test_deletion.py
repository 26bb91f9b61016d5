import pytest
from django.urls import reverse

from facts.models import Entity, Source
from facts.rich_text import stored_mark
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db


def delete(client, instance):
    app, model = instance._meta.app_label, instance._meta.model_name
    return client.post(reverse(f"wagtailsnippets_{app}_{model}:delete", args=[instance.pk]), follow=True)


def test_a_source_in_use_stays_and_its_uses_are_shown(admin_client):
    source = SourceFactory()
    page = article(sections=[section(("paragraph", f"<p>文{stored_mark(source.pk)}。</p>"))])
    response = delete(admin_client, source)
    assert Source.objects.filter(pk=source.pk).exists()
    assert "使われているため削除できません" in response.content.decode()
    assert page.title in response.content.decode()


def test_an_entity_that_nobody_names_can_go(admin_client):
    entity = EntityFactory()
    delete(admin_client, entity)
    assert not Entity.objects.filter(pk=entity.pk).exists()
