"""What of the timeline waits for an editor."""

import pytest
from wagtail.test.utils import WagtailTestUtils

from home.roles import EDITOR
from tests.factories.timeline import EventFactory

pytestmark = pytest.mark.django_db


def panel(client):
    return WagtailTestUtils.get_soup(client.get("/cms/").content).find(id="desk-open_events")


def test_nothing_open_shows_nothing(signed_in):
    EventFactory(status="official")
    assert panel(signed_in(EDITOR)) is None


def test_it_names_overdue_predictions_the_longest_ago_first_and_counts_the_unconfirmed(signed_in):
    EventFactory(title="遅い", status="speculated", start="2025-Q3")
    EventFactory(title="早い", status="speculated", start="2025-Q1")
    EventFactory(title="先の話", status="leaked", start="2090")
    EventFactory(title="下書き", status="speculated", start="2025-Q1", live=False)
    found = panel(signed_in(EDITOR))
    assert [link.get_text() for link in found.select(".desk-title")] == ["早い", "遅い"]
    assert "2025年1〜3月期" in found.get_text()
    assert "まだ確認されていない出来事 3件" in found.get_text()
    assert found.select_one(".desk-more a")["href"].endswith("?open=unconfirmed")


def test_an_event_that_somebody_left_unpublished_stands_on_their_desk_alone(signed_in):
    editor, colleague = signed_in(EDITOR), signed_in(EDITOR, "colleague")
    event = EventFactory(title="公開中の件名")
    event.title = "書きかけの件名"
    event.save_revision(user=editor.user)
    for client, titles in ((editor, {"書きかけの件名"}), (colleague, set())):
        desk = WagtailTestUtils.get_soup(client.get("/cms/").content).select("#desk-event_drafts .desk-title")
        assert {link.get_text() for link in desk} == titles
