"""What axe and a keyboard find on every kind of page, at a phone's and a desk's width, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PAGES, scroll_through
from tests.programs import ROOT

pytestmark = pytest.mark.needs("chromium")

RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    # Editors are told of it in their preview, and cannot mend what is in our templates.
    "rules": {"p-as-heading": {"enabled": True}},
}


def violations(page):
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(open_page, name, width):
    page = open_page(name, width=width, reduced_motion="reduce")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) != light
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page_for_a_fault_of_ours(chromium, scheme):
    page = chromium.new_page(color_scheme=scheme)
    page.set_content((ROOT / "templates" / "500.html").read_text())
    assert violations(page) == []
    page.close()


def test_axe_would_find_a_picture_without_words(open_page):
    page = open_page("article")
    page.evaluate("document.querySelector('main img').removeAttribute('alt')")
    assert "image-alt" in [rule for rule, _ in violations(page)]


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_wider_than_a_narrow_screen(open_page, name):
    page = open_page(name, width=320, height=640)
    scroll_through(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", ["article", "front page"])
def test_wide_text_spacing_does_not_break_a_narrow_screen(open_page, name):
    page = open_page(name, width=320, height=640, bypass_csp=True)
    page.add_style_tag(
        content="*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
        "p{margin-bottom:2em!important}"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


STOP = """() => {
    const stop = document.activeElement;
    if (!stop || stop === document.body) return null;
    const box = stop.getBoundingClientRect();
    const shown = element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    };
    const holders = [stop, stop.closest('.card'), stop.closest('label'), stop.parentElement].filter(Boolean);
    return {
        html: stop.outerHTML.slice(0, 120),
        inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        ring: holders.some(shown),
    };
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["front page", "article", "list", "entity", "policy"])
def test_every_stop_of_the_tab_key_is_in_view_and_ringed(open_page, name, width):
    page = open_page(name, width=width, reduced_motion="reduce")
    stops = 0
    while stops < 400:
        page.keyboard.press("Tab")
        page.wait_for_timeout(5)
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops += 1
        assert stop["inView"], stop
        assert stop["ring"], stop
    assert 10 < stops < 400


def test_the_first_stop_leads_past_the_menu(open_page):
    page = open_page("article")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
