import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from discussion.exceptions import Invalid
from discussion.models import Comment, CommentVote, Discussion, SiteDiscussionSettings
from discussion.models.comment import MAX_DEPTH
from discussion.pages import discussed_page
from discussion.thread import ROOTS_AT_FIRST, around, circumstances, first_page, next_page, replies_page
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db
Status = Comment.Status
NOT_PUBLIC = sorted(set(Status) - {Status.PUBLISHED})


@pytest.fixture
def page():
    SiteDiscussionSettings.objects.create()
    return Discussion.ensure(article()).page


def comments(page, count, **fields):
    return [CommentFactory(discussion=page.discussion, **fields) for _ in range(count)]


def walk(page, order):
    """Every root from the first page to the last, by the cursors."""
    thread = first_page(page, order)
    found = list(thread.comments)
    while thread.next_url:
        after = thread.next_url.partition("after=")[2].partition("&")[0]
        thread = next_page(page, after=after, order=order)
        found += thread.comments
    return found


def test_a_page_without_a_comment_has_an_empty_thread():
    thread = first_page(article())
    assert (thread.count, thread.comments, thread.next_url, thread.terms.mode) == (0, [], "", "first_time_held")


def test_the_pages_of_a_thread_hold_every_root_once_in_each_order(page):
    roots = comments(page, 35)
    for comment in roots[5:9]:
        CommentVote.objects.create(comment=comment, voter_key=b"1")
    assert walk(page, "newest") == roots[::-1]
    assert walk(page, "oldest") == roots
    supported = walk(page, "supported")
    assert supported[:4] == roots[8:4:-1]
    assert sorted(comment.pk for comment in supported) == [comment.pk for comment in roots]


def test_a_comment_that_arrives_meanwhile_moves_no_page(page):
    roots = comments(page, ROOTS_AT_FIRST + 3)
    after = first_page(page).next_url.partition("after=")[2].partition("&")[0]
    comments(page, 4)
    assert next_page(page, after=after).comments == roots[2::-1]


def test_replies_say_whom_they_answer_unless_it_is_the_root(page):
    [root] = comments(page, 1)
    answer = CommentFactory(parent=root, author_name="佐藤")
    deeper = CommentFactory(parent=answer)
    later = CommentFactory(parent=root)
    [shown] = first_page(page).comments
    assert shown.shown_replies == [answer, deeper]
    assert [reply.reply_to for reply in shown.shown_replies] == [None, answer]
    assert shown.shown_replies[1].reply_to.display_name == "佐藤"
    assert (shown.hidden_reply_count, shown.next_replies_url) == (1, f"{root.get_absolute_url()}?after={deeper.pk}")
    assert replies_page(shown, page=page, after=str(deeper.pk)).comments == [later]


def test_nothing_but_what_is_published_is_in_a_thread(page):
    [root] = comments(page, 1)
    for status in NOT_PUBLIC:
        comments(page, 1, status=status)
        CommentFactory(parent=root, status=status)
    thread = first_page(page)
    assert (thread.comments, thread.count, thread.comments[0].shown_replies) == ([root], 1, [])
    # Beside an answer that is public the others are read, too, were they not kept out.
    answer = CommentFactory(parent=root)
    assert first_page(page).comments[0].shown_replies == [answer]
    root.refresh_from_db()
    assert replies_page(root, page=page).comments == [answer]


@pytest.mark.parametrize("status", NOT_PUBLIC)
@pytest.mark.parametrize("order", ["newest", "oldest", "supported"])
def test_what_is_no_longer_public_keeps_its_place_while_it_has_public_replies(page, status, order):
    [root] = comments(page, 1)
    answer = CommentFactory(parent=root, author_name="佐藤")
    below = CommentFactory(parent=answer)
    Comment.objects.filter(pk__in=[root.pk, answer.pk]).update(status=status)
    [shown] = first_page(page, order).comments
    assert (shown, shown.is_gravestone, shown.shown_replies) == (root, True, [answer, below])
    assert [reply.is_gravestone for reply in shown.shown_replies] == [True, False]
    assert shown.shown_replies[1].reply_to.display_name == "匿名"
    Comment.objects.filter(pk=below.pk).update(status=Status.WITHDRAWN)
    assert first_page(page, order).comments == []


