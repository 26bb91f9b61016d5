"""A moderator's decisions, bound to what the moderator saw."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.timesince import timesince

from discussion.exceptions import Conflict, Invalid, NotFound, Refusal
from discussion.models import Comment, ModerationEvent, Outbox
from discussion.services.locking import GONE, locked, locked_many
from discussion.services.own import log
from discussion.signals import tell_after_commit

Status, Action = Comment.Status, ModerationEvent.Action
ACTIONS = {
    Status.PUBLISHED: Action.PUBLISH,
    Status.REJECTED: Action.REJECT,
    Status.SPAM: Action.SPAM,
    Status.REMOVED: Action.REMOVE,
    Status.PENDING: Action.HOLD,
}
FINAL = (Status.WITHDRAWN, Status.ERASED)


@dataclass
class Decided:
    """What came of many decisions: ids that are as asked now, and (id, reason) of those that are not."""

    done: list[int] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)


def transition(
    *, comment_id: int, to: int, actor=None, revision=None, seen_status=None, reason="", note="", message=""
) -> Comment:
    """Give a comment another status. `note` is for the log, `message` is shown to the author.

    What is so already stays as it is. With `revision` and `seen_status` (what the moderator's card showed) a decision
    about something that has changed since is refused.

    Raises:
        NotFound, Conflict (its message says who was first), Invalid
    """
    if to not in ACTIONS:
        raise Invalid("この状態にはできません。")
    with transaction.atomic():
        comment = locked(comment_id)
        return decide(comment, to, actor, revision, seen_status, reason, note, message)


def transition_many(*, decisions, to: int, actor=None, reason="", note="", message="") -> Decided:
    """The same for many (comment id, revision seen or None) at once; one that is refused leaves the others alone."""
    if to not in ACTIONS:
        raise Invalid("この状態にはできません。")
    seen, result = dict(decisions), Decided()
    with transaction.atomic():
        comments = {comment.pk: comment for comment in locked_many(seen)}
        for pk in sorted(seen):
            try:
                if pk not in comments:
                    raise NotFound(GONE)
                decide(comments[pk], to, actor, seen[pk], None, reason, note, message)
                result.done.append(pk)
            except Refusal as refusal:
                result.refused.append((pk, refusal.message))
    return result


def decide(comment, to, actor, revision, seen_status, reason, note, message) -> Comment:
    if comment.status in FINAL:
        raise Conflict(f"このコメントは「{comment.get_status_display()}」のため、変えられません。")
    if revision is not None and int(revision) != comment.revision:
        raise Conflict("投稿者がこのあいだに書き直しました。新しい文面を読んでから決めてください。")
    if comment.status == to:
        return comment
    if seen_status is not None and int(seen_status) != comment.status:
        raise Conflict(who_was_first(comment))
    from_status, rule_codes = comment.status, comment.reason_codes
    comment.status, comment.decided_by, comment.decided_at = to, actor, timezone.now()
    comment.decision_reason, comment.decision_note = reason, message
    if to == Status.PUBLISHED and comment.published_at is None:
        comment.published_at = comment.decided_at
    comment.save(
        update_fields=["status", "decided_by", "decided_at", "decision_reason", "decision_note", "published_at"]
    )
    event = log(comment, ACTIONS[to], from_status, actor=actor, reason=reason, note=note, rule_codes=rule_codes)
    Outbox.objects.create(
        kind=Outbox.Kind.DECIDED,
        payload={"comment": comment.pk, "event": event.pk},
        dedupe_key=f"decided-{event.pk}",
    )
    if Status.PUBLISHED in (from_status, to) or comment.reply_count:
        tell_after_commit(comment)
    return comment


def who_was_first(comment) -> str:
    event = comment.events.exclude(from_status=None).order_by("-pk").first()
    state = comment.get_status_display()
    if event is None:
        return f"このコメントはいま「{state}」になっています。"
    who = f"{event.actor_name}さん" if event.actor_name else "投稿者"
    is_new = timezone.now() - event.created_at < dt.timedelta(minutes=1)
    when = "たったいま" if is_new else f"{timesince(event.created_at, depth=1)}前に"
    return f"{who}が{when}「{state}」にしました。"


def set_outcome(*, comment_id: int, outcome: str, note="", ref="", url="", actor=None) -> Comment:
    """Record what became of a 誤りの指摘; `ref` and `url` name the entry of the article's history. "" takes it back.

    Raises:
        NotFound, Invalid
    """
    if outcome and outcome not in Comment.Outcome.values:
        raise Invalid("対応を選び直してください。", field="outcome")
    if url and not url.startswith(("/", "https://", "http://")):
        raise Invalid("履歴のアドレスは / か https:// から始めてください。", field="outcome_url")
    with transaction.atomic():
        comment = locked(comment_id)
        if outcome and comment.kind != Comment.Kind.CORRECTION:
            raise Invalid("対応を記録できるのは「誤りの指摘」だけです。", field="outcome")
        if comment.status in FINAL:
            raise Conflict(f"このコメントは「{comment.get_status_display()}」のため、変えられません。")
        comment.outcome, comment.outcome_note = outcome, note[:200]
        comment.outcome_ref, comment.outcome_url = str(ref)[:64], url[:300]
        comment.save(update_fields=["outcome", "outcome_note", "outcome_ref", "outcome_url"])
        log(comment, Action.OUTCOME, comment.status, actor=actor, reason=outcome, note=note[:300], rule_codes=[])
        if comment.is_published:
            tell_after_commit(comment)
    return comment
