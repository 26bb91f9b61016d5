"""The events of the admin, walked through as each role does."""

import csv
import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Workflow
from wagtail.test.utils import WagtailTestUtils

from home.roles import ADMINISTRATOR, APPROVER, EDITOR
from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.timeline import EventFactory
from tests.timeline.admin_form import event_form
from timeline.importers import compare, read_csv
from timeline.models import Event

pytestmark = pytest.mark.django_db

ADD = "/cms/snippets/timeline/event/add/"
LIST = "/cms/snippets/timeline/event/"
WHO_PUBLISHES = [(EDITOR, False), (APPROVER, True), (ADMINISTRATOR, True)]


def edit_address(event):
    return reverse("wagtailsnippets_timeline_event:edit", args=[event.pk])


def listed(client, **query):
    soup = WagtailTestUtils.get_soup(client.get(LIST, query).content)
    return {link.get_text(strip=True) for link in soup.select(".listing .title-wrapper a")}


class TestWriting:
    def test_one_form_makes_a_draft_with_its_trail_and_entities(self, signed_in):
        company, source = EntityFactory(), SourceFactory()
        trail = [{"status": "leaked", "on": "2025年8月上旬"}, {"status": "official", "source": source.pk}]
        answer = signed_in(EDITOR).post(ADD, event_form(trail=trail, entities=[company.pk]))
        assert answer.status_code == 302
        event = Event.objects.get()
        assert (event.live, event.status, event.slug) == (False, "official", "2025-08-07-gpt-5")
        assert [str(entry) for entry in event.trail.all()] == ["2025年8月上旬 リーク", "公式"]
        assert list(event.entities.all()) == [company]

    def test_a_form_torn_on_its_way_is_refused_and_changes_nothing(self, signed_in):
        event = EventFactory(title="前")
        torn = {name: text for name, text in event_form(title="後").items() if name != "trail-TOTAL_FORMS"}
        assert signed_in(EDITOR).post(edit_address(event), torn).status_code == 400
        assert not event.revisions.exists()

    @pytest.mark.parametrize(("role", "may"), WHO_PUBLISHES)
    def test_who_publishes(self, signed_in, role, may):
        signed_in(role).post(ADD, event_form(action="action-publish"))
        assert Event.objects.get().live is may

    def test_an_editors_change_waits_as_a_draft_until_it_is_approved(self, signed_in):
        event = EventFactory(title="前")
        editor, approver = signed_in(EDITOR), signed_in(APPROVER)
        editor.post(edit_address(event), event_form(title="後", slug=event.slug, action="action-submit"))
        event.refresh_from_db()
        assert (event.title, event.workflow_in_progress) == ("前", True)
        task = event.current_workflow_task_state
        address = reverse("wagtailsnippets_timeline_event:workflow_action", args=[event.pk, "approve", task.pk])
        approver.post(address, {"next": LIST})
        event.refresh_from_db()
        assert (event.title, event.live) == ("後", True)

    def test_events_take_the_approval_of_pages(self):
        assert EventFactory().get_workflow() == Workflow.objects.get()

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"start": "来年の春"}, "4桁の年がありません"),
            ({"start": ""}, "必須"),
            ({"kind": "lead"}, "何の首位か"),
            ({"kind": "lead", "track": "coding"}, "出典が一つ以上"),
            ({"end": "2024年"}, "より前です"),
            ({"trail": [{"on": "2025年8月"}, {"on": "2025年7月"}]}, "古い順"),
            ({"trail": []}, "経緯"),
        ],
    )
    def test_what_cannot_be_published_is_said_in_japanese(self, signed_in, fields, words):
        answer = signed_in(APPROVER).post(ADD, event_form(action="action-publish", **fields))
        assert answer.status_code == 200
        assert words in answer.content.decode()
        assert not Event.objects.exists()

    def test_a_draft_may_still_lack_trail_and_source(self, signed_in):
        signed_in(EDITOR).post(ADD, event_form(kind="lead", track="coding", trail=[]))
        assert Event.objects.get().status == ""

    @pytest.mark.parametrize(("role", "may"), WHO_PUBLISHES)
    @pytest.mark.parametrize("act", ["unpublish", "delete"])
    def test_who_takes_an_event_away_from_readers(self, signed_in, role, may, act):
        event = EventFactory()
        signed_in(role).post(reverse(f"wagtailsnippets_timeline_event:{act}", args=[event.pk]))
        assert Event.objects.published().exists() is not may


