import pytest
from django.test import Client

from discussion.models import Comment, CommentVote
from tests.discussion.posting import post
from tests.factories.discussion import CommentFactory, DiscussionFactory
from tests.factories.pages import article

pytestmark = pytest.mark.django_db

SAME = {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://testserver"}
ANSWERS = [
    (SAME, 201),
    ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 201),
    ({"HTTP_ORIGIN": "http://testserver"}, 201),
    ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://evil.test"}, 403),
    ({"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": "http://sub.testserver"}, 403),
    ({"HTTP_ORIGIN": "https://testserver"}, 403),
    ({"HTTP_ORIGIN": "https://evil.test"}, 403),
    ({}, 428),
    ({"HTTP_ORIGIN": "null"}, 428),
    ({"HTTP_SEC_FETCH_SITE": "none"}, 428),
]


@pytest.mark.parametrize(("headers", "status"), ANSWERS)
def test_a_post_is_taken_from_our_own_pages_alone(headers, status):
    response = post(Client(enforce_csrf_checks=True), article(), headers=headers)
    assert response.status_code == status
    assert Comment.objects.count() == (status == 201)


@pytest.mark.parametrize("verb", ["edit", "withdraw", "vote", "report"])
def test_every_act_of_a_script_passes_the_guard(verb):
    comment = CommentFactory(discussion=DiscussionFactory())
    for headers in ({"HTTP_SEC_FETCH_SITE": "cross-site"}, {}):
        address = f"/discussion/comments/{comment.pk}/{verb}/"
        response = Client(enforce_csrf_checks=True).post(address, "{}", "application/json", **headers)
        assert response.status_code in (403, 428)
    assert not CommentVote.objects.exists()


@pytest.mark.parametrize("verb", ["vote", "report"])
def test_every_act_of_a_form_needs_the_token(verb):
    comment = CommentFactory(discussion=DiscussionFactory())
    address = f"/discussion/comments/{comment.pk}/{verb}/"
    client = Client(enforce_csrf_checks=True)
    assert client.post(address, {"reason": "spam"}).status_code == 403
    token = client.get(address).context["csrf_token"]
    assert client.post(address, {"reason": "spam", "csrfmiddlewaretoken": token}).status_code == 200
    comment.refresh_from_db()
    assert comment.vote_count + comment.report_count == 1
