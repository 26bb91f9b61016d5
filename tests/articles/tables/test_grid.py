import pytest

from articles.tables.grid import MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, Cell, Column, Grid, Row
from articles.tables.marks import Verdict
from facts.models import Entity


def cell(typed, kind="text", **column):
    return Cell(typed, Column("欄", kind, **column))


def grid(columns, *rows):
    columns = tuple(Column(heading) if isinstance(heading, str) else heading for heading in columns)
    return Grid(columns, tuple(Row(tuple(map(Cell, typed, columns))) for typed in rows))


@pytest.mark.parametrize("kind", ["text", "verdict", "level", "number", "entity"])
def test_an_empty_cell_is_empty_whatever_its_column(kind):
    assert cell(" ", kind).kind == "empty"


@pytest.mark.parametrize(
    ("kind", "typed"), [("verdict", "成功"), ("level", "高値"), ("number", "十"), ("entity", "無名")]
)
def test_a_cell_that_does_not_fit_its_column_is_text(kind, typed):
    assert cell(typed, kind).kind == "text"
    assert cell(typed, kind).text == typed


@pytest.mark.parametrize(
    ("typed", "text", "unit", "note", "sort_value"),
    [
        ("1,000", "1,000", "", "", 1000),
        ("１２．５％", "12.5", "%", "", 12.5),
        ("約２億人（2024年8月）", "約2億", "人", "2024年8月", 200_000_000),
        ("-3", "-3", "", "", -3),
        ("100億ドル", "100億", "ドル", "", 10_000_000_000),
        ("1千億円", "1千億", "円", "", 100_000_000_000),
        ("5千万円", "5千万", "円", "", 50_000_000),
        ("3百万人", "3百万", "人", "", 3_000_000),
        ("約２．５千台", "約2.5千", "台", "", 2500),
    ],
)
def test_a_number_is_shown_half_width_with_its_unit(typed, text, unit, note, sort_value):
    read = cell(typed, "number")
    assert (read.kind, read.text, read.unit, read.note, read.sort_value) == ("number", text, unit, note, sort_value)


def test_the_columns_unit_stands_where_the_cell_has_none():
    assert cell("5", "number", unit="字").unit == "字"
    assert cell("5行", "number", unit="字").unit == "行"


@pytest.mark.parametrize(
    "typed", ["1 2", "1-2", "GPT-5", "5（a）b", "２０２５年11月", "2兆5千億円", "1万億円", "5百千", "3京円"]
)
def test_what_is_not_one_number_is_text(typed):
    assert cell(typed, "number").kind == "text"


def test_a_number_too_large_to_be_ordered_is_text():
    assert cell("9" * MAX_CELL_CHARACTERS, "number").kind == "text"


def test_zero_has_a_place_in_the_order():
    assert cell("0", "number").sort_value == 0


def test_an_entity_shows_its_name_of_today():
    named = Cell("旧名", Column("名", "entity"), entity_id=1, entity=Entity(name="新名"))
    assert (named.kind, named.text) == ("entity", "新名")


def test_an_entity_that_is_gone_shows_what_was_typed():
    gone = Cell("旧名", Column("名", "entity"), entity_id=1)
    assert (gone.kind, gone.text) == ("text", "旧名")


def test_the_legend_explains_the_marks_that_stand_without_words_best_first():
    table = grid(["名", Column("判定", "verdict")], ["a", "× 停滞"], ["b", "×"], ["c", "◎"], ["d", "○ 成功"], ["e", ""])
    assert table.marks_to_explain() == [Verdict.BEST, Verdict.NO]


def test_twelve_columns_and_sixty_rows_are_fine():
    full = grid([f"列{n}" for n in range(MAX_COLUMNS)], *[["字" * MAX_CELL_CHARACTERS] * MAX_COLUMNS] * MAX_ROWS)
    assert full.problems() == []


def test_a_thirteenth_column_is_refused_by_name():
    problems = grid([f"列{n}" for n in range(1, 14)], ["a"] * 13).problems()
    assert problems == ["13列あります。12列までです（13列目「列13」から）。"]


def test_a_sixty_first_row_is_refused_by_name():
    problems = grid(["名"], *[[f"行{n}"] for n in range(1, 62)]).problems()
    assert problems == ["61行あります。60行までです（61行目「行61」から）。"]


def test_a_cell_of_401_characters_is_refused_by_row_and_column():
    problems = grid(["名", "評価"], ["GPT-4.5", "字" * 401]).problems()
    assert problems == ["1行目「GPT-4.5」の「評価」が401字です。400字までです。"]


def test_search_reads_headings_words_and_notes():
    table = grid(["名", Column("判定", "verdict")], ["a", "○ 成功（初回）"], ["b", ""])
    assert table.texts() == ["名", "判定", "a", "成功 初回", "b"]


def test_an_unusable_character_is_refused_by_row_and_column_and_its_message_can_be_shown():
    problems = grid(["名\x00", Column("数", "number", "\ud800")], ["a\x1b", "b\x7f"]).problems()
    assert [problem.split("に、")[0] for problem in problems] == [
        "1列目の見出し",
        "2列目の見出し",
        "1行目「a」の「名」",
        "1行目「a」の「数」",
    ]
    assert "U+D800" in problems[1]
    "".join(problems).encode()


def test_tabs_and_line_breaks_are_fine():
    assert grid(["名"], ["a\tb\nc\r\nd\x85e\u2028f"]).problems() == []
