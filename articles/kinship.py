"""How near one article is to others: by topics, by the companies and models they name, by the words of their titles.

Selections for subqueries; nothing here is run by itself.
"""

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.search import SearchQueryField
from django.db import models
from django.db.models import Count, F, Func, OuterRef, Q, Subquery
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page, ReferenceIndex
from wagtail.search.models import IndexEntry

from articles.models.topic import TaggedArticle
from facts.models import Entity

TOPIC, ENTITY, PHRASE = 2, 2, 1


class SharedPhrases(Func):
    """How many pairs of neighbouring words two tsvectors of the index share; the index keeps them as `事前 学習`."""

    template = (
        "cardinality(ARRAY(SELECT lexeme FROM unnest(%(expressions)s) AS phrases WHERE position(' ' IN lexeme) > 0))"
    )
    arg_joiner = ") AS others INTERSECT SELECT lexeme FROM unnest("
    output_field = models.IntegerField()


class AnyPhrase(Func):
    """A tsquery for any such pair of a tsvector; NULL, which finds nothing, for one without."""

    template = (
        "(SELECT string_agg('''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || '''', ' | ')::tsquery"
        " FROM unnest(%(expressions)s) AS phrases WHERE position(' ' IN lexeme) > 0)"
    )
    output_field = SearchQueryField()


class Finds(Func):
    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = models.BooleanField()


class Joined(Func):
    """Title and body as the index over both has them."""

    template = "(%(expressions)s)"
    arg_joiner = " || "


def kinship(article):
    """The number by which others are ordered, for each row of a query of articles."""
    return (
        TOPIC * counted(shared_topics(article))
        + ENTITY * counted(shared_entities(article))
        + PHRASE * counted(shared_phrases(article))
    )


def is_kin(article) -> Q:
    """Those that share anything with it at all."""
    topics, entities, phrases = kin_by_topic(article), kin_by_entity(article), kin_by_phrase(article)
    return Q(pk__in=topics) | Q(pk__in=entities) | Q(pk__in=phrases)


def kin_by_topic(article):
    own = TaggedArticle.objects.filter(content_object=article).values("tag")
    return TaggedArticle.objects.filter(tag__in=own).order_by().values("content_object")


def shared_topics(article):
    own = TaggedArticle.objects.filter(content_object=article).values("tag")
    return (
        TaggedArticle.objects.filter(content_object=OuterRef("pk"), tag__in=own)
        .order_by()
        .values("content_object")
        .annotate(n=Count("tag", distinct=True))
    )


def mentions():
    """Every place in a page's blocks that names an entity."""
    return ReferenceIndex.objects.filter(base_content_type=content_type(Page), to_content_type=content_type(Entity))


def kin_by_entity(article):
    own = mentions().filter(object_id=str(article.pk)).values("to_object_id")
    found = mentions().filter(to_object_id__in=own)
    return found.annotate(page_id=Cast("object_id", models.IntegerField())).values("page_id")


def shared_entities(article):
    own = mentions().filter(object_id=str(article.pk)).values("to_object_id")
    return (
        mentions()
        .filter(object_id=Cast(OuterRef("pk"), models.CharField()), to_object_id__in=own)
        .order_by()
        .values("object_id")
        .annotate(n=Count("to_object_id", distinct=True))
    )


def entries(article):
    """What search knows of all articles."""
    return IndexEntry.objects.filter(content_type=content_type(type(article)))


def title_of(article):
    return Subquery(entries(article).filter(object_id=str(article.pk)).values("title")[:1])


def kin_by_phrase(article):
    phrases = AnyPhrase(title_of(article))
    found = entries(article).filter(Finds(Joined(F("title"), F("body")), phrases), Finds(F("title"), phrases))
    return found.annotate(page_id=Cast("object_id", models.IntegerField())).values("page_id")


def shared_phrases(article):
    others = entries(article).filter(object_id=Cast(OuterRef("pk"), models.CharField()))
    return others.annotate(n=SharedPhrases(F("title"), title_of(article)))


def counted(grouped):
    return Coalesce(Subquery(grouped.values("n"), output_field=models.IntegerField()), 0)


def content_type(model):
    return ContentType.objects.get_for_model(model)
