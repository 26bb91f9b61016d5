"""What a publication tells readers: the first opens the update history, a later one tells the editor's answer, once."""

import datetime as dt
import logging
from contextlib import nullcontext

from django.db import models, transaction
from django.utils.functional import cached_property
from wagtail.log_actions import LogContext, get_active_log_context

from articles.checks.publishing import is_held_back, refuse_unready
from articles.models.update_entry import UpdateEntry

logger = logging.getLogger(__name__)
# Revisions keep their moments as JSON, to the millisecond.
PRECISION = dt.timedelta(milliseconds=1)
TOLD = (UpdateEntry.Kind.CORRECTION, UpdateEntry.Kind.UPDATE, UpdateEntry.Kind.ADDITION)


class ToldChanges(models.Model):
    """A page with an update history. What its next publication changes is asked while it is edited.

    The answer is kept in the revision and travels with it through review and
    schedule; it is blank again once it was told.
    """

    class ChangeKind(models.TextChoices):
        CORRECTION = "correction", "訂正"
        UPDATE = "update", "更新"
        ADDITION = "addition", "追記"
        MINOR = "minor", "軽微"

    change_kind = models.CharField("変更の種類", max_length=12, choices=ChangeKind, blank=True)
    change_note = models.CharField("読者に伝える一文", max_length=400, blank=True)

    # A copy has a history of its own, still to be opened, and was never published before.
    exclude_fields_in_copy = ["change_kind", "change_note", "first_published_at", "last_published_at"]

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save; a publication also tells readers what changed, in the same transaction.

        Here and not on Wagtail's signal, which comes when the publication can no longer be undone: every way to
        publish (editor, review, schedule, script) ends in a save of the live page.
        """
        stored = None if kwargs.get("update_fields") else self.stored_before_publication()
        is_publication = stored is not None
        kind, note = self.change_kind, self.change_note.strip()
        if is_publication:
            refuse_unready(self)
            self.forget_change()
        super().save(*args, **kwargs)
        if is_publication and (not self.open_history() or stored["live"]):
            self.tell_change(kind, note)

    def stored_before_publication(self) -> dict | None:
        """The row that saving this instance takes a revision live over, held so that two do not tell the same.

        None when it publishes nothing.
        """
        if not (self.pk and self.live and self.live_revision_id):
            return None
        rows = type(self).objects.select_for_update().filter(pk=self.pk)
        stored = rows.values("live", "last_published_at").first()
        return stored if stored and stored["last_published_at"] != self.last_published_at else None

    def open_history(self) -> bool:
        """Begin the update history with 公開; False if it has begun before."""
        if self.updates.filter(kind=UpdateEntry.Kind.PUBLICATION).exists():
            return False
        at = self.first_published_at or self.last_published_at
        UpdateEntry.objects.create(article_id=self.pk, kind=UpdateEntry.Kind.PUBLICATION, at=at)
        return True

    def tell_change(self, kind: str, note: str) -> None:
        """Add what changed to the history, unless it is minor, nobody said what it is, or this revision was told.

        Whoever is at work in the admin has published it; at a set time nobody is, and it was the revision's author.
        """
        revision = self.live_revision
        if kind not in TOLD or UpdateEntry.objects.filter(revision=revision).exists():
            return
        if not note:
            logger.warning("article %s: a change of kind %r without a sentence is not told", self.pk, kind)
            return
        UpdateEntry.objects.create(
            article_id=self.pk,
            kind=kind,
            note=note,
            at=self.last_published_at,
            revision=revision,
            recorded_by=get_active_log_context().user or revision.user,
        )

    def publish(self, revision, user=None, **kwargs):
        """Publish all of it or nothing. Who told readers of the change is `user`, where nobody is at work."""
        if is_held_back(revision, kwargs.get("log_action")):
            return
        alone = user and not get_active_log_context().user
        with transaction.atomic(), LogContext(user=user) if alone else nullcontext():
            super().publish(revision, user=user, **kwargs)
        # A script may go on with this instance: its answer was given.
        self.refresh_from_db(fields=["last_published_at", "change_kind", "change_note"])

    def with_content_json(self, content):
        """Also forgets an answer that belongs to an earlier change: something was published since it was written."""
        page = super().with_content_json(content)
        if not is_same_moment(page.last_published_at, self.last_published_at):
            page.forget_change()
        page.last_published_at = self.last_published_at
        return page

    def forget_change(self) -> None:
        self.change_kind = self.change_note = ""

    def has_history(self) -> bool:
        """Whether readers ever saw it, so that they have to be told of a change. One query, none if it is live."""
        if not self.pk:
            return False
        return self.live or self.updates.filter(kind=UpdateEntry.Kind.PUBLICATION).exists()

    @cached_property
    def history(self) -> list:
        """The update history, newest first; that of the original for an alias of it. One query."""
        article_id = self.alias_of_id or self.pk
        return list(UpdateEntry.objects.filter(article_id=article_id).newest_first()) if article_id else []

    @property
    def last_updated_at(self) -> dt.datetime | None:
        """When readers were last told of a change; None when there was none since publication."""
        return next((entry.at for entry in self.history if entry.kind != entry.Kind.PUBLICATION), None)


def is_same_moment(one: dt.datetime | None, other: dt.datetime | None) -> bool:
    return one == other or bool(one and other and abs(one - other) < PRECISION)
