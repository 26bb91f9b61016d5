"""What has to be published or withdrawn by the clock."""

import datetime as dt
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection, transaction
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)
# Any number will do that nothing else in this database asks for.
LOCK = 20_260_301


def carry_out_what_is_due(at: dt.datetime) -> int:
    """Publish and withdraw everything due before `at`, each by itself; returns how many failed.

    What fails is undone and logged, has its next chance at the next run, and
    keeps nothing else waiting. Publication comes first, because withdrawing a
    page also cancels its schedule: one that ends as its next version begins
    would be lost.
    """
    published = [attempt(revision, publish) for revision in revisions_due(at)]
    withdrawn = [attempt(thing, withdraw) for thing in things_expired(at)]
    return [*published, *withdrawn].count(False)


def revisions_due(at: dt.datetime) -> list[Revision]:
    return list(Revision.objects.filter(approved_go_live_at__lt=at).order_by("approved_go_live_at"))


def things_expired(at: dt.datetime) -> Iterator:
    """Pages and whatever else has drafts. Asked after publication: a new version may last longer."""
    kinds = [kind for kind in apps.get_models() if issubclass(kind, DraftStateMixin) and not issubclass(kind, Page)]
    for kind in (Page, *kinds):
        yield from kind.objects.filter(live=True, expire_at__lt=at).order_by("expire_at")


def publish(revision) -> None:
    revision.publish(log_action="wagtail.publish.scheduled")


def withdraw(thing) -> None:
    thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def attempt(thing, act: Callable) -> bool:
    try:
        with transaction.atomic():
            act(thing)
    except Exception:  # whatever it is, the others are due as well
        logger.exception("%s of %r failed", act.__name__, thing)
        return False
    return True


@contextmanager
def only_one() -> Iterator[bool]:
    """Whether this process is the one that may run; the database frees the lock should it die."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        [held] = cursor.fetchone()
        try:
            yield held
        finally:
            if held:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
