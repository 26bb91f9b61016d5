"""A thread as templates draw it: roots with their first replies, page by page, at a constant number of queries."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.db.models import Subquery
from django.urls import reverse

from discussion.exceptions import Invalid
from discussion.models import Comment, Discussion, SiteDiscussionSettings
from discussion.models.discussion import Terms, terms_of

ROOTS_AT_FIRST, ROOTS_LATER = 10, 20
REPLIES_AT_FIRST, REPLIES_LATER = 2, 30
ORDERS = {"newest": ["-pk"], "oldest": ["pk"], "supported": ["-vote_count", "-pk"]}
AFTER = {"newest": "id < %s", "oldest": "id > %s", "supported": "(vote_count, id) < (%s, %s)"}
LARGEST = 2**63 - 1
LOST = "続きの場所が分かりません。ページを読み直してください。"
SITE_FIELDS = ("mode", "auto_close_days", "attack_mode", "attack_mode_until")
SITE = {f"site_{name}": Subquery(SiteDiscussionSettings.objects.values(name)[:1]) for name in SITE_FIELDS}

FIRST_REPLIES = """
SELECT reply.*, above.author_name AS above_name, above.status AS above_status
FROM unnest(%s::bigint[]) AS head(id)
CROSS JOIN LATERAL (
  SELECT * FROM discussion_comment WHERE root_id = head.id AND parent_id IS NOT NULL
    AND (status = 1 OR reply_count > 0)
    AND path > %s ORDER BY path LIMIT %s
) AS reply
JOIN discussion_comment AS above ON above.id = reply.parent_id
ORDER BY reply.root_id, reply.path
"""


@dataclass
class Thread:
    """`comments` are roots, each with `shown_replies`, `hidden_reply_count` and `next_replies_url`; every comment has
    `reply_to`, the comment it answers when that is not its root. `count` is all published comments of the page;
    `next_url` is "" at the end.
    """

    page: object
    terms: Terms
    count: int = 0
    comments: list[Comment] = field(default_factory=list)
    order: str = "newest"
    next_url: str = ""
    is_first_page: bool = True


def first_page(page, order: str = "newest") -> Thread:
    """At most three queries, however many comments there are; one or two when there is none."""
    thread = empty_thread(page, checked_order(order))
    if thread.has_any:
        fill(thread, "", ROOTS_AT_FIRST)
    return thread


def next_page(page, *, after: str, order: str = "newest") -> Thread:
    """What follows a cursor out of `next_url`; two queries, and one unless the page came with its circumstances.

    Raises:
        Invalid: no such order or cursor.
    """
    thread = empty_thread(page, checked_order(order))
    thread.is_first_page = False
    if thread.has_any:
        fill(thread, after, ROOTS_LATER)
    return thread


def replies_page(root: Comment, *, page, after: str = "") -> Thread:
    """The replies below a root that follow `after`, a reply's id, as a thread of their own; three queries at most.

    Raises:
        Invalid: no such reply.
    """
    thread = empty_thread(page, "newest")
    thread.is_first_page = False
    attach_replies([root], REPLIES_LATER, after=path_after(root, after))
    thread.comments, thread.next_url = root.shown_replies, root.next_replies_url
    for reply in thread.comments:
        reply.shown_replies, reply.hidden_reply_count = [], 0
    return thread


def around(comment: Comment, *, page, after: str = "") -> Thread:
    """A thread of the comment's root alone: what it answers, itself, and what answers it; four queries at most.

    With `after`, a reply's id, the replies to the root that follow it.
    """
    thread = empty_thread(page, "newest")
    if comment.pk == comment.root_id:
        attach_replies([comment], REPLIES_LATER, after=path_after(comment, after))
        thread.comments = [comment]
        return thread
    above = Comment.objects.filter(pk__in=[comment.root_id, comment.parent_id, *ancestors_of(comment)])
    below = Comment.objects.below(comment).shown().exclude(pk=comment.pk).order_by("path")[:REPLIES_LATER]
    found = {reply.pk: reply for reply in [*above, comment, *below]}
    root = found.pop(comment.root_id)
    replies = sorted(found.values(), key=lambda reply: bytes(reply.path))
    for reply in replies:
        reply.reply_to = answered(reply, found.get(reply.parent_id))
    set_replies(root, replies, is_cut=root.reply_count > sum(reply.is_published for reply in replies), after="")
    thread.comments = [root]
    return thread


def path_after(root: Comment, after: str) -> bytes:
    """The place behind which to go on; b"" is the beginning."""
    if not after:
        return b""
    last = Comment.objects.filter(pk=number(after), root_id=root.pk).first()
    if last is None:
        raise Invalid(LOST)
    return bytes(last.path)


def empty_thread(page, order) -> Thread:
    discussion, terms = circumstances(page)
    thread = Thread(page=page, terms=terms, order=order)
    thread.discussion = discussion
    thread.has_any = discussion is not None and not terms.is_hidden
    if thread.has_any:
        thread.count = discussion.stats.published
    return thread


def circumstances(page) -> tuple[Discussion | None, Terms]:
    """The page's discussion and what holds for it.

    No query when the page brought them (discussion/pages.py); else one, two when it has no discussion yet.
    """
    if hasattr(page, "circumstances"):
        return page.circumstances
    found = Discussion.objects.of(page).annotate(**SITE).first()
    if found is None:
        return None, terms_of(page, None, SiteDiscussionSettings.objects.first() or SiteDiscussionSettings())
    return found, terms_of(page, found, site_of(found))


def site_of(row) -> SiteDiscussionSettings:
    """The site's settings off a row that was asked for with `SITE`; without a row of theirs the defaults."""
    given = {name: getattr(row, f"site_{name}") for name in SITE_FIELDS}
    return SiteDiscussionSettings(**given) if given["mode"] is not None else SiteDiscussionSettings()


