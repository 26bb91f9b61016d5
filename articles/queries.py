"""Which articles readers may see, and how lists find them."""

from django.apps import apps
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex
from wagtail.query import PageQuerySet

from articles.kinship import content_type, is_kin, kinship
from core.view_restrictions import open_to_everyone
from discussion.models import DiscussionStats
from facts.models import Entity

# modelcluster's managers do not look into Django's prefetch cache, so what is prefetched has names of its own.
CARD_TOPICS = "card_topics"
CARD_AUTHORS = "card_authors"
# Each costs three look-ups; a company that is in every article would else have all of them weighed.
MOST_WEIGHED = 300


class ArticleQuerySet(PageQuerySet):
    def published(self):
        """Live and open to everyone: what lists, feeds and search may show. Adds no query of its own."""
        return self.live().filter(open_to_everyone())

    def newest_first(self):
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")

    def with_told_at(self):
        """Annotates `told_at`: when readers were last told of a change, else of the publication. No query more."""
        entries = apps.get_model("articles", "UpdateEntry").objects.filter(
            article_id=Coalesce(OuterRef("alias_of_id"), OuterRef("pk"))
        )
        told = entries.exclude(kind="publication").order_by("-at").values("at")[:1]
        return self.annotate(told_at=Coalesce(Subquery(told), "first_published_at"))

    def for_cards(self):
        """With what every card shows. One query more, for the topics."""
        topics = Prefetch("tagged_topics", to_attr=CARD_TOPICS)
        stats = DiscussionStats.objects.shown().filter(discussion__page=OuterRef("pk"))
        found = self.defer_streamfields().select_related("hero_image").prefetch_related(topics)
        return found.annotate(comment_count=Subquery(stats.values("published")))

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

    def beside(self, article):
        """(side, title, slug) of the published articles just before and just after it, side `earlier` or `later`.

        At most two rows, from one query, whether it is published itself or not; it needs a date of publication.
        """
        at, pk = article.first_published_at, article.pk
        others = self.published().exclude(pk=pk)
        before = others.filter(Q(first_published_at__lt=at) | Q(first_published_at=at, pk__lt=pk))
        after = others.filter(Q(first_published_at__gt=at) | Q(first_published_at=at, pk__gt=pk))
        sides = (
            ("earlier", before.order_by("-first_published_at", "-pk")),
            ("later", after.order_by("first_published_at", "pk")),
        )
        rows = [found.values_list(Value(side), "title", "slug")[:1] for side, found in sides]
        return rows[0].union(rows[1], all=True)

    def related_to(self, article):
        """Published articles that share topics, entities or phrases of their titles, the nearest first, then the
        newest. One query. Where very many do, the newest of them are weighed."""
        kin = self.published().exclude(pk=article.pk).filter(is_kin(article)).newest_first().values("pk")
        weighed = self.filter(pk__in=kin[:MOST_WEIGHED]).annotate(kinship=kinship(article))
        return weighed.order_by("-kinship", F("first_published_at").desc(nulls_last=True), "-pk")


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
