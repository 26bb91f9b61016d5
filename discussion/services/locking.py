"""The one order in which rows are locked: counters of discussions, then comments, each by id."""

from discussion.exceptions import NotFound
from discussion.models import Comment, DiscussionStats

GONE = "このコメントは見つかりません。"


def locked(comment_id: int) -> Comment:
    """The comment, locked to the end of the transaction, with its discussion and page. Three queries.

    Raises:
        NotFound
    """
    found = locked_many([comment_id])
    if not found:
        raise NotFound(GONE)
    return found[0]


def locked_many(comment_ids) -> list[Comment]:
    comments = Comment.objects.filter(pk__in=list(comment_ids)).order_by("pk")
    discussions = set(comments.values_list("discussion_id", flat=True).order_by())
    list(
        DiscussionStats.objects.filter(pk__in=discussions)
        .order_by("pk")
        .select_for_update(no_key=True)
        .values_list("pk")
    )
    return list(comments.select_related("discussion__page").select_for_update(of=("self",), no_key=True))
