"""What the article of test_editorial_flow.py holds: every block, and a large table out of a spreadsheet."""

import itertools

from tests.browser.awkward_cells import SPREADSHEET_CELLS
from tests.browser.test_grid_clipboard import as_spreadsheets_write, on_the_server

SENTENCE = "伸びは2025年の春に止まった。"
COLUMNS, ROWS = 12, 20
TYPED_MARKS = ["✅ 成功", "⚠️ 一部", "❌"]


def spreadsheet():
    """12 columns of 20 rows under headings: names, marks, full-width digits, and whatever a cell may hold."""
    cells = itertools.cycle(SPREADSHEET_CELLS)
    headings = ["モデル", "壁", "人数", *(f"見出し{number}" for number in range(COLUMNS - 3))]
    return [headings] + [
        [f"行{row}", TYPED_MARKS[row % 3], f"１２{row}", *itertools.islice(cells, COLUMNS - 3)] for row in range(ROWS)
    ]


def edited_spreadsheet():
    """As cells keep it, after what the editor changes by keyboard."""
    rows = [[text.strip() for text in row] for row in spreadsheet()]
    rows[1][3] += "（確認済み）"
    rows[1][4] = "書き直した"
    return rows


def add_key_points(form):
    form.page.locator("section[id$=-key_points-section] button.c-sf-add-button").first.click()
    form.put("key_points-0-value", {"heading": "旅は一度で終わらない", "text": "直したことも伝える。"})


def add_opening(form):
    form.add_section()
    story_text = form.add("段落")
    form.write(story_text, SENTENCE)
    form.mark_source(story_text)


def add_every_other_block(form):
    form.add_section("部品をすべて並べる")
    form.add("番号付きの論点", points=[{"heading": "論点の見出し", "lines": ["論点の一行目", "論点の二行目"]}])
    form.add("箇条書き", lines=["項目の一", "項目の二"])
    quote = form.add(
        "引用", text="後れを取るかもしれない。", wording="paraphrase", status="reported", speaker="内部関係者"
    )
    form.choose(f"{quote}-source")
    table = form.add("比較表", caption="壁を越えたか", look="verdict")
    paste_and_edit(form, table)
    figure = form.add("図", caption="図の説明")
    form.choose(f"{figure}-image")
    form.add("数字", figures=[{"label": "一分で読む文字", "value": "500", "unit": "字"}])
    form.add("要点", title="まとめ", points=[{"heading": "要点の見出し", "text": "要点の説明。"}])
    form.add("囲み", kind="note", title="囲みの見出し", body="囲みの本文。")
    form.add("対話", turns=[{"speaker": "編集部", "text": "問い。"}, {"speaker": "校閲", "text": "答え。"}])


def cell(page, row, column):
    page.locator(".grid-editor").first.scroll_into_view_if_needed()
    return page.locator(f".grid-editor [data-row='{row}'][data-column='{column}']").first


def lines(page):
    return page.locator("textarea.grid-lines").first.input_value()


def paste_and_edit(form, table):
    """Paste the range over the browser's own clipboard; then everything by keyboard."""
    page = form.page
    page.evaluate("text => navigator.clipboard.writeText(text)", as_spreadsheets_write(spreadsheet()))
    cell(page, 0, 0).click()
    page.keyboard.press("Control+v")
    expected = [[text.strip() for text in row] for row in spreadsheet()]
    assert on_the_server(lines(page)) == expected, "the pasted range is not the one of the spreadsheet"
    cell(page, 1, 3).click()
    for key in ("ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.press("F2")
    page.keyboard.type("（確認済み）")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("書き直した")
    page.keyboard.press("Tab")
    page.keyboard.type("やめた")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+z")
    assert on_the_server(lines(page)) == edited_spreadsheet(), "what the keyboard changed is not what was asked for"
