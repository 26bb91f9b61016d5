"""Searching, with and without scripts, by keyboard and with Japanese input."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations
from tests.browser.test_grid_ime import Ime

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def search(open_page):
    """Opens the search with these further parts of the address."""

    def search(asked="", **options):
        page = open_page("search", **options)
        if asked != "?q=事前学習":
            page.goto(page.url.split("?")[0] + asked)
        return page

    return search


@pytest.fixture
def field(search):
    field = search().locator("#search-words")
    field.click()
    return field


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "asked", ["?q=スケーリンク", "", "?q=、", "?q=" + "学習" * 60], ids=["none", "empty", "no word", "cut"]
)
def test_axe_finds_nothing(search, asked, width, scheme):
    assert violations(search(asked, width=width, scheme=scheme)) == []


def test_axe_finds_nothing_in_a_refusal_and_in_open_suggestions(search):
    page = search("?q=学習&from=x")
    page.problems.clear()  # the browser reports the 400
    assert violations(page) == []
    page = search()
    suggest(page, "学習")
    assert violations(page) == []


def test_without_scripts_a_query_is_typed_sent_narrowed_and_followed(search):
    page = search(java_script_enabled=False)
    page.locator("#search-words").fill("事前学習")
    page.get_by_role("button", name="検索", exact=True).click()
    expect(page.locator(".result-line")).to_contain_text("「事前学習」の検索結果")
    assert page.locator(".hit mark").first.is_visible()
    page.locator(".chip", has_text="記事").click()
    page.get_by_role("link", name="新しい順").click()
    assert "kind=article" in page.url
    assert "order=date" in page.url
    page.locator(".hit .meta a").first.click()
    assert page.locator(":target").evaluate("element => element.tagName") == "H2"


def test_the_period_unfolds_and_narrows(search):
    page = search("?q=事前学習", java_script_enabled=False)
    page.get_by_text("期間を絞る").click()
    page.get_by_label("いつから").fill("2025年12月1日")
    page.get_by_label("いつまで").fill("2025年12月")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=**")
    assert page.locator(".hit").count() >= 1
    assert page.get_by_label("いつから").is_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_has_a_way_to_the_search(open_page, width):
    page = open_page("article", width=width)
    if width > 1000:
        page.locator(".masthead input[type=search]").fill("Gemini")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=Gemini")
    else:
        page.locator(".masthead").get_by_role("link", name="検索").click()
        page.wait_for_url("**/search/")


def suggest(page, words):
    page.locator("#search-words").fill(words)
    page.locator("[role=option]").first.wait_for()


def test_a_suggestion_is_chosen_by_keys_and_leads_to_its_page(field):
    page = field.page
    suggest(page, "学習")
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    address = chosen.get_attribute("data-url")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_escape_closes_the_suggestions_and_enter_then_sends_what_was_typed(field):
    page = field.page
    suggest(page, "学習")
    page.keyboard.press("Escape")
    expect(page.locator("[role=listbox]")).to_be_hidden()
    assert field.input_value() == "学習"
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=%E5%AD%A6*")


def test_a_suggestion_can_be_pressed(field):
    suggest(field.page, "学習")
    option = field.page.locator("[role=option]").first
    address = option.get_attribute("data-url")
    option.click()
    field.page.wait_for_url(f"**{address}")


@pytest.mark.parametrize("key", ["Enter", "ArrowDown", "ArrowUp", "Escape", "Tab"])
def test_no_key_of_a_conversion_chooses_closes_or_sends(field, key):
    page, before = field.page, field.page.url
    suggest(page, "学習")
    ime = Ime(page)
    page.keyboard.press("End")
    ime.compose("すけ")
    ime.key(key)
    assert page.url == before
    assert page.locator("[role=option][aria-selected=true]").count() == 0
    expect(page.locator("[role=listbox]")).to_be_visible()


def test_half_converted_kana_ask_for_nothing_and_the_confirmed_word_does(field):
    page = field.page
    ime = Ime(page)
    page.requested.clear()
    for text in ("じ", "じぜ", "じぜん"):
        ime.compose(text)
    page.wait_for_timeout(400)
    assert [url for url in page.requested if "suggestions.json" in url] == []
    ime.confirm("事前")
    page.locator("[role=option]").first.wait_for()
