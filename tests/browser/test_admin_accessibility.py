"""What axe finds in the editor is Wagtail's: each kind is named here, with its place and why it stays.

The dashboard, the grid in all its states, the comparison, the pages of signing in and the question of what changed
have tests of their own (test_dashboard, test_grid_accessibility, test_comparison, test_sign_in, test_publishing).
"""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.test_accessibility import RULES

pytestmark = pytest.mark.needs("chromium")

# (rule, place): Wagtail draws these itself, and no setting or template of a site reaches them.
WAGTAILS = {
    # Draftail names its text only by the heading above it.
    ("aria-input-field-name", ".Draftail-Editor"),
    # The library of the topics' field adds a text box without a label to the one that has it.
    ("label", ".tagit"),
    # The list of headings at the side scrolls with the page and is hidden from the keyboard on purpose.
    ("scrollable-region-focusable", ".w-minimap"),
}
# For a second.
STANDS_STILL = """() => {
    const height = document.querySelector("main").scrollHeight, now = performance.now();
    if (window.heightSeen !== height) [window.heightSeen, window.heightSince] = [height, now];
    return now - window.heightSince > 1000;
}"""
STANDS_IN = "([target, place]) => Boolean(document.querySelector(target)?.closest(place))"


def violations(page, context=None):
    """(rule, place, element, what is wrong) for everything of ours."""
    found = Axe().run(page, context=context, options=RULES).response["violations"]
    nodes = [(rule["id"], node["target"][0], node) for rule in found for node in rule["nodes"]]
    return [
        (rule, target, node["html"][:160], node["failureSummary"])
        for rule, target, node in nodes
        if not is_wagtails(page, rule, target)
    ]


def is_wagtails(page, rule, target):
    return any(rule == known and page.evaluate(STANDS_IN, [target, place]) for known, place in WAGTAILS)


@pytest.fixture
def open_article(editor, site):
    """An article of the demo in the editor, with everything in its body unfolded and drawn."""
    page = editor
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site.address}/cms/pages/4/")
    page.get_by_role("link", name=re.compile("^比較表")).first.click()
    body = page.locator("section[id$=-body-section]")
    body.locator("[data-panel-toggle]").first.wait_for()
    for toggle in body.locator("[data-panel-toggle][aria-expanded=false]:visible").all():
        toggle.click()
    for grid in page.locator(".grid-editor").all():
        grid.scroll_into_view_if_needed()
        grid.get_by_role("grid").wait_for()
    page.mouse.move(0, 0)  # what it hovers over shows more buttons
    # All of it at once: what lies half under the bars at head and foot counts as too small a target.
    height = page.evaluate("document.querySelector('main').scrollHeight")
    page.set_viewport_size({"width": 1400, "height": height + 500})
    page.wait_for_function(STANDS_STILL)
    return page


def test_the_editor_of_an_article_with_its_tables_open(open_article):
    assert violations(open_article) == []


def test_the_panel_and_the_dialog_of_the_content_checks(open_article):
    page = open_article
    page.locator("#id_dek").fill("ＡＢＣを、全角で書いた。")
    page.locator("[data-side-panel-toggle=checks]").click()
    page.locator("#content-checks").wait_for()
    assert violations(page, "#content-checks") == []
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("footer").get_by_role("button", name="依頼").click()
    page.locator("dialog.content-checks-dialog").wait_for()
    assert violations(page, "dialog.content-checks-dialog") == []
