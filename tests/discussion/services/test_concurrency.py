"""Many at once, each with a connection of its own, on a real PostgreSQL."""

import random
import uuid
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from wagtail.models import Page, PageLogEntry

from discussion.hashing import current_key
from discussion.models import Comment, Discussion, HashKey, SiteDiscussionSettings
from discussion.reconciliation import differences
from discussion.services import submit_comment, transition, transition_many
from discussion.spam import limits
from tests.discussion.posting import draft, reader
from tests.factories.discussion import CommentFactory, DiscussionFactory
from tests.factories.pages import article

Status = Comment.Status


@pytest.fixture(scope="module")
def committed_page(django_db_setup, django_db_blocker):
    """A page that every connection sees; it is taken away again by hand, which is quicker than emptying all tables."""
    with django_db_blocker.unblock():
        SiteDiscussionSettings.objects.create(mode="open")
        page = Discussion.ensure(article()).page
        yield page
        forget_discussions()
        page.specific.delete()
        PageLogEntry.objects.all().delete()
        SiteDiscussionSettings.objects.all().delete()


@pytest.fixture
def page(committed_page, monkeypatch, settings):
    settings.DISCUSSION_SITE_MOST = 100_000
    monkeypatch.setattr(limits, "SITE_HOLD_PER_MINUTE", 100_000)
    forget_discussions()
    Discussion.ensure(committed_page)
    return Page.objects.select_related("discussion__stats").get(pk=committed_page.pk)


def forget_discussions():
    tables = ", ".join(
        model._meta.db_table
        for model in apps.get_app_config("discussion").get_models()
        if model is not SiteDiscussionSettings
    )
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {tables}")


def at_once(tasks, threads):
    def run(task):
        try:
            return task()
        finally:
            connection.close()

    with ThreadPoolExecutor(threads) as pool:
        return [future.result() for future in [pool.submit(run, task) for task in tasks]]


# The mark has a database made, also when this file is run alone; the others see to their rows themselves.
@pytest.mark.django_db
def test_the_command_that_recounts_finds_nothing_wrong():
    CommentFactory(parent=CommentFactory())
    call_command("reconcile_comments", "--check")


def test_twenty_threads_with_one_id_get_one_comment(page):
    number = uuid.uuid4()
    send = partial(submit_comment, page=page, draft=draft(), sender=reader(), submission_id=number)
    receipts = at_once([send] * 20, 20)
    assert len({receipt.comment.pk for receipt in receipts}) == Comment.objects.count() == 1
    assert sum(receipt.is_new for receipt in receipts) == 1


def test_the_first_key_is_one_for_all_who_need_it_at_once(page):
    keys = at_once([current_key] * 12, 12)
    assert len({key.pk for key in keys}) == HashKey.objects.count() == 1


def test_six_threads_with_the_same_words_and_no_id_get_one_comment(page):
    send = partial(submit_comment, page=page, draft=draft(), sender=reader())
    receipts = at_once([send] * 6, 6)
    assert len({receipt.comment.pk for receipt in receipts}) == Comment.objects.count() == 1


def test_a_hundred_and_twenty_replies_from_thirty_connections_have_paths_of_their_own(page):
    root = CommentFactory(discussion=page.discussion)
    sends = [
        partial(
            submit_comment,
            page=page,
            draft=draft(f"{n}番目の返信です。", parent=root.pk),
            sender=reader(n),
            submission_id=uuid.uuid4(),
        )
        for n in range(120)
    ]
    at_once(sends, 30)
    paths = {bytes(path) for path in Comment.objects.values_list("path", flat=True)}
    root.refresh_from_db()
    assert (len(paths), root.reply_count, differences()) == (121, 120, [])


def test_counters_equal_a_recount_after_six_writers_and_bulk_moderation(page):
    discussions = [page.discussion, DiscussionFactory(page=None, page_title="もう一つ")]
    roots = [CommentFactory(discussion=discussion) for discussion in discussions for _ in range(2)]
    ids = [root.pk for root in roots]

    def write(seed):
        chance = random.Random(seed)
        for n in range(12):
            root = chance.choice(roots)
            act = chance.randrange(3)
            if act == 0:
                submit_comment(
                    page=page,
                    draft=draft(f"{seed}の{n}番目です。"),
                    sender=reader(seed * 100 + n),
                    submission_id=uuid.uuid4(),
                )
            elif act == 1:
                CommentFactory(parent=root, status=chance.choice([Status.PUBLISHED, Status.PENDING]))
            else:
                chosen = chance.sample(list(Comment.objects.values_list("pk", flat=True)), 3)
                to = chance.choice([Status.PUBLISHED, Status.SPAM, Status.PENDING, Status.REMOVED])
                transition_many(decisions=[(pk, None) for pk in chosen], to=to)

    def moderate(seed):
        for to in (Status.REMOVED, Status.PUBLISHED):
            transition_many(decisions=[(pk, None) for pk in ids], to=to)
            transition(comment_id=ids[seed % 4], to=Status.SPAM)

    at_once([*(partial(write, seed) for seed in range(6)), *(partial(moderate, seed) for seed in range(2))], 8)
    assert differences() == []


def test_five_hundred_retried_posts_lose_and_double_nothing(page):
    chance = random.Random(5)
    posts = [(uuid.uuid4(), f"{n}番目の感想です。") for n in range(160)]
    sends = [
        partial(submit_comment, page=page, draft=draft(body), sender=reader(n), submission_id=number)
        for n, (number, body) in enumerate(posts)
        for _ in range(1 + chance.randrange(5))
    ]
    sends += chance.choices(sends, k=max(0, 500 - len(sends)))
    chance.shuffle(sends)
    receipts = at_once(sends, 8)
    stored = dict(Comment.objects.values_list("submission_id", "body"))
    assert stored == dict(posts)
    assert sum(receipt.is_new for receipt in receipts) == len(posts)
    assert differences() == []
