"""An approver compares what an editor changed: in the order of reading, by keyboard, on a phone, light and dark."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import sign_in
from tests.browser.test_accessibility import RULES

pytestmark = pytest.mark.needs("chromium")

CHANGE_GRID = """area => {
    const [first, ...lines] = area.value.split("\\n");
    area.value = [first, lines.at(-1).replace(/[^|]+$/, " 書き換えた値"), ...lines.slice(0, -1)].join("\\n");
    area.dispatchEvent(new Event("input", { bubbles: true }));
}"""


@pytest.fixture(scope="module")
def changed_article(chromium, site):
    """The id of a demo article of which the editor has changed the title, the lead, a source and a table."""
    page = chromium.new_page(locale="ja-JP")
    sign_in(page, site, "editor")
    page.goto(f"{site.address}/cms/pages/4/")
    page.get_by_role("link", name=re.compile("確かさの印の読み方")).first.click()
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    number = re.search(r"/pages/(\d+)/", page.url)[1]
    page.locator("#id_title").fill("比較表はこう読む")
    page.locator("#id_dek").fill("三つの見せ方を、例で確かめる。")
    page.locator("textarea[name$='-value-grid']").first.evaluate(CHANGE_GRID)
    with page.expect_navigation():
        page.get_by_role("button", name="下書きを保存").click()
    page.context.close()
    return number


@pytest.fixture
def open_comparison(chromium, site, changed_article):
    contexts = []

    def open_comparison(width, scheme="light"):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="ja-JP", reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        sign_in(page, site, "approver")
        page.goto(f"{site.address}/cms/pages/{changed_article}/revisions/compare/live...latest/")
        return page

    yield open_comparison
    for context in contexts:
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing_of_ours_and_nothing_is_cut_off(open_comparison, width, scheme):
    page = open_comparison(width, scheme)
    found = Axe().run(page, context=".comparison-page", options=RULES).response["violations"]
    assert [(rule["id"], node["html"][:160]) for rule in found for node in rule["nodes"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".comparison-scroller").evaluate("box => box.getBoundingClientRect().right") <= width


def test_the_changes_are_walked_by_keyboard_and_told_in_words(open_comparison):
    page = open_comparison(1280)
    assert page.locator(".comparison-list h2").inner_text() == "3か所の変更"
    page.locator(".comparison-list a").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash") in ("change-1", "#change-1")
    page.locator("#change-1").get_by_role("link", name="次の変更").press("Enter")
    assert page.evaluate("location.hash") == "#change-2"
    top = page.locator("#change-2").bounding_box()["y"]
    assert 0 < top < 900
    table = page.locator(".comparison-grid")
    assert table.locator("tbody tr.moved .state").inner_text().startswith("移動")
    assert "追加：" in table.locator("ins").first.text_content()
