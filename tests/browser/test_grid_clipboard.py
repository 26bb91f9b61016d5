"""Ranges from and to spreadsheets: what is pasted arrives as that grid on the server, and a copy gives it back."""

import csv
import io
import itertools

import pytest

from articles.tables.plain_form import from_plain, to_plain
from tests.browser.awkward_cells import SPREADSHEET_CELLS

pytestmark = pytest.mark.needs("chromium")


def at_first_cell(grid):
    grid.cell(0, 0).click()
    return grid


def as_spreadsheets_write(rows):
    """Quoted only where a cell holds a tab, a line break or a quote; a line break at the very end."""
    output = io.StringIO()
    csv.writer(output, dialect="excel-tab").writerows(rows)
    return output.getvalue()


def on_the_server(text):
    grid = from_plain(text, lambda names: {})
    assert to_plain(grid) == text
    return [[c.heading for c in grid.columns], *([cell.typed for cell in row.typed_cells] for row in grid.rows)]


def test_a_range_of_12_by_20_with_awkward_cells_arrives_as_that_grid_and_is_copied_back(open_grid):
    rows = [[f"見出し{column}" for column in range(12)]]
    cells = itertools.cycle(SPREADSHEET_CELLS)
    rows += [[f"行{row}", *itertools.islice(cells, 11)] for row in range(19)]
    grid = at_first_cell(open_grid())
    grid.paste(as_spreadsheets_write(rows))
    assert grid.message.startswith("20行×12列を貼り付け、1行目を見出しにしました。")
    expected = [[cell.strip() for cell in row] for row in rows]
    assert on_the_server(grid.text) == expected
    grid.press("Control+a")
    copied = grid.copied()
    assert list(csv.reader(io.StringIO(copied["text/plain"]), dialect="excel-tab")) == expected
    grid.press("Control+z")
    assert grid.text == ""
    assert grid.events.count("change") == 2


