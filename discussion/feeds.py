"""The feed of a thread: what is published on a public page, and nothing else."""

from urllib.parse import urlsplit

from django.http import Http404
from django.urls import reverse

from core.caching import public_page
from core.feeds import AtomFeed
from core.site_root import site_root
from discussion.exceptions import NotFound
from discussion.models import Comment
from discussion.pages import discussed_page
from discussion.rendering import render_body
from discussion.thread import circumstances

NEWEST = 30


class ThreadFeed(AtomFeed):
    """The newest comments of a page. An entry's id is the comment's, whatever becomes of its page's address."""

    def get_object(self, request, page_id):
        try:
            page = discussed_page(page_id)
        except NotFound as refusal:
            raise Http404(refusal.message) from refusal
        discussion, terms = circumstances(page)
        if terms.is_hidden:
            raise Http404("this page hides its comments")
        page.site_root, page.discussion_found = site_root(request), discussion
        return page

    def title(self, page):
        return f"コメント：{page.title}"

    def subtitle(self, page):
        return f"「{page.title}」へのコメント。"

    def link(self, page):
        return f"{page.site_root}{reverse('discussion:thread', args=[page.pk])}"

    def feed_url(self, page):
        return f"{page.site_root}{reverse('discussion:feed', args=[page.pk])}"

    feed_guid = link

    def items(self, page):
        if page.discussion_found is None:
            return []
        found = Comment.objects.published().filter(discussion=page.discussion_found).order_by("-pk")[:NEWEST]
        for comment in found:
            comment.site_root = page.site_root
        return found

    def item_title(self, comment):
        return f"{comment.display_name}さんのコメント"

    def item_description(self, comment):
        return render_body(comment.body)

    def item_link(self, comment):
        return f"{comment.site_root}{comment.get_absolute_url()}"

    def item_guid(self, comment):
        return f"tag:{urlsplit(comment.site_root).hostname},2025:comments/{comment.pk}"

    def item_pubdate(self, comment):
        return comment.published_at

    def item_updateddate(self, comment):
        return comment.edited_at or comment.published_at


thread_feed = public_page(ThreadFeed())
