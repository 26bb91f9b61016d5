"""A demo article whose discussion holds every line of the corpora; run beside a running site."""

import json
from itertools import zip_longest

from django.core import mail
from django.db import connection
from django.test.utils import override_settings

from articles.models import ArticlePage
from discussion.mail.moderators import tell_moderators
from discussion.models import (
    Comment,
    CommentReport,
    Discussion,
    Outbox,
    RightsClaim,
    SiteDiscussionSettings,
)
from tests.factories.naughty import corpora, packed

ARTICLE = "how-corrections-are-told"
AUTHOR = b"n" * 32
REFERENCE = "R-NAUGHTY"
NAME = "<img src=x onerror=alert(1)>"
ROOTS, REPORTED, WHOLE = 50, 20, 4
# A list shows so much of a comment and of its passage.
SHOWN_BODY, SHOWN_PASSAGE = 590, 160


def fill() -> str:
    """Where it all is, as JSON: `{page, address, roots, whole, claim, mail, comments}`."""
    # Without the signs that the form refuses, every one with a reason.
    lines = ["".join(sign for sign in line if sign.isprintable()) for line in corpora()]
    page = ArticlePage.objects.get(slug=ARTICLE)
    discussion = Discussion.ensure(page)
    public = comments(discussion, lines, Comment.Status.PUBLISHED, SHOWN_BODY, SHOWN_PASSAGE)
    roots = Comment.objects.bulk_create(public[:ROOTS])
    for number, reply in enumerate(public[ROOTS:]):
        reply.parent = roots[number % ROOTS]
    Comment.objects.bulk_create(public[ROOTS:])
    whole = comments(discussion, lines, Comment.Status.PUBLISHED, 5000, SHOWN_PASSAGE)[: len(packed(lines, 5000))]
    for number, reply in enumerate(whole):
        reply.parent = roots[number % WHOLE]
    Comment.objects.bulk_create(whole)
    waiting = Comment.objects.bulk_create(comments(discussion, lines, Comment.Status.PENDING, 5000, 300))
    reports(roots[-REPORTED:], lines)
    return json.dumps(
        {
            "page": page.pk,
            "address": page.url,
            "roots": [root.pk for root in roots],
            "whole": [root.pk for root in roots[:WHOLE]],
            "claim": claim(lines).pk,
            "mail": mail_about(waiting),
            "comments": len(public) + len(whole),
        }
    )


def comments(discussion, lines, status, body_length, passage_length) -> list[Comment]:
    """Each line stands in some text, some passage and, where it is short enough, some name and anchor."""
    columns = {"body": lines, "author_name": None, "passage_text": lines, "passage_block": None}
    lengths = {"body": body_length, "author_name": 40, "passage_text": passage_length, "passage_block": 64}
    short = {name: [line for line in lines if len(line) <= most] for name, most in lengths.items()}
    packs = {name: packed(texts or short[name], lengths[name]) for name, texts in columns.items()}
    made = []
    for texts in zip_longest(*packs.values(), fillvalue=""):
        fields = dict(zip(packs, texts, strict=True))
        found = {"code": "word", "label": fields["author_name"], "points": 40, "words": [fields["passage_text"][:20]]}
        fields["body"] = fields["body"] or fields["passage_text"]
        made.append(
            Comment(
                discussion=discussion,
                status=status,
                published_at=discussion.created_at if status == Comment.Status.PUBLISHED else None,
                author_key=AUTHOR,
                kind=Comment.Kind.CORRECTION,
                outcome=Comment.Outcome.ADOPTED,
                outcome_note=fields["passage_text"][:200],
                spam_reasons=[found],
                **fields,
            )
        )
    return made


def reports(comments, lines):
    CommentReport.objects.bulk_create(
        CommentReport(
            comment=comments[number % len(comments)], reporter_key=number.to_bytes(4), reason="other", note=note
        )
        for number, note in enumerate(packed(lines, 500))
    )


def claim(lines) -> RightsClaim:
    texts = packed(lines, 5000)
    return RightsClaim.objects.create(
        reference=REFERENCE,
        right="other",
        statement=texts[0],
        request=texts[1][:300],
        target_url=texts[2][:500],
        claimant_name=texts[3][:80],
        on_behalf_of=texts[4][:80],
        claimant_email="a@example.com",
    )


def mail_about(comments) -> str:
    """The moderators' mail about these comments, which goes nowhere."""
    mail.outbox = []
    site = SiteDiscussionSettings.load()
    site.moderator_emails = "moderator@example.com"
    site.save()
    rows = [
        Outbox.objects.create(kind="received", payload={"comment": comment.pk, "to": "moderators"})
        for comment in comments[:20]
    ]
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        tell_moderators(rows)
    site.moderator_emails = ""
    site.save()
    Outbox.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return mail.outbox[0].body


def empty() -> None:
    """Take it all away again, and what was posted under NAME out of the moderators' sight."""
    Comment.objects.filter(author_name=NAME, status=Comment.Status.PENDING).update(status=Comment.Status.SPAM)
    RightsClaim.objects.filter(reference=REFERENCE).delete()
    with connection.cursor() as cursor:
        ours = "SELECT id FROM discussion_comment WHERE author_key = %s"
        cursor.execute(f"DELETE FROM discussion_commentreport WHERE comment_id IN ({ours})", [AUTHOR])
        # In one statement, since they point at each other.
        cursor.execute("DELETE FROM discussion_comment WHERE author_key = %s", [AUTHOR])
        cursor.execute("DELETE FROM discussion_rateevent WHERE bucket = %s", [b"mail to moderators"])
