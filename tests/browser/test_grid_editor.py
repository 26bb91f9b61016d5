"""The grid by keyboard and mouse: as quick as a spreadsheet, and nothing typed is lost."""

import pytest

pytestmark = pytest.mark.needs("chromium")

LINES = """モデル〔名称〕 | 壁〔判定〕 | 文脈長〔数値・字〕
GPT-5.1〔報道〕 | × 停滞 | 40万
Gemini 3〔公式〕 | ○ 突破 | 約１００万"""


@pytest.fixture
def grid(open_grid):
    return open_grid(LINES)


def test_looking_and_moving_changes_nothing(grid):
    grid.cell(1, 1).click()
    grid.press("ArrowDown", "F2", "Escape", "Enter", "Enter", "Control+Home", "Control+a", "Tab")
    assert grid.text == LINES
    assert grid.events == []


def test_typing_replaces_a_cell_and_enter_goes_down(grid):
    grid.cell(1, 1).click()
    grid.type("△ 一部")
    grid.press("Enter")
    assert grid.active == [2, 1]
    assert "GPT-5.1〔報道〕 | △ 一部 | 40万" in grid.text
    assert grid.cell(1, 1).locator(".grid-mark").inner_text() == "△"


def test_what_is_being_typed_is_in_the_form_at_once_and_gone_after_escape(grid):
    grid.cell(1, 1).click()
    grid.type("△ 一")
    assert "| △ 一 |" in grid.text
    assert grid.page.locator(".grid-live").inner_text() == "△一"
    grid.press("Escape")
    assert grid.text == LINES
    assert "change" not in grid.events


def test_editing_keeps_what_was_there(grid):
    grid.cell(1, 1).dblclick()
    grid.type("した")
    grid.press("Enter", "ArrowUp", "F2")
    grid.type("！")
    grid.press("Tab")
    assert "| × 停滞した！ |" in grid.text
    assert grid.active == [1, 2]


def test_arrows_move_after_typing_but_stay_in_the_cell_after_f2(grid):
    grid.cell(1, 1).click()
    grid.type("○")
    grid.press("ArrowRight")
    assert grid.active == [1, 2]
    grid.press("F2", "ArrowLeft")
    grid.type("5")
    grid.press("Enter")
    assert "| ○ | 405万" in grid.text


def test_a_line_break_inside_a_cell(grid):
    grid.cell(1, 1).click()
    grid.type("一")
    grid.press("Alt+Enter")
    grid.type("二")
    grid.press("Control+Enter")
    grid.type("三")
    grid.press("Enter")
    assert "| 一\\n二\\n三 |" in grid.text


def test_enter_after_a_run_of_tabs_goes_below_the_first(grid):
    grid.cell(1, 0).click()
    for text in ("甲", "乙"):
        grid.type(text)
        grid.press("Tab")
    grid.type("丙")
    grid.press("Enter")
    assert grid.active == [2, 0]


def test_writing_on_after_the_last_cell_adds_a_row(grid):
    grid.cell(2, 2).click()
    grid.type("9")
    grid.press("Tab")
    assert grid.active == [3, 0]
    grid.type("Claude")
    grid.press("Enter")
    assert grid.active == [4, 0]
    assert grid.text.endswith("○ 突破 | 9\nClaude |  | ")


def test_blank_rows_and_columns_at_the_end_are_not_sent(grid):
    grid.page.get_by_role("button", name="行を足す").click()
    grid.page.get_by_role("button", name="列を足す").click()
    assert grid.size == [3, 4]
    assert grid.text == LINES
    assert grid.events == []


def test_tab_leaves_at_the_ends_and_after_escape(grid):
    grid.cell(2, 2).click()
    grid.press("Tab")
    assert grid.page.evaluate("document.activeElement.id") == "after"
    grid.cell(0, 0).click()
    grid.press("Shift+Tab")
    assert grid.page.evaluate("document.activeElement.textContent") == "文字で編集"
    grid.cell(1, 1).click()
    grid.press("Escape", "Tab")
    assert not grid.page.evaluate("document.activeElement.closest('table')")


def test_delete_clears_a_range_in_one_step(grid):
    grid.cell(1, 1).click()
    grid.press("Shift+ArrowRight", "Shift+ArrowDown", "Delete")
    assert grid.message == "4個のセルを空にしました。"
    assert grid.text.endswith("GPT-5.1〔報道〕 |  | \nGemini 3〔公式〕 |  | ")
    grid.press("Control+z")
    assert grid.text == LINES
    grid.press("Control+Shift+z")
    assert grid.text != LINES
    grid.press("Control+z", "Control+y")
    assert grid.text != LINES


def test_a_mouse_drags_a_range(grid):
    grid.cell(1, 0).hover()
    grid.page.mouse.down()
    grid.cell(2, 1).hover()
    grid.page.mouse.up()
    grid.cell(2, 2).hover()
    assert grid.page.locator("[aria-selected=true]").count() == 4
    assert grid.message == "2行×2列を選んでいます。"


