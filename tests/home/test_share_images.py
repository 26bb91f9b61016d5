"""Pictures for social sites are made when something is published, once, and named by pages as soon as they exist."""

from collections import Counter
from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image
from wagtail.models import PageViewRestriction

from core.follow_up import put_off
from home import share_images
from tests.factories.facts import EntityFactory
from tests.factories.images import site_image
from tests.factories.pages import article, section, standard_page
from tests.factories.timeline import EventFactory, timeline_page
from tests.factories.writers import AuthorFactory, TopicFactory

pytestmark = pytest.mark.django_db
TABLE = {"caption": "数", "grid": {"columns": [{"heading": "量"}], "rows": [{"cells": ["1"]}]}}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Does something and all that follows it."""

    def do(act):
        with django_capture_on_commit_callbacks(execute=True):
            return act()

    return do


def publish(thing):
    """As an editor does; the factories make everything with what follows put off."""
    if hasattr(thing, "save_revision"):
        thing.change_kind = "minor"
        thing.save_revision().publish()
    else:
        thing.save()
    return thing


def stored():
    return set(default_storage.listdir("share")[1]) if default_storage.exists("share") else set()


def image_address(client, path):
    soup = BeautifulSoup(client.get(path).content, "html.parser")
    return soup.select_one("meta[property='og:image']")["content"]


@pytest.mark.parametrize(
    "make",
    [article, standard_page, TopicFactory, AuthorFactory, EntityFactory, EventFactory],
    ids=["article", "standard page", "topic", "author", "entity", "event"],
)
def test_a_publication_has_its_picture_made_and_named(client, committed, make):
    thing = committed(lambda: publish(make()))
    path = getattr(thing, "url", None) or thing.get_absolute_url()
    address = image_address(client, path)
    assert address.startswith("http://testserver/media/share/")
    with Image.open(default_storage.path(address.removeprefix("http://testserver/media/"))) as picture:
        assert (picture.format, picture.size) == ("PNG", (1200, 630))


def test_before_it_is_made_the_page_names_one_that_exists(client):
    page = article()
    assert image_address(client, page.url) == "http://testserver/static/img/share.png"


def test_what_stands_behind_a_password_has_none(committed):
    page = article()
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="合言葉")
    committed(lambda: share_images.make_after_commit(type(page), [page.pk]))
    call_command("make_share_images")
    assert not page.share_card().is_made()


def test_a_new_name_of_its_topic_or_a_new_picture_draws_none_of_what_stands_behind_a_password(committed):
    topic, image = TopicFactory(), site_image()
    page = article(topics=[topic], hero_image=image)
    page.create_alias(update_slug="alias", parent=page.get_parent())
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="合言葉")
    assert list(share_images.showing(topic)) == [topic]
    assert list(share_images.showing(image)) == []


def test_an_articles_tables_have_theirs(committed):
    committed(lambda: publish(article(sections=[section(("comparison_table", TABLE))])))
    assert len(stored()) == 2


def test_a_draft_and_the_same_words_again_make_none(committed):
    page = committed(lambda: publish(article()))
    before = stored()
    page.title = "下書き"
    committed(page.save_revision)
    committed(lambda: article(title="まだ", published=False))
    assert stored() == before
    page.refresh_from_db()
    committed(lambda: publish(page))
    assert stored() == before


def test_a_topics_new_name_is_drawn_for_its_articles(client, committed):
    topic = TopicFactory()
    page = committed(lambda: publish(article(topics=[topic])))
    before = image_address(client, page.url)
    topic.name = "新しい名"
    committed(topic.save)
    assert image_address(client, page.url) not in (before, "http://testserver/static/img/share.png")


def test_an_event_has_the_timeline_drawn_anew(client, committed):
    page = timeline_page()
    committed(lambda: publish(EventFactory()))
    assert "/media/share/" in image_address(client, page.url)


@pytest.mark.parametrize("act", ["unpublish", "delete"])
def test_a_withdrawn_event_has_the_timeline_drawn_anew_too(client, committed, act):
    timeline_page()
    EventFactory()
    event = committed(lambda: publish(EventFactory()))
    before = image_address(client, "/timeline/")
    committed(getattr(event, act))
    assert "/media/share/" in image_address(client, "/timeline/")
    assert image_address(client, "/timeline/") != before


def test_of_all_that_shows_a_thing_a_bounded_number_is_drawn_at_once_the_newest(monkeypatch):
    monkeypatch.setattr(share_images, "MOST_AT_ONCE", 2)
    topic, company = TopicFactory(), EntityFactory()
    _, *articles = [article(topics=[topic]) for _ in range(3)]
    for day in ("2025-01-01", "2025-01-02", "2025-01-03"):
        EventFactory(start=day, entities=[company])
        EntityFactory(parent=company, kind="model")
    assert list(share_images.showing(topic)) == [topic, *reversed(articles)]
    drawn = Counter(type(thing).__name__ for thing in share_images.showing(company))
    assert drawn == {"Entity": 1 + 2, "Event": 2}


def test_a_made_picture_purges_the_page_that_names_it(purges):
    page = article()
    assert "/articles/" in " ".join(purges(lambda: share_images.make_images_of([page])))
    assert purges(lambda: share_images.make_images_of([page])) == set()


def test_a_drawing_that_fails_stops_no_publication(committed, monkeypatch):
    monkeypatch.setattr(share_images, "make_share_images", SimpleNamespace(enqueue=lambda *args: 1 / 0))
    assert committed(lambda: publish(article())).live


def test_many_events_at_once_are_left_to_the_command(committed, monkeypatch):
    asked = []
    monkeypatch.setattr(share_images, "make_share_images", SimpleNamespace(enqueue=lambda *args: asked.append(args)))
    committed(lambda: share_images.make_after_commit(share_images.Event, list(range(21))))
    assert asked == []


def test_the_command_makes_what_is_missing_and_takes_away_what_nobody_names(client, capsys):
    page = article()
    call_command("make_share_images")
    assert "/media/share/" in image_address(client, page.url)
    old = stored()
    page.title = "別の題"
    publish(page)
    call_command("make_share_images")
    call_command("make_share_images", remove_unused=True)
    assert len(old - stored()) == 1
    assert "1枚消しました" in capsys.readouterr().out
    assert "/media/share/" in image_address(client, page.url)


def test_within_a_load_nothing_is_drawn(committed):
    page = article()
    with put_off():
        committed(lambda: publish(page))
    assert stored() == set()
    committed(lambda: publish(page))
    assert stored() != set()
