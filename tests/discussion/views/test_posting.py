import json
import uuid

import pytest
from django.db import OperationalError
from django.test import Client

from discussion.models import Comment, Discussion, Outbox, SiteDiscussionSettings
from tests.discussion.posting import BODY, OWN, post
from tests.factories.accounts import account
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article, home_page

pytestmark = pytest.mark.django_db


def test_a_first_comment_waits_and_its_author_is_told_why(client, page):
    response = post(client, page, name="山田")
    answer = response.json()
    comment = Comment.objects.get()
    assert (response.status_code, answer["id"], answer["status"]) == (201, comment.pk, "pending")
    assert "初めての方" in answer["message"]
    assert "山田" in answer["html"]
    assert answer["capability"]
    assert [comment.status, comment.reason_codes] == [Comment.Status.PENDING, ["first_time"]]
    assert Outbox.objects.get().payload == {"comment": comment.pk}


@pytest.mark.usefixtures("everything_open")
def test_in_an_open_discussion_a_comment_is_published_at_once(client, page):
    answer = post(client, page).json()
    assert (answer["status"], answer["url"]) == ("published", f"/discussion/comments/{answer['id']}/")
    assert BODY in client.get(answer["url"]).content.decode()


def test_the_same_id_gives_the_same_comment(client, page):
    number = str(uuid.uuid4())
    first, second = (post(client, page, submission_id=number) for _ in range(2))
    assert [first.status_code, second.status_code] == [201, 200]
    same = ("id", "status", "url", "html", "capability")
    assert [first.json()[key] for key in same] == [second.json()[key] for key in same]
    assert not second.json()["text_differs"]


def test_a_repeat_with_other_words_says_that_they_are_not_stored(client, page):
    number = str(uuid.uuid4())
    post(client, page, submission_id=number)
    assert post(client, page, submission_id=number, body="書き直した文章です。").json()["text_differs"]
    assert Comment.objects.get().body == BODY


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("売上は15兆円です。", "売上は1.5兆円です。"),
        ("+5%でした。", "-5%でした。"),
        ("よい記事。", "よい記事！"),
    ],
)
def test_a_mark_makes_other_words(client, page, first, second):
    number = str(uuid.uuid4())
    post(client, page, submission_id=number, body=first)
    assert not post(client, page, submission_id=number, body=f" {first}\r\n").json()["text_differs"]
    assert post(client, page, submission_id=number, body=second).json()["text_differs"]


@pytest.mark.parametrize("body", ["", "a\x00b", "あ" * 5001])
def test_words_that_cannot_be_taken_are_other_words(client, page, body):
    number = str(uuid.uuid4())
    post(client, page, submission_id=number)
    assert post(client, page, submission_id=number, body=body).json()["text_differs"]


def test_an_earlier_wording_is_stored_as_well(client, page):
    number = str(uuid.uuid4())
    pk = post(client, page, submission_id=number).json()["id"]
    client.post(f"/discussion/comments/{pk}/edit/", {"body": "書き直した文章です。"})
    assert not post(client, page, submission_id=number).json()["text_differs"]


def test_a_used_id_is_refused_on_another_page(client, page):
    number = str(uuid.uuid4())
    post(client, page, submission_id=number)
    assert post(client, article(), submission_id=number).status_code == 409


def test_without_an_id_the_same_words_are_the_same_comment(client, page):
    first, second = (post(client, page, submission_id=None) for _ in range(2))
    assert [first.status_code, second.status_code] == [201, 200]
    assert first.json()["id"] == second.json()["id"]


def test_the_author_is_known_by_a_cookie_that_only_a_post_sets(client, page):
    assert not client.get(f"/discussion/{page.pk}/").cookies.get("discussion_author")
    cookie = post(client, page).cookies["discussion_author"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/discussion/")
    assert BODY in client.get(f"/discussion/{page.pk}/").content.decode()
    assert BODY not in Client().get(f"/discussion/{page.pk}/").content.decode()


def test_signed_in_staff_need_the_token(page):
    client = Client(enforce_csrf_checks=True)
    client.force_login(account("editor", last_name="佐藤"))
    assert post(client, page).status_code == 428
    token = client.get(f"/discussion/{page.pk}/").cookies["csrftoken"].value
    response = post(client, page, headers={**OWN, "HTTP_X_CSRFTOKEN": token})
    assert (response.status_code, response.json()["status"]) == (201, "published")
    comment = Comment.objects.get()
    assert (comment.author_kind, comment.display_name) == ("staff", "佐藤")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"body": ""}, "body"),
        ({"body": " \u200b\u3164 "}, "body"),
        ({"body": "あ" * 5001}, "body"),
        ({"body": "a\x00b"}, "body"),
        ({"body": "\ud800"}, "body"),
        ({"body": "e" + "\u0301" * 10}, "body"),
        ({"body": {"a": 1}}, "body"),
        ({"body": ["x"]}, "body"),
        ({"body": 5}, "body"),
        ({"name": "あ" * 41}, "name"),
        ({"name": "編 集　部"}, "name"),
        ({"name": []}, "name"),
        ({"email": "x"}, "email"),
        ({"email": "あ@" + "い" * 300}, "email"),
        ({"kind": "x"}, "kind"),
        ({"kind": {}}, "kind"),
        ({"parent": 10**30}, "parent"),
        ({"parent": True}, "parent"),
        ({"parent": "１"}, "parent"),
        ({"parent": -1}, "parent"),
        ({"parent": [1]}, "parent"),
        ({"submission_id": "x"}, "submission_id"),
        ({"submission_id": 5}, "submission_id"),
        ({"passage": "x"}, "passage"),
        ({"passage": {"text": 5}}, "passage"),
        ({"passage": {"text": "あ" * 301}}, "passage"),
        ({"passage": {"text": "あ", "block": "b" * 65}}, "passage"),
    ],
)
def test_odd_input_is_refused_by_name_and_in_japanese(client, page, sent, field):
    response = post(client, page, **sent)
    errors = response.json()["errors"]
    assert (response.status_code, list(errors)) == (422, [field])
    assert any("ぁ" <= character <= "ん" for character in errors[field][0])
    assert not Comment.objects.exists()


