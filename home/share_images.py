"""Has the pictures for social sites made: of what was published, and of whatever shows it in its own picture."""

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from articles.models import ArticleIndexPage, ArticlePage, Author, Topic
from articles.share_images import author_card, entity_card, table_cards, topic_card
from core.follow_up import unless_put_off
from core.models import SiteImage
from core.purging import addresses_of, purge_after_commit
from core.share_images import ShareImage
from core.share_images.image import FOLDER
from core.view_restrictions import open_to_everyone
from facts.models import Entity
from home.models import StandardPage
from timeline.models import Event, TimelinePage
from timeline.models.timeline_page import open_timeline
from timeline.share_images import event_card

PAGE_TYPES = (ArticleIndexPage, ArticlePage, StandardPage, TimelinePage)
# An import may bring thousands of events, a topic may have thousands of articles; what is more than this is left to
# `manage.py make_share_images`, which runs every day.
MOST_AT_ONCE = 20


def images_of(thing) -> list[ShareImage]:
    """What stands for a page, a topic, an author, an entity or an event; of an article, for its tables, too."""
    if isinstance(thing, ArticlePage):
        return [thing.share_card(), *table_cards(thing)]
    if isinstance(thing, Page):
        return [card for card in [thing.share_card()] if card]
    return [CARDS[type(thing)](thing)]


def showing(thing) -> Iterator:
    """The thing, if it has a picture, and of others whose pictures show it MOST_AT_ONCE of each kind, the newest:
    a topic's articles, a company's models."""
    if not isinstance(thing, SiteImage):
        yield thing
    if isinstance(thing, Topic):
        yield from newest(ArticlePage.objects.published().filter(tagged_topics__tag=thing))
    elif isinstance(thing, SiteImage):
        yield from newest(ArticlePage.objects.published().filter(hero_image=thing))
    elif isinstance(thing, Entity):
        children = list(thing.children.all())
        yield from children[:MOST_AT_ONCE]
        yield from newest(Event.objects.published().of(thing, *children).for_display())


def newest(things):
    return things.newest_first()[:MOST_AT_ONCE]


def make_images_of(things: Iterable) -> int:
    """Draw those that are missing, and purge the pages that name them; returns how many were drawn."""
    count = 0
    for thing in things:
        made = sum([image.make() for image in images_of(thing)])
        if made:
            own = {"pages": [thing]} if isinstance(thing, Page) else {"paths": [thing.get_absolute_url()]}
            purge_after_commit(addresses_of(**own))
        count += made
    return count


def all_things() -> Iterator:
    """All that have pictures of their own and can be read."""
    yield from Page.objects.live().filter(open_to_everyone()).type(*PAGE_TYPES).specific().iterator()
    for model in (Topic, Author, Entity):
        yield from model.objects.iterator()
    yield from Event.objects.published().for_display().iterator(chunk_size=500)


def unused() -> Iterator[str]:
    """Names of stored pictures that no page names any more."""
    used = {image.name for thing in all_things() for image in images_of(thing)}
    folder = default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []
    yield from (name for file in folder if (name := f"{FOLDER}/{file}") not in used)


@task()
def make_share_images(model: str, pks: list[int]) -> None:
    """`model` is a label such as "articles.ArticlePage"."""
    kind = apps.get_model(model)
    for thing in kind._base_manager.filter(pk__in=pks):
        if is_readable(thing):
            make_images_of(showing(loaded(thing)))
    if kind is Event:
        # Its picture tells how many events there are, so that a withdrawn or deleted one changes it, too.
        make_images_of(filter(None, [open_timeline()]))


def is_readable(thing) -> bool:
    """Of what stands behind a password nothing is told, not even in a picture that nobody links to."""
    return getattr(thing, "live", True) and not (isinstance(thing, Page) and thing.get_view_restrictions())


def loaded(thing):
    return Event.objects.for_display().get(pk=thing.pk) if isinstance(thing, Event) else thing


@unless_put_off
def make_after_commit(model, pks: list[int]) -> None:
    """Once the change is stored. A picture that cannot be drawn never stops a publication."""
    if len(pks) <= MOST_AT_ONCE:
        transaction.on_commit(lambda: make_share_images.enqueue(model._meta.label, pks), robust=True)


CARDS = {Topic: topic_card, Author: author_card, Entity: entity_card, Event: event_card}
