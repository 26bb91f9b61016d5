"""Everything kept about one person: shown to them, or deleted, at their request; a claimant's data after its time."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from discussion.models import Comment, CommentContact, CommentOrigin, Outbox, RightsClaim, Subscription
from discussion.services.own import erase_comment

CLAIMANT_FOR = dt.timedelta(days=3 * 365)
ERASED = "（消去）"
SUBSCRIPTION = ("email", "discussion__page_title", "comment_id", "created_at", "confirmed_at", "ended_at")


@dataclass
class Erased:
    """What went, and `kept`: the references of cases still open, which need their claimant."""

    comments: list[int] = field(default_factory=list)
    subscriptions: int = 0
    claims: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def comments_of(*, email="", comment_id=None):
    """Comments that carry this address, or the one comment; no other shares proof of being the same person's."""
    wanted = Q(pk=comment_id) if comment_id else Q(contact__email__iexact=email)
    return Comment.objects.filter(wanted).select_related("discussion", "contact", "origin").order_by("pk")


def personal_records(*, email="", comment_id=None) -> dict:
    """`{comments, subscriptions, claims}`, ready for JSON. Hashes are named, not shown: they say nothing to anyone."""
    subscriptions = Subscription.objects.filter(email__iexact=email) if email else Subscription.objects.none()
    cases = RightsClaim.objects.filter(claimant_email__iexact=email) if email else RightsClaim.objects.none()
    if comment_id:
        subscriptions = Subscription.objects.filter(comment=comment_id)
    return {
        "comments": [comment_record(comment) for comment in comments_of(email=email, comment_id=comment_id)],
        "subscriptions": list(subscriptions.values(*SUBSCRIPTION)),
        "claims": [claim_record(claim) for claim in cases.order_by("pk")],
    }


def comment_record(comment: Comment) -> dict:
    contact, origin = getattr(comment, "contact", None), getattr(comment, "origin", None)
    return {
        "id": comment.pk,
        "page": comment.discussion.page_title,
        "address": comment.get_absolute_url(),
        "status": comment.get_status_display(),
        "kind": comment.get_kind_display(),
        "name": comment.author_name,
        "body": comment.body,
        "passage": comment.passage_text,
        "created_at": comment.created_at,
        "published_at": comment.published_at,
        "edited_at": comment.edited_at,
        "decision": comment.decision_note,
        "earlier_wordings": list(comment.revisions.values("number", "body", "created_at")),
        "email": contact and contact.email,
        "email_confirmed_at": contact and contact.confirmed_at,
        "origin_hashes_kept_until": origin and origin.expires_at,
    }


def claim_record(claim: RightsClaim) -> dict:
    names = ("reference", "claimant_name", "claimant_email", "on_behalf_of", "target_url", "statement", "request")
    own = {name: getattr(claim, name) for name in names}
    log = list(claim.entries.values("created_at", "to_status", "text"))
    return {**own, "right": claim.get_right_display(), "status": claim.get_status_display(),
            "created_at": claim.created_at, "closed_at": claim.closed_at, "log": log}  # fmt: skip


@transaction.atomic
def erase_personal_records(*, email="", comment_id=None, actor=None) -> Erased:
    """Delete it all; the comments' places stay, so that replies keep theirs. Idempotent."""
    found = Erased()
    for comment in comments_of(email=email, comment_id=comment_id):
        if comment.status != Comment.Status.ERASED:
            erase_comment(comment_id=comment.pk, actor=actor)
            found.comments.append(comment.pk)
        # A withdrawn comment has lost these already; whatever came later goes as well.
        for kind in (CommentContact, CommentOrigin, Subscription):
            kind.objects.filter(comment=comment.pk).delete()
        Outbox.objects.filter(payload__comment=comment.pk, done_at=None).delete()
    if email:
        found.subscriptions = Subscription.objects.filter(email__iexact=email).delete()[0]
        cases = RightsClaim.objects.filter(claimant_email__iexact=email)
        found.kept = list(cases.filter(closed_at=None).values_list("reference", flat=True))
        closed = cases.filter(closed_at__isnull=False)
        found.claims = list(closed.values_list("reference", flat=True))
        clear_claimants(closed)
    return found


def clear_claimants(cases) -> int:
    """The case and its log stay for the record, without the person."""
    return cases.update(claimant_name=ERASED, claimant_email="", on_behalf_of="", statement=ERASED, request=ERASED)


def forget_claimants(now: dt.datetime) -> int:
    """Of cases closed three years ago; returns how many."""
    return clear_claimants(RightsClaim.objects.filter(closed_at__lte=now - CLAIMANT_FOR).exclude(claimant_email=""))
