"""Nothing needs JavaScript: reading, the contents, going to a source and back, printing."""

import pytest

from tests.browser.conftest import PAGES

pytestmark = pytest.mark.needs("chromium")


@pytest.mark.parametrize("name", PAGES)
def test_no_control_is_dead(open_page, name):
    page = open_page(name, java_script_enabled=False)
    buttons = page.locator("button:not([type=submit])")  # the browser itself sends a form
    visible = [button.inner_text() for button in buttons.all() if button.is_visible()]
    assert visible == []


def test_the_whole_article_is_there(open_page):
    page = open_page("article", java_script_enabled=False)
    assert page.locator("h2[id^='s-']").count() >= 7
    for block in ("figure.quote", ".comparison-table table", "figure.figure img", "#source-1", "#history"):
        assert page.locator(block).first.is_visible(), block


@pytest.mark.parametrize("width", [360, 1280])
def test_the_contents_lead_to_their_sections(open_page, width):
    page = open_page("article", width=width, java_script_enabled=False)
    link = page.locator("#contents a[href^='#s-']").nth(1)
    if not link.is_visible():
        page.locator("#contents summary").click()
    link.click()
    assert page.url.endswith(link.get_attribute("href"))


def test_it_prints_in_full_without_the_furniture(open_page):
    page = open_page("article", java_script_enabled=False)
    page.emulate_media(media="print")
    for furniture in (".masthead", ".site-footer", "#contents"):
        assert not page.locator(furniture).first.is_visible(), furniture
    for content in ("h1", "figure.quote blockquote", ".comparison-table table", "#source-1", "#history li"):
        assert page.locator(content).first.is_visible(), content
    assert len(page.pdf(format="A4")) > 50_000
