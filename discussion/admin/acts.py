"""What a moderator does from a card, and taking it back."""

import datetime as dt
from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from discussion.admin.reasons import explanation
from discussion.exceptions import Conflict, Forbidden, Invalid
from discussion.models import AuthorRecord, Comment, CommentReport, Outbox
from discussion.services import ban_sender, handle_reports, lift_ban, transition, treat_author
from discussion.services.decisions import who_was_first
from discussion.services.locking import locked

Status = Comment.Status
APPROVE, REJECT, SPAM, HOLD, HOLD_AUTHOR, BAN = "approve", "reject", "spam", "hold", "hold_author", "ban"
TARGETS = {
    APPROVE: Status.PUBLISHED,
    REJECT: Status.REJECTED,
    SPAM: Status.SPAM,
    HOLD: Status.PENDING,
    BAN: Status.SPAM,
}
DONE = {
    Status.PUBLISHED: "公開しました。",
    Status.REJECTED: "却下しました。",
    Status.SPAM: "スパムにしました。",
    Status.REMOVED: "削除しました。",
    Status.PENDING: "承認待ちに戻しました。",
}
BAN_DAYS = 30
# Shown for five seconds; what was clicked in the last of them still has to arrive, and without JavaScript takes longer.
UNDO_SECONDS, UNDO_ACCEPTED_SECONDS = 5, 60
SALT = "discussion.undo"


@dataclass(frozen=True)
class Done:
    """`undo` is "" when there is nothing to take back."""

    comment: Comment
    text: str
    undo: str = ""


@transaction.atomic
def perform(*, comment_id: int, action: str, revision: int, seen_status: int, actor, reason="", message="") -> Done:
    """One act about what the card showed. Reports that were open are closed by it.

    Raises:
        NotFound, Invalid, Conflict (reworded since, or a colleague was first; the message says who)
    """
    comment = locked(comment_id)
    if action == HOLD_AUTHOR:
        return hold_author(comment, actor)
    if action not in TARGETS:
        raise Invalid("操作を選んでください。")
    to = target(action, comment)
    if comment.status == to != seen_status and comment.decided_by_id != actor.pk:
        raise Conflict(who_was_first(comment))
    started, memory = timezone.now(), {"actor": actor.pk, "comment": comment_id, "from": comment.status, "to": to}
    was = comment.status
    memory["was_public"] = comment.published_at is not None
    seen = {"revision": revision, "seen_status": seen_status}
    message = message or explanation(reason, to)
    comment = transition(comment_id=comment_id, to=to, actor=actor, reason=reason, message=message, **seen)
    memory["reports"] = close_reports(comment, actor)
    if action == BAN:
        bans = ban_sender(comment_id=comment_id, days=BAN_DAYS, actor=actor)
        memory["bans"] = [ban.pk for ban in bans if ban.created_at >= started]
    memory["event"] = give_time_to_undo(comment) if was != to else None
    text = f"投稿者を{BAN_DAYS}日間の投稿禁止にし、スパムにしました。" if action == BAN else DONE[to]
    if was == to:
        text = "そのままにし、通報を閉じました。" if memory["reports"] else "すでにその状態です。"
    return Done(comment, text, signing.dumps(memory, salt=SALT) if was != to or memory["reports"] else "")


def target(action: str, comment) -> int:
    """What readers have seen is removed rather than refused: its replies keep their place."""
    return Status.REMOVED if action == REJECT and comment.published_at else TARGETS[action]


def hold_author(comment, actor) -> Done:
    key = bytes(comment.author_key or b"")
    record = AuthorRecord.objects.filter(pk=key).first()
    before = (
        [record.treatment, record.until and record.until.isoformat(), record.note] if record else ["normal", None, ""]
    )
    treat_author(author_key=key, treatment=AuthorRecord.Treatment.ALWAYS_HOLD, actor=actor, comment=comment)
    memory = {"actor": actor.pk, "comment": comment.pk, "author": [key.hex(), *before]}
    return Done(comment, "この人のコメントを、これからは常に確認します。", signing.dumps(memory, salt=SALT))


def close_reports(comment, actor) -> list[int]:
    open_reports = list(CommentReport.objects.filter(comment=comment, handled_at=None).values_list("pk", flat=True))
    if open_reports:
        is_fine = comment.status == Status.PUBLISHED
        verdict = CommentReport.Verdict.DISMISSED if is_fine else CommentReport.Verdict.UPHELD
        handle_reports(comment_id=comment.pk, verdict=verdict, actor=actor)
    return open_reports


def give_time_to_undo(comment) -> int:
    """Nobody is written to before the moderator has had the time to think again."""
    event = comment.events.exclude(to_status=None).order_by("-pk").values_list("pk", flat=True).first()
    later = timezone.now() + dt.timedelta(seconds=UNDO_SECONDS + 5)
    Outbox.objects.filter(dedupe_key=f"decided-{event}", done_at=None).update(next_at=later)
    return event


@transaction.atomic
def undo(token: str, actor) -> Done:
    """Take back one's own act, with the ban, the treatment and the closed reports that belong to it.

    Raises:
        Conflict (too late, or something has happened since), Forbidden (somebody else's)
    """
    memory = recalled(token)
    if memory is None:
        raise Conflict("元に戻せる時間を過ぎました。一覧から直してください。")
    if memory["actor"] != actor.pk:
        raise Forbidden("元に戻せるのは、自分の操作だけです。")
    comment = locked(memory["comment"])
    if memory.get("event"):
        comment = take_back(comment, memory, actor)
    CommentReport.objects.filter(pk__in=memory.get("reports", [])).update(handled_at=None, handled_by=None, verdict="")
    for ban_id in memory.get("bans", []):
        lift_ban(ban_id=ban_id, actor=actor)
    if "author" in memory:
        key, treatment, until, note = memory["author"]
        until = until and parse_datetime(until)
        treat_author(author_key=bytes.fromhex(key), treatment=treatment, until=until, note=note, actor=actor)
    return Done(comment, "元に戻しました。")


def take_back(comment, memory, actor):
    last = comment.events.exclude(to_status=None).order_by("-pk").first()
    if last is None or last.pk != memory["event"]:
        raise Conflict(f"そのあとで変わったため、元に戻せません。{who_was_first(comment)}")
    comment = transition(
        comment_id=comment.pk, to=memory["from"], actor=actor, seen_status=memory["to"], note="直前の操作の取り消し"
    )
    if not memory.get("was_public", True):
        # Only what readers could have answered is "removed" later, and not refused.
        comment.published_at = None
        comment.save(update_fields=["published_at"])
    ours = comment.events.exclude(to_status=None).order_by("-pk").values_list("pk", flat=True)[:2]
    keys = [f"decided-{event}" for event in ours]
    Outbox.objects.filter(dedupe_key__in=keys, done_at=None).update(done_at=timezone.now(), error="取り消された")
    return comment


def offered(token: str) -> str:
    """The token while it can still be used, else ""."""
    return token if recalled(token) else ""


def recalled(token: str) -> dict | None:
    try:
        return signing.loads(token, salt=SALT, max_age=UNDO_ACCEPTED_SECONDS)
    except signing.BadSignature:
        return None
