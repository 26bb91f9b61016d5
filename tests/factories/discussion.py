"""The least valid discussion and comment; a trigger gives a comment its place."""

import factory
from django.utils import timezone

from discussion.models import Comment, Discussion
from tests.factories import pages


class DiscussionFactory(factory.django.DjangoModelFactory):
    """Of a new article, unless `page` is given."""

    class Meta:
        model = Discussion

    page = factory.LazyFunction(pages.article)
    page_title = factory.LazyAttribute(lambda discussion: discussion.page.title if discussion.page else "")


class CommentFactory(factory.django.DjangoModelFactory):
    """A published root comment of a guest; `parent=` makes it a reply in the same discussion."""

    class Meta:
        model = Comment

    parent = None
    discussion = factory.Maybe(
        "parent",
        yes_declaration=factory.SelfAttribute("parent.discussion"),
        no_declaration=factory.SubFactory(DiscussionFactory),
    )
    status = Comment.Status.PUBLISHED
    body = factory.Sequence(lambda n: f"{n}番目のコメントです。")
    author_name = "山田"
    published_at = factory.Maybe("is_live", factory.LazyFunction(timezone.now), None)

    class Params:
        is_live = factory.LazyAttribute(lambda comment: comment.status == Comment.Status.PUBLISHED)
