"""Which events an address asks for, and that no address is too odd to ask."""

import pytest
from django.http import QueryDict

from tests.factories.facts import EntityFactory
from timeline.selection import Selection

pytestmark = pytest.mark.django_db


def read(query, companies=()):
    return Selection.read(QueryDict(query), companies)


def titles(selection):
    return [event.title for event in selection.events().in_order()]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["GPT-4を公開", "Geminiの噂", "共同の研究", "人の動き"]),
        ("company=openai", ["GPT-4を公開", "共同の研究", "人の動き"]),
        ("kind=leak", ["Geminiの噂"]),
        ("status=official", ["GPT-4を公開"]),
        ("year=2023", ["GPT-4を公開", "Geminiの噂"]),
        ("from=2023-12", ["Geminiの噂", "共同の研究", "人の動き"]),
        ("to=2023年3月", ["GPT-4を公開"]),
        ("from=2023-10&to=2024-06-01", ["Geminiの噂", "共同の研究"]),
        ("company=google&kind=strategy&year=2024", ["共同の研究"]),
        ("company=google&year=2025", []),
    ],
)
def test_each_filter_and_any_of_them_together(some_events, openai, google, query, found):
    assert titles(read(query, [openai, google])) == found


def test_a_company_s_models_count_as_the_company(openai, add_event):
    add_event(EntityFactory(kind="model", parent=openai), title="モデルの出来事")
    assert titles(read("company=openai", [openai])) == ["モデルの出来事"]


def test_drafts_are_in_no_selection(add_event):
    event = add_event(title="取り下げ")
    event.unpublish()
    assert titles(read("")) == []


@pytest.mark.parametrize("name", ["company", "kind", "status", "from", "to", "year"])
@pytest.mark.parametrize("value", ["x", "\x00", "９９９９", "'; --", "あ" * 10_000, "\ud800", "-1", "1e9", "3000"])
def test_what_is_not_understood_is_left_out_with_a_notice(name, value):
    params = QueryDict(mutable=True)
    params[name] = value
    selection = Selection.read(params, [])
    assert not selection.is_filtered
    assert len(selection.notices) == 1


@pytest.mark.parametrize(
    ("query", "words", "address"),
    [
        ("from=2025年から", "2025年以降", "?from=2025"),
        ("to=2026年まで", "2026年まで", "?to=2026"),
        ("from=2025〜2026年&to=2025〜2026年", "2025年以降、2026年まで", "?from=2025&to=2026"),
    ],
)
def test_of_a_range_the_end_that_counts_is_taken(query, words, address):
    selection = read(query)
    assert (selection.words, selection.query) == (words, address)
    assert not selection.notices


@pytest.mark.parametrize("query", ["from=2025年まで", "to=2025年から"])
def test_a_range_without_the_end_that_counts_is_not_understood(query):
    selection = read(query)
    assert not selection.is_filtered
    assert len(selection.notices) == 1


def test_an_empty_field_of_the_form_is_no_filter_and_no_mistake():
    assert read("from=&to=&kind=") == Selection()


def test_ends_in_the_wrong_order_are_exchanged_with_a_notice():
    selection = read("from=2025&to=2023")
    assert (str(selection.since), str(selection.until)) == ("2023年", "2025年")
    assert selection.notices


def test_it_writes_its_address_in_one_order_and_one_spelling(openai):
    selection = read("year=2025&to=2025年末&kind=leak&company=openai&page=3", [openai])
    assert selection.query == "?company=openai&kind=leak&to=2025l&year=2025"
    assert read(selection.query[1:], [openai]) == selection


def test_it_has_a_name(openai):
    assert read("company=openai&kind=release&from=2025", [openai]).words == "OpenAI、公開、2025年以降"
