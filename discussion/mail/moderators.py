"""What moderators are told: one mail for everything that has come in, and not one for each.

Its links lead to the admin and need a sign-in. A signed link that decides by itself would be the weaker choice:
mail is forwarded and kept, and mail programs and scanners open what it holds; and the log of decisions needs a name.
"""

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from discussion.mail.messages import harmless, quoted, send
from discussion.mail.waiting import Later
from discussion.models import Comment, CommentReport, Outbox, RateEvent, RightsClaim, SiteDiscussionSettings

EVERY = dt.timedelta(minutes=10)
SENT = b"mail to moderators"
MOST_SHOWN, EXCERPT = 20, 1200


def is_for_moderators(row: Outbox) -> bool:
    return row.kind == Outbox.Kind.REPORTED or row.payload.get("to") == "moderators"


def tell_moderators(rows: list[Outbox]) -> None:
    """One mail about all of these that still wait; at most one in ten minutes.

    Raises:
        Later, NotSent
    """
    site, now = SiteDiscussionSettings.load(), timezone.now()
    found = {"comments": waiting(rows), "reports": reports(rows), "claims": claims(rows)}
    count = sum(map(len, found.values()))
    if not site.moderators or not count:
        return
    last = RateEvent.objects.filter(bucket=SENT, at__gt=now - EVERY).order_by("-at").first()
    if last:
        raise Later(last.at + EVERY)
    context = {kind: things[:MOST_SHOWN] for kind, things in found.items()}
    context |= {"counts": {kind: len(things) for kind, things in found.items()}}
    context |= {"queue_url": admin_address("queue"), "claims_url": admin_address("claims")}
    for comment in context["comments"]:
        comment.quoted, comment.page_title = quoted(comment.body, EXCERPT), comment.discussion.page_title
        comment.shown_name = harmless(comment.display_name)
    for report in context["reports"]:
        report.quoted, report.note = quoted(report.comment.body, EXCERPT), harmless(report.note)
    send(rows[0], "moderators", to=site.moderators, subject=f"確認を待っているもの：{count}件", context=context)
    RateEvent.objects.create(bucket=SENT)


def waiting(rows) -> list[Comment]:
    ids = [row.payload["comment"] for row in rows if row.kind == Outbox.Kind.RECEIVED]
    return list(Comment.objects.pending().filter(pk__in=ids).select_related("discussion").order_by("pk"))


def reports(rows) -> list[CommentReport]:
    ids = [row.payload["report"] for row in rows if row.kind == Outbox.Kind.REPORTED]
    return list(CommentReport.objects.filter(pk__in=ids, handled_at=None).select_related("comment").order_by("pk"))


def claims(rows) -> list[RightsClaim]:
    ids = [row.payload["claim"] for row in rows if row.kind == Outbox.Kind.CLAIM]
    return list(RightsClaim.objects.filter(pk__in=ids, closed_at=None).order_by("pk"))


def admin_address(name: str) -> str:
    return settings.SITE_URL + reverse(f"discussion_{name}")
