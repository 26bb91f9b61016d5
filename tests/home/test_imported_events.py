import pytest

from tests.factories.facts import EntityFactory
from timeline.importers import compare, read_lines
from timeline.services import import_events

pytestmark = pytest.mark.django_db


def test_events_that_came_in_together_purge_the_timeline_and_their_companies(
    monkeypatch, django_capture_on_commit_callbacks
):
    EntityFactory(name="OpenAI", slug="openai")
    purged = set()
    monkeypatch.setattr("core.purging.PurgeBatch.purge", lambda batch, **kwargs: purged.update(batch.urls))
    with django_capture_on_commit_callbacks(execute=True):
        import_events(compare(read_lines("2025 | OpenAI | 甲 | 公式")), publish=True)
    assert any(url.endswith("/timeline/") for url in purged)
    assert any(url.endswith("/entities/openai/") for url in purged)
