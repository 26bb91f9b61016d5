import pytest
from django.db import IntegrityError, transaction

from discussion.models import Comment, CommentReport, CommentVote, DiscussionStats, ModerationEvent
from discussion.models.comment import MAX_DEPTH
from tests.factories.accounts import account
from tests.factories.discussion import CommentFactory, DiscussionFactory

pytestmark = pytest.mark.django_db
Status = Comment.Status


def stats_of(comment):
    stats = DiscussionStats.objects.get(pk=comment.discussion_id)
    return stats.published, stats.roots, stats.pending


def test_a_comment_knows_its_place_as_soon_as_it_is_inserted():
    root = CommentFactory()
    reply = CommentFactory(parent=root)
    assert (root.root_id, root.depth, len(root.path)) == (root.pk, 0, 8)
    assert (reply.root_id, reply.depth, bytes(reply.path)[:8]) == (root.pk, 1, bytes(root.path))


def test_a_deep_chain_stops_getting_deeper():
    comment = CommentFactory()
    for _ in range(MAX_DEPTH + 3):
        comment = CommentFactory(parent=comment)
    assert (comment.depth, len(comment.path)) == (MAX_DEPTH, 8 * (MAX_DEPTH + 1))


def test_a_comment_never_moves():
    comment, other = CommentFactory(), CommentFactory()
    for change in ({"parent": other}, {"path": b"1"}, {"depth": 3}, {"discussion": other.discussion}):
        with pytest.raises(IntegrityError, match="keeps its place"), transaction.atomic():
            Comment.objects.filter(pk=comment.pk).update(**change)


def test_a_reply_stays_in_the_discussion_of_its_parent():
    with pytest.raises(IntegrityError, match="no parent"), transaction.atomic():
        CommentFactory(parent=CommentFactory(), discussion=DiscussionFactory())


def test_counters_follow_every_change_of_status():
    root = CommentFactory()
    reply = CommentFactory(parent=root, status=Status.PENDING)
    assert stats_of(root) == (1, 1, 1)
    Comment.objects.filter(pk=reply.pk).update(status=Status.PUBLISHED)
    root.refresh_from_db()
    assert (stats_of(root), root.reply_count) == ((2, 1, 0), 1)
    Comment.objects.filter(discussion=root.discussion).update(status=Status.SPAM)
    root.refresh_from_db()
    assert (stats_of(root), root.reply_count) == ((0, 0, 0), 0)
    reply.delete()
    assert stats_of(root) == (0, 0, 0)


def test_every_ancestor_counts_the_published_replies_below_it():
    root = CommentFactory()
    child = CommentFactory(parent=root)
    CommentFactory(parent=child)
    CommentFactory(parent=child, status=Status.PENDING)
    assert list(Comment.objects.order_by("pk").values_list("reply_count", flat=True)) == [2, 1, 0, 0]


def test_below_is_the_whole_branch():
    root = CommentFactory()
    child = CommentFactory(parent=root)
    below = [child, CommentFactory(parent=child)]
    CommentFactory(parent=root)
    CommentFactory(discussion=root.discussion)
    assert list(Comment.objects.below(child).order_by("pk")) == below


def test_a_tombstone_shows_only_above_a_published_reply():
    bare = CommentFactory(status=Status.WITHDRAWN)
    above = CommentFactory(status=Status.REMOVED)
    reply = CommentFactory(parent=above)
    CommentFactory(parent=bare, status=Status.PENDING)
    assert set(Comment.objects.shown()) == {above, reply}


def test_votes_and_open_reports_are_counted():
    comment = CommentFactory()
    CommentVote.objects.bulk_create([CommentVote(comment=comment, voter_key=bytes([n])) for n in range(3)])
    report = CommentReport.objects.create(comment=comment, reporter_key=b"1", reason="spam")
    comment.refresh_from_db()
    assert (comment.vote_count, comment.report_count) == (3, 1)
    CommentVote.objects.filter(voter_key=b"\x01").delete()
    report.handled_at = comment.created_at
    report.save()
    comment.refresh_from_db()
    assert (comment.vote_count, comment.report_count) == (2, 0)


def test_the_log_only_grows():
    event = ModerationEvent.objects.create(comment=CommentFactory(), action="publish", actor=account("m"))
    for act in (lambda: ModerationEvent.objects.update(note="x"), event.delete):
        with pytest.raises(IntegrityError, match="only grows"), transaction.atomic():
            act()
    event.actor.delete()
    event.refresh_from_db()
    assert event.actor is None
