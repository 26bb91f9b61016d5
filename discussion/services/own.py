"""What the author of a comment may do, by the capability kept on their device or by the cookie of their post."""

import datetime as dt
import hashlib
import hmac

from django.db import transaction
from django.utils import timezone

from discussion.exceptions import Conflict, Forbidden
from discussion.hashing import current_key
from discussion.models import (
    Comment,
    CommentContact,
    CommentOrigin,
    CommentRevision,
    ModerationEvent,
    Outbox,
    SiteDiscussionSettings,
    Subscription,
)
from discussion.models.discussion import terms_of
from discussion.senders import Sender, Signals, key_of
from discussion.services.locking import locked
from discussion.signals import tell_after_commit
from discussion.spam import judge, limit_attempts
from discussion.spam.evidence import evidence_on
from discussion.texts import clean_body, squeezed

EDIT_FOR = dt.timedelta(minutes=15)
WORDING = ("body", "body_hash", "revision", "edited_at")
VERDICT = ("status", "spam_score", "spam_reasons", "decided_at", "decided_by")
NOT_YOURS = "このコメントを変えられるのは、投稿した端末だけです。"


def capability_matches(comment: Comment, *, capability: str = "", sender: Sender | None = None) -> bool:
    """Whether the capability, the author's cookie or the account is that of the comment."""
    if sender and sender.user and comment.author_user_id == sender.user.pk:
        return True
    author_key = sender and sender.author_key
    if author_key and comment.author_key and hmac.compare_digest(author_key, bytes(comment.author_key)):
        return True
    if not isinstance(capability, str) or not capability or not comment.capability_hash:
        return False
    return hmac.compare_digest(key_of(capability), bytes(comment.capability_hash))


def edit_comment(*, comment_id: int, body: str, capability: str = "", sender: Sender | None = None) -> Comment:
    """Reword a comment within 15 minutes of its posting. The earlier wording is kept as a revision; the new one is
    judged like a new comment, and what was published may have to wait for approval again. Idempotent.

    Raises:
        NotFound, Forbidden, Conflict (too late, or no longer public), Invalid, TooMany
    """
    text, sender = clean_body(body), sender or Sender()
    site, key = SiteDiscussionSettings.load(), current_key()
    if not sender.user:
        limit_attempts("act", sender, key)
    with transaction.atomic():
        comment = locked(comment_id)
        if not capability_matches(comment, capability=capability, sender=sender):
            raise Forbidden(NOT_YOURS)
        if comment.body == text:
            return comment
        if not (comment.is_published or comment.is_waiting):
            raise Conflict("このコメントはもう公開の対象ではないため、書き直せません。")
        if timezone.now() - comment.created_at > EDIT_FOR:
            raise Conflict("書き直せるのは、投稿から15分のあいだです。")
        reword(comment, text, sender, site, key)
    return comment


def reword(comment, text, sender, site, key):
    was_published, from_status = comment.is_published, comment.status
    keep_first_wording(comment)
    comment.body, comment.revision, comment.edited_at = text, comment.revision + 1, timezone.now()
    comment.body_hash = hashlib.sha256(squeezed(text).encode()).digest()
    CommentRevision.objects.create(comment=comment, number=comment.revision, body=text, created_at=comment.edited_at)
    if comment.author_kind == Comment.AuthorKind.GUEST:
        rejudge(comment, sender, site, key)
    if comment.status != from_status:
        comment.decided_at = comment.decided_by = None
    comment.save(update_fields=[*WORDING, *VERDICT])
    log(comment, ModerationEvent.Action.EDIT, from_status)
    if was_published:
        tell_after_commit(comment)
    if was_published and comment.is_pending:
        payload = {"comment": comment.pk, "to": "moderators"}
        key = f"edited-{comment.pk}-{comment.revision}"
        Outbox.objects.create(kind=Outbox.Kind.RECEIVED, payload=payload, dedupe_key=key)


def keep_first_wording(comment):
    if comment.revision == 0:
        CommentRevision.objects.create(comment=comment, number=0, body=comment.body, created_at=comment.created_at)


def rejudge(comment, sender, site, key):
    """A moderator approved one wording: another one is not thereby approved."""
    author_key = comment.author_key and bytes(comment.author_key)
    evidence = evidence_on(
        sender=sender, author_key=author_key, key=key, body_hash=comment.body_hash, comment_id=comment.pk
    )
    terms = terms_of(comment.discussion.page, comment.discussion, site)
    found = judge(
        body=comment.body,
        name=comment.author_name,
        terms=terms,
        evidence=evidence,
        signals=Signals(),
        trust_after=site.trust_after,
    )
    if comment.published_at and found.drop("first_time") and (comment.decided_at or not comment.is_published):
        found.add("edited", 0)
    comment.spam_reasons, comment.spam_score = found.reasons, found.score
    # What waits goes on waiting, and what is in the spam folder stays there.
    if comment.is_published or found.status == Comment.Status.SPAM:
        comment.status = found.status


def withdraw_comment(*, comment_id: int, capability: str = "", sender: Sender | None = None) -> Comment:
    """Take a comment back for good: words and personal data are deleted, the place stays. Idempotent.

    Raises:
        NotFound, Forbidden
    """
    with transaction.atomic():
        comment = locked(comment_id)
        if not capability_matches(comment, capability=capability, sender=sender):
            raise Forbidden(NOT_YOURS)
        if comment.status in (Comment.Status.WITHDRAWN, Comment.Status.ERASED):
            return comment
        return clear(comment, Comment.Status.WITHDRAWN, ModerationEvent.Action.WITHDRAW)


def erase_comment(*, comment_id: int, actor=None, note: str = "") -> Comment:
    """As withdrawal, at somebody's request to the editors. Idempotent."""
    with transaction.atomic():
        comment = locked(comment_id)
        if comment.status == Comment.Status.ERASED:
            return comment
        return clear(comment, Comment.Status.ERASED, ModerationEvent.Action.ERASE, actor=actor, note=note)


def clear(comment, status, action, *, actor=None, note="") -> Comment:
    was_published, from_status = comment.is_published, comment.status
    contact = CommentContact.objects.filter(comment=comment).first()
    if contact:
        Subscription.objects.filter(comment=comment, email__iexact=contact.email).delete()
        contact.delete()
    CommentOrigin.objects.filter(comment=comment).delete()
    CommentRevision.objects.filter(comment=comment).delete()
    comment.status = status
    for name in (
        "body",
        "author_name",
        "passage_block",
        "passage_text",
        "decision_note",
        "outcome_note",
        "outcome",
        "outcome_ref",
        "outcome_url",
    ):
        setattr(comment, name, "")
    comment.author_key = comment.author_user = comment.body_hash = comment.dedupe_key = None
    comment.spam_reasons = [reason | {"words": []} for reason in comment.spam_reasons]
    comment.save()
    log(comment, action, from_status, actor=actor, note=note)
    if was_published or comment.reply_count:
        tell_after_commit(comment)
    return comment


def log(comment, action, from_status, *, actor=None, note="", reason="", rule_codes=None):
    return ModerationEvent.objects.create(
        comment=comment,
        actor=actor,
        actor_name=name_of(actor),
        action=action,
        from_status=from_status,
        to_status=comment.status,
        revision=comment.revision,
        reason=reason,
        note=note,
        rule_codes=comment.reason_codes if rule_codes is None else rule_codes,
    )


def name_of(actor) -> str:
    return (actor.get_full_name() or actor.get_username()) if actor else ""
