"""One list of articles, events and entities that answer a query."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from django.contrib.postgres.search import SearchRank
from django.db import models
from django.db.models import Count, F, Func, Value, Window
from django.db.models.functions import TruncDate
from modelsearch.backends.database.postgres.weights import get_sql_weights

from articles.models import ArticlePage
from facts.models import Entity
from search.backend import words_of_entry
from search.query import Query
from search.synonyms import current_synonyms
from search.tsquery import LexemeQuery, alternatives, tsquery_text
from timeline.models import Event

# Reading a text to weigh it costs time, so of more matches only these are weighed and shown: for each kind those
# whose title matches, then the newest. Everything further is found by narrowing the query.
MOST_RANKED = 300
TITLE_WEIGHT = 3


class Kind(models.TextChoices):
    ARTICLE = "article", "記事"
    EVENT = "event", "出来事"
    ENTITY = "entity", "企業・モデル"


class Order(models.TextChoices):
    RELEVANCE = "relevance", "関連の強い順"
    DATE = "date", "新しい順"


@dataclass(frozen=True)
class Match:
    kind: str
    pk: int


@dataclass
class Results:
    """What a query finds. Counts are exact; `matches` holds at most MOST_RANKED.

    Costs, besides the synonyms, two queries; one when sorted by date, none without a word to look for.

    Attributes:
        kind: only these; "" for all.
        since, until: only what is dated on or between these days; entities have no date, so then there are none.
    """

    query: Query
    kind: str = ""
    order: str = Order.RELEVANCE
    since: dt.date | None = None
    until: dt.date | None = None
    _synonyms: object = field(default=None, repr=False)

    @cached_property
    def synonyms(self):
        return self._synonyms or current_synonyms()

    @cached_property
    def lexemes(self) -> str:
        return tsquery_text(self.query, self.synonyms)

    @cached_property
    def wanted_words(self) -> list[list]:
        """For each clause that a text must have, the ways to say it: what to mark in the text."""
        found = (alternatives(clause, self.synonyms) for clause in self.query.wanted)
        return [ways for ways in found if ways]

    @cached_property
    def counts(self) -> dict[str, int]:
        """Kind → how many of it match, whichever kind is shown."""
        return dict.fromkeys(Kind.values, 0) | {row["match"]: row["total"] for row in self.candidates}

    @property
    def count(self) -> int:
        return self.counts[self.kind] if self.kind else sum(self.counts.values())

    @property
    def is_more_than_shown(self) -> bool:
        return self.count > MOST_RANKED

    @cached_property
    def matches(self) -> list[Match]:
        """In their order, at most MOST_RANKED."""
        found = [row for row in self.candidates if self.kind in ("", row["match"])]
        if self.order == Order.DATE:
            found.sort(key=lambda row: (row["on"], row["key"]), reverse=True)
        else:
            ranks = self.ranks([(row["match"], row["key"]) for row in found])
            found.sort(key=lambda row: (ranks.get((row["match"], row["key"]), 0), row["on"], row["key"]), reverse=True)
        return [Match(row["match"], row["key"]) for row in found[:MOST_RANKED]]

    @cached_property
    def candidates(self) -> list[dict]:
        """`{match, key, on, total}`: of each kind at most MOST_RANKED, with the count of all. One query.

        Nothing here reads a text: whether it matches is in the index, and titles are short.
        """
        if not self.lexemes:
            return []
        in_title = Func(
            F("index_entries__title"), LexemeQuery(self.lexemes), template="(%(expressions)s)", arg_joiner=" @@ ",
            output_field=models.BooleanField(),
        )  # fmt: skip
        order = ["-on", "-key"] if self.order == Order.DATE else ["-in_title", "-on", "-key"]
        found = [
            self.matching(kind)
            .annotate(match=Value(kind), key=F("pk"), total=Window(Count("*")), in_title=in_title)
            .order_by(*order)
            .values("match", "key", "on", "total", "in_title")[:MOST_RANKED]
            for kind in Kind.values
        ]
        return list(found[0].union(*found[1:], all=True))

    def ranks(self, found: list[tuple[str, int]]) -> dict[tuple[str, int], float]:
        """How well each of these matches. One query, which reads their texts."""
        title, body, query = F("index_entries__title"), F("index_entries__body"), LexemeQuery(self.lexemes)
        weights = get_sql_weights()
        rank = SearchRank(title, query, weights=weights) * TITLE_WEIGHT + SearchRank(body, query, weights=weights)
        ranked = []
        for kind in Kind.values:
            keys = [key for match, key in found if match == kind]
            if keys:
                things = MODELS[kind]._base_manager.filter(pk__in=keys).order_by()
                ranked.append(things.values_list(Value(kind), "pk", rank))
        rows = ranked[0].union(*ranked[1:], all=True) if len(ranked) > 1 else [row for part in ranked for row in part]
        return {(kind, key): rank for kind, key, rank in rows}

    def matching(self, kind):
        """All of this kind that readers may see and that match."""
        found = dated(PUBLISHED[kind](), kind).alias(words=words_of_entry()).filter(words=LexemeQuery(self.lexemes))
        if kind == Kind.ENTITY and (self.since or self.until):
            return found.none()
        if self.since:
            found = found.filter(until__gte=self.since)
        if self.until:
            found = found.filter(since__lte=self.until)
        return found


def dated(things, kind):
    """With the days between which each happened as `since` and `until`, and the one that orders them as `on`."""
    on, since, until = DATES[kind]
    return things.annotate(on=on, since=since, until=until)


PUBLISHED = {
    Kind.ARTICLE: lambda: ArticlePage.objects.published(),
    Kind.EVENT: lambda: Event.objects.published(),
    Kind.ENTITY: lambda: Entity._base_manager.all(),
}
MODELS = {Kind.ARTICLE: ArticlePage, Kind.EVENT: Event, Kind.ENTITY: Entity}
LONG_AGO = Value(dt.date.min, output_field=models.DateField())
PUBLISHED_ON = TruncDate("first_published_at")
DATES = {
    Kind.ARTICLE: (PUBLISHED_ON, PUBLISHED_ON, PUBLISHED_ON),
    Kind.EVENT: (F("sort"), F("lo"), F("hi")),
    Kind.ENTITY: (LONG_AGO, LONG_AGO, LONG_AGO),
}