def test_a_hidden_discussion_shows_nothing(page):
    comments(page, 2)
    Discussion.objects.update(mode="hidden")
    thread = first_page(page)
    assert (thread.terms.is_hidden, thread.count, thread.comments) == (True, 0, [])


def test_a_comment_stands_among_what_it_answers_and_what_answers_it(page):
    [root] = comments(page, 1)
    answer = CommentFactory(parent=root)
    deeper = CommentFactory(parent=answer)
    below = CommentFactory(parent=deeper)
    CommentFactory(parent=root)
    thread = around(Comment.objects.get(pk=deeper.pk), page=page)
    assert thread.comments == [root]
    assert thread.comments[0].shown_replies == [answer, deeper, below]
    assert thread.comments[0].hidden_reply_count == 1


@pytest.mark.parametrize("status", NOT_PUBLIC)
def test_around_a_comment_nobody_who_is_not_public_is_named(page, status):
    [root] = comments(page, 1)
    answer = CommentFactory(parent=root, author_name="佐藤")
    deeper = CommentFactory(parent=answer)
    Comment.objects.filter(pk__in=[root.pk, answer.pk]).update(status=status)
    [shown] = around(Comment.objects.get(pk=deeper.pk), page=page).comments
    assert [comment.is_gravestone for comment in (shown, *shown.shown_replies)] == [True, True, False]
    assert [reply.reply_to and reply.reply_to.display_name for reply in shown.shown_replies] == [None, "匿名"]


def test_around_a_comment_too_deep_to_be_counted_stands_what_it_answers(page):
    [comment] = comments(page, 1)
    for _ in range(MAX_DEPTH + 2):
        above, comment = comment, CommentFactory(parent=comment)
    [root] = around(Comment.objects.get(pk=comment.pk), page=page).comments
    assert root.shown_replies[-2:] == [above, comment]
    assert comment.parent_id == root.shown_replies[-1].reply_to.pk


@pytest.mark.parametrize("cursor", ["x", "1.2", "-1", "9" * 30, "１", "1'--"])
def test_a_cursor_of_no_page_is_refused(page, cursor):
    with pytest.raises(Invalid):
        next_page(page, after=cursor)


def test_a_thread_costs_the_same_however_long_it_is(page, django_assert_num_queries):
    for count in (2, 30):
        for root in comments(page, count):
            Comment.objects.bulk_create(
                [Comment(discussion=page.discussion, parent=root, status=1, body="返信") for _ in range(4)]
            )
        with django_assert_num_queries(3):
            thread = first_page(page)
    after = thread.next_url.partition("after=")[2].partition("&")[0]
    with django_assert_num_queries(3):  # one of them for the discussion itself
        next_page(page, after=after)
    known = discussed_page(page.pk)
    with django_assert_num_queries(2):
        assert next_page(known, after=after).comments


@pytest.mark.parametrize("fields", [{"mode": "all_held"}, {"attack_mode": True}, {"auto_close_days": 1}])
def test_a_page_that_readers_ask_for_brings_what_holds_for_it(page, fields, django_assert_num_queries):
    SiteDiscussionSettings.objects.update(**fields)
    Page.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - dt.timedelta(days=3))
    for found in (discussed_page(page.pk), discussed_page(page.pk).specific):
        with django_assert_num_queries(0):
            discussion, terms = circumstances(found)
        asked = Page.objects.get(pk=page.pk)
        assert (discussion, terms) == circumstances(asked)


