"""Comments as a moderator looks at them: with their article, what they answer, and the record of their author."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone
from django.utils.timesince import timesince

from discussion.admin.marking import marked
from discussion.models import AuthorRecord, Comment, CommentReport, CommentRevision
from discussion.passages import PageWords
from discussion.spam.standing import AuthorStanding

PENDING, REPORTED, SPAM = "pending", "reported", "spam"
TABS = {PENDING: "承認待ち", REPORTED: "通報", SPAM: "スパム"}
CARDS = 20
OLD = dt.timedelta(hours=24)


def queued(tab: str):
    """What waits in a tab: the oldest first, of reports the most reported, of spam the newest."""
    if tab == REPORTED:
        return Comment.objects.filter(report_count__gt=0).order_by("-report_count", "pk")
    if tab == SPAM:
        return Comment.objects.filter(status=Comment.Status.SPAM).order_by("-pk")
    return Comment.objects.pending().order_by("pk")


def beyond(comments, tab: str, after: int):
    """The rest of a tab behind a comment; reports have no such order."""
    if not after or tab == REPORTED:
        return comments
    return comments.filter(pk__lt=after) if tab == SPAM else comments.filter(pk__gt=after)


def cards(comments) -> list[Comment]:
    """These comments, each with `standing`, `earlier_body` (None unless reworded), `open_reports`, `waited`,
    `marked_name`, `marked_body` and `has_lost_passage`.

    Two queries; for passages one more for each type of page, and only articles are discussed. The reports are
    `{reason, note, label}`; the standing is AuthorStanding, None for editors; `waited` says how long when it is long;
    what the lists of words found is marked.
    """
    now = timezone.now()
    in_force = AuthorRecord.objects.filter(Q(until=None) | Q(until__gt=now), pk=OuterRef("author_key"))
    earlier = CommentRevision.objects.filter(comment=OuterRef("pk"), number=OuterRef("revision") - 1)
    reports = CommentReport.objects.filter(comment=OuterRef("pk"), handled_at=None).order_by("pk")
    found = list(
        comments.select_related("discussion__page", "parent", "decided_by").annotate(
            treatment=Subquery(in_force.values("treatment")[:1]),
            earlier_body=Subquery(earlier.values("body")[:1]),
            open_reports=ArraySubquery(reports.values(said=JSONObject(reason="reason", note="note"))),
        )
    )
    standings = standings_of({bytes(comment.author_key) for comment in found if comment.author_key})
    for comment in found:
        complete(comment, standings, now)
    look_for_passages(found)
    return found


def complete(comment, standings, now):
    counts = standings.get(bytes(comment.author_key), {}) if comment.author_key else {}
    is_guest = comment.author_kind == Comment.AuthorKind.GUEST
    treatment = comment.treatment or AuthorRecord.Treatment.NORMAL
    comment.standing = AuthorStanding(**counts, treatment=treatment) if is_guest else None
    comment.author_hex = bytes(comment.author_key).hex() if comment.author_key else ""
    is_old = comment.is_pending and now - comment.created_at > OLD
    words = [word for reason in comment.spam_reasons for word in reason.get("words", ())]
    comment.marked_name, comment.marked_body = marked(comment.display_name, words), marked(comment.body, words)
    comment.waited = timesince(comment.created_at, now, depth=1) if is_old else ""
    for report in comment.open_reports:
        report["label"] = CommentReport.Reason(report["reason"]).label


def look_for_passages(comments):
    """`has_lost_passage`: the words that a comment is about do not stand in its article, not any more or never."""
    for comment in comments:
        comment.has_lost_passage = False
    quoting = [comment for comment in comments if comment.passage_text and comment.discussion.page]
    wanted = {}
    for comment in quoting:
        wanted.setdefault(comment.discussion.page.specific_class, set()).add(comment.discussion.page_id)
    pages = {pk: page for model, ids in wanted.items() for pk, page in model.objects.in_bulk(ids).items()}
    for comment in quoting:
        words = PageWords.of(pages[comment.discussion.page_id])
        comment.has_lost_passage = not words.has(comment.passage_text, comment.passage_block)


def standings_of(keys) -> dict[bytes, dict[str, int]]:
    """How many comments of each author have which status; one query."""
    names = {Comment.Status[name.upper()]: name for name in ("published", "rejected", "spam", "pending", "removed")}
    found = {}
    rows = Comment.objects.filter(author_key__in=keys, status__in=names).order_by().values_list("author_key", "status")
    for key, status, number in rows.annotate(Count("pk")) if keys else ():
        found.setdefault(bytes(key), {})[names[Comment.Status(status)]] = number
    return found


def with_numbers(comments):
    """Each with `number_waiting` and `number_reported`, of the whole site; no query of their own."""
    return comments.annotate(number_waiting=number_in(PENDING), number_reported=number_in(REPORTED))


def number_in(tab: str):
    """PostgreSQL counts once for all rows, over a small index."""
    counted = queued(tab).order_by().annotate(tab=Value(tab)).values("tab").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def numbers(found) -> dict[str, int]:
    """How many wait and how many are reported, off comments of `with_numbers`; two small queries if there are none."""
    if found:
        return {PENDING: found[0].number_waiting, REPORTED: found[0].number_reported}
    return {tab: queued(tab).count() for tab in (PENDING, REPORTED)}


def oldest_waiting():
    """For the dashboard."""
    return queued(PENDING).select_related("discussion")
