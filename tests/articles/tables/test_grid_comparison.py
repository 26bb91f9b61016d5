"""Two versions of a table as HTML: marked in words, and readable by ear."""

import re

import pytest
from django.utils.html import strip_tags

from articles.tables.grid_block import GridBlock
from articles.tables.grid_comparison import GridDifference
from articles.tables.plain_form import from_plain
from articles.tables.stored_form import from_stored
from core.comparison.naming import content
from tests.factories.facts import EntityFactory

OLD = "モデル | 評価 | 価格\n甲〔報道〕 | 良い | 10\n乙 | 普通 | 20"


def grid(lines):
    return from_plain(lines, lambda names: {})


def change(old, new):
    values = [grid(value) if isinstance(value, str) else value for value in (old, new)]
    return GridDifference(GridBlock(), True, True, *values).change()


def words(html):
    return " ".join(strip_tags(html).split())


def test_what_happened_to_a_column_is_said_in_its_heading():
    html = change(OLD, "評価 | モデル | 会社 | 価格〔数値・ドル〕\n良い | 甲 | A | 10\n普通 | 乙 | B | 20")
    assert "会社 追加" in words(html)
    assert re.search(r"移動（\d→\d列目）", html)
    assert "種類：［削除：文章］ → ［追加：数値］" in words(html)
    assert "単位：なし → ［追加：ドル］" in words(html)


def test_what_happened_to_a_row_is_said_in_its_first_cell():
    html = change(OLD, "モデル | 評価 | 価格\n丙 | 最良 | 30\n甲〔公式〕 | 良い | 10")
    assert '<td class="state"><span class="comparison-word">追加</span>' in html
    assert '<td class="state"><span class="comparison-word">削除</span>' in html
    assert "確かさ：［削除：報道］ → ［追加：公式］" in words(html)


def test_a_changed_cell_shows_old_and_new_within_it():
    html = change(OLD, OLD.replace("普通", "とても普通"))
    assert '<td class="changed "> <ins>' in re.sub(r"\s+", " ", html)
    assert "［追加：とても］普通" in words(html)


def test_cells_and_headings_without_words_are_no_empty_headings():
    html = change("| 値\n\\ | 1", "| 値\n\\ | 2")
    assert not re.search(r"<th[^>]*>\s*</th>", html)
    assert "（見出しなし）" in html


def test_a_table_that_came_or_went_has_no_column_for_changes():
    html = GridDifference(GridBlock(), True, True, grid(OLD), grid(OLD)).show(grid(OLD))
    assert "state" not in html
    assert "<ins" not in html
    assert GridDifference(GridBlock(), True, True, None, None).show(None) == ""


def test_markup_in_cells_is_text():
    assert "<i>" not in change(OLD, OLD.replace("乙", "<i>乙").replace("価格", "<i>価格"))


@pytest.mark.django_db
def test_the_same_word_that_now_names_another_company_is_a_change():
    block = GridBlock()
    old, new = (
        block.to_python(
            {
                "columns": [{"heading": "名", "kind": "entity"}],
                "rows": [{"cells": [{"entity": entity.pk, "text": "Aria"}]}],
            }
        )
        for entity in (EntityFactory(name="Aria音楽"), EntityFactory(name="Aria映像"))
    )
    assert content(block, old) != content(block, new)
    assert "結びつき：［削除：Aria音楽］ → ［追加：Aria映像］" in words(change(old, new))


@pytest.mark.parametrize(
    "stored", [None, [], "x", 3, {"columns": 3}, {"columns": ["x"]}, {"columns": [{}], "rows": [3, {"cells": 3}]}]
)
def test_what_another_time_stored_is_read_as_far_as_it_goes(stored):
    assert "<table" in change(from_stored(stored), OLD)
