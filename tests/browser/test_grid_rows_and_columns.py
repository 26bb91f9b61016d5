"""Rows, columns and their kinds: added, moved and removed by menu and by keyboard, within what a grid may hold."""

import pytest

pytestmark = pytest.mark.needs("chromium")

LINES = """モデル〔名称〕 | 壁〔判定〕 | 文脈長〔数値・字〕
GPT-5.1〔報道〕 | × 停滞 | 40万
Gemini 3〔公式〕 | ○ 突破 | 約１００万"""


@pytest.fixture
def grid(open_grid):
    return open_grid(LINES)


def test_a_column_gets_its_kind_and_unit_from_its_menu(grid):
    grid.page.get_by_role("button", name="2列目（判定）のメニュー").click()
    grid.choose("段階")
    assert "壁〔段階〕" in grid.text
    grid.press("ArrowUp", "Enter")  # to the head of the column, and its menu
    grid.choose("数値")
    grid.page.get_by_role("button", name="2列目（数値）のメニュー").click()
    grid.choose("単位を決める…")
    grid.type("億ドル")
    grid.press("Enter")
    assert "壁〔数値・億ドル〕" in grid.text
    assert grid.page.evaluate("document.activeElement.className") == "grid-pen"


def test_a_row_gets_its_status_by_keyboard_alone(grid):
    grid.cell(1, 0).click()
    grid.press("ArrowLeft", "Enter", "ArrowDown", "Enter")  # the row's head, its menu, one below 報道
    assert "GPT-5.1〔推計〕" in grid.text
    grid.press("Alt+ArrowDown", "Enter", "Home", "Enter")  # the cell's menu, 確かさ, なし
    assert "\nGPT-5.1 |" in grid.text


def test_rows_are_added_moved_repeated_and_removed(grid):
    grid.cell(2, 1).click()
    grid.press("Alt+Shift+ArrowUp")
    assert grid.text.split("\n")[1].startswith("Gemini 3〔公式〕")
    assert grid.active == [1, 1]
    grid.press("Shift+F10")
    grid.choose("行を複製する")
    assert [line.split("〔")[0] for line in grid.text.split("\n")[1:]] == ["Gemini 3", "Gemini 3", "GPT-5.1"]
    grid.press("Shift+F10")
    grid.choose("行を消す")
    grid.press("Alt+ArrowDown")
    grid.choose("上に行を足す")
    grid.type("甲")
    grid.press("Enter")
    assert [line.split("〔")[0] for line in grid.text.split("\n")[1:]] == ["Gemini 3", "甲 |  | ", "GPT-5.1"]
    for _ in range(5):
        grid.press("Control+z")
    assert grid.text == LINES


def test_columns_are_added_moved_and_removed(grid):
    grid.cell(0, 2).click()
    grid.press("Alt+Shift+ArrowLeft")
    assert grid.text.startswith("モデル〔名称〕 | 文脈長〔数値・字〕 | 壁〔判定〕\nGPT-5.1〔報道〕 | 40万 | × 停滞")
    grid.press("Alt+ArrowDown")
    grid.choose("右に列を足す")
    grid.type("備考")
    grid.press("Enter")
    grid.page.get_by_role("button", name="2列目（数値・字）のメニュー").click()
    grid.choose("列を消す")
    assert grid.text.startswith("モデル〔名称〕 | 備考 | 壁〔判定〕\nGPT-5.1〔報道〕 |  | × 停滞")


def test_several_rows_are_removed_together(grid):
    grid.page.get_by_role("button", name="1行目").click()
    grid.press("Escape")
    grid.page.get_by_role("button", name="2行目").click(modifiers=["Shift"])
    grid.page.get_by_role("button", name="2行目").click()
    grid.choose("行を消す")
    assert grid.message == "1〜2行目を消しました。"
    assert grid.text == "モデル〔名称〕 | 壁〔判定〕 | 文脈長〔数値・字〕"


def test_the_right_button_opens_a_menu_for_what_is_selected(grid):
    grid.cell(1, 1).click()
    grid.press("Shift+ArrowDown")
    grid.cell(2, 1).click(button="right")
    grid.choose("行を消す")
    assert grid.message == "1〜2行目を消しました。"
    grid.press("Control+z")
    grid.cell(2, 2).click(button="right")
    assert grid.active == [2, 2]
    grid.choose("行を消す")
    assert grid.message == "2行目を消しました。"


def test_the_row_of_headings_stays(grid):
    grid.cell(0, 1).click()
    grid.press("Alt+Shift+ArrowDown")
    assert grid.message == "見出しの行は動かせません。"
    assert grid.text == LINES


def test_limits_are_refused_on_the_spot(open_grid):
    grid = open_grid("\n".join(["名 | 値"] + [f"{number} | x" for number in range(60)]))
    grid.page.get_by_role("button", name="行を足す").click()
    assert grid.message == "61行になります。60行までです。何も変えていません。"
    grid = open_grid(" | ".join("abcdefghijkl") + "\na")
    grid.page.get_by_role("button", name="列を足す").click()
    assert grid.message == "13列になります。12列までです。何も変えていません。"


def test_kind_advice_stands_beside_what_is_large(open_grid):
    rows = ["名 | " + " | ".join("abcdef")] + [f"{number} | {'長' * 61 if number == 3 else ''}" for number in range(21)]
    grid = open_grid("\n".join(rows))
    assert grid.page.locator(".grid-advice").inner_text().split("\n") == [
        "7列あります。6列までだと、狭い画面でも読みやすくなります。",
        "21行あります。20行までだと、ひと目で比べられます。",
        "4行目「3」の「a」が61字あります。60字までだと、読みやすくなります。",
    ]
    assert grid.cell(4, 1).locator(".grid-long").inner_text() == "61字"
    assert grid.page.locator(".grid-head[data-advice]").count() == 2
    grid.page.get_by_role("button", name="4行目「3」の「a」が61字").click()
    assert grid.active == [4, 1]
