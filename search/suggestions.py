"""Words to try: what a query may become while it is typed, and what is near one that found nothing."""

import threading
import time
from difflib import SequenceMatcher
from heapq import nlargest
from itertools import zip_longest

from django.db.models import Q
from django.db.models.functions import Length

from articles.models import ArticlePage, Topic
from facts.models import Entity
from search.query import Query
from search.results import PUBLISHED, Kind
from search.synonyms import current_synonyms, sound
from search.tsquery import LexemeQuery, tsquery_text
from search.words import reading_of, terms
from timeline.models import Event

MOST_BEGINNINGS = 8
MOST_NEAR = 6
# Of titles, the newest: a vocabulary of bounded size.
MOST_TITLES = 500
NEAR_ENOUGH = 0.6
KEPT_SECONDS = 60


def beginnings(query: Query) -> list[dict]:
    """Entities, then events, then articles, in whose names a word begins so, none of which crowds the others out.
    Four queries, or none."""
    if not query.wanted:
        return []
    lexemes = tsquery_text(query, current_synonyms(), unfinished=True)
    named = PUBLISHED[Kind.ENTITY]().filter(begins(lexemes) | Q(reading__startswith=query.text))
    events, articles = (PUBLISHED[kind]().filter(begins(lexemes)) for kind in (Kind.EVENT, Kind.ARTICLE))
    found = [
        [(one.get_kind_display(), one.name, one) for one in named.order_by(Length("name"), "name")[:MOST_BEGINNINGS]],
        [("出来事", one.title, one) for one in events.newest_first()[:MOST_BEGINNINGS]],
        [("記事", one.title, one) for one in articles.newest_first().defer_streamfields()[:MOST_BEGINNINGS]],
    ]
    return [{"kind": kind, "label": label, "url": address(thing)} for kind, label, thing in shared_out(found)]


def shared_out(lists: list[list]) -> list:
    """As many of each as the others leave room for, in the order of the lists."""
    by_turns = [one for turn in zip_longest(*lists) for one in turn if one][:MOST_BEGINNINGS]
    return [one for things in lists for one in things if one in by_turns]


def begins(lexemes: str) -> Q:
    return Q(index_entries__autocomplete=LexemeQuery(lexemes)) if lexemes else Q(pk__in=[])


def address(thing) -> str:
    return thing.url if isinstance(thing, ArticlePage) else thing.get_absolute_url()


def near_words(query: Query) -> list[str]:
    """Names and words of titles that sound or look like a part of the query, nearest first. At most four queries."""
    asked = [spelling for clause in query.wanted for spelling in {sound(clause.text), sound(reading_of(clause.text))}]
    asked = [spelling for spelling in asked if spelling]
    scored = {}
    for word, spellings in current_vocabulary().items():
        nearness = max((near(one, other) for one in asked for other in spellings), default=0)
        if nearness >= NEAR_ENOUGH:
            scored[word] = nearness
    return nlargest(MOST_NEAR, scored, key=scored.get)


def near(one: str, other: str) -> float:
    """From 0 to 1; 1 for the same."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < NEAR_ENOUGH or matcher.quick_ratio() < NEAR_ENOUGH:
        return 0
    return matcher.ratio()


_lock = threading.Lock()
_known: dict[str, set[str]] = {}
_known_until = 0.0


def current_vocabulary() -> dict[str, set[str]]:
    """Word → how it looks and how it sounds. Four queries, or none within KEPT_SECONDS in the same process."""
    global _known, _known_until
    with _lock:
        if time.monotonic() >= _known_until:
            _known, _known_until = vocabulary(), time.monotonic() + KEPT_SECONDS
        return _known


def forget_vocabulary() -> None:
    global _known_until
    _known_until = 0.0


def vocabulary() -> dict[str, set[str]]:
    words = {}
    for name, name_ja, reading in Entity._base_manager.values_list("name", "name_ja", "reading"):
        words[name] = {sound(spelling) for spelling in (name, name_ja, reading) if spelling}
    titles = [
        *ArticlePage.objects.published().newest_first().values_list("title", flat=True)[:MOST_TITLES],
        *Event.objects.published().newest_first().values_list("title", flat=True)[:MOST_TITLES],
    ]
    for word in [*Topic.objects.values_list("name", flat=True), *terms("\n".join(titles))]:
        words.setdefault(word, {sound(word), sound(reading_of(word))})
    return words