def test_going_back_to_the_first_state_gives_the_very_text(open_grid):
    grid = open_grid("名 |評価\n\na|  ○ \n")
    grid.cell(1, 1).click()
    grid.type("x")
    grid.press("Enter", "Control+z")
    assert grid.text == "名 |評価\n\na|  ○ \n"


def test_headings_and_first_cells_may_name_kind_and_status(grid):
    grid.cell(0, 1).click()
    grid.type("伸び〔段階〕")
    grid.press("ArrowDown", "ArrowLeft", "F2")
    grid.type("〔リーク〕")
    grid.press("Enter")
    assert grid.text.startswith("モデル〔名称〕 | 伸び〔段階〕 | 文脈長〔数値・字〕\nGPT-5.1〔リーク〕")
    assert grid.cell(1, 0).inner_text() == "GPT-5.1"


def test_a_cell_that_is_too_long_is_not_left_and_not_lost(grid):
    grid.cell(1, 1).click()
    grid.keys.insert_text("𠮷" * 401)
    grid.press("Enter")
    assert grid.message == "401字あります。セルは400字までです。短くすると、先へ進めます。"
    assert grid.active == [1, 1]
    assert "𠮷" * 401 in grid.text
    grid.press("Backspace", "Enter")
    assert grid.active == [2, 1]
    assert "𠮷" * 400 in grid.text


def test_leaving_a_cell_by_the_mouse_keeps_what_was_typed(grid):
    grid.cell(1, 1).click()
    grid.keys.insert_text("字" * 401)
    grid.page.locator("#after").click()
    assert "字" * 401 in grid.text
    assert grid.page.locator(".grid-advice").inner_text() == "1行目「GPT-5.1」の「壁」が401字あります。400字までです。"
    assert grid.events[-1] == "change"


def test_the_lines_can_be_edited_as_text_and_taken_back_in_one_step(grid):
    grid.page.get_by_role("button", name="文字で編集").click()
    assert grid.page.get_by_role("grid").count() == 0
    area = grid.page.locator("#id_grid")
    assert area.input_value() == LINES
    area.fill("名 | 評価\na | ○")
    grid.page.get_by_role("button", name="表で編集").click()
    assert grid.cell(1, 1).inner_text() == "○"
    assert area.get_attribute("aria-hidden") == "true"
    grid.press("Control+z")
    assert grid.text == LINES


def test_text_that_is_no_grid_is_shown_untouched(open_grid):
    grid = open_grid("名 | 評価\n甲 | 一 | 二")
    assert grid.page.locator("#id_grid").is_visible()
    assert grid.text == "名 | 評価\n甲 | 一 | 二"
    assert "1行目「甲」のセルは3個で、見出しの2個より多くなっています。" in grid.message
    grid.page.get_by_role("button", name="表で編集").click()
    assert grid.page.get_by_role("grid").count() == 0
    grid.page.locator("#id_grid").fill("名 | 評価\n甲 | 一")
    grid.page.get_by_role("button", name="表で編集").click()
    assert grid.cell(1, 1).inner_text() == "一"


def test_a_text_that_another_script_puts_in_is_shown_even_over_an_edit(grid):
    grid.cell(1, 1).click()
    grid.type("書きかけ")
    grid.page.evaluate(
        """() => { const area = document.querySelector("#id_grid");
            area.value = "名\\n新"; area.dispatchEvent(new Event("input", { bubbles: true })); }"""
    )
    assert grid.cell(1, 0).inner_text() == "新"
    assert grid.text == "名\n新"
    grid.press("Control+z")
    assert grid.text == LINES


def test_a_disabled_field_shows_a_grid_that_cannot_be_changed(open_grid):
    grid = open_grid(LINES, disabled=True)
    assert grid.page.get_by_role("grid").get_attribute("aria-readonly") == "true"
    grid.cell(1, 1).click()
    grid.press("Delete", "x")
    assert grid.text == LINES
    assert grid.page.locator(".grid-editor button:visible").count() == 0


def test_without_the_script_the_textarea_is_a_plain_one(open_grid):
    grid = open_grid(LINES, java_script_enabled=False)
    area = grid.page.locator("#id_grid")
    area.fill("名\na")
    assert area.input_value() == "名\na"


def test_the_label_leads_to_the_grid(grid):
    grid.page.locator("label[for=id_grid]").click()
    assert grid.page.evaluate("document.activeElement.className") == "grid-pen"


def test_nothing_of_the_grid_is_sent_with_the_form_but_the_textarea(grid):
    grid.cell(1, 1).click()
    grid.press("F2")
    assert grid.page.evaluate("[...new FormData(document.querySelector('form')).keys()]") == ["grid"]
