"""Which articles readers may see, and how lists find them."""

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Count, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail.query import PageQuerySet

from articles.models.topic import TaggedArticle
from facts.models import Entity

# modelcluster's managers do not look into Django's prefetch cache, so what is prefetched has names of its own.
CARD_TOPICS = "card_topics"
CARD_AUTHORS = "card_authors"


class ArticleQuerySet(PageQuerySet):
    def published(self):
        """Live and open to everyone: what lists, feeds and search may show. Adds no query of its own."""
        article_path = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
        restricted = PageViewRestriction.objects.annotate(article_path=article_path).filter(
            article_path__startswith=F("page__path")
        )
        return self.live().filter(~Exists(restricted))

    def newest_first(self):
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def for_cards(self):
        """With what every card shows. One query more, for the topics."""
        topics = Prefetch("tagged_topics", to_attr=CARD_TOPICS)
        return self.defer_streamfields().select_related("hero_image").prefetch_related(topics)

    def with_bylines(self):
        """Lets cards name the authors as well. One query more."""
        return self.prefetch_related(Prefetch("article_authors", to_attr=CARD_AUTHORS))

    def mentioning(self, entities):
        """Those whose published text names one of these entities in a block, found through the reference index."""
        mentions = ReferenceIndex.objects.filter(
            base_content_type=content_type(Page),
            to_content_type=content_type(Entity),
            to_object_id__in=[str(entity.pk) for entity in entities],
        )
        return self.filter(pk__in=mentions.annotate(page_id=Cast("object_id", models.IntegerField())).values("page_id"))

    def related_to(self, article):
        """Published articles that share topics or entities, those that share most first. One query."""
        return (
            self.published()
            .exclude(pk=article.pk)
            .annotate(
                shared_count=counted(shared_topics(article)) + counted(shared_entities(article)),
            )
            .filter(Q(shared_count__gt=0))
            .order_by("-shared_count", F("first_published_at").desc(nulls_last=True))
        )


def shared_topics(article):
    own = TaggedArticle.objects.filter(content_object=article).values("tag")
    return (
        TaggedArticle.objects.filter(content_object=OuterRef("pk"), tag__in=own)
        .order_by()
        .values("content_object")
        .annotate(n=Count("tag", distinct=True))
    )


def shared_entities(article):
    mentions = ReferenceIndex.objects.filter(base_content_type=content_type(Page), to_content_type=content_type(Entity))
    own = mentions.filter(object_id=str(article.pk)).values("to_object_id")
    return (
        mentions.filter(object_id=Cast(OuterRef("pk"), models.CharField()), to_object_id__in=own)
        .order_by()
        .values("object_id")
        .annotate(n=Count("to_object_id", distinct=True))
    )


def counted(grouped):
    return Coalesce(Subquery(grouped.values("n"), output_field=models.IntegerField()), 0)


def content_type(model):
    return ContentType.objects.get_for_model(model)


def entity_ids_in(article) -> set[int]:
    """Primary keys of the entities that this instance's blocks name, saved or not, without the reference index."""
    return {
        int(pk)
        for field in article._meta.fields
        if isinstance(field, StreamField)
        for model, pk, *_ in field.extract_references(getattr(article, field.name))
        if model is Entity
    }


def entity_ids_indexed_for(articles) -> set[int]:
    """Primary keys of the entities that these articles name in a block according to the reference index. One query."""
    mentions = ReferenceIndex.objects.filter(
        base_content_type=content_type(Page),
        object_id__in=[str(article.pk) for article in articles],
        to_content_type=content_type(Entity),
    )
    return {int(pk) for pk in mentions.values_list("to_object_id", flat=True)}
