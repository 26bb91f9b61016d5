import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from discussion.mail.consent import confirm, stop
from discussion.mail.outbox import process_outbox
from discussion.models import Comment, CommentContact, Outbox, Subscription
from discussion.senders import token_of
from discussion.services import submit_comment, transition, withdraw_comment
from tests.discussion.posting import draft, reader
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db
Status = Comment.Status


def later(minutes=2):
    """Run what is due in some minutes, and return the mails of that run."""
    mail.outbox.clear()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=minutes)):
        process_outbox()
    return list(mail.outbox)


@pytest.fixture
def follower(waiting):
    """The author of a published comment who wants mail."""
    subscription = confirm(waiting.pk)
    transition(comment_id=waiting.pk, to=Status.PUBLISHED)
    later()
    return subscription


def answer(comment, *, published=True, body="返信です。ここが参考になりました。", **fields):
    receipt = submit_comment(
        page=comment.discussion.page,
        draft=draft(body, parent=comment.pk, name="通りすがり"),
        sender=reader(9, **fields),
    )
    if published:
        transition(comment_id=receipt.comment.pk, to=Status.PUBLISHED)
    return receipt.comment


def test_an_address_is_asked_once_and_the_question_holds_no_word_of_the_commenter(waiting):
    [question] = later()
    assert question.to == ["reader@example.com"]
    assert "/discussion/mail/confirm/" in question.body
    assert waiting.body not in question.body
    assert "読者A" not in question.body
    assert later() == []


def test_without_an_answer_nothing_else_goes_out(waiting):
    later()
    transition(comment_id=waiting.pk, to=Status.PUBLISHED)
    answer(waiting)
    assert later() == []


def test_no_address_and_no_question():
    CommentFactory()
    assert later() == []


def test_spam_asks_nobody(page):
    submit_comment(page=page, draft=draft("安い https://a.example https://b.example", email="a@example.com"),
                   sender=reader(), signals=None)  # fmt: skip
    Comment.objects.update(status=Status.SPAM)
    assert later() == []


def test_an_address_is_asked_three_times_a_day_at_most(page):
    for number in range(5):
        body = f"{number}番目の、別の人を装った投稿です。内容はそれぞれ違います。"
        submit_comment(page=page, draft=draft(body, email="Victim@example.com"), sender=reader(number))
    assert len(later()) == 3


def test_a_browser_that_has_confirmed_an_address_is_not_asked_again(page):
    token = "t" * 43
    first = submit_comment(page=page, draft=draft(email="a@example.com"), sender=reader(author_token=token)).comment
    confirm(first.pk)
    later()
    words = "二つ目のコメントです。図の見方を教えてください。"
    second = submit_comment(page=page, draft=draft(words, email="A@example.com"), sender=reader(author_token=token))
    other = "名乗っているだけの、別の端末からのコメントです。"
    submit_comment(page=page, draft=draft(other, email="a@example.com"), sender=reader(5))
    [question] = later()
    assert question.to == ["a@example.com"]
    assert CommentContact.objects.get(comment=second.comment).confirmed_at
    assert Subscription.objects.count() == 2


def test_a_decision_is_told_after_the_time_for_undoing_it(waiting):
    confirm(waiting.pk)
    transition(comment_id=waiting.pk, to=Status.PUBLISHED)
    mail.outbox.clear()
    process_outbox()
    assert mail.outbox == []
    [notice] = later()
    assert notice.subject == "[airace] コメントを公開しました"
    assert waiting.get_absolute_url() in notice.body


def test_a_decision_that_was_undone_is_never_told(waiting):
    confirm(waiting.pk)
    transition(comment_id=waiting.pk, to=Status.REJECTED)
    transition(comment_id=waiting.pk, to=Status.PENDING)
    assert later() == []


def test_of_two_equal_decisions_with_an_undoing_between_one_is_told(waiting):
    confirm(waiting.pk)
    for status in (Status.PUBLISHED, Status.PENDING, Status.PUBLISHED):
        transition(comment_id=waiting.pk, to=status)
    assert len(later()) == 1


def test_a_rejection_brings_the_moderators_words_and_no_link(waiting):
    confirm(waiting.pk)
    transition(comment_id=waiting.pk, to=Status.REJECTED, note="内輪の覚え書き", message="個人名が含まれていました。")
    [notice] = later()
    assert "個人名が含まれていました。" in notice.body
    assert "内輪" not in notice.body
    assert waiting.get_absolute_url() not in notice.body


