"""Comments in templates: `{% load comments %}`."""

from django import template

from discussion.models import Comment
from discussion.passages import PageWords, fragment
from discussion.rendering import excerpt, render_body
from discussion.thread import Thread, first_page

register = template.Library()

REMOVED = "コメントの方針に沿わないため、編集部が表示を止めました。"
GONE = {
    Comment.Status.PENDING: "編集部が確認するあいだ、表示を止めています。",
    Comment.Status.WITHDRAWN: "投稿した人が取り下げました。",
    Comment.Status.ERASED: "求めに応じて、内容を消しました。",
}

register.filter("comment_body", render_body)
register.filter("why_gone", lambda comment: GONE.get(comment.status, REMOVED))


@register.simple_tag(takes_context=True)
def discussion_thread(context, page) -> Thread | None:
    """The first page of a page's thread; None in a preview and where not everyone may read. At most three queries."""
    is_preview = getattr(context.get("request"), "is_preview", False)
    if is_preview or not page.pk or not page.live or page.get_view_restrictions():
        return None
    return first_page(page)


@register.filter
def comment_beginning(comment):
    """The body as a list shows it: a long one ends with a link to the whole."""
    return render_body(excerpt(comment.body))


@register.filter
def heading(comment) -> str:
    return "非表示のコメント" if comment.is_gravestone else f"{comment.display_name}さんのコメント"


@register.filter
def is_cut(comment) -> bool:
    return excerpt(comment.body) != comment.body


@register.filter
def badge(comment) -> str:
    """編集部 or 著者; "" for a reader."""
    return "" if comment.author_kind == Comment.AuthorKind.GUEST else comment.get_author_kind_display()


@register.simple_tag
def passage_of(comment, page) -> dict:
    """`{address, has_changed}` of the passage that the comment is about, on the page as it stands now.

    `page` is the specific page, routed or with its site's root known, so that its address costs no query.
    """
    return {
        "address": page.url + fragment(comment.passage_block, comment.passage_text),
        "has_changed": not PageWords.of(page).has(comment.passage_text, comment.passage_block),
    }
