import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from discussion.mail.outbox import process_outbox
from discussion.models import Comment
from discussion.services import report_comment, submit_comment, transition
from tests.discussion.posting import draft, reader
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db


def run(minutes=0):
    mail.outbox.clear()
    with time_machine.travel(timezone.now() + dt.timedelta(minutes=minutes)):
        process_outbox()
    return list(mail.outbox)


def wait(page, number):
    body = f"{number}番目のコメントです。表の列について、少し気になるところがありました。"
    return submit_comment(page=page, draft=draft(body, name=f"読者{number}"), sender=reader(number)).comment


def test_one_mail_tells_of_everything_that_waits(page, moderators):
    for number in range(3):
        wait(page, number)
    [notice] = run()
    assert notice.to == ["one@example.com", "two@example.com"]
    assert notice.subject == "[airace] 確認を待っているもの：3件"
    assert "> 2番目のコメントです。" in notice.body
    assert "理由：初めて投稿する人" in notice.body


def test_the_next_mail_comes_ten_minutes_later_with_all_that_came_between(page, moderators):
    wait(page, 1)
    assert len(run()) == 1
    wait(page, 2)
    assert run(1) == []
    wait(page, 3)
    assert run(5) == []
    [notice] = run(11)
    assert "：2件" in notice.subject


def test_what_was_decided_before_the_mail_is_not_in_it(page, moderators):
    comment = wait(page, 1)
    transition(comment_id=comment.pk, to=Comment.Status.PUBLISHED)
    assert run() == []


def test_a_long_list_is_cut_and_counted(page, moderators):
    for number in range(23):
        wait(page, number)
    [notice] = run()
    assert "：23件" in notice.subject
    assert notice.body.count("> ") == 20


def test_its_links_lead_to_the_admin_and_decide_nothing(page, moderators, client):
    comment = wait(page, 1)
    [notice] = run()
    addresses = [word for word in notice.body.split() if word.startswith("http://testserver/cms/")]
    assert addresses
    for address in addresses:
        assert client.post(address.removeprefix("http://testserver")).status_code in (302, 403)
    comment.refresh_from_db()
    assert comment.is_pending


def test_a_report_is_told_with_its_reason(moderators):
    comment = CommentFactory(body="通報されたコメント。")
    report_comment(
        comment_id=comment.pk, reason="privacy", note="住所 https://evil.example が書かれています", sender=reader()
    )
    [notice] = run()
    assert "通報：1件" in notice.body
    assert "個人情報" in notice.body
    assert "evil[.]example" in notice.body


def test_without_an_address_in_the_settings_nobody_is_told(page):
    wait(page, 1)
    assert run() == []