def test_a_reply_is_told_when_it_is_public_and_once(follower, waiting):
    reply = answer(waiting, published=False)
    assert later() == []
    transition(comment_id=reply.pk, to=Status.PUBLISHED)
    [notice] = later()
    assert notice.to == ["reader@example.com"]
    assert "> 返信です。" in notice.body
    for status in (Status.PENDING, Status.PUBLISHED):
        transition(comment_id=reply.pk, to=status)
    assert later() == []


def test_a_reply_that_has_gone_before_the_mail_is_not_told(follower, waiting):
    reply = answer(waiting)
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=2)):
        Outbox.objects.filter(kind="decided").update(done_at=timezone.now())
    Outbox.objects.create(kind="received", payload={"comment": reply.pk, "subscription": follower.pk})
    transition(comment_id=reply.pk, to=Status.REMOVED)
    assert later() == []


def test_nobody_is_told_of_an_answer_of_their_own(page):
    token = "s" * 43
    own = submit_comment(page=page, draft=draft(email="a@example.com"), sender=reader(author_token=token)).comment
    confirm(own.pk)
    transition(comment_id=own.pk, to=Status.PUBLISHED)
    later()
    answer(own, author_token=token)
    assert [sent.subject for sent in later()] == []


def test_nothing_after_it_was_stopped_or_taken_back(follower, waiting):
    answer(waiting)
    stop(follower.pk)
    assert later() == []
    confirm(waiting.pk)
    answer(waiting, body="もう一つの返信です。こちらも読んでください。")
    withdraw_comment(comment_id=waiting.pk, capability=token_of("capability", waiting.submission_id))
    assert not Subscription.objects.exists()
    assert later() == []


def test_nothing_about_a_page_that_is_no_longer_public(follower, waiting):
    answer(waiting)
    waiting.discussion.page.unpublish()
    assert later() == []


def test_every_mail_to_a_reader_is_plain_and_can_be_stopped_by_one_press(follower, waiting):
    answer(waiting)
    [notice] = later()
    message = notice.message()
    assert message.get_content_type() == "text/plain"
    address = re.fullmatch(r"<(http://testserver/discussion/mail/stop/[^>]+)>", message["List-Unsubscribe"])[1]
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message["Auto-Submitted"] == "auto-generated"
    assert address in notice.body


def test_a_mail_that_is_sent_again_has_the_same_message_id(waiting):
    [first] = later()
    Outbox.objects.filter(kind="confirm").update(done_at=None, next_at=timezone.now())
    [again] = later()
    assert first.message()["Message-ID"] == again.message()["Message-ID"]


def test_nothing_that_a_commenter_wrote_can_be_clicked_in_a_mail(follower, waiting):
    answer(waiting, body="ここ https://evil.example/x と www.evil.example と evil.example を見て。\u202e逆")
    [notice] = later()
    assert "evil.example" not in notice.body
    assert "evil[.]example" in notice.body
    assert "hxxps://" in notice.body
    assert "\u202e" not in notice.body


def test_a_name_cannot_be_clicked_either(follower, waiting):
    receipt = submit_comment(
        page=waiting.discussion.page, draft=draft(parent=waiting.pk, name="www.evil.example"), sender=reader(9)
    )
    transition(comment_id=receipt.comment.pk, to=Status.PUBLISHED)
    [notice] = later()
    assert "www[.]evil[.]example" in notice.body


def test_a_title_cannot_add_a_header(page, waiting):
    page.title = "題\nBcc: a@example.com"
    type(page).objects.filter(pk=page.pk).update(title=page.title)
    [question] = later()
    assert question.message()["Bcc"] is None


def test_what_was_taken_for_spam_and_is_none_after_all_asks_once(page):
    receipt = submit_comment(page=page, draft=draft(email="a@example.com"), sender=reader())
    Comment.objects.update(status=Status.SPAM)
    assert later() == []
    for status in (Status.PUBLISHED, Status.PENDING, Status.PUBLISHED):
        transition(comment_id=receipt.comment.pk, to=status)
    [question] = later()
    assert question.to == ["a@example.com"]
    assert later() == []


def test_the_author_of_what_was_public_is_told_that_it_is_no_longer_shown(follower, waiting):
    transition(comment_id=waiting.pk, to=Status.REMOVED)
    [notice] = later()
    assert "表示を取りやめました。" in notice.body
