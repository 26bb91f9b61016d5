"""Pages that may be discussed, for readers: comments inherit the privacy of their page."""

from wagtail.models import Page

from core.view_restrictions import open_to_everyone
from discussion.exceptions import NotFound
from discussion.models import Comment
from discussion.models.discussion import terms_of
from discussion.thread import SITE, circumstances, site_of

NO_SUCH_PAGE = "このページは見つからないか、公開されていません。"
NO_SUCH_COMMENT = "このコメントは見つかりません。"
LARGEST = 2**31 - 1


def discussed_page(page_id: int) -> Page:
    """The page with its discussion and `circumstances` (discussion or None, Terms), if anyone may read it and its type
    has `takes_comments`; for an alias its source. One query.

    Raises:
        NotFound
    """
    found = readable_pages().filter(pk=page_id).select_related("discussion__stats").annotate(**SITE)
    page = page_id <= LARGEST and found.first()
    if page and page.alias_of_id:
        return discussed_page(page.alias_of_id)
    if not page or not getattr(page.specific_class, "takes_comments", False):
        raise NotFound(NO_SUCH_PAGE)
    discussion = getattr(page, "discussion", None)
    page.circumstances = discussion, terms_of(page, discussion, site_of(page))
    return page


def readable_pages():
    return Page.objects.live().filter(open_to_everyone())


def comment_at(comment_id: int) -> Comment:
    """The comment, whatever its state: who may see what of it, the caller asks. One query.

    Raises:
        NotFound
    """
    comment = comment_id < 2**63 and Comment.objects.filter(pk=comment_id).select_related("discussion", "root").first()
    if not comment:
        raise NotFound(NO_SUCH_COMMENT)
    return comment


def page_showing(comment: Comment) -> Page:
    """The page that the comment is about. One query.

    Raises:
        NotFound: the page is not public any more, or hides its comments.
    """
    page = discussed_page(comment.discussion.page_id or 0)
    _, terms = circumstances(page)
    if terms.is_hidden:
        raise NotFound(NO_SUCH_COMMENT)
    return page
