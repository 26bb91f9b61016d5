"""The least valid author and topic."""

import factory

from articles.models import Author, Topic


class AuthorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Author

    name = factory.Sequence(lambda n: f"書き手{n}")
    slug = factory.Sequence(lambda n: f"author-{n}")


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"話題{n}")
    slug = factory.Sequence(lambda n: f"topic-{n}")
