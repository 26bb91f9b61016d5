"""Posting without JavaScript: the page that asks, and what comes of it."""

import uuid

import pytest
from django.test import Client
from django.utils import timezone

from discussion.models import Comment, Discussion
from tests.discussion.posting import BODY
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("everything_open")
def test_without_javascript_nothing_is_stored_before_it_is_confirmed(page):
    client = Client(enforce_csrf_checks=True)
    address = f"/discussion/{page.pk}/comments/"
    asked = client.post(address, {"body": BODY, "name": "山田"})
    assert (asked.status_code, Comment.objects.count()) == (200, 0)
    assert BODY in asked.content.decode()
    form = {
        "body": BODY,
        "name": "山田",
        "submission_id": asked.context["form"].data["submission_id"],
        "csrfmiddlewaretoken": asked.context["csrf_token"],
    }
    saved = client.post(address, form)
    again = client.post(address, form)
    comment = Comment.objects.get()
    assert (saved.status_code, saved["Location"]) == (
        303,
        f"/discussion/comments/{comment.pk}/?posted={form['submission_id'][:8]}#c-{comment.pk}",
    )
    assert again["Location"] == saved["Location"]


@pytest.fixture
def form(client, page):
    """The fields of the confirm page, of a post that has arrived."""
    asked = client.post(f"/discussion/{page.pk}/comments/", {"body": BODY, "email": "a@example.com"})
    fields = {name: asked.context["form"].data[name] for name in ("body", "email", "submission_id")}
    fields["csrfmiddlewaretoken"] = str(asked.context["csrf_token"])
    assert client.post(f"/discussion/{page.pk}/comments/", fields).status_code == 303
    return fields


def test_a_repeat_by_form_with_other_words_is_asked_about_and_can_be_sent_as_another(client, page, form):
    address = f"/discussion/{page.pk}/comments/"
    answer = client.post(address, {**form, "body": "言い直した文章です。"})
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "すでに届いています" in html
    assert "言い直した文章です。" in html
    sent = answer.context["form"].data
    assert sent["submission_id"] != form["submission_id"]
    assert client.post(address, {**form, **sent.dict()}).status_code == 303
    assert list(Comment.objects.order_by("pk").values_list("body", flat=True)) == [BODY, "言い直した文章です。"]


def test_the_answer_to_a_lost_reply_can_be_sent_as_a_new_comment(client, page, form):
    gone = CommentFactory(discussion=Discussion.ensure(page), status=Comment.Status.REMOVED)
    address = f"/discussion/{page.pk}/comments/"
    sent = {**form, "body": "返信です。", "submission_id": str(uuid.uuid4())}
    answer = client.post(address, {**sent, "parent": gone.pk})
    assert answer.status_code == 409
    assert "新しいコメントとしてなら" in answer.content.decode()
    assert answer.context["form"].data["parent"] == ""
    assert client.post(address, {**sent, **answer.context["form"].data.dict()}).status_code == 303
    assert Comment.objects.get(body="返信です。").parent is None


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Comment.Status.PENDING, "コメントを受け付けました"),
        (Comment.Status.PUBLISHED, "コメントを公開しました"),
        (Comment.Status.REJECTED, "公開を見送りました"),
        (Comment.Status.SPAM, "公開を見送りました"),
    ],
)
def test_who_comes_from_the_form_is_told_what_became_of_that_comment(client, page, form, status, words):
    Comment.objects.update(status=status, decided_at=timezone.now())
    address = f"/discussion/{page.pk}/?posted={form['submission_id'][:8]}"
    assert words in client.get(address).content.decode()
    told = Client().get(address).context["notice"]
    assert (told, client.get(f"/discussion/{page.pk}/?posted=1").context["notice"]) == (None, None)


def test_a_stale_token_gives_the_text_back(page):
    client = Client(enforce_csrf_checks=True)
    response = client.post(f"/discussion/{page.pk}/comments/", {"body": BODY, "csrfmiddlewaretoken": "x" * 64})
    assert response.status_code == 403
    assert BODY in response.content.decode()
    assert "もう一度" in response.content.decode()
