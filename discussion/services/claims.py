"""権利侵害の申出: taken in, and carried through its log."""

import datetime as dt
import re
import secrets
import string
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from discussion.exceptions import Invalid, NotFound
from discussion.hashing import current_key
from discussion.models import Comment, Outbox, RightsClaim, RightsClaimEntry
from discussion.senders import Sender
from discussion.services.drafts import clean_email
from discussion.services.own import name_of
from discussion.spam import limit_attempts
from discussion.texts import clean, clean_body

ANSWER_WITHIN = dt.timedelta(days=7)
LETTERS = "".join(sorted(set(string.ascii_uppercase + string.digits) - set("0O1I")))
COMMENT_PATH = re.compile(r"^/discussion/comments/(\d{1,18})/")
COMMENT_ANCHOR = re.compile(r"^c-(\d{1,18})$")
CLOSING = (RightsClaim.Status.ACCEPTED, RightsClaim.Status.DECLINED, RightsClaim.Status.WITHDRAWN)
ELSEWHERE = "このサイトのページかコメントのアドレスを入れてください。"
RECEIVED = "申出を受け付けました。"


@dataclass(frozen=True)
class ClaimDraft:
    """What the form holds; unchecked."""

    target_url: str = ""
    right: str = ""
    statement: str = ""
    request: str = ""
    claimant_name: str = ""
    claimant_email: str = ""
    on_behalf_of: str = ""


def submit_claim(*, draft: ClaimDraft, sender: Sender, submission_id=None) -> RightsClaim:
    """Open a case and owe its receipt; the same `submission_id` gives the same case.

    Raises:
        Invalid, TooMany
    """
    found = submission_id and RightsClaim.objects.filter(submission_id=submission_id).first()
    if found:
        return found
    fields = checked(draft)
    limit_attempts("claim", sender, current_key(), submission_id)
    try:
        return open_case(fields, submission_id)
    except IntegrityError:
        found = submission_id and RightsClaim.objects.filter(submission_id=submission_id).first()
        if not found:
            raise
        return found


@transaction.atomic
def open_case(fields, submission_id) -> RightsClaim:
    now = timezone.now()
    claim = RightsClaim.objects.create(
        **fields, reference=new_reference(now), submission_id=submission_id, due_at=now + ANSWER_WITHIN
    )
    RightsClaimEntry.objects.create(claim=claim, to_status=claim.status, text=RECEIVED)
    Outbox.objects.create(kind=Outbox.Kind.CLAIM, payload={"claim": claim.pk}, dedupe_key=f"claim-{claim.pk}")
    return claim


@transaction.atomic
def record_claim(*, claim_id: int, text: str, to_status: str = "", due_at: dt.datetime | None = None, actor=None):
    """Add a line to the case log; with `to_status` carry the case on, with `due_at` move the day of the answer.

    A closed case may be opened again, as the log then tells. Returns the RightsClaim.

    Raises:
        NotFound, Invalid
    """
    text = clean_body(text, field="text")
    if to_status and to_status not in RightsClaim.Status.values:
        raise Invalid("状態を選び直してください。", field="to_status")
    claim = RightsClaim.objects.select_for_update(of=("self",), no_key=True).filter(pk=claim_id).first()
    if claim is None:
        raise NotFound("この申出は見つかりません。")
    before = claim.status
    claim.status = to_status or before
    claim.closed_at = (claim.closed_at or timezone.now()) if claim.status in CLOSING else None
    claim.due_at = due_at or claim.due_at
    claim.save(update_fields=["status", "closed_at", "due_at"])
    RightsClaimEntry.objects.create(
        claim=claim, actor=actor, actor_name=name_of(actor), from_status=before, to_status=claim.status, text=text
    )
    return claim


def checked(draft: ClaimDraft) -> dict:
    if draft.right not in RightsClaim.Right.values:
        raise Invalid("侵害された権利を選んでください。", field="right")
    fields = {
        "right": draft.right,
        "statement": clean_body(draft.statement, field="statement"),
        "request": line(draft.request, "request", 300, "求める対応を入れてください。"),
        "claimant_name": line(draft.claimant_name, "claimant_name", 80, "お名前を入れてください。"),
        "on_behalf_of": line(draft.on_behalf_of, "on_behalf_of", 80),
        "claimant_email": claimant_email(draft.claimant_email),
        "target_url": line(draft.target_url, "target_url", 500, ELSEWHERE),
    }
    return fields | target_of(fields["target_url"])


def line(text: str, field: str, most: int, missing: str = "") -> str:
    text = " ".join(clean(text, field=field).split())
    if missing and not text:
        raise Invalid(missing, field=field)
    if len(text) > most:
        raise Invalid(f"{most}字までにしてください（いま{len(text)}字）。", field=field)
    return text


def claimant_email(text: str) -> str:
    try:
        email = clean_email(text)
    except Invalid as error:
        raise Invalid("メールアドレスの形を確かめてください。", field="claimant_email") from error
    if not email:
        raise Invalid("返事をお送りするメールアドレスを入れてください。", field="claimant_email")
    return email


def target_of(address: str) -> dict:
    """`{comment, page_id}` that an address of this site names, each possibly None; one from elsewhere is refused."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError as error:
        raise Invalid(ELSEWHERE, field="target_url") from error
    is_path = not parts.scheme and not parts.netloc and address.startswith("/")
    is_ours = parts.scheme in ("http", "https") and host == urlsplit(settings.SITE_URL).hostname
    if not (is_path or is_ours):
        raise Invalid(ELSEWHERE, field="target_url")
    named = COMMENT_PATH.match(parts.path) or COMMENT_ANCHOR.match(parts.fragment)
    comment = named and Comment.objects.filter(pk=named[1]).select_related("discussion").first()
    page_id = comment.discussion.page_id if comment else page_at(parts.path)
    return {"comment": comment or None, "page_id": page_id}


def page_at(path: str) -> int | None:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    url_path = f"{site.root_page.url_path}{path.strip('/')}/" if site and path.strip("/") else ""
    return Page.objects.live().filter(url_path=url_path).values_list("pk", flat=True).first() if url_path else None


def new_reference(now) -> str:
    """`R20260301-7KQ2MD`: easy to read out, and not to be guessed from another one."""
    return f"R{timezone.localtime(now):%Y%m%d}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"
