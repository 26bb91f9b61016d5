import datetime as dt
import json

import pytest
from bs4 import BeautifulSoup

from tests.factories.facts import EntityFactory
from tests.factories.timeline import EventFactory, timeline_page
from timeline.display import whole_figure
from timeline.models import Event
from timeline.share_images import event_card, timeline_image

pytestmark = pytest.mark.django_db


def event(**fields):
    entities = fields.pop("entities", ())
    made = EventFactory(**fields)
    made.entities.set(entities)
    made.save()
    return Event.objects.for_display().get(pk=made.pk)


def test_an_event_is_its_title_companies_date_and_status():
    company = EntityFactory(name="OpenAI", lane="openai")
    card = event_card(event(title="GPT-6を公開か", start="2026-03?", status="leaked", entities=[company]))
    assert (card.title, card.kicker, card.date) == ("GPT-6を公開か", "OpenAI", "2026年3月か")
    assert card.status.label == "リーク"
    assert card.art.lanes == ("openai",)


def test_it_is_described_in_the_head_of_its_page(client):
    page = event(title="公開", slug="out", start="2026-03", summary="")
    soup = BeautifulSoup(client.get(page.get_absolute_url()).content, "html.parser")
    described = soup.select_one("meta[name=description]")["content"]
    assert "2026年3月" in described
    assert "報道" in described
    things = json.loads(soup.select_one("script[type='application/ld+json']").string)["@graph"]
    assert things[0]["temporalCoverage"] == "2026-03-01/2026-03-31"


def test_the_timelines_picture_has_another_name_once_an_event_changes():
    page = timeline_page()
    names = [timeline_image(page).name]
    first = EventFactory(last_published_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    names.append(timeline_image(page).name)
    Event.objects.filter(pk=first.pk).update(last_published_at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    names.append(timeline_image(page).name)
    assert len(set(names)) == 3


def test_it_can_be_drawn_with_no_few_and_many_events(settings):
    page = timeline_page()
    assert timeline_image(page).png()
    company = EntityFactory(lane="google")
    for number in range(4):
        event(start=f"202{number}", entities=[company], status="leaked" if number else "official")
    event(kind="lead", track="overall", leader=company, start="2024-05")
    assert timeline_image(page).png()
    settings.EVENTS_PER_PAGE = 2
    figure = whole_figure(dt.date(2026, 1, 1))
    assert figure.is_dense
    assert timeline_image(page).png()