class TestList:
    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ({}, {"公開", "予測", "噂"}),
            ({"kind": "leak"}, {"噂"}),
            ({"status": "official"}, {"公開"}),
            ({"open": "unconfirmed"}, {"予測", "噂"}),
            ({"open": "overdue"}, {"予測"}),
            ({"since": "2026年"}, {"噂"}),
            ({"until": "2025年8月"}, {"公開", "予測"}),
            ({"since": "2025-08", "until": "2025-12"}, {"公開"}),
        ],
    )
    def test_it_narrows(self, signed_in, query, found):
        EventFactory(title="公開", status="official", start="2025-08-07")
        EventFactory(title="予測", status="speculated", start="2025-Q1")
        EventFactory(title="噂", status="leaked", kind="leak", start="2026/..")
        assert listed(signed_in(EDITOR), **query) == found

    def test_it_narrows_to_a_company_with_its_models(self, signed_in):
        company = EntityFactory()
        EventFactory(title="甲", entities=[EntityFactory(kind="model", parent=company)])
        EventFactory(title="乙")
        assert listed(signed_in(EDITOR), company=company.pk) == {"甲"}

    @pytest.mark.parametrize(
        ("query", "words"), [({"since": "2025年まで"}, "始まりの日付"), ({"until": "2025年から"}, "終わりの日付")]
    )
    def test_a_date_that_would_narrow_nothing_is_refused_in_words(self, signed_in, query, words):
        assert words in signed_in(EDITOR).get(LIST, query).content.decode()

    @pytest.mark.parametrize("query", [{"since": "いつか"}, {"kind": "zzz"}, {"company": "\0"}, {"open": "x" * 10_000}])
    def test_odd_input_is_answered_calmly(self, signed_in, query):
        assert signed_in(EDITOR).get(LIST, query).status_code == 200

    def test_it_costs_the_same_however_many(self, signed_in, django_assert_max_num_queries):
        client = signed_in(EDITOR)
        for _ in range(20):
            EventFactory(entities=[EntityFactory()])
        client.get(LIST)
        with django_assert_max_num_queries(25):
            client.get(LIST)


class TestExport:
    @pytest.mark.parametrize("title", ["=1+2", "+1", "-1", "@x"])
    def test_no_cell_is_a_formula(self, signed_in, title):
        EventFactory(title=title, entities=[EntityFactory(name="OpenAI")])
        client = signed_in(EDITOR)
        text = b"".join(client.get(LIST, {"export": "csv"}).streaming_content).decode()
        row = next(csv.DictReader(io.StringIO(text)))
        assert (row["件名"], row["いつ"], row["企業・モデル"]) == (f"'{title}", "2025-08-07", "OpenAI")
        book = b"".join(client.get(LIST, {"export": "xlsx"}).streaming_content)
        rows = list(load_workbook(io.BytesIO(book)).active.iter_rows(values_only=True))
        assert f"'{title}" in rows[1]

    def test_it_can_be_taken_in_again_and_changes_nothing(self, signed_in):
        EventFactory(entities=[EntityFactory(name="企業、その一"), EntityFactory(name="企業; その二")])
        written = b"".join(signed_in(EDITOR).get(LIST, {"export": "csv"}).streaming_content)
        assert [outcome.state.value for outcome in compare(read_csv(written))] == ["unchanged"]

    def test_a_draft_is_exported_as_it_was_last_written(self, signed_in):
        draft = EventFactory(live=False, title="はじめの題")
        draft.title = "直した題"
        draft.save_revision()
        written = b"".join(signed_in(EDITOR).get(LIST, {"export": "csv"}).streaming_content)
        assert "直した題" in written.decode()
        assert [outcome.state.value for outcome in compare(read_csv(written))] == ["unchanged"]
