"""The result page and the suggestions, as anybody may ask for them."""

import json
from collections import Counter

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from articles.models import ArticlePage
from search.query import MOST_CHARACTERS
from tests.factories.facts import EntityFactory
from tests.factories.pages import article
from tests.factories.timeline import EventFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]

ODD = [
    "", " ", "　", "、。", "-", "--", "!",
    "()", "& |", "<->", ":*", "'", '"', "\\", "a'b\\c", "「」", "「", "%", "_", "\x00",
    "学習\x00電力", "\ud800", "<script>alert(1)</script>", "学習" * 5_000, "-" * 10_000, "「" * 10_000, "'" * 10_000,
    " ".join(["学習"] * 500), "\u202e学習", "𠮷野家", "😀", "ﷺ" * 200, "あ" * 10_000, "1" * 10_000, "ア" * 10_000,
]  # fmt: skip


@pytest.fixture
def ask(client):
    def ask(query="", **parameters):
        response = client.get("/search/", {"q": query.encode("utf-8", "surrogatepass"), **parameters})
        response.html = BeautifulSoup(response.content, "html.parser")
        return response

    return ask


@pytest.mark.parametrize("query", ODD, ids=range(len(ODD)))
def test_any_query_is_answered(ask, client, query):
    assert ask(query).status_code == 200
    asked = {"q": query.encode("utf-8", "surrogatepass")}
    assert client.get("/search/suggestions.json", asked).status_code == 200


@pytest.mark.parametrize("query", ["", "、", "-学習", "学習" * 5_000, "' & |", "\x00", "「"])
def test_the_admins_search_takes_any_query_too(admin_client, query):
    for address in (reverse("wagtailadmin_pages:search"), reverse("wagtailadmin_choose_page_search")):
        assert admin_client.get(address, {"q": query}).status_code == 200


def test_the_admins_page_search_and_chooser_find_a_page_by_a_word_of_its_text(admin_client):
    for address in (reverse("wagtailadmin_pages:search"), reverse("wagtailadmin_choose_page_search")):
        assert "表で見る決算" in admin_client.get(address, {"q": "引き下げ"}).content.decode()
        assert "表で見る決算" not in admin_client.get(address, {"q": "強化学習"}).content.decode()


def test_the_explorer_and_an_entity_listing_find_by_the_same_words(admin_client):
    parent = ArticlePage.objects.first().get_parent()
    listed = admin_client.get(reverse("wagtailadmin_explore_results", args=[parent.pk]), {"q": "引き下げ"})
    assert "表で見る決算" in listed.content.decode()
    listing = admin_client.get("/cms/snippets/facts/entity/", {"q": "おーぷんえーあい"})
    assert [entity.name for entity in listing.context["object_list"]] == ["OpenAI"]


def test_a_page_of_results_costs_at_most_ten_queries(ask, django_assert_max_num_queries):
    ask("編集部")
    for query in ("編集部", "Gemini", "富士山"):
        with django_assert_max_num_queries(10):
            ask(query)


def test_it_shows_counts_title_excerpt_and_the_way_to_the_section(ask):
    html = ask("引き下げ").html
    assert html.select_one("h2").text.startswith("「引き下げ」の検索結果　1件")
    assert [chip.get_text(" ", strip=True) for chip in html.select(".chip")] == [
        "すべて 1 件", "記事 1 件", "出来事 0 件", "企業・モデル 0 件",
    ]  # fmt: skip
    hit = html.select_one(".hit")
    assert hit.select_one("h3 a")["href"] == "/articles/table/"
    assert hit.select_one("mark").text == "引き下げ"
    section = ArticlePage.objects.get(slug="table").body[0]
    assert hit.select_one(".meta a")["href"] == f"/articles/table/#s-{section.id[:8]}"


def test_a_match_in_another_spelling_is_marked(ask):
    assert ask("ジェミニ", kind="event").html.select_one("h3 mark").text == "Gemini"


def test_a_kind_is_shown_alone_and_the_counts_stay(ask):
    html = ask("Gemini", kind="event").html
    assert [hit.select_one("h3").text for hit in html.select(".hit")] == ["Geminiの新版を公開"]
    assert html.select_one("[aria-current=true].chip").get_text(strip=True).startswith("出来事1")
    assert "記事 1" in html.select_one(".search-kinds").get_text(" ", strip=True)


def test_its_pages_keep_what_was_asked(ask):
    html = ask("編集部", order="date", kind="article").html
    assert (
        html.select_one(".pager a[rel=next]")["href"] == "?q=%E7%B7%A8%E9%9B%86%E9%83%A8&kind=article&order=date&page=2"
    )
    assert len(ask("編集部", page="2").html.select(".hit")) == 10


