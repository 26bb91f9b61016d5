"""What has to be purged when something changes that other pages show."""

from django.apps import apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db.models.signals import post_save, pre_delete
from wagtail.signals import page_published, page_unpublished

from articles.models import ArticleIndexPage, ArticlePage, Author, Topic, UpdateEntry
from core.models import SiteImage
from core.purging import pages_showing, purge_after_commit
from facts.models import Entity, Source
from home.models import HomePage
from home.roles import ensure_roles
from home.site_address import set_site_address


def register_signal_handlers():
    for signal in (page_published, page_unpublished):
        signal.connect(on_article_changed, sender=ArticlePage)
    for model in (Entity, Source, SiteImage):
        post_save.connect(on_shown_thing_changed, sender=model)
        # Before deletion: afterwards the reference index no longer knows who showed it.
        pre_delete.connect(on_shown_thing_changed, sender=model)
    for model in (Author, Topic):
        post_save.connect(on_listed_thing_changed, sender=model)
        pre_delete.connect(on_listed_thing_changed, sender=model)
    post_save.connect(on_update_recorded, sender=UpdateEntry)


def prepare_site(**kwargs):
    """After every migration: the roles exist and the site knows its address."""
    for app in apps.get_app_configs():
        # Django makes them app by app, and this app's turn comes before the others'.
        create_permissions(app, verbosity=0)
    ensure_roles()
    set_site_address(settings.SITE_URL)


def on_article_changed(instance, **kwargs):
    """An article shows on the front page, in the list and on the pages of its topics, authors and entities."""
    paths = [topic.get_absolute_url() for topic in instance.topic_list]
    paths += [author.get_absolute_url() for author in instance.authors]
    paths += [entity.get_absolute_url() for entity in Entity.objects.mentioned_by(instance)]
    purge_after_commit(pages=[*HomePage.objects.live(), *ArticleIndexPage.objects.live()], paths=[*paths, "/topics/"])


def on_shown_thing_changed(instance, created=False, **kwargs):
    if created:
        return
    own = [instance.get_absolute_url(), "/entities/"] if isinstance(instance, Entity) else []
    purge_after_commit(pages=pages_showing(instance), paths=own)


def on_listed_thing_changed(instance, created=False, **kwargs):
    if created:
        return
    relation = "article_authors__author" if isinstance(instance, Author) else "tagged_topics__tag"
    articles = ArticlePage.objects.live().filter(**{relation: instance}).distinct()
    pages = [*articles.defer_streamfields(), *HomePage.objects.live(), *ArticleIndexPage.objects.live()]
    purge_after_commit(pages=pages, paths=[instance.get_absolute_url()])


def on_update_recorded(instance, **kwargs):
    purge_after_commit(pages=[instance.article])
