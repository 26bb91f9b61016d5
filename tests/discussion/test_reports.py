"""A reader's 「通報する」, by a form without a script."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from discussion.models import Comment, CommentReport, Outbox
from discussion.services import handle_reports, report_comment
from tests.discussion.posting import reader
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return CommentFactory(body="通報される文章です。")


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


def address(comment):
    return f"/discussion/comments/{comment.pk}/report/"


def token_on(browser, url):
    html = BeautifulSoup(browser.get(url).content, "html.parser")
    return html.select_one("form.composer [name=csrfmiddlewaretoken]")["value"]


def report(browser, comment, **fields):
    fields = {"reason": "abuse", "note": "名指しで貶めています。", **fields}
    return browser.post(address(comment), {"csrfmiddlewaretoken": token_on(browser, address(comment)), **fields})


def test_it_is_told_and_the_comment_stays(browser, comment):
    answer = report(browser, comment)
    assert "通報を受け付けました" in answer.content.decode()
    comment.refresh_from_db()
    assert comment.is_published
    assert comment.report_count == 1
    assert Outbox.objects.get(kind="reported").payload["comment"] == comment.pk


def test_even_many_reports_hide_nothing(comment):
    for number in range(30):
        report_comment(comment_id=comment.pk, reason="spam", sender=reader(number))
    comment.refresh_from_db()
    assert comment.is_published
    assert comment.report_count == 30


def test_looking_at_the_form_reports_nothing(browser, comment):
    browser.get(address(comment))
    assert not CommentReport.objects.exists()


def test_the_same_reader_reports_once(browser, comment):
    for _ in range(2):
        assert report(browser, comment).status_code == 200
    assert CommentReport.objects.count() == 1


def test_without_a_token_nothing_is_stored_and_the_words_come_back(browser, comment):
    answer = browser.post(address(comment), {"reason": "abuse", "note": "名指しで貶めています。"})
    assert answer.status_code == 403
    assert "名指しで貶めています。" in answer.content.decode()
    assert not CommentReport.objects.exists()


@pytest.mark.parametrize(
    ("fields", "words"),
    [({"reason": ""}, "理由を選んでください"), ({"reason": "x\0"}, "理由を選んで"), ({"note": "あ" * 501}, "500字まで"),
     ({"note": "\x00"}, "使えない文字")],
)  # fmt: skip
def test_a_refusal_says_why_and_keeps_what_was_typed(browser, comment, fields, words):
    answer = report(browser, comment, **fields)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert words in html
    assert fields.get("note", "名指しで貶めています。").replace("\0", "") in html
    assert not CommentReport.objects.exists()


def test_too_many_reports_are_refused_for_a_while_and_the_words_stay(browser):
    answers = [report(browser, CommentFactory()) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert answers[-1]["Retry-After"]
    assert "名指しで貶めています。" in answers[-1].content.decode()


def test_what_is_not_public_cannot_be_reported(browser):
    hidden = CommentFactory(status=Comment.Status.PENDING)
    assert browser.get(address(hidden)).status_code == 404


def test_who_reported_is_kept_as_a_hash_alone(browser, comment):
    report(browser, comment)
    stored = CommentReport.objects.values().get()
    assert len(bytes(stored["reporter_key"])) == 32
    assert "127.0.0.1" not in repr(stored)


def test_handled_reports_no_longer_count(comment):
    report_comment(comment_id=comment.pk, reason="spam", sender=reader())
    assert handle_reports(comment_id=comment.pk, verdict="dismissed") == 1
    comment.refresh_from_db()
    assert comment.report_count == 0
