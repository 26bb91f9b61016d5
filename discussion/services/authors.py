"""How authors are treated, and who may not post."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from discussion.exceptions import Invalid, NotFound
from discussion.models import AuthorRecord, Ban, Comment, CommentOrigin, ModerationEvent
from discussion.services.locking import GONE
from discussion.services.own import name_of


@transaction.atomic
def treat_author(*, author_key: bytes, treatment: str, until=None, note="", actor=None, comment=None) -> AuthorRecord:
    """Set how an author's next comments are treated; `until` None is for good.

    Raises:
        Invalid: no such treatment, or the comment no longer names its author.
    """
    if treatment not in AuthorRecord.Treatment.values:
        raise Invalid("扱いを選び直してください。")
    if not author_key:
        raise Invalid("このコメントの投稿者は分かりません。")
    record, _ = AuthorRecord.objects.update_or_create(
        pk=bytes(author_key), defaults={"treatment": treatment, "until": until, "note": note[:300]}
    )
    log_act(ModerationEvent.Action.AUTHOR, actor, comment, reason=treatment, note=note)
    return record


@transaction.atomic
def ban_sender(*, comment_id: int, kinds=("author", "address"), days: int | None = 30, reason="", actor=None):
    """Ban whoever sent a comment, by those of `kinds` that are still known; None days is for good.

    Raises:
        NotFound, Invalid (nothing about the sender is kept any more)
    """
    comment = Comment.objects.filter(pk=comment_id).first()
    if comment is None:
        raise NotFound(GONE)
    origin = CommentOrigin.objects.filter(comment=comment).first()
    values = {
        Ban.Kind.AUTHOR: (comment.author_key, None),
        Ban.Kind.ADDRESS: (origin and origin.address_hash, origin and origin.key_version),
        Ban.Kind.NETWORK: (origin and origin.network_hash, origin and origin.key_version),
    }
    expires_at = timezone.now() + dt.timedelta(days=days) if days else None
    bans = []
    for kind in kinds:
        value, version = values.get(kind, (None, None))
        if value:
            details = {"key_version": version, "comment": comment, "reason": reason[:200], "expires_at": expires_at}
            ban, _ = Ban.objects.update_or_create(
                kind=kind, value=bytes(value), defaults={**details, "created_by": actor}
            )
            bans.append(ban)
    if not bans:
        raise Invalid("発信元の記録が残っていないため、投稿禁止にできません。")
    log_act(ModerationEvent.Action.BAN, actor, comment, reason=",".join(kinds)[:40], note=reason)
    return bans


@transaction.atomic
def lift_ban(*, ban_id: int, actor=None) -> None:
    """Idempotent."""
    ban = Ban.objects.filter(pk=ban_id).select_related("comment").first()
    if ban:
        log_act(ModerationEvent.Action.UNBAN, actor, ban.comment, reason=ban.kind, note=str(ban))
        ban.delete()


def log_act(action, actor, comment, *, reason="", note=""):
    ModerationEvent.objects.create(
        comment=comment, actor=actor, actor_name=name_of(actor), action=action, reason=reason, note=note[:300]
    )
