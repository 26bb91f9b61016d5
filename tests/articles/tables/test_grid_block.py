import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.compare import get_comparison_class_for_block
from wagtail.models import ReferenceIndex

from articles.tables.grid import Grid
from articles.tables.grid_block import GridBlock, find_entities
from articles.tables.grid_comparison import GridDifference
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


@pytest.mark.parametrize("required", [True, False])
def test_headings_alone_are_enough_for_a_draft_and_no_more(required):
    block, value = submitted("名 | 評価", GridBlock(required=required))
    draft = block.to_python(block.get_prep_value(block.clean_deferred(value)))
    assert block.get_form_state(draft) == "名 | 評価"
    with pytest.raises(ValidationError, match="見出しの行だけ"):
        block.clean(draft)


def test_lines_that_are_no_table_are_refused_and_stay_in_the_form():
    text = "名 | 評価\na | b | c"
    block, value = submitted(text)
    with pytest.raises(ValidationError):
        block.clean(value)
    assert block.get_form_state(value) == text


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\ud800"])
def test_an_unusable_character_is_refused_and_stays_in_the_form(character):
    text = f"名〔名称〕 | 評価\nOpen{character}AI | a"
    block, value = submitted(text)
    with pytest.raises(ValidationError, match="1行目「OpenAI」に、"):
        block.clean(value)
    assert block.get_form_state(value) == text


def test_an_unusable_character_is_refused_in_whatever_way_it_came():
    grid = GridBlock().to_python({"columns": [{"heading": "名"}], "rows": [{"cells": ["a\x00"]}]})
    with pytest.raises(ValidationError, match="1行目「a」の「名」"):
        GridBlock().clean(grid)


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


def test_every_spelling_of_a_name_is_linked_and_aliases_have_no_case_either(django_assert_num_queries):
    entity = EntityFactory(name="OpenAI", aliases=["Open Ai"])
    names = {"openai", "OpenAI", "OPENAI", "open ai", "OPEN AI", "Open Ai"}
    with django_assert_num_queries(1):
        assert find_entities(names) == dict.fromkeys(names, entity.pk)


def test_a_name_counts_more_than_a_japanese_name_and_that_more_than_an_alias():
    EntityFactory(name="A", slug="a", aliases=["Aria", "アリア"])
    japanese = EntityFactory(name="B", slug="b", name_ja="Aria")
    assert find_entities({"aria"}) == {"aria": japanese.pk}
    named = EntityFactory(name="ARIA", slug="c")
    assert find_entities({"aria", "アリア"})["aria"] == named.pk


def test_of_two_names_the_one_in_the_same_letters_is_meant_and_of_equals_the_older():
    older = EntityFactory(name="Aria", slug="aria-1")
    EntityFactory(name="Aria", slug="aria-2")
    capital = EntityFactory(name="ARIA", slug="aria-3")
    assert find_entities({"Aria", "ARIA", "aria"}) == {"Aria": older.pk, "ARIA": capital.pk, "aria": older.pk}


def test_a_renamed_entity_stays_linked_when_the_table_is_saved_again():
    entity = EntityFactory(name="Twitter")
    block, value = submitted("名〔名称〕\nTwitter")
    stored = block.get_prep_value(value)
    entity.name = "X"
    entity.save()
    _, again = submitted(block.get_form_state(block.to_python(stored)))
    assert block.get_prep_value(block.clean(again))["rows"][0]["cells"] == [{"entity": entity.pk, "text": "X"}]


def test_of_two_entities_with_one_name_the_linked_one_stays_linked():
    EntityFactory(name="Aria", slug="aria-music")
    second = EntityFactory(name="Aria", slug="aria-video")
    stored = {
        "columns": [{"heading": "名", "kind": "entity"}],
        "rows": [{"cells": [{"entity": second.pk, "text": "Aria"}]}],
    }
    block = GridBlock()
    lines = block.get_form_state(block.to_python(stored))
    assert lines == "名〔名称〕\naria-video"
    assert submitted(lines)[1].entity_ids() == {second.pk}


def test_two_versions_are_compared_as_tables():
    block = GridBlock()
    before, after = (submitted(f"名 | 判定〔判定〕\n<b>a</b> | × {word}")[1] for word in ("停滞", "前進"))
    comparison = get_comparison_class_for_block(block)(block, True, True, before, after)
    assert isinstance(comparison, GridDifference)
    assert "<table" in comparison.htmldiff()


def test_without_a_form_the_plain_lines_are_shown():
    block = GridBlock()
    assert block.render_basic(submitted("名\n<b>a</b>")[1]) == "名<br>\n&lt;b&gt;a&lt;/b&gt;"
    assert block.render_basic(None) == ""


def test_an_entity_in_a_table_counts_as_used_and_its_words_can_be_searched():
    entity = EntityFactory(name="OpenAI")
    block, value = submitted(LINES)
    table = {"caption": "題", "grid": block.get_prep_value(value)}
    page = article(sections=[section(("comparison_table", table))])
    assert ReferenceIndex.get_references_to(entity).filter(object_id=str(page.pk)).exists()
    assert "停滞" in " ".join(page.body.stream_block.get_searchable_content(page.body))


def test_migrations_name_wagtails_own_block():
    assert GridBlock().deconstruct()[0] == "wagtail.blocks.TextBlock"
