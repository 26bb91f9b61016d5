"""The content checks while an article is written, sent for approval, approved and changed again."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.browser.test_editing import add_block

pytestmark = pytest.mark.needs("chromium")

# Wagtail takes what the form holds in its first two seconds for its unchanged state.
SETTLED = 2_500
# The menu of actions closes slowly when something else is pressed.
FOLDED = 500
NEW = "/cms/pages/add/articles/articlepage/4/"
FINDINGS = "#content-checks .finding"


@pytest.fixture
def open_admin(chromium, site):
    """A window in which an account of the demo has signed in; any error of a script fails the test."""
    contexts = []

    def open_admin(name):
        context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="ja-JP")
        page = context.new_page()
        page.problems, page.sent = [], []
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("request", lambda request: page.sent.append(request.url) if request.method == "POST" else None)
        sign_in(page, site, name)
        contexts.append((context, page))
        return page

    yield open_admin
    for context, page in contexts:
        context.close()
        assert page.problems == []


def write(page, site, title, text):
    """A new article with one section of one paragraph, saved by itself."""
    page.goto(site.address + NEW)
    page.wait_for_timeout(SETTLED)
    page.fill("#id_title", title)
    body = page.locator("section[id$=-body-section]")
    body.locator("button.c-sf-add-button").first.click()
    body.locator("input[id$='-value-heading']").fill("値段")
    add_block(page, body, "段落")
    body.locator(".public-DraftEditor-content").last.click()
    page.keyboard.type(text)
    wait_for_count(page, at_least=1)


def wait_for_count(page, at_least=0, exactly=None):
    """Until autosaving has brought so many findings."""
    page.wait_for_function(
        """([atLeast, exactly]) => {
            const count = document.querySelector("#content-checks[data-checks-url]")?.dataset.count;
            return count !== undefined && (exactly === null ? Number(count) >= atLeast : Number(count) === exactly);
        }""",
        arg=[at_least, exactly],
        timeout=20_000,
    )


def press(page, label):
    """One of the actions at the foot of the editor, unfolded if need be."""
    button = page.locator("footer").get_by_role("button", name=re.compile(label)).first
    page.wait_for_timeout(FOLDED)
    if not button.is_visible():
        page.locator("footer [data-w-dropdown-target=toggle]").click()
    button.click()


def test_what_is_found_follows_the_text_leads_to_its_place_and_is_told_before_the_request(open_admin, site):
    page = open_admin("editor")
    page.goto(site.address + NEW)
    assert "下書きを保存すると" in page.locator("#content-checks").text_content()
    write(page, site, "検査される記事", "ＧＰＴの値段はTKである")
    wait_for_count(page, exactly=3)
    assert page.locator(".content-checks-badge").text_content() == "3"

    page.reload()
    page.locator("[data-side-panel-toggle=checks]").click()
    first = page.locator(FINDINGS).first
    assert first.locator(".what").text_content() == "「TK」が残っています。"
    page.get_by_role("button", name="すべて閉じる").click()
    text = page.locator("section[id$=-body-section] .public-DraftEditor-content")
    expect(text).to_be_hidden()
    first.get_by_role("button", name="「値段」の節、段落").click()
    expect(text).to_be_focused()

    page.wait_for_timeout(SETTLED)
    page.keyboard.press("Control+A")
    page.keyboard.type("GPTの値段は未定である")
    wait_for_count(page, exactly=1)
    assert not any("/checks/" in address for address in page.sent)

    press(page, "依頼")
    dialog = page.get_by_role("dialog", name="見直すとよいところが1件あります")
    dialog.get_by_role("button", name="戻って直す").click()
    assert page.url.endswith("/edit/")
    press(page, "依頼")
    dialog.get_by_role("button", name="この記事の要点").or_(dialog.get_by_role("button", name="記事全体")).click()
    page.wait_for_function("() => document.activeElement.closest('[data-contentpath=key_points]') !== null")
    assert len([address for address in page.sent if "/checks/" in address]) == 2
    press(page, "依頼")
    dialog.get_by_role("button", name="このまま依頼する").click()
    page.wait_for_url(re.compile(r"/cms/pages/4/"))
    assert "見直すとよいところ" not in page.locator(".messages").text_content()


def test_an_approver_cannot_publish_what_is_not_ready_and_answers_both_dialogs_in_turn(open_admin, site):
    page = open_admin("approver")
    write(page, site, "急いだ記事", "値段はTKである")
    press(page, "公開")
    refused = page.get_by_role("dialog", name="まだ公開できません")
    assert refused.get_by_role("button", name="このまま公開する").count() == 0
    refused.get_by_role("button", name="「値段」の節、段落").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("値段は未定である")
    wait_for_count(page, exactly=1)
    press(page, "公開")
    page.get_by_role("button", name="このまま公開する").click()
    page.wait_for_url(re.compile(r"/cms/pages/4/"))

    page.get_by_role("link", name="急いだ記事").first.click()
    editor = page.url
    page.fill("#id_dek", "（値段)の話")
    press(page, "公開")
    page.get_by_role("button", name="このまま公開する").click()
    question = page.locator("[data-change-dialog]")
    question.get_by_text("軽微").first.click()
    question.locator("[data-confirm]").click()
    page.wait_for_url(re.compile(r"/cms/pages/4/"))
    assert "/articles/" in page.locator(".messages a").first.get_attribute("href")

    # The other tests read the site as it was.
    page.goto(editor.replace("/edit/", "/unpublish/"))
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url(re.compile(r"/cms/pages/4/"))
