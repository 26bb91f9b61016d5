"""What the demonstration is made of, in the database."""

from articles.models import ArticlePage, Author, Topic
from core.models import SiteImage, SiteRendition
from facts.models import Entity, Source
from home.models import StandardPage

MODELS = (ArticlePage, StandardPage, Author, Topic, Entity, Source, SiteImage, SiteRendition)


def rows():
    return {model: list(model.objects.order_by("pk").values()) for model in MODELS}
