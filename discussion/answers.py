"""What is told to the one who sent something."""

import datetime as dt

from django.template.loader import render_to_string

from discussion.models import Comment
from discussion.services import Receipt
from discussion.services.own import EDIT_FOR

WAITING = "編集部が確認してから公開します。"
REASONS = {
    "attack": "いま投稿が急増しているため、すべてのコメントを編集部が確認してから公開しています。",
    "all_held": "この記事のコメントは、すべて編集部が確認してから公開しています。",
    "first_time": "初めての方のコメントは、編集部が確認してから公開しています。",
    "link": "リンクを含むコメントは、編集部が確認してから公開しています。",
    "flood": "いま投稿が急増しているため、編集部が確認してから公開します。",
    "edited": "書き直されたコメントは、編集部が確認してから公開します。",
}
REFUSED = "編集部の判断で、公開を見送りました。"
TAKEN_AWAY = "編集部の判断で、表示を取りやめました。"


def message_for_author(comment: Comment) -> str:
    """Where the comment stands, and why, as its author may know it; a suspicion of spam is not spelled out."""
    Status = Comment.Status
    if comment.status == Status.PUBLISHED:
        return "コメントを公開しました。"
    if comment.status in (Status.REJECTED, Status.REMOVED, Status.SPAM) and not comment.is_waiting:
        return comment.decision_note or (TAKEN_AWAY if comment.published_at else REFUSED)
    if comment.is_tombstone:
        return "コメントを取り下げました。"
    return next((REASONS[code] for code in REASONS if code in comment.reason_codes), WAITING)


def public_status(comment: Comment) -> str:
    if comment.is_waiting:
        return "pending"
    return {Comment.Status.SPAM: "rejected"}.get(comment.status) or Comment.Status(comment.status).name.lower()


def as_its_author_sees(comment: Comment) -> Comment:
    """One that waits, with its words and why it waits; a suspicion of spam is not shown either."""
    comment.message, comment.is_for_author = message_for_author(comment), True
    comment.status = Comment.Status.PENDING
    return comment


def html_for_author(comment: Comment, page, *, is_open: bool) -> str:
    """The comment as its author sees it; "" when it is not to be shown any more."""
    if comment.is_waiting:
        as_its_author_sees(comment)
    elif not (comment.is_published or comment.is_tombstone):
        return ""
    page = page.specific if comment.passage_text else page
    return render_to_string("discussion/comment.html", {"comment": comment, "page": page, "is_open": is_open})


def receipt_in_json(receipt: Receipt, page, *, is_open=True) -> dict:
    """The answer to a post: the same for a repeat, with the comment as it is now."""
    comment = receipt.comment
    status, message = public_status(comment), message_for_author(comment)
    editable_until = comment.created_at + EDIT_FOR
    return {
        "id": comment.pk,
        "status": status,
        "url": address_for_author(comment, page),
        "html": html_for_author(comment, page, is_open=is_open),
        "message": message,
        "capability": receipt.capability,
        "editable_until": editable_until.astimezone(dt.UTC).isoformat(),
        "text_differs": receipt.text_differs,
    }


def address_for_author(comment: Comment, page) -> str:
    """The permalink of what is public; until then the thread's uncached page, which knows its reader by the cookie."""
    if comment.is_published:
        return comment.get_absolute_url()
    return f"/discussion/{page.pk}/#{comment.anchor}"
