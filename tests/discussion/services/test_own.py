import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from discussion.exceptions import Conflict, Forbidden
from discussion.models import (
    Comment,
    CommentContact,
    CommentOrigin,
    CommentRevision,
    ModerationEvent,
    SiteDiscussionSettings,
)
from discussion.services import edit_comment, erase_comment, submit_comment, withdraw_comment
from tests.discussion.posting import draft, reader
from tests.factories.pages import article

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def receipt():
    SiteDiscussionSettings.objects.create(mode="open")
    return submit_comment(page=article(), draft=draft(name="山田", email="a@example.com"), sender=reader())


def test_the_holder_of_the_capability_rewords_and_every_wording_is_kept(receipt):
    for text in ("二つ目の文です。", "三つ目の文です。"):
        edit_comment(comment_id=receipt.comment.pk, body=text, capability=receipt.capability)
    comment = Comment.objects.get()
    assert (comment.body, comment.revision, comment.status) == ("三つ目の文です。", 2, Status.PUBLISHED)
    assert comment.edited_at
    assert list(CommentRevision.objects.values_list("number", "body")) == [
        (0, receipt.comment.body),
        (1, "二つ目の文です。"),
        (2, "三つ目の文です。"),
    ]


@pytest.mark.parametrize("capability", ["", "x", "x" * 43, None, 5])
def test_without_it_nobody_does(receipt, capability):
    for act in (edit_comment, withdraw_comment):
        words = {"body": "別の文です。"} if act is edit_comment else {}
        with pytest.raises(Forbidden):
            act(comment_id=receipt.comment.pk, capability=capability, **words)


def test_the_cookie_of_the_post_does_as_well(receipt):
    sender = reader(author_token=receipt.author_token)
    assert edit_comment(comment_id=receipt.comment.pk, body="書き直しです。", sender=sender).revision == 1


def test_after_a_quarter_of_an_hour_it_is_too_late_to_reword_but_not_to_withdraw(receipt):
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=16)):
        with pytest.raises(Conflict):
            edit_comment(comment_id=receipt.comment.pk, body="遅い文です。", capability=receipt.capability)
        withdraw_comment(comment_id=receipt.comment.pk, capability=receipt.capability)


def test_a_rewording_with_a_link_waits_for_approval(receipt):
    edited = edit_comment(
        comment_id=receipt.comment.pk, body="ここ https://a.example/ です。", capability=receipt.capability
    )
    assert (edited.status, edited.reason_codes) == (Status.PENDING, ["link"])


@pytest.mark.parametrize(("act", "status"), [("withdraw", Status.WITHDRAWN), ("erase", Status.ERASED)])
def test_what_is_taken_back_leaves_a_place_without_words_or_personal_data(receipt, act, status):
    pk, capability = receipt.comment.pk, receipt.capability
    edit_comment(comment_id=pk, body="別の文です。", capability=capability)
    for _ in range(2):
        if act == "withdraw":
            withdraw_comment(comment_id=pk, capability=capability)
        else:
            erase_comment(comment_id=pk)
    comment = Comment.objects.get()
    assert (comment.status, comment.body, comment.author_name, comment.author_key) == (status, "", "", None)
    for model in (CommentContact, CommentOrigin, CommentRevision):
        assert not model.objects.exists()
    assert list(ModerationEvent.objects.values_list("action", flat=True)) == [act, "edit"]
