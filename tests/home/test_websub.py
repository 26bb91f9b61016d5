"""A hub is told of each publication, and never stands in its way."""

import pytest
import requests

from articles.models import UpdateEntry
from home import websub
from tests.factories.pages import article, standard_page
from tests.factories.writers import TopicFactory

pytestmark = pytest.mark.django_db
HUB = "https://hub.example/"


@pytest.fixture
def told(settings, monkeypatch):
    """What the hub is sent."""
    settings.WEBSUB_HUB = HUB
    sent = []

    def post(address, *, data, timeout):
        assert timeout < 10
        sent.append((address, data))
        answer = requests.Response()
        answer.status_code = 204
        return answer

    monkeypatch.setattr(websub.requests, "post", post)
    return sent


def test_the_feeds_of_a_published_article_are_named_to_the_hub_once(told, django_capture_on_commit_callbacks):
    page = article(topics=[TopicFactory(slug="pre-training")])
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    [(address, data)] = told
    assert address == HUB
    assert data["hub.mode"] == "publish"
    paths = [
        "/feeds/articles.json",
        "/feeds/articles.xml",
        "/topics/pre-training/feed.json",
        "/topics/pre-training/feed.xml",
    ]
    assert data["hub.url"] == [f"http://testserver{path}" for path in paths]


def test_a_withdrawn_article_changes_them_too(told, django_capture_on_commit_callbacks):
    page = article()
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish()
    assert len(told) == 1


def test_other_pages_have_no_feed_to_tell_of(told, django_capture_on_commit_callbacks):
    page = standard_page()
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert told == []


def test_without_a_hub_nobody_is_told(told, settings, django_capture_on_commit_callbacks):
    settings.WEBSUB_HUB = ""
    page = article()
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert told == []


def test_nothing_is_told_before_the_change_is_committed(told):
    article().save_revision().publish()
    assert told == []


@pytest.mark.parametrize("trouble", [requests.ConnectionError("down"), requests.Timeout("slow"), ValueError("odd")])
def test_a_hub_out_of_reach_stops_no_publication(
    told, monkeypatch, caplog, trouble, django_capture_on_commit_callbacks
):
    def post(*args, **kwargs):
        raise trouble

    monkeypatch.setattr(websub.requests, "post", post)
    page = article(published=False)
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    page.refresh_from_db()
    assert page.live
    assert "was not told" in caplog.text


def test_a_correction_is_told_once_be_it_published_or_added_by_hand(told, django_capture_on_commit_callbacks):
    page = article()
    page.change_kind, page.change_note = "correction", "直した"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    assert len(told) == 1
    with django_capture_on_commit_callbacks(execute=True):
        UpdateEntry.objects.create(article=page, kind="correction", note="もう一つ直した")
    assert len(told) == 2
    assert "http://testserver/feeds/articles.xml" in told[1][1]["hub.url"]
