import json

import pytest
from django.test import Client

from discussion.models import Comment, Discussion, SiteDiscussionSettings
from tests.discussion.posting import BODY, OWN, post
from tests.factories.discussion import CommentFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture
def page():
    return Discussion.ensure(article()).page


def test_what_is_not_published_is_at_no_public_address(client, page):
    root = CommentFactory(discussion=page.discussion, body="公開の文")
    for status in (Status.PENDING, Status.REJECTED, Status.SPAM, Status.REMOVED):
        hidden = CommentFactory(parent=root, status=status, body="秘密の文")
        for verb in ("", "replies/", "vote/", "report/", "edit/", "withdraw/"):
            assert client.get(f"{hidden.get_absolute_url()}{verb}").status_code == 404
    address = f"/discussion/{page.pk}/"
    for url in (address, f"{address}comments/", f"{address}feed.xml", root.get_absolute_url()):
        text = client.get(url).content.decode()
        assert "公開の文" in text, url
        assert "秘密の文" not in text, url


def test_reading_sets_no_cookie_and_costs_few_queries(client, page, django_assert_max_num_queries):
    for _ in range(3):
        root = CommentFactory(discussion=page.discussion)
        CommentFactory(parent=root)
    address = f"/discussion/{page.pk}/"
    for url in (address, f"{address}comments/", f"{address}feed.xml", root.get_absolute_url()):
        assert not client.get(url).cookies, url
    with django_assert_max_num_queries(3):
        client.get(f"{address}comments/?after={root.pk}&order=newest")


def test_who_bears_a_cookie_already_sends_without_the_confirm_page(client, page):
    address = f"/discussion/{page.pk}/"
    assert "csrfmiddlewaretoken" not in client.get(address).content.decode()
    post(client, page)
    token = client.get(address).context["token"]
    assert client.post(f"{address}comments/", {"body": "二つ目です。", "csrfmiddlewaretoken": token}).status_code == 303


def test_the_feed_is_the_same_for_all_and_may_be_cached(client, page):
    comment = CommentFactory(discussion=page.discussion)
    response = client.get(f"/discussion/{page.pk}/feed.xml")
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert f"comments/{comment.pk}" in response.content.decode()


@pytest.mark.parametrize("query", ["after=x", "after=1.2&order=newest", "order=best", "after=" + "9" * 40])
def test_an_odd_place_in_a_thread_is_a_bad_request(client, page, query):
    CommentFactory(discussion=page.discussion)
    for address in (f"/discussion/{page.pk}/", f"/discussion/{page.pk}/comments/"):
        assert client.get(f"{address}?{query}").status_code == 400


def test_an_odd_reply_is_none(client, page):
    assert client.get(f"/discussion/{page.pk}/?reply=x").status_code == 200
    assert client.get(f"/discussion/comments/{10**25}/").status_code == 404


def test_the_device_asks_how_its_comments_fare(client, page):
    answer = post(client, page).json()
    asked = {"capabilities": {str(answer["id"]): answer["capability"], "12": "x", "x": 5}}

    def mine():
        return Client().post("/discussion/comments/mine/", json.dumps(asked), "application/json", **OWN).json()

    [line] = mine()["comments"]
    assert (line["id"], line["status"]) == (answer["id"], "pending")
    assert BODY in line["html"]
    Comment.objects.update(status=Status.REJECTED, decision_note="記事と関わりがないためです。")
    [line] = mine()["comments"]
    assert (line["status"], line["html"], line["message"]) == ("rejected", "", "記事と関わりがないためです。")


def test_a_vote_counts_once(client, page):
    comment = CommentFactory(discussion=page.discussion)
    for _ in range(2):
        response = client.post(f"{comment.get_absolute_url()}vote/", "{}", "application/json", **OWN)
        assert response.json() == {"votes": 1}


def test_a_script_edits_and_withdraws_with_its_capability(page):
    SiteDiscussionSettings.objects.create(mode="open")
    answer = post(Client(), page).json()
    address = f"/discussion/comments/{answer['id']}/"

    def send(verb, **data):
        return Client().post(f"{address}{verb}/", json.dumps(data), "application/json", **OWN)

    assert send("edit", body="書き直しました。", capability="x").status_code == 403
    edited = send("edit", body="書き直しました。", capability=answer["capability"])
    assert "書き直しました。" in edited.json()["html"]
    for _ in range(2):
        gone = send("withdraw", capability=answer["capability"])
        assert (gone.status_code, gone.json()["status"]) == (200, "withdrawn")
    assert Client().get(address).status_code == 404


def test_the_author_acts_by_plain_forms(client, page):
    SiteDiscussionSettings.objects.create(mode="open")
    pk = post(client, page).json()["id"]
    address = f"/discussion/comments/{pk}/"
    assert BODY in client.get(f"{address}edit/").content.decode()
    assert client.post(f"{address}edit/", {"body": "別の文です。"}).status_code == 200
    assert Comment.objects.get().body == "別の文です。"
    assert client.post(f"{address}withdraw/").status_code == 200
    assert Comment.objects.get().status == Status.WITHDRAWN
    stranger = CommentFactory(discussion=page.discussion)
    assert client.get(f"{stranger.get_absolute_url()}edit/").status_code == 403
