"""The grid where it is used: in the blocks of an article, under the admin's own scripts, autosave and policy."""

import itertools

import pytest

from tests.browser.awkward_cells import SPREADSHEET_CELLS
from tests.browser.test_content_checks import press
from tests.browser.test_editing import add_block
from tests.browser.test_grid_clipboard import as_spreadsheets_write, on_the_server

pytestmark = pytest.mark.needs("chromium")


@pytest.fixture
def article(editor, site):
    """A new article of the demo's editor, with a table that is still blank."""
    page = editor
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.address}/cms/pages/add/articles/articlepage/4/")
    page.fill("#id_title", "表の記事")
    body = page.locator("section[id$=-body-section]")
    body.locator("button.c-sf-add-button").first.click()
    body.locator("input[id$='-value-heading']").fill("表の節")
    add_block(page, body, "比較表")
    body.locator("input[id$='-value-caption']").last.fill("題")
    return page


def grids(page):
    return page.locator(".grid-editor")


def cell(page, row, column, grid=0):
    grids(page).nth(grid).scroll_into_view_if_needed()  # out of sight it is not drawn
    return grids(page).nth(grid).locator(f"[data-row='{row}'][data-column='{column}']")


def lines(page, grid=0):
    return page.locator("textarea.grid-lines").nth(grid).input_value()


def save(page):
    page.get_by_role("button", name="下書きを保存").click()
    page.wait_for_url("**/edit/")


def test_a_range_of_12_by_20_is_pasted_saved_and_shown(article):
    page = article
    rows = [[f"見出し{column}" for column in range(12)]]
    cells = itertools.cycle(SPREADSHEET_CELLS)
    rows += [[f"行{row}", *itertools.islice(cells, 11)] for row in range(20)]
    page.evaluate("text => navigator.clipboard.writeText(text)", as_spreadsheets_write(rows))
    cell(page, 1, 0).click()
    page.keyboard.press("Control+v")
    expected = [[text.strip() for text in row] for row in rows]
    assert on_the_server(lines(page)) == expected
    save(page)
    assert on_the_server(lines(page)) == expected
    page.goto(page.url.replace("/edit/", "/view_draft/"))
    assert page.locator(".comparison-table tbody tr").count() == 20
    assert page.locator(".comparison-table thead th").all_inner_texts() == expected[0]


def test_a_table_is_written_by_keyboard_alone(article):
    page = article
    page.locator("input[id$='-value-subtitle']").last.focus()
    while page.evaluate("document.activeElement.className") != "grid-pen":
        page.keyboard.press("Tab")
    for text, key in [
        ("モデル〔名称〕", "Tab"),
        ("壁〔判定〕", "Enter"),
        ("GPT-5.1〔報道〕", "Tab"),
        ("× 停滞", "Enter"),
    ]:
        page.keyboard.type(text)
        page.keyboard.press(key)
    assert lines(page) == "モデル〔名称〕 | 壁〔判定〕\nGPT-5.1〔報道〕 | × 停滞"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.closest('.grid-scroller') !== null")


def test_copies_of_a_block_have_grids_of_their_own_and_moving_keeps_them(article):
    page = article
    cell(page, 0, 0).click()
    for text, key in [("名", "Enter"), ("甲", "Enter")]:
        page.keyboard.type(text)
        page.keyboard.press(key)
    block = page.locator("textarea.grid-lines").locator("xpath=ancestor::section[contains(@class,'w-panel')]").last
    block.get_by_title("複製").click()
    assert [lines(page, grid) for grid in (0, 1)] == ["名\n甲", "名\n甲"]
    cell(page, 1, 0, grid=1).click()
    page.keyboard.type("乙")
    page.keyboard.press("Enter")
    assert [lines(page, grid) for grid in (0, 1)] == ["名\n甲", "名\n乙"]
    copy = (
        page.locator("textarea.grid-lines").nth(1).locator("xpath=ancestor::section[contains(@class,'w-panel')]").last
    )
    copy.get_by_title("上に移動").click()
    assert [lines(page, grid) for grid in (0, 1)] == ["名\n乙", "名\n甲"]
    assert grids(page).count() == 2
    cell(page, 1, 0).click()
    page.keyboard.type("丙")
    page.keyboard.press("Enter")
    assert [lines(page, grid) for grid in (0, 1)] == ["名\n丙", "名\n甲"]


def test_autosave_sends_what_is_being_typed_and_nothing_when_one_only_looks(article):
    page = article
    cell(page, 0, 0).click()
    for text, key in [("名", "Enter"), ("甲", "Enter")]:
        page.keyboard.type(text)
        page.keyboard.press(key)
    save(page)
    sent = []
    page.on("request", lambda r: sent.append(r) if r.method == "POST" and r.url.endswith("/edit/") else None)
    cell(page, 1, 0).click()
    for key in ("F2", "Escape", "ArrowUp", "Enter", "Enter"):
        page.keyboard.press(key)
    page.wait_for_timeout(3000)
    assert sent == []
    with page.expect_request(lambda r: r.method == "POST" and r.url.endswith("/edit/")) as request:
        cell(page, 1, 0).click()
        page.keyboard.type("書きかけ")
    assert "名\r\n書きかけ" in request.value.post_data_buffer.decode()
    assert page.evaluate("document.activeElement.value") == "書きかけ"


def test_headings_alone_are_kept_in_a_draft_and_come_back_refused_when_approval_is_asked(article):
    page = article
    cell(page, 0, 0).click()
    page.keyboard.type("名")
    page.keyboard.press("Enter")
    save(page)
    assert lines(page) == "名"
    assert page.get_by_text("見出しの行だけで、中身の行がありません。").count() == 0
    press(page, "依頼")
    page.get_by_role("dialog").get_by_role("button", name="このまま依頼する").click()
    page.get_by_text("見出しの行だけで、中身の行がありません。").wait_for()
    assert cell(page, 0, 0).inner_text() == "名"
    page.problems = [text for text in page.problems if "400" not in text and "422" not in text]
