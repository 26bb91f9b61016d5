"""The timeline inside an article."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex

from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.pages import article, section
from tests.factories.timeline import EventFactory, stored_timeline, timeline_page
from timeline.blocks import TimelineBlock
from timeline.shown_events import show_events

pytestmark = pytest.mark.django_db


def value_of(*events, **fields):
    return TimelineBlock().to_python(stored_timeline(*events, **fields))


def with_entities(event, *entities):
    event.entities = entities
    event.save()
    return event


def shown(value):
    return [event.slug for event in value.shown]


def test_a_block_without_events_and_without_a_condition_is_refused():
    with pytest.raises(ValidationError) as refusal:
        TimelineBlock().clean(value_of())
    assert "出来事を選ぶか、条件を一つ以上決めてください。" in str(refusal.value.as_json_data())


@pytest.mark.parametrize("condition", [{"kinds": ["leak"]}, {"since": "2025"}, {"until": "2025"}, {"importance": "3"}])
def test_one_condition_is_enough(condition):
    assert TimelineBlock().clean(value_of(**condition))


@pytest.mark.parametrize(
    ("condition", "words"),
    [({"since": "../2025"}, "始まりの日付を書いてください"), ({"until": "2025/.."}, "終わりの日付を書いてください")],
)
def test_a_condition_that_would_narrow_nothing_is_refused_beside_its_field(condition, words):
    with pytest.raises(ValidationError) as refusal:
        TimelineBlock().clean(value_of(**condition))
    (name,) = condition
    told = refusal.value.as_json_data()["blockErrors"]["filter"]["blockErrors"]
    assert words in str(told[name])


@pytest.mark.parametrize("condition", [{"since": "../2025"}, {"until": "2025/.."}])
def test_one_that_was_stored_before_that_was_refused_still_shows_all(condition):
    EventFactory(slug="event")
    assert shown(value_of(**condition)) == ["event"]


def test_picked_events_stand_in_order_of_time_and_drafts_and_what_is_gone_nowhere():
    late, early = EventFactory(slug="late", start="2025-08"), EventFactory(slug="early", start="2025-03-05")
    draft, gone = EventFactory(slug="draft", live=False), EventFactory(slug="gone")
    value = value_of(late, draft, gone, early)
    gone.delete()
    assert shown(value) == ["early", "late"]


def test_a_filter_finds_by_company_kind_time_and_weight_and_keeps_the_newest():
    company = EntityFactory()
    model = EntityFactory(parent=company)
    with_entities(EventFactory(slug="model", start="2025-03"), model)
    with_entities(EventFactory(slug="leak", start="2025-05", kind="leak", importance=1), company)
    with_entities(EventFactory(slug="other", start="2024"), EntityFactory())
    assert shown(value_of(entities=[company.pk])) == ["model", "leak"]
    assert shown(value_of(kinds=["leak"])) == ["leak"]
    assert shown(value_of(since="2025", until="2025-03")) == ["model"]
    assert shown(value_of(importance="2")) == ["other", "model"]
    assert shown(value_of(entities=[company.pk], most=1)) == ["leak"]


def test_three_blocks_of_twenty_events_cost_three_queries():
    source, company = SourceFactory(), EntityFactory()
    events = [with_entities(EventFactory(source=source), EntityFactory(parent=company)) for _ in range(20)]
    values = [value_of(*events), value_of(kinds=["release"]), value_of(entities=[company.pk])]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        show_events(values)
        for value in values:
            assert len(value.shown) == 20
            assert value.sources == [source]
            assert all(entity.parent.name for event in value.shown for entity in event.entities.all())
    assert len(queries) == 3


def test_an_article_costs_at_most_three_queries_more_with_three_of_them(client):
    source, company = SourceFactory(), EntityFactory()
    events = [with_entities(EventFactory(source=source), EntityFactory(parent=company)) for _ in range(20)]
    paragraph = ("paragraph", "<p>本文。</p>")
    article(slug="without", sections=[section(paragraph)])
    blocks = [
        stored_timeline(*events, look="lanes"),
        stored_timeline(kinds=["release"], look="band"),
        stored_timeline(entities=[company.pk]),
    ]
    article(slug="with", sections=[section(paragraph, *(("timeline", block) for block in blocks))])
    counts = {}
    for slug in ("without", "with", "without", "with"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/articles/{slug}/").status_code == 200
        counts[slug] = len(queries)
    assert counts["with"] - counts["without"] <= 3


def test_an_articles_page_shows_title_status_source_and_date_as_known(client):
    event = EventFactory(
        title="何かが起きた", start="2026-03e?", status="leaked", source=SourceFactory(publisher="新聞社")
    )
    article(slug="shows", sections=[section(("timeline", stored_timeline(event, look="lanes")))])
    html = client.get("/articles/shows/").content.decode()
    assert "css/timeline" in html
    assert 'aria-hidden="true"' in html
    for words in ("年表", "2026年3月上旬", "リーク", "新聞社", event.get_absolute_url()):
        assert words in html


def test_a_changed_status_shows_in_the_article_without_touching_it(client):
    event = EventFactory(status="leaked", source=SourceFactory())
    article(slug="shows", sections=[section(("timeline", stored_timeline(event)))])
    event.add_to_trail("refuted", on="2025-09", source=SourceFactory(publisher="打ち消した社"))
    event.save_revision().publish()
    html = client.get("/articles/shows/").content.decode()
    assert "打ち消した社" in html
    assert "否定" in html


def test_an_article_without_one_loads_no_style_sheet_for_it(client):
    article(slug="plain", sections=[section(("paragraph", "<p>本文。</p>"))])
    assert "css/timeline" not in client.get("/articles/plain/").content.decode()


def test_the_band_shows_who_leads_and_no_lanes():
    leader = EntityFactory(kind="company", name="先頭の会社")
    lead = EventFactory(kind="lead", track="overall", leader=leader, start="2025")
    figure = value_of(lead, EventFactory(), look="band").figure
    assert figure.bands[0].current.name == "先頭の会社"
    assert not figure.lanes
    assert value_of(lead, look="list").figure is None


def test_a_filter_refers_to_its_entities_and_to_the_timeline_and_a_choice_to_its_events():
    timeline, company, event = timeline_page(), EntityFactory(), EventFactory()
    filtered = article(slug="filtered", sections=[section(("timeline", stored_timeline(entities=[company.pk])))])
    picked = article(slug="picked", sections=[section(("timeline", stored_timeline(event)))])

    def users(thing):
        return {int(reference.object_id) for reference in ReferenceIndex.get_references_to(thing)}

    assert filtered.pk in users(company) & users(timeline)
    assert picked.pk in users(event)
    assert picked.pk not in users(timeline)


def test_the_pickers_example_shows_a_trail_a_refuted_claim_and_imprecise_dates():
    block = TimelineBlock()
    html = block.render(block.get_preview_value())
    for words in ("例の会社", "リーク", "公式", "否定", "2026年4〜6月期", "2026年秋"):
        assert words in html