def fill(thread: Thread, after: str, most: int) -> None:
    """The roots after a cursor, and their first replies: two queries."""
    roots = Comment.objects.filter(discussion=thread.discussion).roots().shown().order_by(*ORDERS[thread.order])
    if after:
        roots = roots.extra(where=[AFTER[thread.order]], params=numbers(after, AFTER[thread.order].count("%s")))  # noqa: S610
    found = list(roots[: most + 1])
    thread.comments = found[:most]
    attach_replies(thread.comments, REPLIES_AT_FIRST)
    if len(found) > most:
        last = thread.comments[-1]
        cursor = f"{last.vote_count}.{last.pk}" if thread.order == "supported" else str(last.pk)
        query = urlencode({"after": cursor, "order": thread.order})
        thread.next_url = f"{reverse('discussion:thread', args=[thread.page.pk])}?{query}"


def attach_replies(roots: list[Comment], most: int, after: bytes = b"") -> None:
    """Give each root its replies that follow `after`. One query for all; none when no root has any."""
    replies = {root.pk: [] for root in roots}
    wanted = [root.pk for root in roots if root.reply_count]
    if wanted:
        for reply in Comment.objects.raw(FIRST_REPLIES, [wanted, after, most + 1]):
            above = Comment(pk=reply.parent_id, author_name=reply.above_name, status=reply.above_status)
            reply.reply_to = answered(reply, above)
            replies[reply.root_id].append(reply)
    for root in roots:
        found = replies[root.pk]
        set_replies(root, found[:most], is_cut=len(found) > most, after=found[most - 1].pk if len(found) > most else "")


def set_replies(root, replies, *, is_cut, after) -> None:
    root.reply_to = None
    root.shown_replies = replies
    shown = sum(reply.is_published for reply in replies)
    root.hidden_reply_count = max(root.reply_count - shown, 1) if is_cut else 0
    query = f"?after={after}" if after else ""
    root.next_replies_url = f"{root.get_absolute_url()}{query}" if is_cut else ""


def answered(reply, above: Comment | None) -> Comment | None:
    """What a template says of the comment above: its name and address; what is not public has no name."""
    if above is None or reply.parent_id == reply.root_id:
        return None
    return Comment(pk=above.pk, author_name=above.author_name if above.is_published else "")


def ancestors_of(comment) -> list[int]:
    path = bytes(comment.path)
    return [int.from_bytes(path[at : at + 8]) for at in range(0, len(path) - 8, 8)]


def checked_order(order: str) -> str:
    if order not in ORDERS:
        raise Invalid("この並べ方はありません。")
    return order


def numbers(cursor: str, count: int) -> list[int]:
    parts = cursor.split(".")
    if len(parts) != count:
        raise Invalid(LOST)
    return [number(part) for part in parts]


def number(text: str) -> int:
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST:
        return int(text)
    raise Invalid(LOST)
