"""The demo's comments, below articles without pictures."""

from collections import Counter

import pytest
from django.core import mail

from articles.models import ArticlePage
from discussion.mail.outbox import process_outbox
from discussion.models import Comment, CommentContact, CommentOrigin, Outbox
from discussion.passages import PageWords
from discussion.reconciliation import differences
from home.demo.content import COMMENTS

pytestmark = pytest.mark.usefixtures("demo", "db")


def test_there_are_comments_in_every_state():
    states = Counter(Comment.objects.values_list("status", flat=True))
    assert set(states) == {0, 1, 2, 3, 5}
    assert 22 <= sum(states.values()) <= 28
    assert set(Comment.objects.values_list("outcome", flat=True)) == {"", "adopted", "declined", "checking"}
    assert set(Comment.objects.values_list("kind", flat=True)) == set(Comment.Kind.values)
    assert Comment.objects.filter(edited_at__isnull=False).count() == 1
    assert differences() == []


def test_every_passage_stands_in_its_article():
    for comment in Comment.objects.exclude(passage_text=""):
        page = ArticlePage.objects.get(pk=comment.discussion.page_id)
        assert PageWords.of(page).has(comment.passage_text, comment.passage_block)


def test_they_say_once_that_they_are_examples_and_lie_about_nobody():
    assert sum("見本です。書いた人は実在せず" in comment["body"] for comment in COMMENTS) == 1
    assert not CommentContact.objects.exists()
    assert not CommentOrigin.objects.exists()


def test_nobody_is_told_of_them():
    process_outbox()
    assert not Outbox.objects.exists()
    assert mail.outbox == []


def test_a_reader_sees_what_is_public_and_nothing_else(client):
    for comment in Comment.objects.select_related("discussion__page"):
        page = comment.discussion.page
        html = client.get(f"/discussion/{page.pk}/").content.decode()
        beginning = comment.body.split("\n")[0][:20]
        if beginning and not beginning.startswith(">"):
            assert (beginning in html) == comment.is_published, comment.external_id