def test_a_copy_pasted_into_another_grid_keeps_kinds_and_statuses(open_grid):
    lines = "モデル〔名称〕 | 数〔数値・億ドル〕 | 注〔注〕\nA〔報道〕 | 3 | 一\\n二\nB | - | a〔公式〕"
    grid = at_first_cell(open_grid(lines))
    grid.press("Control+a")
    copied = grid.copied()
    assert copied["text/plain"] == 'モデル\t数\t注〔注〕\r\nA\t3\t"一\n二"\r\nB\t-\ta〔公式〕'
    other = at_first_cell(open_grid())
    other.page.evaluate(
        """copied => {
            const clipboardData = new DataTransfer();
            for (const [type, text] of Object.entries(copied)) clipboardData.setData(type, text);
            document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        copied,
    )
    assert other.text == lines


def test_the_browsers_own_clipboard_carries_a_range(open_grid):
    grid = at_first_cell(open_grid("名 | 値\na | 一\nb | 二", permissions=["clipboard-read", "clipboard-write"]))
    grid.cell(1, 0).click()
    grid.press("Shift+ArrowRight", "Shift+ArrowDown", "Control+c")
    assert grid.message == "2行×2列をコピーしました。"
    grid.cell(2, 1).click()
    grid.press("Control+v")
    assert grid.text == "名 | 値 | \na | 一 | \nb | a | 一\n | b | 二"
    assert grid.message == "2行×2列を貼り付けました。1行と1列を足しました。"
    grid.press("Control+x")
    assert grid.text == "名 | 値\na | 一\nb | "
    grid.press("Control+z", "Control+z")
    assert grid.text == "名 | 値\na | 一\nb | 二"


def test_a_paste_into_an_empty_grid_guesses_the_kinds_of_columns(open_grid):
    grid = at_first_cell(open_grid())
    rows = [
        ["モデル", "壁", "伸び", "文脈長", "発売", "備考"],
        ["A", "○", "高", "１００万", "-", "○"],
        ["B", "× 停滞", "中", "-", "-", "強い"],
        ["C", "", "低（推論）", "40万", "-", "弱い"],
    ]
    grid.paste(as_spreadsheets_write(rows))
    assert grid.text.split("\n")[0] == "モデル | 壁〔判定〕 | 伸び〔段階〕 | 文脈長〔数値〕 | 発売 | 備考"
    assert grid.message.endswith("「壁」は判定、「伸び」は段階、「文脈長」は数値の列としました。")
    assert grid.cell(1, 3).inner_text() == "100万"


def test_a_markdown_table_is_understood(open_grid):
    grid = at_first_cell(open_grid())
    grid.paste("| モデル | 壁〔判定〕 |\n|:--|---:|\n| A〔報道〕 | ○ 一<br>二 |\n| B | a \\| b |\n")
    assert grid.text == "モデル | 壁〔判定〕\nA〔報道〕 | ○ 一\\n二\nB | a \\| b"


def test_plain_lines_are_understood(open_grid):
    lines = "モデル〔名称〕 | 数〔数値・億ドル〕\nA〔報道〕 | 3\nB | 一\\n二"
    grid = at_first_cell(open_grid())
    grid.paste(lines)
    assert grid.text == lines


def test_quotes_that_a_spreadsheet_did_not_need_are_the_cells_own(open_grid):
    grid = at_first_cell(open_grid())
    grid.paste('"GPT-5"\t"速い"と言った\n""\t"閉じない\n')  # as Google's spreadsheet copies them
    assert on_the_server(grid.text) == [['"GPT-5"', '"速い"と言った'], ['""', '"閉じない']]


def test_one_value_fills_the_selected_range(open_grid):
    grid = at_first_cell(open_grid("名 | 値\na | 一\nb | 二"))
    grid.cell(1, 1).click()
    grid.press("Shift+ArrowDown")
    grid.paste("○\n")
    assert grid.text == "名 | 値\na | ○\nb | ○"


def test_a_paste_over_the_limits_changes_nothing(open_grid):
    grid = at_first_cell(open_grid("名 | 値\na | 一"))
    grid.cell(1, 1).click()
    for text, message in [
        ("\t".join("x" * 12), "13列になります。12列までです。何も変えていません。"),
        ("\n".join("x" * 61), "61行になります。60行までです。何も変えていません。"),
        ("x\n" + "字" * 401, "貼り付ける範囲の2行目・1列目が401字あります。セルは400字までです。何も変えていません。"),
    ]:
        grid.paste(text)
        assert grid.message == message
        assert grid.size == [1, 2]
    assert grid.text == "名 | 値\na | 一"
    assert grid.events == []


def test_an_html_table_serves_when_there_is_no_useful_text(open_grid):
    grid = at_first_cell(open_grid())
    grid.paste(
        html="""<style>td { color: red }</style><table>
        <tr><th colspan=2>会社<br>と\n   製品</th><th>壁</th></tr>
        <tr><td rowspan="2">A</td><td><p>一</p><p>二</p></td><td><img src=x alt="✅" onerror="alert(1)"> 成功</td></tr>
        <tr><td>三&nbsp;</td><td><script>alert(1)</script>&lt;b&gt;</td></tr></table>"""
    )
    assert grid.text == "会社\\nと 製品 |  | 壁\nA | 一\\n二 | ✅ 成功\n | 三 | <b>"


def test_text_with_tabs_is_preferred_to_html(open_grid):
    grid = at_first_cell(open_grid())
    grid.paste("名\t値\n甲\t乙", html="<table><tr><td>x</td></tr></table>")
    assert grid.text == "名 | 値\n甲 | 乙"


def test_a_span_of_a_million_columns_is_refused_and_not_built(open_grid):
    grid = at_first_cell(open_grid())
    grid.paste(html="<table><tr><td colspan=1000000 rowspan=65534>x</td></tr></table>")
    assert "12列までです" in grid.message


def test_characters_that_the_server_refuses_are_left_out_and_that_is_told(open_grid):
    grid = at_first_cell(open_grid())
    grid.paste("名\t値\na\x00\t一\x0b二\n")
    assert grid.text == "名 | 値\na | 一\\n二"
    assert grid.message.endswith("目に見えない文字を1個取り除きました。")


def test_a_clipboard_without_words_changes_nothing(open_grid):
    grid = at_first_cell(open_grid("名\na"))
    grid.cell(1, 0).click()
    grid.paste()
    assert grid.text == "名\na"
    assert grid.message == "貼り付けられる文字がありません。"


def test_a_paste_while_a_cell_is_edited_goes_into_its_text(open_grid):
    grid = at_first_cell(open_grid("名\na", permissions=["clipboard-read", "clipboard-write"]))
    grid.page.evaluate("navigator.clipboard.writeText('x\\ty')")
    grid.cell(1, 0).dblclick()
    grid.press("Control+v", "Enter")
    assert grid.text == "名\nax\\ty"


def test_a_copy_of_words_is_never_markup(open_grid):
    grid = at_first_cell(open_grid("<b>名</b>\n<img src=x onerror=alert(1)>"))
    grid.press("Control+a")
    assert "&lt;img src=x onerror=alert(1)&gt;" in grid.copied()["text/html"]
    assert grid.page.locator(".grid-editor b, .grid-editor img").count() == 0
