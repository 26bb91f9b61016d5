"""The timeline as readers meet it: on a phone, with a keyboard, without scripts, on paper. axe, narrow screens and
valid HTML are tested with all pages."""

import pytest

from tests.browser.test_accessibility import STOP

pytestmark = pytest.mark.needs("chromium")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_keyboard_reaches_every_filter_and_no_mark_of_the_figure(open_page, width):
    page = open_page("timeline", width=width, reduced_motion="reduce")
    seen = []
    while len(seen) < 400:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        assert stop["inView"], stop
        assert stop["ring"], stop
        seen.append(page.evaluate("document.activeElement.closest('figure.lanes, .filters, .event')?.className"))
    assert any(place and place.startswith("filters") for place in seen)
    assert any(place and place.startswith("event") for place in seen)
    assert not any(place and place.startswith("lanes") for place in seen)


def test_a_phone_shows_the_filters_when_asked_a_desk_at_once(open_page):
    chip = ".filters .chip"
    phone = open_page("timeline", width=360, java_script_enabled=False)
    assert not phone.locator(chip).first.is_visible()
    phone.locator(".filters summary").click()
    assert phone.locator(chip).first.is_visible()
    assert open_page("timeline", width=1280, java_script_enabled=False).locator(chip).first.is_visible()


def test_the_dates_filter_without_scripts(open_page):
    page = open_page("timeline", java_script_enabled=False)
    before = page.locator(".event").count()
    page.locator("input[name=from]").fill("2025年")
    page.locator(".filters button").click()
    assert "from=2025" in page.url
    assert 0 < page.locator(".event").count() < before
    assert page.locator("input[name=from]").input_value() == "2025年"
    page.get_by_role("link", name="条件をすべて外す").click()
    assert page.locator(".event").count() == before


def test_a_mark_of_the_figure_leads_to_its_event(open_page):
    page = open_page("timeline", path="?year=2025", reduced_motion="reduce")
    mark = page.locator("figure.lanes svg a").first
    mark.click()
    assert page.url.endswith(mark.get_attribute("href"))
    assert page.locator(f"li{mark.get_attribute('href')}").is_visible()


def test_on_paper_the_sources_are_there_and_the_filters_are_not(open_page):
    page = open_page("timeline")
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.locator("figure.lanes").is_visible()
    assert page.locator(".event .sources").first.is_visible()
    assert len(page.pdf(format="A4")) > 20_000


def test_in_forced_colours_leaks_and_facts_still_differ(open_page):
    page = open_page("timeline", forced_colors="active")
    fill = "element => getComputedStyle(element).fill"
    dots = page.locator("svg.lane .dot")
    assert page.locator("svg.lane .dot.hollow").first.evaluate(fill) != dots.first.evaluate(fill)