@pytest.mark.parametrize("elapsed", [None, "x", [], {}, 1e400, -5, "12.5", True])
def test_an_odd_time_is_no_reason_to_refuse(client, page, elapsed):
    assert post(client, page, elapsed=elapsed).status_code == 201


@pytest.mark.parametrize("text", ["[", "[]", "null", "5", '"x"', "[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_object_is_a_bad_request(client, page, text):
    address = f"/discussion/{page.pk}/comments/"
    response = client.post(address, text, content_type="application/json", **OWN)
    assert response.status_code == 400
    assert response.json()["errors"]["__all__"]


def test_a_huge_body_is_refused_unread(client, page):
    for headers in ({"content_type": "application/json", **OWN}, {"content_type": "application/x-www-form-urlencoded"}):
        response = client.post(f"/discussion/{page.pk}/comments/", "body=" + "a" * 200_000, **headers)
        assert response.status_code == 413


def test_text_is_kept_in_nfc_with_plain_line_ends_and_five_thousand_characters(client, page):
    assert post(client, page, body="か\u3099\r\nぎ").status_code == 201
    assert Comment.objects.get().body == "が\nぎ"
    assert post(client, page, body="あ" * 5000).status_code == 201


def test_a_name_loses_what_turns_the_text_around(client, page):
    post(client, page, name="山\u202e田\n太郎")
    assert Comment.objects.get().author_name == "山田 太郎"


@pytest.mark.usefixtures("everything_open")
def test_a_reply_has_its_place(client, page):
    root = post(client, page).json()["id"]
    reply = post(client, page, body="そのとおりだと思います。", parent=root).json()["id"]
    assert Comment.objects.get(pk=reply).root_id == root


def test_a_reply_to_what_is_no_longer_public_is_a_conflict(client, page):
    gone = CommentFactory(discussion=Discussion.ensure(page), status=Comment.Status.REMOVED)
    response = post(client, page, parent=gone.pk)
    assert (response.status_code, list(response.json()["errors"])) == (409, ["parent"])


def test_a_reply_stays_on_its_page(client, page):
    assert post(client, page, parent=CommentFactory().pk).status_code == 422


@pytest.mark.parametrize("mode", ["closed", "hidden"])
def test_a_closed_discussion_takes_nothing(client, page, mode):
    Discussion.objects.create(page=page, mode=mode)
    response = post(client, page)
    assert response.status_code == 409
    assert "残してあります" in response.json()["errors"]["__all__"][0]


def test_only_public_pages_that_take_comments_have_them(client, page):
    draft = article(published=False)
    private = article()
    private.view_restrictions.create(restriction_type="login")
    for number in (draft.pk, private.pk, home_page().pk, 1, 10**9, 10**25):
        response = client.post(f"/discussion/{number}/comments/", json.dumps({}), "application/json", **OWN)
        assert response.status_code == 404, number
        assert client.get(f"/discussion/{number}/").status_code == 404
        assert client.get(f"/discussion/{number}/feed.xml").status_code == 404


def test_a_guest_s_post_costs_ten_queries_at_most(client, page, django_assert_max_num_queries):
    SiteDiscussionSettings.objects.create(mode="open")
    root = post(client, page).json()["id"]
    with django_assert_max_num_queries(12) as asked:
        assert post(client, page, body="返信です。", parent=root, email="a@example.com").status_code == 201
    words = [query["sql"].split()[0] for query in asked.captured_queries]
    assert len([word for word in words if word not in ("SAVEPOINT", "RELEASE")]) <= 10, asked.captured_queries


@pytest.mark.parametrize("is_script", [True, False])
def test_without_a_database_the_text_comes_back_and_says_when_to_try_again(client, page, monkeypatch, is_script):
    def refuse(*args, **kwargs):
        raise OperationalError("no server")

    monkeypatch.setattr("discussion.views.posting.discussed_page", refuse)
    if is_script:
        response = post(client, page)
        assert response.json()["errors"]["__all__"]
    else:
        response = client.post(f"/discussion/{page.pk}/comments/", {"body": BODY, "name": "山田"})
        assert BODY in response.content.decode()
        assert "山田" in response.content.decode()
    assert response.status_code == 503
    assert int(response["Retry-After"]) > 0
