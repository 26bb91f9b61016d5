import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from articles.blocks import ComparisonTableBlock
from tests.factories.facts import EntityFactory, SourceFactory

pytestmark = pytest.mark.django_db

LINES = """名〔名称〕 | 判定〔判定〕 | 大きさ〔段階〕 | 数〔数値・字〕 | 備考
OpenAI〔リーク〕 | × 停滞（二年） | 高（品質） | 1,000 | 文章
無名 |  | 最大 | なし | <b>太字</b>"""


def render(**fields):
    block = ComparisonTableBlock()
    value = block.normalize({"caption": "比べる", "grid": LINES, "look": "verdict", **fields})
    return BeautifulSoup(block.render(value, context={}), "html.parser")


@pytest.fixture(autouse=True)
def openai():
    return EntityFactory(name="OpenAI", slug="openai", lane="openai")


def test_a_table_without_a_caption_is_refused():
    block = ComparisonTableBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean(block.normalize({"caption": "", "grid": LINES}))
    assert "caption" in refused.value.block_errors


def test_the_first_row_and_the_first_column_are_headings():
    table = render().table
    assert [cell["scope"] for cell in table.thead.find_all("th")] == ["col"] * 5
    assert [[cell.name for cell in row.find_all(["th", "td"])] for row in table.tbody.find_all("tr")] == [
        ["th"] + ["td"] * 4
    ] * 2
    assert all(cell["scope"] == "row" for cell in table.tbody.find_all("th"))


def test_the_caption_names_the_table_and_the_region_that_scrolls():
    figure = render()
    caption = figure.find("figcaption")
    assert caption.get_text(strip=True).startswith("比べる")
    region = figure.find(attrs={"role": "region"})
    labels = {region["aria-labelledby"], figure.table["aria-labelledby"]}
    assert {element["id"] for element in figure.find_all(id=list(labels))} == labels


def test_two_tables_on_a_page_do_not_share_ids():
    block = ComparisonTableBlock()
    value = block.normalize({"caption": "題", "grid": LINES})
    ids = [
        BeautifulSoup(block.render(value, context={"id": n}), "html.parser").find_all(id=True)
        for n in ("aaaaaaaa-1", "bbbbbbbb-2")
    ]
    assert not {element["id"] for element in ids[0]} & {element["id"] for element in ids[1]}


def test_a_verdict_is_a_shape_a_word_and_a_note():
    cell = render().tbody.find_all("td")[0]
    assert "#mark-no" in str(cell)
    assert "停滞" in cell.get_text()
    assert "二年" in cell.get_text()


def test_an_empty_cell_says_unknown_and_never_no():
    cell = render().tbody.find_all("td")[4]
    assert "不明" in cell.get_text()
    assert "#mark-no" not in str(cell)


def test_a_level_is_a_word_and_steps():
    cells = render(look="levels").tbody.find_all("td")
    assert "高" in cells[1].get_text()
    assert "品質" in cells[1].get_text()


def test_a_number_has_its_unit_and_what_is_no_number_stays_text():
    cells = render().tbody.find_all("td")
    assert "1,000" in cells[2].get_text()
    assert "字" in cells[2].get_text()
    assert cells[6].get_text(strip=True) == "なし"


def test_a_company_is_linked_and_bears_its_lane():
    heading = render().tbody.find("th")
    assert heading.a["href"] == "/entities/openai/"
    assert heading.a["data-lane"] == "openai"


def test_a_row_shows_its_status():
    assert "リーク" in render().tbody.find("th").get_text()


def test_a_legend_stands_only_where_a_mark_has_no_words_of_its_own():
    assert render().find(class_="legend") is None
    bare = render(grid="名 | 判定〔判定〕\na | ×\nb | ○ 成功")
    assert bare.find(class_="legend").get_text(strip=True) == "未対応"


def test_date_note_and_sources_stand_below():
    source = SourceFactory(publisher="調べた人たち")
    text = render(as_of="2025-11", note="目安である", sources=[source]).get_text()
    for words in ("2025年11月", "目安である", "調べた人たち"):
        assert words in text


def test_markup_in_a_cell_is_shown_as_text():
    assert render().tbody.find("b") is None or "太字" not in render().tbody.find("b").get_text()
    assert "<b>太字</b>" in render().get_text()


def test_stacked_rows_keep_their_roles_and_labels():
    table = render(narrow="stack").find(attrs={"role": "table"})
    assert table["aria-labelledby"]
    assert {cell["role"] for cell in table.tbody.find_all("td")} == {"cell"}
    assert {row["role"] for row in table.find_all("tr")} == {"row"}
    assert table.tbody.td["data-label"] == "判定"


def test_sorting_has_values_to_go_by():
    values = [cell.get("data-value") for cell in render().tbody.find_all("td")]
    assert values[2] == "1000.0"
    assert values[0] == "2"
