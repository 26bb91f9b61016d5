import json

import pytest
from django.test import Client
from django.utils import timezone

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


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.PUBLISHED}))
def test_what_hides_has_a_place_for_its_replies_and_nothing_else(client, page, status):
    root = CommentFactory(discussion=page.discussion, author_name="ひみつ", body="秘密の文")
    reply = CommentFactory(parent=root, body="公開の返信")
    Comment.objects.filter(pk=root.pk).update(status=status)
    for comment in (root, reply):
        html = client.get(comment.get_absolute_url()).content.decode()
        assert "公開の返信" in html
        assert "非表示のコメント" in html
        assert "ひみつ" not in html
        assert "秘密の文" not in html
    assert "<h1>非表示のコメント</h1>" in client.get(root.get_absolute_url()).content.decode()
    for verb in ("vote/", "report/", "edit/", "withdraw/"):
        assert client.get(f"{root.get_absolute_url()}{verb}").status_code == 404
        assert client.post(f"{root.get_absolute_url()}{verb}").status_code == 404


def test_an_author_sees_their_words_in_the_place_that_others_see_empty(client, page):
    SiteDiscussionSettings.objects.create(mode="open")
    pk = post(client, page).json()["id"]
    CommentFactory(parent=Comment.objects.get())
    Comment.objects.filter(pk=pk).update(status=Status.PENDING)
    for address in (f"/discussion/{page.pk}/", f"/discussion/comments/{pk}/"):
        html = client.get(address).content.decode()
        assert (html.count(f'id="c-{pk}"'), BODY in html) == (1, True)
        assert BODY not in Client().get(address).content.decode()


@pytest.mark.parametrize("status", sorted(set(Status) - {Status.WITHDRAWN, Status.ERASED}))
@pytest.mark.parametrize("place", ["public", "hidden", "unpublished", "deleted"])
def test_its_author_takes_a_comment_back_whatever_has_become_of_it(page, status, place):
    SiteDiscussionSettings.objects.create(mode="open")
    answer = post(Client(), page, name="山田").json()
    Comment.objects.update(status=status, decided_at=timezone.now())
    if place == "hidden":
        Discussion.objects.update(mode="hidden")
    elif place == "unpublished":
        page.unpublish()
    elif place == "deleted":
        page.specific.delete()
    address = f"/discussion/comments/{answer['id']}/withdraw/"

    def send(capability):
        return Client().post(address, json.dumps({"capability": capability}), "application/json", **OWN)

    assert send("x").status_code in (403, 404)
    gone = send(answer["capability"])
    assert (gone.status_code, gone.json()["status"], "非表示" in gone.json()["html"]) == (200, "withdrawn", True)
    assert list(Comment.objects.values_list("body", "author_name", "status")) == [("", "", Status.WITHDRAWN)]


def test_taking_back_what_stands_on_no_page_needs_no_script(client, page):
    post(client, page)
    page.unpublish()
    address = f"/discussion/comments/{Comment.objects.get().pk}/withdraw/"
    assert BODY in client.get(address).content.decode()
    assert Client().get(address).status_code == 404
    assert client.post(address).status_code == 200
    assert Comment.objects.get().status == Status.WITHDRAWN


@pytest.mark.parametrize("verb", ["edit", "withdraw"])
def test_half_a_character_is_no_capability(client, page, verb):
    comment = CommentFactory(discussion=page.discussion, capability_hash=b"x" * 32)
    sent = json.dumps({"capability": "\ud800", "body": "別の文です。"})
    address = f"{comment.get_absolute_url()}{verb}/"
    assert client.post(address, sent, "application/json", **OWN).status_code == 403
    asked = json.dumps({"capabilities": {str(comment.pk): "\ud800"}})
    assert client.post("/discussion/comments/mine/", asked, "application/json", **OWN).json() == {"comments": []}


def test_a_rewording_is_answered_with_where_it_stands(client, page):
    SiteDiscussionSettings.objects.create(mode="open")
    pk = post(client, page).json()["id"]

    def edit(body):
        sent = json.dumps({"body": body})
        return client.post(f"/discussion/comments/{pk}/edit/", sent, "application/json", **OWN).json()

    assert edit("別の文です。")["message"] == "コメントを公開しました。"
    assert "リンク" in edit("ここ https://a.example/ です。")["message"]


def test_a_stale_form_says_to_press_its_own_button_again(page):
    client = Client(enforce_csrf_checks=True)
    comment = CommentFactory(discussion=page.discussion)
    html = client.post(f"{comment.get_absolute_url()}vote/").content.decode()
    assert "もう一度ボタンを押してください" in html
