"""Taking a comment: never lost, never twice."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass

from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from discussion.exceptions import Conflict, Invalid
from discussion.hashing import current_key
from discussion.models import Comment, Discussion, SiteDiscussionSettings
from discussion.models.discussion import terms_of
from discussion.senders import Draft, Sender, Signals, key_of, token_of
from discussion.services.drafts import CheckedDraft, checked
from discussion.signals import tell_after_commit
from discussion.spam import Judgement, judge, limit_attempts
from discussion.spam.evidence import evidence_on
from discussion.texts import clean_body, squeezed

SAME_WITHIN = dt.timedelta(minutes=15)
CLOSED = "このページのコメントの受け付けは終わりました。書いた文章は残してあります。"
PARENT_GONE = "返信先のコメントは、いま公開されていません。返信ではなく、新しいコメントとしてなら送れます。"


@dataclass(frozen=True)
class Receipt:
    """`capability` lets whoever holds it edit and withdraw; "" when a repeat came without proof of being the sender's.

    `author_token` is for the cookie by which the author is known next time. `text_differs` says that a repeat brought
    other words than those stored: they are not stored, and the sender must not throw them away.
    """

    comment: Comment
    is_new: bool
    capability: str = ""
    author_token: str = ""
    text_differs: bool = False


def submit_comment(*, page, draft: Draft, sender: Sender, signals=None, submission_id=None) -> Receipt:
    """Store a comment, published, held or in the spam folder; returns once it is committed.

    The same `submission_id` gives the same comment whatever happens between. Without one, the same words from the
    same sender in the same place within 15 minutes are the same comment. At most 9 queries besides BEGIN and COMMIT.

    Raises:
        Invalid, Conflict (closed, parent gone, id used elsewhere), TooMany: nothing is stored.
    """
    found = submission_id and Comment.objects.filter(submission_id=submission_id).first()
    if found:
        return repeated(found, page, draft, submission_id)
    site, key = SiteDiscussionSettings.load(), current_key()
    is_flood = not sender.user and limit_attempts("post", sender, key, submission_id)
    terms = terms_of(page, getattr(page, "discussion", None), site)
    if not terms.is_open:
        raise Conflict(CLOSED)
    post = Post(page, checked(draft), sender, signals or Signals(), submission_id, key, site, terms, is_flood)
    try:
        with transaction.atomic():
            return post.store(draft)
    except IntegrityError:
        # The same id arrived at the same moment in another process, which was first.
        found = submission_id and Comment.objects.filter(submission_id=submission_id).first()
        if not found:
            raise
        return repeated(found, page, draft, submission_id)


def repeated(comment: Comment, page, draft: Draft, submission_id) -> Receipt:
    if comment.discussion.page_id != (page.alias_of_id or page.pk):
        raise Conflict("この投稿はほかのページで受け付けています。ページを読み直してください。")
    token = token_of("author", submission_id)
    is_token = bool(comment.author_key) and bytes(comment.author_key) == key_of(token)
    return Receipt(
        comment,
        is_new=False,
        capability=token_of("capability", submission_id),
        author_token=token if is_token else "",
        text_differs=differs(draft.body, comment),
    )


def differs(body, comment: Comment) -> bool:
    """From each wording that the comment has had; nothing can be told of one that has lost its words."""
    try:
        text = clean_body(body)
    except Invalid:
        return bool(comment.body)
    return comment.body not in ("", text) and not comment.revisions.filter(body=text).exists()


@dataclass
class Post:
    """One post on its way into the database."""

    page: object
    draft: CheckedDraft
    sender: Sender
    signals: Signals
    submission_id: uuid.UUID | None
    key: object
    site: SiteDiscussionSettings
    terms: object
    is_flood: bool

    def store(self, draft: Draft) -> Receipt:
        if not self.submission_id:
            twin = self.find_twin(draft.parent)
            if twin:
                return Receipt(twin, False)
        comment = self.comment(draft.parent)
        comment.save(force_insert=True)
        self.record(comment)
        if comment.is_published:
            tell_after_commit(comment)
        author_token = "" if self.sender.user else self.author_token
        return Receipt(comment, True, token_of("capability", self.own_id), author_token)

    def find_twin(self, parent) -> Comment | None:
        with connection.cursor() as cursor:
            # Until commit: two requests without an id and with the same words wait for each other.
            number = int.from_bytes(self.dedupe_key(parent)[:8], signed=True)
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
        since = timezone.now() - SAME_WITHIN
        return Comment.objects.filter(dedupe_key=self.dedupe_key(parent), created_at__gt=since).first()

    def dedupe_key(self, parent) -> bytes:
        """Not of the author's cookie: the first answer may have brought it, and then the repeat has it alone."""
        sender, draft = self.sender, self.draft
        who = sender.user.pk if sender.user else f"{sender.address}|{sender.agent}|{draft.name}"
        return self.key.hash("dedupe", f"{self.page.pk}|{parent}|{who}|{draft.body}")

    @property
    def own_id(self):
        if not hasattr(self, "_own_id"):
            self._own_id = self.submission_id or uuid.uuid4()
        return self._own_id

    @property
    def author_token(self) -> str:
        return self.sender.author_token or token_of("author", self.own_id)

    def comment(self, parent_id) -> Comment:
        discussion = getattr(self.page, "discussion", None) or Discussion.ensure(self.page)
        parent = self.parent(parent_id, discussion)
        judgement = self.judgement()
        now = timezone.now()
        user = self.sender.user
        return Comment(
            discussion=discussion,
            parent=parent,
            status=judgement.status,
            published_at=now if judgement.status == Comment.Status.PUBLISHED else None,
            kind=self.draft.kind,
            body=self.draft.body,
            body_hash=self.body_hash,
            author_name=self.draft.name or (user.get_full_name()[:40] if user else ""),
            author_kind=self.author_kind,
            author_user=user,
            author_key=None if user else key_of(self.author_token),
            capability_hash=key_of(token_of("capability", self.own_id)),
            submission_id=self.own_id,
            dedupe_key=None if self.submission_id else self.dedupe_key(parent_id),
            spam_score=judgement.score,
            spam_reasons=judgement.reasons,
            **{f"passage_{part}": text for part, text in self.draft.passage.items()},
        )

    def parent(self, parent_id, discussion) -> Comment | None:
        if parent_id in (None, ""):
            return None
        is_id = isinstance(parent_id, int) and not isinstance(parent_id, bool) and 0 < parent_id < 2**63
        parent = is_id and Comment.objects.filter(pk=parent_id, discussion=discussion).first()
        if not parent:
            raise Invalid("返信先のコメントが見つかりません。", field="parent")
        if not parent.is_published:
            raise Conflict(PARENT_GONE, field="parent")
        return parent

    @property
    def body_hash(self) -> bytes:
        return hashlib.sha256(squeezed(self.draft.body).encode()).digest()

    def judgement(self) -> Judgement:
        if self.sender.user:
            return Judgement()
        return judge(
            body=self.draft.body,
            name=self.draft.name,
            terms=self.terms,
            evidence=evidence_on(
                sender=self.sender, author_key=self.sender.author_key, key=self.key, body_hash=self.body_hash
            ),
            signals=self.signals,
            trust_after=self.site.trust_after,
            is_flood=self.is_flood,
        )

    @property
    def author_kind(self) -> str:
        if not self.sender.user:
            return Comment.AuthorKind.GUEST
        is_own_page = self.page.owner_id == self.sender.user.pk
        return Comment.AuthorKind.PAGE_AUTHOR if is_own_page else Comment.AuthorKind.STAFF

    def record(self, comment: Comment):
        """What belongs to the comment in other tables, in one statement."""
        sender, key = self.sender, self.key
        values = {
            "comment": comment.pk,
            "version": key.version,
            "address": key.hash("address", sender.address or ""),
            "network": key.hash("network", sender.network or ""),
            "agent": key.hash("agent", sender.agent),
            "expires": comment.created_at + dt.timedelta(days=self.site.retention_days),
            "email": self.draft.email,
            "now": comment.created_at,
            "dedupe": f"received-{comment.pk}",
            "is_guest": sender.user is None,
        }
        with connection.cursor() as cursor:
            cursor.execute(RECORD, values)


RECORD = """
WITH origin AS (
  INSERT INTO discussion_commentorigin
      (comment_id, key_version, address_hash, network_hash, agent_hash, expires_at)
    SELECT %(comment)s, %(version)s, %(address)s::bytea, %(network)s::bytea, %(agent)s::bytea, %(expires)s
    WHERE %(is_guest)s
), contact AS (
  INSERT INTO discussion_commentcontact (comment_id, email, wants_mail, created_at)
    SELECT %(comment)s, %(email)s, true, %(now)s WHERE %(email)s <> ''
)
INSERT INTO discussion_outbox (kind, payload, dedupe_key, attempts, next_at, error, created_at)
  VALUES ('received', json_build_object('comment', %(comment)s::bigint), %(dedupe)s, 0, %(now)s, '', %(now)s)
"""
