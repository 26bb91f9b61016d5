"""Puts the demo's comments below its articles: examples, and nobody is told of them."""

import datetime as dt
import hashlib

from django.utils import timezone

from articles.models import ArticlePage
from discussion.models import Comment, CommentRevision, CommentVote, Discussion, ModerationEvent
from discussion.passages import PageWords, squeezed
from discussion.spam.judging import LABELS
from home.demo.content import COMMENTS

POINTS = {"link": 40, "wave": 80}
HELD = (Comment.Status.REJECTED, Comment.Status.SPAM)
ACTIONS = {Comment.Status.REJECTED: ModerationEvent.Action.REJECT, Comment.Status.SPAM: ModerationEvent.Action.SPAM}
NOTE = "見本として読み込み"


def add_comments(articles: dict[str, ArticlePage]) -> None:
    """In order of arrival, as replies need it; a few statements for each."""
    now = timezone.now()
    pages = {slug: ArticlePage.objects.get(pk=article.pk) for slug, article in articles.items()}
    discussions = {slug: Discussion.ensure(page) for slug, page in pages.items()}
    made: dict[str, Comment] = {}
    for fields in COMMENTS:
        page = pages[fields["page"]]
        comment = comment_of(fields, page, discussions[fields["page"]], made.get(fields.get("reply_to")), now)
        at = comment.created_at
        comment.save(force_insert=True)
        # The column takes the present at first.
        Comment.objects.filter(pk=comment.pk).update(created_at=at)
        made[fields["key"]] = comment
        add_what_belongs_to_it(comment, fields, at)


def comment_of(fields: dict, page, discussion, parent, now) -> Comment:
    status = Comment.Status[fields.get("status", "published").upper()]
    if "hours_ago" in fields:
        at = now - dt.timedelta(hours=fields["hours_ago"])
    else:
        at = page.first_published_at + dt.timedelta(hours=fields["at"])
    is_public = status in (Comment.Status.PUBLISHED, Comment.Status.WITHDRAWN)
    reasons = [reason(code) for code in fields.get("reasons", ())]
    entry = page.updates.filter(kind=fields["outcome_entry"]).first() if "outcome_entry" in fields else None
    return Comment(
        discussion=discussion,
        parent=parent,
        external_id=f"demo-{fields['key']}",
        status=status,
        kind=fields.get("kind", Comment.Kind.OPINION),
        body=fields["body"],
        author_name=fields["name"],
        author_kind=fields.get("author_kind", Comment.AuthorKind.GUEST),
        author_key=key_of(fields),
        created_at=at,
        published_at=at + dt.timedelta(minutes=40) if is_public else None,
        edited_at=at + dt.timedelta(minutes=5) if "edited_from" in fields else None,
        revision=1 if "edited_from" in fields else 0,
        spam_reasons=reasons,
        spam_score=sum(found["points"] for found in reasons),
        decision_note=fields.get("decision_note", ""),
        decided_at=at + dt.timedelta(hours=1) if status in HELD else None,
        outcome=fields.get("outcome", ""),
        outcome_note=fields.get("outcome_note", ""),
        outcome_ref=str(entry.pk) if entry else "",
        outcome_url=f"{page.url}#history" if entry else "",
        **passage_in(page, fields.get("passage", "")),
    )


def reason(code: str) -> dict:
    return {"code": code, "points": POINTS.get(code, 0), "label": LABELS[code], "words": []}


def key_of(fields: dict) -> bytes | None:
    """The same for the same name, so that the record of an author has something to show."""
    is_guest = fields.get("author_kind", "guest") == "guest" and fields["body"]
    return hashlib.sha256(f"demo {fields['name'] or fields['key']}".encode()).digest() if is_guest else None


def passage_in(page, text: str) -> dict:
    """The fields of a passage, in the innermost block that holds it."""
    if not text:
        return {}
    anchors = [anchor for anchor, words in PageWords.of(page).by_anchor.items() if squeezed(text) in words]
    return {"passage_text": text, "passage_block": anchors[-1]}


def add_what_belongs_to_it(comment: Comment, fields: dict, at) -> None:
    wordings = [(fields["edited_from"], at), (comment.body, comment.edited_at)] if "edited_from" in fields else []
    CommentRevision.objects.bulk_create(
        CommentRevision(comment=comment, number=number, body=body, created_at=when)
        for number, (body, when) in enumerate(wordings)
    )
    CommentVote.objects.bulk_create(
        CommentVote(comment=comment, voter_key=hashlib.sha256(f"demo {number}".encode()).digest())
        for number in range(fields.get("votes", 0))
    )
    if comment.status in HELD:
        ModerationEvent.objects.create(
            comment=comment,
            action=ACTIONS[comment.status],
            from_status=Comment.Status.PENDING,
            to_status=comment.status,
            rule_codes=comment.reason_codes,
            note=NOTE,
        )
