"""What has to be purged when something changes that other pages show.

Each handler purges every address where the thing shows (home/where_shown.py),
both as it was before the change and as it is after: a topic taken off an
article has a list to make anew, too.
"""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move
from wagtail.snippets.models import create_extra_permissions

from articles.models import ArticleIndexPage, ArticlePage, Author, Topic, UpdateEntry
from core.follow_up import unless_put_off
from core.models import SiteImage, SiteSettings
from core.purging import addresses_of, purge_after_commit, purge_what_is_then
from facts.models import Entity, Source
from home.admin_names import ensure_admin_names
from home.models import HomePage, StandardPage
from home.roles import ensure_roles
from home.share_images import PAGE_TYPES as WITH_SHARE_IMAGES
from home.share_images import make_after_commit
from home.site_address import set_site_address
from home.websub import tell_hub_after_commit
from home.where_shown import (
    corrections_of,
    pages_beside,
    where_articles_show,
    where_change_is_told,
    where_events_show,
    where_its_tables_are,
    where_page_shows,
    where_shown,
)
from home.workflow import ensure_workflow
from timeline.models import Event, TimelinePage
from timeline.signals import events_imported

PAGE_TYPES = [HomePage, ArticleIndexPage, ArticlePage, StandardPage, TimelinePage]
HAVING_A_PAGE = [Topic, Author, Entity]
SHOWN_BY_PAGES = [*HAVING_A_PAGE, Source, SiteImage, SiteSettings]


def register_signal_handlers():
    for model in PAGE_TYPES:
        pre_save.connect(remember_where_page_shows, sender=model)
        page_published.connect(on_page_changed, sender=model)
        # A live page is unpublished before it is deleted.
        page_unpublished.connect(on_page_changed, sender=model)
        post_page_move.connect(on_page_moved, sender=model)
    for model in WITH_SHARE_IMAGES:
        page_published.connect(on_share_image_changed, sender=model)
    for model in [*HAVING_A_PAGE, SiteImage, Event]:
        post_save.connect(on_share_image_changed, sender=model)
    post_delete.connect(on_share_image_changed, sender=Event)  # the timeline's
    for model in HAVING_A_PAGE:
        pre_save.connect(remember_where_shown, sender=model)
    for model in SHOWN_BY_PAGES:
        post_save.connect(on_thing_saved, sender=model)
        # Before deletion: afterwards nothing knows any more who showed it.
        pre_delete.connect(on_thing_deleted, sender=model)
    pre_save.connect(remember_where_event_shows, sender=Event)
    post_save.connect(on_event_saved, sender=Event)
    pre_delete.connect(on_thing_deleted, sender=Event)
    events_imported.connect(on_events_imported)
    post_save.connect(on_privacy_changed, sender=PageViewRestriction)
    pre_delete.connect(on_privacy_changed, sender=PageViewRestriction)
    post_save.connect(on_update_recorded, sender=UpdateEntry)


def prepare_site(**kwargs):
    """After every migration: roles and approval exist, names are Japanese, and the site knows its address."""
    for app in apps.get_app_configs():
        # Django makes them app by app, and this app's turn comes before the others'.
        create_permissions(app, verbosity=0)
        create_extra_permissions(app)  # to publish and lock snippets
    ensure_roles()
    ensure_workflow()
    ensure_admin_names()
    set_site_address(settings.SITE_URL)


@unless_put_off
def remember_where_page_shows(sender, instance, update_fields=None, **kwargs):
    # A save of some fields keeps a draft; readers see no change of it.
    stored = None if update_fields else sender.objects.filter(pk=instance.pk, live=True).first()
    instance._was_shown = where_page_shows(stored) if stored else set()


@unless_put_off
def on_page_changed(instance, **kwargs):
    addresses = was_shown(instance) | where_page_shows(instance)
    purge_after_commit(addresses)
    if isinstance(instance, ArticlePage):
        tell_hub_after_commit(addresses)


@unless_put_off
def on_page_moved(instance, parent_page_before, **kwargs):
    page, old_url = instance.specific, f"{parent_page_before.full_url}{instance.slug}/"
    now = where_page_shows(page)
    before = {old_url + address.removeprefix(page.full_url) for address in now if address.startswith(page.full_url)}
    purge_after_commit(now | before | addresses_of(pages=[parent_page_before]))


@unless_put_off
def remember_where_shown(sender, instance, **kwargs):
    stored = sender.objects.filter(pk=instance.pk).first()
    instance._was_shown = where_shown(stored) if stored else set()


@unless_put_off
def on_thing_saved(instance, created=False, **kwargs):
    """A new thing shows nowhere yet, but an entity on the list of all and with its company."""
    if not created or isinstance(instance, Entity):
        purge_after_commit(was_shown(instance) | where_shown(instance))


@unless_put_off
def remember_where_event_shows(sender, instance, update_fields=None, **kwargs):
    if not keeps_a_draft(update_fields):
        remember_where_shown(sender, instance)


@unless_put_off
def on_event_saved(instance, update_fields=None, **kwargs):
    """Its entities and its trail are stored after its row, so where it shows now is asked once all is stored."""
    if not keeps_a_draft(update_fields):
        before = was_shown(instance)
        purge_what_is_then(lambda: before | where_shown(instance))


def keeps_a_draft(update_fields) -> bool:
    return update_fields is not None and "live" not in update_fields


@unless_put_off
def on_events_imported(events, **kwargs):
    """New ones come without a signal of their own."""
    make_after_commit(Event, [event.pk for event in events])
    purge_what_is_then(lambda: where_events_show(events))


def on_share_image_changed(sender, instance, update_fields=None, **kwargs):
    if not keeps_a_draft(update_fields):
        make_after_commit(sender, [instance.pk])


@unless_put_off
def on_thing_deleted(instance, **kwargs):
    purge_after_commit(where_shown(instance))


def was_shown(instance) -> set[str]:
    """Where it showed before it was saved; asked once, because another change may follow."""
    return instance.__dict__.pop("_was_shown", set())


@unless_put_off
def on_privacy_changed(instance, **kwargs):
    """A restriction covers a page, those below it and their aliases."""
    below = Page.objects.descendant_of(instance.page, inclusive=True).live()
    aliases = Page.objects.filter(alias_of__in=below).live()
    articles = ArticlePage.objects.filter(pk__in=below).defer_streamfields()
    others = [where_page_shows(page) for page in below.not_type(ArticlePage).specific()]
    if alone := articles.filter(pk=instance.page_id).first():
        same = [alone, *ArticlePage.objects.filter(alias_of=alone)]
        others += [pages_beside(alone), *map(where_its_tables_are, same)]
    purge_after_commit(addresses_of(pages=aliases).union(where_articles_show(articles), *others))


@unless_put_off
def on_update_recorded(instance, **kwargs):
    article = instance.article
    told = addresses_of(pages=[article]) | corrections_of([article]) | where_change_is_told(article)
    purge_after_commit(told)
    if instance.is_added_by_hand:  # else the publication that it tells of has told the hub
        tell_hub_after_commit(told)
