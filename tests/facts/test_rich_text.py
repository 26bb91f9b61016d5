import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import ReferenceIndex

from core.blocks import ParagraphBlock
from facts.rich_text import stored_mark
from tests.factories.facts import SourceFactory
from tests.factories.pages import article, section

pytestmark = pytest.mark.django_db


def test_search_and_the_count_of_characters_read_the_text_without_its_marks():
    block = ParagraphBlock()
    assert block.get_searchable_content(block.to_python(f"<p>伸びた{stored_mark(3)}。</p>")) == ["伸びた。"]


def test_the_editor_gives_back_the_mark_that_it_was_given():
    source = SourceFactory()
    converter = ContentstateConverter(features=["source", "emphasis", "bold"])
    stored = f'<p data-block-key="a">文<em>強</em>{stored_mark(source.pk)}。</p>'
    assert converter.to_database_format(converter.from_database_format(stored)) == stored


def test_a_mark_of_a_deleted_source_survives_the_editor():
    converter = ContentstateConverter(features=["source"])
    stored = f'<p data-block-key="a">文{stored_mark(99999)}。</p>'
    assert converter.to_database_format(converter.from_database_format(stored)) == stored


def test_a_mark_counts_as_a_use_of_the_source():
    source = SourceFactory()
    page = article(sections=[section(("paragraph", f"<p>文{stored_mark(source.pk)}。</p>"))])
    uses = ReferenceIndex.get_references_to(source)
    assert [use.object_id for use in uses] == [str(page.pk)]
