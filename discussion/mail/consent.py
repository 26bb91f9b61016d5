"""Who wants mail: asked once by mail, confirmed by a press of a button, ended by another."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from discussion.hashing import current_key
from discussion.mail.links import Gone
from discussion.models import Comment, CommentContact, Outbox, RateEvent, Subscription

# Somebody else's address can be typed by anyone.
QUESTIONS_A_DAY = 3
UNCONFIRMED_FOR, ENDED_FOR = dt.timedelta(days=8), dt.timedelta(days=30)
NOTHING_TO_CONFIRM = "このコメントの連絡先は、もう残っていません。"
CLOSED = (Comment.Status.WITHDRAWN, Comment.Status.ERASED)


def owe_question(comment: Comment) -> None:
    """Have the commenter asked whether mail is wanted, unless the same browser has confirmed this address before."""
    contact = CommentContact.objects.filter(comment=comment, wants_mail=True, confirmed_at=None).first()
    if contact is None:
        return
    if is_known(contact, comment):
        confirm(comment.pk)
        return
    owe(Outbox.Kind.CONFIRM, f"confirm-{comment.pk}", comment=comment.pk)


def is_known(contact: CommentContact, comment: Comment) -> bool:
    if not comment.author_key:
        return False
    earlier = CommentContact.objects.filter(comment__author_key=comment.author_key, email__iexact=contact.email)
    return earlier.filter(confirmed_at__isnull=False, wants_mail=True).exists()


def may_ask(email: str) -> bool:
    """Counts the question, and says whether this address has not been asked too often today."""
    bucket = current_key().hash("question", email.lower())
    since = timezone.now() - dt.timedelta(days=1)
    if RateEvent.objects.filter(bucket=bucket, at__gt=since).count() >= QUESTIONS_A_DAY:
        return False
    RateEvent.objects.create(bucket=bucket)
    return True


@transaction.atomic
def confirm(comment_id: int) -> Subscription:
    """The address of this comment wants mail. Idempotent.

    Raises:
        Gone: the comment was taken back, or the address has been forgotten.
    """
    contact = contact_of(comment_id)
    now = timezone.now()
    contact.confirmed_at, contact.wants_mail = contact.confirmed_at or now, True
    contact.save(update_fields=["confirmed_at", "wants_mail"])
    comment = contact.comment
    place = {"discussion_id": comment.discussion_id, "comment": comment}
    found, is_new = Subscription.objects.get_or_create(
        email__iexact=contact.email, **place, defaults={"email": contact.email, "confirmed_at": now}
    )
    if not is_new:
        found.confirmed_at, found.ended_at = found.confirmed_at or now, None
        found.save(update_fields=["confirmed_at", "ended_at"])
    return found


def contact_of(comment_id: int) -> CommentContact:
    found = CommentContact.objects.filter(pk=comment_id).select_related("comment__discussion__page")
    contact = found.select_for_update(of=("self",)).first()
    if contact is None or contact.comment.status in CLOSED:
        raise Gone(NOTHING_TO_CONFIRM)
    return contact


@transaction.atomic
def stop(subscription_id: int) -> None:
    """No more mail from this subscription. Idempotent, also when it has been forgotten."""
    found = Subscription.objects.select_for_update().filter(pk=subscription_id).first()
    if found and found.ended_at is None:
        found.ended_at = timezone.now()
        found.save(update_fields=["ended_at"])
        CommentContact.objects.filter(pk=found.comment_id).update(wants_mail=False)


def owe(kind: str, dedupe_key: str, **payload) -> None:
    """A row of the outbox, once for each key."""
    Outbox.objects.bulk_create([Outbox(kind=kind, payload=payload, dedupe_key=dedupe_key)], ignore_conflicts=True)


def forget_addresses(now: dt.datetime) -> int:
    """Delete addresses whose question was never answered, and those that have ended mail; returns how many rows."""
    unanswered = CommentContact.objects.filter(confirmed_at=None, created_at__lte=now - UNCONFIRMED_FOR)
    over = Subscription.objects.filter(ended_at__lte=now - ENDED_FOR)
    ended = CommentContact.objects.filter(wants_mail=False, comment__in=over.values("comment"))
    return sum(rows.delete()[0] for rows in (unanswered, ended, over))
