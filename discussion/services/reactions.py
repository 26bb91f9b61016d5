"""What readers do to a comment."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from discussion.exceptions import Conflict, Invalid, NotFound
from discussion.hashing import current_key
from discussion.models import Comment, CommentReport, CommentVote, ModerationEvent, Outbox
from discussion.senders import Sender
from discussion.services.authors import log_act
from discussion.services.locking import GONE
from discussion.services.own import capability_matches
from discussion.signals import tell_after_commit
from discussion.spam import limit_attempts
from discussion.texts import clean_body

MAX_NOTE = 500


def vote(*, comment_id: int, sender: Sender) -> int:
    """Count the reader's 「役に立った」, once; returns how many there are.

    Raises:
        NotFound, Conflict (one's own comment), TooMany
    """
    key = current_key()
    comment = published(comment_id)
    if capability_matches(comment, sender=sender):
        raise Conflict("自分のコメントには付けられません。")
    limit_attempts("vote", sender, key)
    with transaction.atomic():
        CommentVote.objects.bulk_create(
            [CommentVote(comment=comment, voter_key=sender.voter_key(key))], ignore_conflicts=True
        )
        before = comment.vote_count
        comment.refresh_from_db(fields=["vote_count"])
        if comment.vote_count != before:
            tell_after_commit(comment)
    return comment.vote_count


def report_comment(*, comment_id: int, reason: str, note: str = "", sender: Sender) -> CommentReport:
    """Tell the moderators about a comment; a reader's second report of it changes nothing.

    Raises:
        NotFound, Invalid, TooMany
    """
    if reason not in CommentReport.Reason.values:
        raise Invalid("理由を選んでください。", field="reason")
    note = clean_body(note or "", field="note", most=MAX_NOTE, required=False)
    key = current_key()
    comment = published(comment_id)
    limit_attempts("report", sender, key)
    same = {"comment": comment, "reporter_key": sender.voter_key(key)}
    try:
        with transaction.atomic():
            report = CommentReport.objects.create(**same, reason=reason, note=note)
            payload = {"comment": comment.pk, "report": report.pk}
            Outbox.objects.create(kind=Outbox.Kind.REPORTED, payload=payload, dedupe_key=f"reported-{report.pk}")
            return report
    except IntegrityError:
        return CommentReport.objects.get(**same)


@transaction.atomic
def handle_reports(*, comment_id: int, verdict: str, actor=None) -> int:
    """Close the open reports of a comment; returns how many there were."""
    if verdict not in CommentReport.Verdict.values:
        raise Invalid("結果を選んでください。")
    closed = CommentReport.objects.filter(comment_id=comment_id, handled_at=None).update(
        handled_at=timezone.now(), handled_by=actor, verdict=verdict
    )
    if closed:
        comment = Comment.objects.get(pk=comment_id)
        log_act(ModerationEvent.Action.REPORT_HANDLED, actor, comment, reason=verdict)
    return closed


def published(comment_id: int) -> Comment:
    comment = Comment.objects.published().filter(pk=comment_id).select_related("discussion").first()
    if comment is None:
        raise NotFound(GONE)
    return comment
