"""A change of a published article is told: the dialog by keyboard alone, in Japanese, and without its script."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import sign_in

pytestmark = pytest.mark.needs("chromium")

TITLE = "間違いを消さずに直す"
WORDS = "第2節の順番を直しました。"
# Wagtail takes what the form holds in its first two seconds for its unchanged state.
SETTLED = 2_500
FOCUSED = "document.activeElement"


@pytest.fixture
def open_editor(chromium, site):
    """The editor of a published article of the demo, before the approver; any error of a script fails the test."""
    contexts = []

    def open_editor(without_script=False):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
        page = context.new_page()
        page.problems = []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        contexts.append((context, page))
        if without_script:
            page.route("**/js/change-question*.js", lambda route: route.abort())
        sign_in(page, site, "approver")
        page.goto(f"{site.address}/cms/pages/4/")
        page.goto(site.address + page.get_by_role("link", name=TITLE).first.get_attribute("href"))
        page.wait_for_timeout(SETTLED)
        return page

    yield open_editor
    for context, page in contexts:
        context.close()
        assert page.problems == []


def publish_by_keyboard(page):
    """Unfold the actions and press 公開; the content checks have nothing to say of this article."""
    page.locator("footer [data-w-dropdown-target=toggle]").focus()
    page.keyboard.press("Enter")
    button = page.locator("button[name=action-publish]")
    button.wait_for()
    button.focus()
    page.keyboard.press("Enter")
    question = page.locator("[data-change-dialog]")
    question.wait_for()
    return question


def test_a_correction_is_told_by_keyboard_alone_and_readers_find_it(open_editor, site):
    page = open_editor()
    session = page.context.new_cdp_session(page)
    question = publish_by_keyboard(page)
    assert page.evaluate(f"{FOCUSED}.value") == "correction"
    found = Axe().run(page, context="[data-change-dialog]").response["violations"]
    assert [rule["id"] for rule in found] == []

    # Nothing goes on without an answer, and the keys of the form rest.
    page.keyboard.press("Enter")
    question.locator("[data-confirm]").focus()
    page.keyboard.press("Enter")
    assert question.get_by_text("どれか一つを選んでください。").is_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(f"{FOCUSED}.checked && {FOCUSED}.value") == "correction"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert question.get_by_text("読者に伝える一文を書いてください。").is_visible()
    assert page.evaluate(f"{FOCUSED}.name") == "change_note"

    # Escape and Enter belong to the conversion first.
    session.send("Input.imeSetComposition", {"text": "だい", "selectionStart": 2, "selectionEnd": 2})
    for key in ("Escape", "Enter"):
        for kind in ("rawKeyDown", "keyUp"):
            session.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "windowsVirtualKeyCode": 229})
    assert question.is_visible()
    session.send("Input.insertText", {"text": WORDS})
    page.keyboard.press("Enter")
    page.keyboard.press("Control+S")
    assert question.is_visible()
    assert question.locator("[data-count]").text_content() == f"{len(WORDS)}／400字"

    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.textContent") == "公開"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/cms/pages/4/"))

    for address in ("/articles/how-corrections-are-told/", "/corrections/", "/corrections/feed.xml"):
        assert WORDS in page.request.get(site.address + address).text()


def test_escape_goes_back_and_loses_nothing(open_editor):
    page = open_editor()
    question = publish_by_keyboard(page)
    question.get_by_text("追記", exact=True).click()
    question.locator("textarea").fill(WORDS)
    page.keyboard.press("Escape")
    question.wait_for(state="hidden")
    page.locator("footer :focus").wait_for(state="attached")
    panel = page.locator("[data-change-panel]")
    assert panel.locator("textarea").input_value() == WORDS
    assert panel.locator("input:checked").get_attribute("value") == "addition"
    assert page.url.endswith("/edit/")


def test_a_minor_change_has_nothing_to_say(open_editor, site):
    page = open_editor()
    before = page.request.get(f"{site.address}/articles/how-corrections-are-told/").text().count("<li><time")
    question = publish_by_keyboard(page)
    question.get_by_text("軽微", exact=True).click()
    assert not question.locator("textarea").is_visible()
    assert question.get_by_text("更新日も変わりません").is_visible()
    question.locator("[data-confirm]").click()
    page.wait_for_url(re.compile(r"/cms/pages/4/"))
    after = page.request.get(f"{site.address}/articles/how-corrections-are-told/").text().count("<li><time")
    assert after == before


def test_without_its_script_the_question_stands_in_the_form_and_the_server_asks(open_editor, site):
    page = open_editor(without_script=True)
    page.problems.clear()
    panel = page.locator("[data-change-panel]")

    def publish():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
        page.locator("button[name=action-publish]").click()

    publish()
    panel.get_by_text("訂正・更新・追記・軽微のどれかを選んでください。").wait_for()
    panel.get_by_text("更新", exact=True).first.click()
    panel.locator("textarea").fill("料金を改めました。")
    page.wait_for_timeout(SETTLED)
    publish()
    page.wait_for_url(re.compile(r"/cms/pages/4/"))
    assert "料金を改めました。" in page.request.get(f"{site.address}/articles/how-corrections-are-told/").text()
