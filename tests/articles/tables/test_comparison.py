"""Two tables as one: which column and row became which."""

import time

import pytest

from articles.tables.comparison import SameRows, compare_grids
from articles.tables.plain_form import from_plain

LINES = "モデル | 評価 | 価格\n甲 | 良い | 10\n乙 | 普通 | 20\n丙 | 悪い | 30"


def grid(lines):
    return from_plain(lines, lambda names: {})


def compared(old, new):
    return compare_grids(grid(old), grid(new))


def states(changes):
    """＋ added, － removed, → moved, ！ changed, ＝ the same."""
    return "".join(
        "＋" if c.is_added else "－" if c.is_removed else "→" if c.is_moved else "＝" if c.is_same else "！"
        for c in changes
    )


def changed_cells(change):
    return [
        (cell.old.typed, cell.new.typed)
        for row in change.rows
        for cell in row.cells
        if cell.old and cell.new and not cell.is_same
    ]


def test_a_row_put_on_top_marks_no_other():
    assert states(compared(LINES, LINES.replace("甲", "丁 | 新しい | 5\n甲", 1)).rows) == "＋＝＝＝"


def test_a_column_put_first_among_the_values_marks_no_row():
    new = "モデル | 会社 | 評価 | 価格\n甲 | A | 良い | 10\n乙 | B | 普通 | 20\n丙 | C | 悪い | 30"
    change = compared(LINES, new)
    assert states(change.columns) == "＝＋＝＝"
    assert states(change.rows) == "＝＝＝"
    assert changed_cells(change) == []


def test_a_removed_row_and_column_stay_where_they_stood():
    change = compared(LINES, "モデル | 価格\n甲 | 10\n丙 | 30")
    assert states(change.columns) == "＝－＝"
    assert states(change.rows) == "＝－＝"


def test_a_row_is_known_again_by_its_first_cell_whatever_else_changed():
    change = compared(LINES, LINES.replace("乙 | 普通 | 20", "乙 | 最良 | 99"))
    assert states(change.rows) == "＝！＝"
    assert changed_cells(change) == [("普通", "最良"), ("20", "99")]


def test_a_renamed_row_is_known_again_by_its_other_cells():
    change = compared(LINES, LINES.replace("乙 |", "乙（改良版） |"))
    assert states(change.rows) == "＝！＝"


def test_a_renamed_column_is_known_again_by_its_cells_and_the_first_by_its_place():
    change = compared(LINES, LINES.replace("評価", "総合評価").replace("モデル", "製品"))
    assert states(change.columns) == "！！＝"
    assert states(change.rows) == "＝＝＝"


def test_rows_and_columns_that_changed_places_have_moved():
    change = compared(LINES, "モデル | 価格 | 評価\n丙 | 30 | 悪い\n甲 | 10 | 良い\n乙 | 20 | 普通")
    assert states(change.columns).count("→") == 1
    assert states(change.rows) == "→＝＝"


def test_kind_unit_and_status_count_as_changes():
    change = compared(LINES, LINES.replace("価格", "価格〔数値・ドル〕").replace("甲 |", "甲〔報道〕 |"))
    assert states(change.columns) == "＝＝！"
    assert states(change.rows) == "！＝＝"
    assert change.rows[0].has_other_status


def test_rows_far_from_any_change_are_left_out_with_their_number():
    rows = [f"行{n} | 値{n}" for n in range(20)]
    old = "\n".join(["名 | 値", *rows])
    shown = list(compared(old, old.replace("値10", "新")).shown_rows())
    assert [row.count if isinstance(row, SameRows) else row.new.header.typed for row in shown] == [
        9, "行9", "行10", "行11", 8,
    ]  # fmt: skip


def test_no_row_is_left_out_that_has_words_in_a_new_column():
    old = "\n".join(["名 | 値", *[f"行{n} | 値{n}" for n in range(9)]])
    new = "\n".join(["名 | 新 | 値", *[f"行{n} | あ | 値{n}" for n in range(9)]])
    assert not any(isinstance(row, SameRows) for row in compared(old, new).shown_rows())


@pytest.mark.parametrize(("old", "new"), [("", LINES), (LINES, ""), ("", "")])
def test_a_table_without_columns_is_compared_too(old, new):
    change = compared(old, new)
    assert set(states(change.columns)) <= {"＋", "－"}


def test_the_largest_table_rewritten_is_compared_at_once():
    old, new = (
        grid("\n".join([" | ".join(f"列{n}" for n in range(12))] + [
            " | ".join(f"{word}{row}の{column}番目の値についての長めの文" for column in range(12)) for row in range(60)
        ]))
        for word in ("旧い", "新しい")
    )  # fmt: skip
    start = time.process_time()
    compare_grids(old, new)
    assert time.process_time() - start < 1
