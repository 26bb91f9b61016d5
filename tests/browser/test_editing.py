"""An editor's first article: signed in, written with a source and a table, saved as a draft and looked at."""

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

pytestmark = pytest.mark.needs("chromium")

PATIENCE = 5000

LINES = "モデル〔名称〕 | 壁を越えたか〔判定〕\nGPT-5.1〔報道〕 | × 停滞\nGemini 3 Pro〔報道〕 | ○ 突破した"


def add_block(page, body, label):
    """Choose a block for the end of the last section; it is there afterwards, and what is below it stands still."""
    buttons = body.locator("button.c-sf-add-button")
    count = buttons.count()
    open_picker(page, buttons.nth(count - 2), label, act=lambda option: option.click(timeout=PATIENCE))
    expect(buttons).not_to_have_count(count)
    page.evaluate("async () => { await jQuery(':animated').promise(); }")


def open_picker(page, button, label, act=lambda option: option.wait_for(timeout=PATIENCE)):
    """Open the list of blocks and do something with the option of this label.

    On a busy machine the first press may come before the button listens, and saving by itself may close the list.
    """
    option = page.get_by_role("option", name=label, exact=True).first
    for _ in range(4):
        button.click()
        try:
            act(option)
        except PlaywrightTimeout:
            continue
        return option
    raise AssertionError(f"the list of blocks does not offer {label}")


def test_an_editor_writes_an_article_with_a_source_and_a_table(editor, site):
    page = editor
    page.goto(f"{site.address}/cms/pages/add/articles/articlepage/4/")
    page.fill("#id_title", "編集者の記事――はじめての一本")
    body = page.locator("section[id$=-body-section]")
    body.locator("button.c-sf-add-button").first.click()
    body.locator("input[id$='-value-heading']").fill("はじめの節")

    add_block(page, body, "段落")
    text = body.locator(".public-DraftEditor-content").last
    text.click()
    page.keyboard.type("伸びが戻った")
    page.keyboard.press("Shift+ArrowLeft")
    page.locator("button[name=SOURCE]").click()
    page.locator(".modal-body table a").first.click()
    page.locator(".modal-body").wait_for(state="hidden")
    assert text.inner_text().strip() == "伸びが戻った出典"

    add_block(page, body, "比較表")
    body.locator("input[id$='-value-caption']").last.fill("二つのモデル")
    body.get_by_role("button", name="文字で編集").last.click()
    body.locator("textarea[id$='-value-grid']").last.fill(LINES)

    page.get_by_role("button", name="下書きを保存").click()
    page.wait_for_url("**/edit/")
    page.goto(page.url.replace("/edit/", "/view_draft/"))
    assert page.locator("sup.reference a").first.text_content() == "出典[1]"
    assert page.locator("#source-1").count() == 1
    table = page.locator(".comparison-table")
    assert table.locator("tbody th a[href='/entities/gpt-5-1/']").count() == 1
    assert "#mark-no" in table.locator("tbody td use").first.get_attribute("href")


def test_a_table_that_cannot_be_read_is_refused_with_the_row_named_and_nothing_is_lost(editor, site):
    page = editor
    page.goto(f"{site.address}/cms/pages/add/articles/articlepage/4/")
    page.fill("#id_title", "表の誤り")
    body = page.locator("section[id$=-body-section]")
    body.locator("button.c-sf-add-button").first.click()
    add_block(page, body, "比較表")
    body.locator("input[id$='-value-caption']").last.fill("題")
    body.get_by_role("button", name="文字で編集").last.click()
    body.locator("textarea[id$='-value-grid']").last.fill("名 | 評価\n甲 | 一 | 二")
    page.get_by_role("button", name="下書きを保存").click()
    page.get_by_text("1行目「甲」のセルは3個で、見出しの2個より多くなっています。", exact=True).wait_for()
    assert body.locator("textarea[id$='-value-grid']").last.input_value() == "名 | 評価\n甲 | 一 | 二"
    page.problems = [text for text in page.problems if "400" not in text and "422" not in text]