@pytest.fixture
def many():
    """A thousand comments on one page among ten thousand, as the planner would see them at full size."""
    busy, *others = [Discussion.ensure(article()) for _ in range(4)]
    with connection.cursor() as cursor:
        cursor.execute(
            """
INSERT INTO discussion_comment (discussion_id, status, kind, body, revision, author_name, author_kind, author_key,
  passage_block, passage_text, spam_score, spam_reasons, outcome, outcome_note,
  outcome_ref, outcome_url, vote_count, reply_count, report_count, created_at, published_at, decision_reason,
  decision_note, body_hash, submission_id)
SELECT CASE WHEN n %% 10 = 0 THEN %s ELSE (%s::bigint[])[1 + n %% 3] END, CASE WHEN n %% 50 = 0 THEN 0 ELSE 1 END,
  'opinion', 'コメント' || n, 0, '', 'guest', sha256(n::text::bytea), '', '', 0, '[]', '', '', '', '', n %% 7,
  0, 0, now() - n * interval '1 minute', now(), '', '', sha256(n::text::bytea), gen_random_uuid()
FROM generate_series(1, 10000) AS n""",
            [busy.pk, [other.pk for other in others]],
        )
        cursor.execute(
            """
INSERT INTO discussion_comment (discussion_id, parent_id, status, kind, body, revision, author_name, author_kind,
  passage_block, passage_text, spam_score, spam_reasons, outcome, outcome_note,
  outcome_ref, outcome_url, vote_count, reply_count, report_count, created_at, published_at, decision_reason,
  decision_note)
SELECT discussion_id, id, 1, 'opinion', '返信', 0, '', 'guest', '', '', 0, '[]', '', '', '', '', 0, 0, 0, now(),
  now(), '', '' FROM discussion_comment, generate_series(1, 3) WHERE id % 5 = 0 AND status = 1"""
        )
        for table in ("comment", "commentorigin", "rateevent", "discussion", "discussionstats"):
            cursor.execute(f"ANALYZE discussion_{table}")
    return busy.page


def plans(django_assert_max_num_queries, act):
    with django_assert_max_num_queries(40) as asked:
        act()
    found = []
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            if query["sql"].lstrip().split()[0] in ("SELECT", "WITH") and "discussion_comment" in query["sql"]:
                cursor.execute(f"EXPLAIN {query['sql']}")
                found.append("\n".join(row[0] for row in cursor.fetchall()))
    assert found
    return found


def test_no_view_of_a_thread_reads_the_comments_from_end_to_end(many, client, django_assert_max_num_queries):
    root = Comment.objects.published().filter(discussion__page=many, parent=None).first()
    after = first_page(many, "supported").next_url.partition("after=")[2].partition("&")[0]
    addresses = [
        f"/discussion/{many.pk}/",
        f"/discussion/{many.pk}/?order=oldest",
        f"/discussion/{many.pk}/?order=supported",
        f"/discussion/{many.pk}/comments/?after={after}&order=supported",
        f"/discussion/comments/{root.pk}/",
        f"/discussion/comments/{root.pk}/replies/",
        f"/discussion/{many.pk}/feed.xml",
    ]
    for address in addresses:
        for plan in plans(django_assert_max_num_queries, lambda address=address: client.get(address)):
            assert "Seq Scan on discussion_comment" not in plan, (address, plan)


def test_each_order_walks_an_index_of_what_is_shown_and_sorts_nothing(many, django_assert_max_num_queries):
    for order, index in {"newest": "roots", "oldest": "roots", "supported": "supported"}.items():
        roots = plans(django_assert_max_num_queries, lambda order=order: first_page(many, order))[0]
        assert (f"comment_{index}" in roots, "Sort" in roots) == (True, False), roots
    root = Comment.objects.filter(reply_count__gt=0).first()
    [replies] = plans(django_assert_max_num_queries, lambda: replies_page(root, page=many))
    assert "comment_replies" in replies