@pytest.mark.parametrize("parameters", [{"kind": "x"}, {"order": "x"}, {"page": "99"}, {"page": "x"}, {"page": "0"}])
def test_what_no_link_leads_to_is_not_found(ask, parameters):
    assert ask("編集部", **parameters).status_code == 404


@pytest.mark.parametrize(
    "period",
    [
        {"from": "きのう"},
        {"to": "2025-13"},
        {"from": "2026", "to": "2025"},
        {"from": "\x00x"},
        {"from": "2025年まで"},
        {"to": "2025年から"},
    ],
)
def test_a_period_that_cannot_be_read_is_explained(ask, period):
    response = ask("編集部", **period)
    assert response.status_code == 400
    assert response.html.select_one("#search-error").text.strip()
    assert response.html.select_one("#search-words")["value"] == "編集部"


def test_a_period_is_read_as_editors_write_dates(ask):
    assert ask("新版", **{"from": "2025年11月", "to": "2025年11月中旬"}).html.select_one(".hit")
    assert not ask("新版", **{"from": "2025年12月"}).html.select_one(".hit")


def test_of_a_long_query_it_says_that_it_was_cut(ask):
    notice = ask("学習" * 5_000).html.select_one(".search-notice").text
    assert "長いため" in notice
    assert len(notice) < MOST_CHARACTERS + 100


def test_nothing_found_offers_near_words_that_are_found(ask):
    html = ask("スケーリンク").html
    near = [chip.text for chip in html.select(".search-empty .chip")]
    assert near[0] == "スケーリング"
    assert ask(near[0]).html.select_one(".hit")


@pytest.mark.parametrize(
    ("query", "said"),
    [("", "探す言葉を入れてください"), ("、", "読み取れませんでした"), ("-学習", "除く言葉だけでは探せません")],
)
def test_without_a_word_to_look_for_it_says_what_is_missing(ask, query, said):
    assert said in ask(query).html.select_one("main").text


def test_what_was_typed_is_shown_as_text(ask):
    response = ask("<script>alert(1)</script>")
    assert "<script>alert" not in response.content.decode()


def test_it_is_kept_for_a_minute_by_anyone_and_listed_by_no_search_engine(ask):
    response = ask("編集部")
    assert response["Cache-Control"] == "public, max-age=60, s-maxage=60"
    assert response.html.select_one("meta[name=robots]")["content"] == "noindex"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert response.html.select_one("title").text == "「編集部」の検索結果 | airace"
    assert response.html.select_one("link[rel=canonical]")["href"].endswith("/search/?q=%E7%B7%A8%E9%9B%86%E9%83%A8")


def test_only_reading_is_allowed(client):
    assert client.post("/search/").status_code == 405


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("ope", "OpenAI"),
        ("おーぷん", "OpenAI"),
        ("事前学", "事前学習スケーリングの限界"),
        ("gem", "Geminiの新版を公開"),
    ],
)
def test_names_and_titles_are_suggested_while_typing(client, typed, label):
    suggestions = json.loads(client.get("/search/suggestions.json", {"q": typed}).content)["suggestions"]
    assert label in [suggestion["label"] for suggestion in suggestions]
    assert all(client.get(one["url"]).status_code == 200 for one in suggestions if one["kind"] != "出来事")


def kinds_suggested(client, typed):
    return Counter(one["kind"] for one in client.get("/search/suggestions.json", {"q": typed}).json()["suggestions"])


def test_no_kind_of_suggestion_crowds_out_another_and_what_one_leaves_the_others_fill(client):
    for number in range(9):
        article(title=f"水車の記事{number}")
        EventFactory(title=f"水車の出来事{number}")
    assert kinds_suggested(client, "水車") == {"出来事": 4, "記事": 4}
    EntityFactory(name="水車工業", slug="wheel", kind="company")
    assert kinds_suggested(client, "水車") == {"企業": 1, "出来事": 4, "記事": 3}


def test_neither_drafts_nor_hidden_events_are_suggested(client):
    for typed in ("事前", "Gemini", "秘密"):
        text = client.get("/search/suggestions.json", {"q": typed}).content.decode()
        assert "下書き" not in str(json.loads(text))
        assert "秘密" not in str(json.loads(text))


def test_every_page_leads_to_the_search(client):
    html = BeautifulSoup(client.get("/articles/").content, "html.parser")
    assert html.select_one(".masthead a.to-search")["href"] == "/search/"
    assert html.select_one(".masthead form[role=search]")["action"] == "/search/"
