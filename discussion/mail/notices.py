"""What each kind of row asks for. Whether it still holds is asked at the moment of sending."""

import datetime as dt

from django.conf import settings
from django.db.models import F
from django.utils import timezone

from discussion.answers import message_for_author
from discussion.exceptions import NotFound
from discussion.mail.consent import may_ask, owe, owe_question
from discussion.mail.links import confirm_address
from discussion.mail.messages import harmless, quoted, send
from discussion.mail.waiting import Later
from discussion.models import Comment, CommentContact, ModerationEvent, Outbox, RightsClaim, Subscription
from discussion.models.comment import Status
from discussion.pages import discussed_page

# A decision can be undone for some seconds, and is not worth two mails.
UNDO_FOR = dt.timedelta(seconds=60)
TOLD = (Status.PUBLISHED, Status.REJECTED, Status.REMOVED)


def deliver(row: Outbox) -> None:
    """Do what a row asks for that is not for the moderators; nothing when it no longer holds.

    Raises:
        Later, NotSent
    """
    HANDLERS[row.kind](row)


def received(row: Outbox) -> None:
    """A new comment: asks its author, tells those it answers, and has the moderators told."""
    if "subscription" in row.payload:
        return answered(row)
    comment = comment_of(row)
    if comment is None:
        return None
    ask(comment)
    if comment.is_pending:
        owe(Outbox.Kind.RECEIVED, f"waiting-{comment.pk}", comment=comment.pk, to="moderators")
    return owe_followers(comment)


def ask(comment: Comment) -> None:
    """Whether its author wants mail, once; of what is spam nobody is asked before it turns out to be none."""
    if comment.status in (Status.PENDING, Status.PUBLISHED):
        owe_question(comment)


def owe_followers(comment: Comment) -> None:
    """A row for each who follows the comment that this one answers; each is told once, whatever is decided later."""
    if not (comment.is_published and comment.parent_id):
        return
    for subscription in active().filter(comment=comment.parent_id).select_related("comment"):
        own_key = subscription.comment.author_key
        is_own = own_key and comment.author_key and bytes(own_key) == bytes(comment.author_key)
        if not is_own:
            key = f"reply-{comment.pk}-{subscription.pk}"
            owe(Outbox.Kind.RECEIVED, key, comment=comment.pk, subscription=subscription.pk)


def answered(row: Outbox) -> None:
    """To somebody whose comment was answered."""
    comment = comment_of(row)
    subscription = active().filter(pk=row.payload["subscription"]).first()
    page = comment and comment.is_published and page_of(comment)
    if not (subscription and page):
        return
    context = {
        "page": page,
        "name": harmless(comment.display_name),
        "text": quoted(comment.body),
        "url": settings.SITE_URL + comment.get_absolute_url(),
    }
    subject = "コメントに返信がありました"
    send(row, "answered", to=[subscription.email], subject=subject, context=context, subscription=subscription)


def decided(row: Outbox) -> None:
    """A decision: told to the comment's author, unless it has been changed since; a reply now public is announced."""
    comment = comment_of(row)
    event = ModerationEvent.objects.filter(pk=row.payload["event"]).first()
    if comment is None or event is None:
        return
    settled_at = event.created_at + UNDO_FOR
    if timezone.now() < settled_at:
        raise Later(settled_at)
    if comment.status != event.to_status or has_changed_since(comment, event):
        return
    ask(comment)
    owe_followers(comment)
    tell_author(row, comment)


def has_changed_since(comment: Comment, event: ModerationEvent) -> bool:
    """There and back again, too: the last of those decisions has a row of its own."""
    return comment.events.filter(pk__gt=event.pk).exclude(from_status=F("to_status")).exists()


def tell_author(row: Outbox, comment: Comment) -> None:
    page = page_of(comment)
    contact = CommentContact.objects.filter(comment=comment, confirmed_at__isnull=False, wants_mail=True).first()
    subscription = contact and active().filter(comment=comment, email__iexact=contact.email).first()
    if not (page and subscription and comment.status in TOLD):
        return
    context = {
        "page": page,
        "message": message_for_author(comment),
        "url": settings.SITE_URL + comment.get_absolute_url() if comment.is_published else "",
    }
    subject = "コメントを公開しました" if comment.is_published else "コメントについてのお知らせ"
    send(row, "decided", to=[subscription.email], subject=subject, context=context, subscription=subscription)


def asked(row: Outbox) -> None:
    """Whether mail is wanted. Holds no word of the commenter's: anyone can type somebody else's address."""
    comment = comment_of(row)
    contact = comment and CommentContact.objects.filter(comment=comment, wants_mail=True, confirmed_at=None).first()
    page = contact and page_of(comment)
    if not page or (row.attempts <= 1 and not may_ask(contact.email)):
        return
    context = {"page": page, "url": confirm_address(comment)}
    send(row, "confirm", to=[contact.email], subject="返信の知らせを受け取りますか", context=context)


def claimed(row: Outbox) -> None:
    """The receipt of a 権利侵害の申出. Holds no word of the claim: the address is not proven."""
    claim = RightsClaim.objects.filter(pk=row.payload["claim"]).first()
    if claim is None:
        return
    if row.payload.get("to") != "claimant":
        owe(row.kind, f"claim-{claim.pk}-moderators", claim=claim.pk, to="moderators")
        owe(row.kind, f"claim-{claim.pk}-claimant", claim=claim.pk, to="claimant")
    elif claim.claimant_email:
        subject = f"申出を受け付けました（{claim.reference}）"
        send(row, "claim_received", to=[claim.claimant_email], subject=subject, context={"claim": claim})


HANDLERS = {
    Outbox.Kind.RECEIVED: received,
    Outbox.Kind.DECIDED: decided,
    Outbox.Kind.CONFIRM: asked,
    Outbox.Kind.CLAIM: claimed,
}


def comment_of(row: Outbox) -> Comment | None:
    found = Comment.objects.filter(pk=row.payload["comment"]).select_related("discussion__page")
    return found.first()


def page_of(comment: Comment):
    """The page that readers may see, or None."""
    try:
        return discussed_page(comment.discussion.page_id or 0)
    except NotFound:
        return None


def active():
    return Subscription.objects.filter(confirmed_at__isnull=False, ended_at=None)
