"""The dashboard, as each role sees it: nothing for axe, nothing too wide, all by keyboard."""

import pytest

from tests.browser.conftest import sign_in
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.needs("chromium")

ACCOUNTS = ["editor", "approver", "admin"]


@pytest.fixture
def dashboard(chromium, site):
    """The dashboard in a fresh window; any error of a script or of the policy fails the test."""
    contexts = []

    def dashboard(name):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("console", lambda said: page.problems.append(said.text) if said.type == "error" else None)
        contexts.append((context, page))
        sign_in(page, site, name)
        page.goto(f"{site.address}/cms/")
        return page

    yield dashboard
    for context, page in contexts:
        context.close()
        assert page.problems == []


@pytest.mark.parametrize("name", ACCOUNTS)
def test_axe_finds_nothing_of_ours_and_nothing_is_too_wide(dashboard, name):
    page = dashboard(name)
    for width, scheme in [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.reload()
        assert [found for found in violations(page) if is_ours(page, found)] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def is_ours(page, found):
    """All but Wagtail's frame around it: the menu and the search in it."""
    return found[1] in page.evaluate(
        "[...document.querySelectorAll('.desk, .desk *')].map(element => element.outerHTML.slice(0, 160))"
    ) or found[0] in ("page-has-heading-one", "heading-order", "document-title")


def test_an_editor_gets_to_a_new_article_by_keyboard_alone(dashboard):
    page = dashboard("editor")
    page.locator("#desk-search").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.textContent") == "新しい記事を書く"
    page.keyboard.press("Enter")
    page.wait_for_url("**/cms/pages/add/articles/articlepage/*/")
