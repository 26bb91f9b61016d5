"""The least valid entity and source."""

import factory

from core.follow_up import put_off
from facts.models import Entity, Source


class EntityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Entity

    kind = Entity.Kind.COMPANY
    name = factory.Sequence(lambda n: f"企業{n}")
    slug = factory.Sequence(lambda n: f"company-{n}")

    @classmethod
    @put_off()
    def _create(cls, *args, **kwargs):
        return super()._create(*args, **kwargs)


class SourceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Source

    title = factory.Sequence(lambda n: f"報告{n}")
    publisher = "調べた人たち"
