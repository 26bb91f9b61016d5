import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from discussion.answers import message_for_author
from discussion.exceptions import Conflict, Forbidden
from discussion.models import (
    Comment,
    CommentContact,
    CommentOrigin,
    CommentRevision,
    ModerationEvent,
    Outbox,
    SiteDiscussionSettings,
    WordRule,
)
from discussion.senders import key_of
from discussion.services import (
    ban_sender,
    edit_comment,
    erase_comment,
    submit_comment,
    transition,
    treat_author,
    withdraw_comment,
)
from tests.discussion.posting import draft, reader
from tests.factories.discussion import CommentFactory
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


@pytest.fixture
def approved():
    """A first comment that a moderator approved."""
    SiteDiscussionSettings.objects.create(mode="first_time_held", trust_after=1)
    receipt = submit_comment(page=article(), draft=draft(), sender=reader())
    transition(comment_id=receipt.comment.pk, to=Status.PUBLISHED)
    Outbox.objects.all().delete()
    return receipt


def test_an_approved_wording_does_not_approve_the_next(approved):
    edit = {"comment_id": approved.comment.pk, "capability": approved.capability}
    for text in ("別の文です。", "また別の文です。"):
        edited = edit_comment(**edit, body=text)
        assert (edited.status, edited.reason_codes) == (Status.PENDING, ["edited"])
        assert message_for_author(edited) == "書き直されたコメントは、編集部が確認してから公開します。"


def test_moderators_are_told_once_of_a_comment_that_has_to_wait_again(approved):
    edit = {"comment_id": approved.comment.pk, "capability": approved.capability}
    for text in ("別の文です。", "また別の文です。"):
        edit_comment(**edit, body=text)
    row = Outbox.objects.get()
    assert (row.kind, row.payload) == ("received", {"comment": approved.comment.pk, "to": "moderators"})


def test_an_author_who_has_other_comments_in_public_is_known_by_them(approved):
    CommentFactory(author_key=key_of(approved.author_token))
    edit = {"comment_id": approved.comment.pk, "capability": approved.capability}
    assert edit_comment(**edit, body="別の文です。").is_published


@pytest.mark.parametrize(
    ("treatment", "status", "code"),
    [("always_hold", Status.PENDING, "always_hold"), ("banned", Status.SPAM, "banned")],
)
def test_a_rewording_is_no_way_round_what_holds_for_its_author(receipt, treatment, status, code):
    treat_author(author_key=key_of(receipt.author_token), treatment=treatment)
    # From another browser, by the capability alone.
    edited = edit_comment(comment_id=receipt.comment.pk, body="別の文です。", capability=receipt.capability)
    assert (edited.status, edited.reason_codes) == (status, [code])


def test_a_ban_of_the_author_holds_for_a_rewording(receipt):
    ban_sender(comment_id=receipt.comment.pk, kinds=("author",))
    edited = edit_comment(comment_id=receipt.comment.pk, body="別の文です。", capability=receipt.capability)
    assert (edited.status, edited.is_waiting) == (Status.SPAM, True)


def test_what_the_rules_suspect_is_reworded_like_anything_that_waits_and_stays_suspected(receipt):
    Comment.objects.update(status=Status.SPAM, published_at=None)
    edit = {"comment_id": receipt.comment.pk, "capability": receipt.capability}
    edited = edit_comment(**edit, body="無害な文です。")
    assert (edited.body, edited.status, edited.is_waiting) == ("無害な文です。", Status.SPAM, True)
    Comment.objects.update(decided_at=timezone.now())
    with pytest.raises(Conflict):
        edit_comment(**edit, body="また別の文です。")


def test_a_comment_that_a_person_approved_and_the_rules_suspect_now_is_undecided(approved):
    WordRule.objects.create(text="激安", action="spam")
    edit = {"comment_id": approved.comment.pk, "capability": approved.capability}
    edited = edit_comment(**edit, body="激安です。")
    assert (edited.status, edited.is_waiting) == (Status.SPAM, True)
