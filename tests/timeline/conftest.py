"""Events about two companies, and how to make more."""

import pytest

from tests.factories.facts import EntityFactory, SourceFactory
from tests.factories.timeline import EventFactory, timeline_page


@pytest.fixture
def openai():
    return EntityFactory(name="OpenAI", slug="openai", lane="openai")


@pytest.fixture
def google():
    return EntityFactory(name="Google", slug="google", lane="google")


@pytest.fixture
def add_event():
    """Makes a published event about these entities; it has no revision, which would take its time."""

    def add_event(*entities, **fields):
        event = EventFactory(**fields)
        event.entities = entities
        event.save()
        return event

    return add_event


@pytest.fixture
def some_events(openai, google, add_event):
    """Of every sort that the filters know."""
    timeline_page()
    source = SourceFactory(title="発表", publisher="会社", url="https://example.com/a", kind="official")
    return [
        add_event(openai, title="GPT-4を公開", slug="gpt-4", start="2023-03-14", status="official", source=source),
        add_event(google, title="Geminiの噂", slug="gemini-rumour", start="2023-Q4?", status="leaked", kind="leak"),
        add_event(google, openai, title="共同の研究", slug="joint", start="2024-06", kind="strategy"),
        add_event(openai, title="人の動き", slug="people", start="2025-11-18", kind="people", status="speculated"),
    ]
