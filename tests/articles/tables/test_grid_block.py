import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ReferenceIndex

from articles.tables.grid import Grid
from articles.tables.grid_block import GridBlock, find_entities
from tests.factories.facts import EntityFactory
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db

LINES = "名〔名称〕 | 判定〔判定〕\nOpenAI〔報道〕 | × 停滞\n無名 | ○ 成功"


def submitted(text, block=None):
    block = block or GridBlock()
    return block, block.value_from_datadict({"grid": text}, {}, "grid")


def test_a_table_without_content_is_refused():
    block, value = submitted("  ")
    with pytest.raises(ValidationError, match="表の中身"):
        block.clean(value)


def test_a_table_that_is_not_required_may_be_empty():
    block, value = submitted("", GridBlock(required=False))
    assert block.clean(value) == Grid()


@pytest.mark.parametrize("text", ["名 | 評価\na | b | c", "名 | 評価"])
def test_lines_that_are_no_table_are_refused_and_stay_in_the_form(text):
    block, value = submitted(text)
    with pytest.raises(ValidationError):
        block.clean(value)
    assert block.get_form_state(value) == text


def test_a_table_that_is_too_large_is_refused_and_stays_in_the_form():
    text = " | ".join(f"列{n}" for n in range(1, 14)) + "\na"
    block, value = submitted(text)
    with pytest.raises(ValidationError, match="13列目「列13」"):
        block.clean(value)
    assert block.get_form_state(value).startswith("列1 | 列2")


def test_the_form_the_database_and_the_page_agree():
    openai = EntityFactory(name="OpenAI")
    block, value = submitted(LINES)
    stored = block.get_prep_value(block.clean(value))
    grid = block.to_python(stored)
    assert grid.rows[0].header.entity == openai
    assert grid.rows[1].header.kind == "text"
    assert block.get_form_state(grid) == LINES


def test_what_is_previewed_before_it_is_saved_shows_its_entities():
    EntityFactory(name="OpenAI")
    block, value = submitted(LINES)
    assert block.clean(value).rows[0].header.kind == "entity"


def test_entities_of_all_tables_are_loaded_with_one_query(django_assert_num_queries):
    EntityFactory(name="OpenAI")
    block, value = submitted(LINES)
    stored = block.get_prep_value(value)
    with django_assert_num_queries(1):
        grids = block.bulk_to_python([stored, None, stored])
        assert [grid.rows[0].header.text for grid in (grids[0], grids[2])] == ["OpenAI", "OpenAI"]


def test_a_table_without_entities_costs_nothing(django_assert_num_queries):
    block, value = submitted("名 | 評価\na | b")
    with django_assert_num_queries(0):
        block.bulk_to_python([block.get_prep_value(value)])


def test_entities_are_found_by_any_of_their_names_and_any_case():
    entity = EntityFactory(name="OpenAI", name_ja="オープンエーアイ", aliases=["OAI"])
    names = {"openai", "オープンエーアイ", "OAI", "無名"}
    assert find_entities(names) == {"openai": entity.pk, "オープンエーアイ": entity.pk, "OAI": entity.pk}


def test_an_entity_in_a_table_counts_as_used_and_its_words_can_be_searched():
    entity = EntityFactory(name="OpenAI")
    block, value = submitted(LINES)
    table = {"caption": "題", "grid": block.get_prep_value(value)}
    page = article(sections=[section(("comparison_table", table))])
    assert ReferenceIndex.get_references_to(entity).filter(object_id=str(page.pk)).exists()
    assert "停滞" in " ".join(page.body.stream_block.get_searchable_content(page.body))


def test_migrations_name_wagtails_own_block():
    assert GridBlock().deconstruct()[0] == "wagtail.blocks.TextBlock"
