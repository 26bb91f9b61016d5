"""Which of what matches is shown, in which order, and what it costs."""

import datetime as dt
import math

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import F
from wagtail.models import Page, PageViewRestriction
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from articles.models import ArticlePage
from core.dates import PartialDate
from facts.models import Entity
from search.backend import AT_ONCE, Index
from search.query import Query
from search.results import MODELS, Kind, Order, Results
from search.tsquery import LexemeQuery
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, section
from tests.factories.timeline import EventFactory
from timeline.models import Event

pytestmark = pytest.mark.django_db


def found(query, **options) -> list[str]:
    return [MODELS[match.kind].objects.get(pk=match.pk).slug for match in Results(Query(query), **options).matches]


def test_what_is_unpublished_is_gone_at_once():
    page = article(slug="seen", title="水車の話")
    assert found("水車") == ["seen"]
    page.unpublish()
    assert found("水車") == []


def test_a_page_with_a_view_restriction_is_not_found_nor_are_those_below():
    page = article(title="水車の話")
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert found("水車") == []


def test_a_draft_of_a_live_article_is_found_by_what_readers_see():
    page = article(slug="seen", title="水車の話")
    page.title = "水道の話"
    page.save_revision()
    assert (found("水車"), found("水道")) == (["seen"], [])


def test_an_event_is_found_while_it_is_live():
    event = EventFactory(slug="seen", title="水車の合意")
    assert found("水車") == ["seen"]
    event.unpublish()
    assert found("水車") == []


def test_an_alias_reaches_queries_at_once():
    article(slug="seen", title="アーク社の話")
    entity = EntityFactory(name="アーク社", slug="arc")
    assert found("方舟工業") == []
    entity.aliases = ["方舟工業"]
    entity.save()
    assert set(found("方舟工業")) == {"seen", "arc"}
    Entity.objects.filter(pk=entity.pk).update(aliases=[])
    assert found("方舟工業") == []


def test_an_events_entities_are_searchable_from_the_first():
    event = Event(title="合意", slug="seen", start=PartialDate.parse("2025"))
    event.entities = [EntityFactory(name="アーク社", slug="arc")]
    event.save()
    assert set(found("アーク社")) == {"seen", "arc"}


def test_an_article_is_found_by_an_entity_that_a_block_names_even_after_it_was_renamed(
    django_capture_on_commit_callbacks,
):
    entity = EntityFactory(name="アーク社", slug="arc")
    quote = {
        "text": "進む。",
        "speaker": "役員",
        "organisation": entity.pk,
        "status": "official",
        "wording": "verbatim",
    }
    article(slug="seen", sections=[section(("quote", quote))])
    assert set(found("アーク社")) == {"seen", "arc"}
    entity.name = "ボート社"
    with django_capture_on_commit_callbacks(execute=True):
        entity.save()
    assert set(found("ボート社")) == {"seen", "arc"}
    assert found("アーク社") == []


def test_a_deleted_article_leaves_the_index():
    page = article(title="水車の話")
    page.delete()
    assert not IndexEntry.objects.filter(title_text="水車の話").exists()


def test_update_index_makes_all_of_it_anew():
    article(slug="seen", title="水車の話")
    IndexEntry.objects.all().delete()
    assert found("水車") == []
    call_command("update_index", verbosity=0)
    assert found("水車") == ["seen"]


def test_many_objects_are_indexed_in_many_statements(site, django_assert_num_queries):
    pages = list(ArticlePage.objects.filter(slug__startswith="other-"))
    backend = get_search_backend()
    with django_assert_num_queries(math.ceil(len(pages) / AT_ONCE)):
        Index(backend).add_items(ArticlePage, pages)


class TestOrder:
    def test_a_title_counts_more_than_the_text_and_many_words_more_than_one(self):
        article(slug="once", sections=[section(("paragraph", "<p>水車を使う。</p>"))])
        article(slug="often", sections=[section(("paragraph", "<p>水車また水車、水車ばかり。</p>"))])
        article(slug="titled", title="水車の話")
        assert found("水車") == ["titled", "often", "once"]

    def test_by_date_the_newest_comes_first_and_what_has_no_date_last(self):
        article(slug="old", title="水車の話", at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
        article(
            slug="new", sections=[section(("paragraph", "<p>水車。</p>"))], at=dt.datetime(2025, 3, 1, tzinfo=dt.UTC)
        )
        EventFactory(slug="between", title="水車の合意", start="2025-02")
        EntityFactory(name="水車社", slug="company")
        assert found("水車", order=Order.DATE) == ["new", "between", "old", "company"]


class TestPeriod:
    @pytest.fixture(autouse=True)
    def things(self):
        article(slug="late-evening", title="水車の話", at=dt.datetime(2025, 2, 28, 16, tzinfo=dt.UTC))
        EventFactory(slug="some-day-in-2025", title="水車の合意", start="2025")
        EntityFactory(name="水車社", slug="company")

    @pytest.mark.parametrize(
        ("since", "until", "slugs"),
        [
            (None, None, {"late-evening", "some-day-in-2025", "company"}),
            (dt.date(2025, 3, 1), None, {"late-evening", "some-day-in-2025"}),
            (None, dt.date(2025, 2, 28), {"some-day-in-2025"}),
            (dt.date(2025, 3, 2), dt.date(2025, 4, 1), {"some-day-in-2025"}),
            (dt.date(2026, 1, 1), None, set()),
        ],
    )
    def test_a_period_holds_what_can_have_happened_in_it_on_tokyos_calendar(self, since, until, slugs):
        assert set(found("水車", since=since, until=until)) == slugs


class TestCosts:
    def test_it_costs_three_queries_however_much_is_found(self, site, django_assert_num_queries):
        Results(Query("学習")).matches  # noqa: B018 - the names are known from now on
        for query in ("学習", "編集部", "富士山"):
            with django_assert_num_queries(3 if query != "富士山" else 2):
                results = Results(Query(query))
                assert results.counts
                results.matches  # noqa: B018

    def test_counts_are_exact_and_do_not_depend_on_the_kind_shown(self, site):
        for kind in ("", *Kind.values):
            assert Results(Query("Gemini"), kind).counts == {"article": 1, "event": 1, "entity": 0}
        assert Results(Query("編集部")).counts["article"] == 93

    @pytest.mark.parametrize("query", ["編集部", "毎朝の会議", "「その日の見出しを選ぶ」", "編集部 -写真", "富士山"])
    def test_the_index_serves_even_a_word_that_is_in_every_text(self, site, query):
        """Of so few entries PostgreSQL would read all; the plan at full size is shown by drills/search.py."""
        words = LexemeQuery(Results(Query(query)).lexemes)
        plan = plan_of(IndexEntry.objects.alias(words=words_of_entry()).filter(words=words))
        assert "Bitmap Index Scan on search_words" in plan

    def test_readers_and_the_admin_ask_for_the_very_expression_of_the_index(self, site):
        expression = '("wagtailsearch_indexentry"."title" || "wagtailsearch_indexentry"."body") @@'
        assert expression in str(Page.objects.autocomplete("学習").get_queryset().query)
        for kind in Kind.values:
            assert expression in str(Results(Query("学習")).matching(kind).query)


def words_of_entry():
    return F("title")._combine(F("body"), "||", False)


def plan_of(queryset) -> str:
    sql, params = queryset.values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", params)
        return "\n".join(line for (line,) in cursor.fetchall())


def test_an_article_is_stored_with_its_sections_to_quote_from(site):
    page = ArticlePage.objects.get(slug="scaling")
    assert "壁が見える" in page.index_entries.get().body_text
