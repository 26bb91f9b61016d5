"""The entries of others follow what they say of an event or an entity."""

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.search.models import IndexEntry

from search.query import Query
from search.results import Kind, Results
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, section
from tests.factories.timeline import EventFactory, stored_timeline

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    def do(act):
        with django_capture_on_commit_callbacks(execute=True):
            act()

    return do


def entry(thing) -> str:
    """All that the index keeps of it to quote from and to find it by."""
    kind = ContentType.objects.get_for_model(type(thing))
    found = IndexEntry.objects.get(content_type=kind, object_id=str(thing.pk))
    return f"{found.body_text} {found.title} {found.body}"


def naming(event):
    return article(sections=[section(("timeline", stored_timeline(event)))])


def test_the_title_of_a_draft_is_not_quoted():
    assert "水車" not in entry(naming(EventFactory(title="水車の合意", live=False)))


def test_a_published_title_is_quoted_until_it_is_withdrawn(committed):
    event = EventFactory(title="水車の合意")
    page = naming(event)
    assert "水車" in entry(page)
    committed(event.unpublish)
    assert "水車" not in entry(page)
    committed(event.get_latest_revision_as_object().save_revision().publish)
    assert "水車" in entry(page)


def test_a_deleted_event_is_quoted_no_more(committed):
    event = EventFactory(title="水車の合意")
    page = naming(event)
    committed(event.delete)
    assert "水車" not in entry(page)


def test_a_page_deleted_with_what_it_quotes_stops_nothing(committed):
    event = EventFactory(title="水車の合意")
    page = naming(event)

    def delete_both():
        event.delete()
        page.delete()

    committed(delete_both)


def test_a_draft_of_another_title_makes_no_entry_anew(committed, monkeypatch):
    event = EventFactory(title="水車の合意")
    naming(event)
    made = []
    monkeypatch.setattr("search.signal_handlers.index_again", lambda *args: made.append(args))
    event.title = "水道の合意"
    committed(event.save_revision)
    committed(event.save)
    assert len(made) == 1


@pytest.mark.parametrize("field", ["name", "name_ja"])
def test_an_events_entry_follows_the_names_of_its_entities(committed, field):
    entity = EntityFactory(name="Arc", slug="arc", name_ja="方舟工業")
    event = EventFactory(slug="seen", entities=[entity])
    old = getattr(entity, field)
    setattr(entity, field, "水車")
    committed(entity.save)
    assert [match.pk for match in Results(Query("水車"), kind=Kind.EVENT).matches] == [event.pk]
    assert not list(Results(Query(old), kind=Kind.EVENT).matches)
