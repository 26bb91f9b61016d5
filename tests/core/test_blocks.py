import pytest
from django.core.exceptions import ValidationError

from core.blocks import FigureBlock, HeadingBlock, InlineTextBlock, LinesBlock, ParagraphBlock, ProseListBlock
from tests.factories.images import site_image

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("block", "path"),
    [
        (ParagraphBlock(), "wagtail.blocks.RichTextBlock"),
        (InlineTextBlock(), "wagtail.blocks.RichTextBlock"),
        (HeadingBlock(), "wagtail.blocks.CharBlock"),
        (LinesBlock(), "wagtail.blocks.TextBlock"),
    ],
)
def test_migrations_name_wagtails_own_blocks(block, path):
    assert block.deconstruct()[0] == path


def test_the_line_breaks_of_a_browser_change_nothing():
    assert LinesBlock().value_from_datadict({"text": "一行\r\n二行\n三行"}, {}, "text") == "一行\n二行\n三行"


def figure(**fields):
    block = FigureBlock()
    return block, block.normalize({"caption": "図の説明", "width": "standard", "alt": "", "credit": "", **fields})


def test_a_figure_without_words_for_it_is_refused():
    block, value = figure(image=site_image(description=""))
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert "alt" in refused.value.block_errors


@pytest.mark.parametrize("fields", [{"description": "庫の説明"}, {"description": "", "is_decorative": True}])
def test_words_of_the_library_are_enough_and_decoration_needs_none(fields):
    block, value = figure(image=site_image(**fields))
    block.clean(value)


def test_words_and_credit_of_the_place_come_before_those_of_the_library():
    _, value = figure(image=site_image(description="庫の説明", credit="庫"), alt="場の説明", credit="場")
    assert (value.alt_text, value.credit_text) == ("場の説明", "場")
    _, value = figure(image=site_image(description="庫の説明", credit="庫"))
    assert (value.alt_text, value.credit_text) == ("庫の説明", "庫")


def test_a_figure_whose_picture_is_gone_still_shows_its_caption():
    block, value = figure(image=None)
    assert "図の説明" in block.render(value, context={})


@pytest.mark.parametrize(("ordered", "element"), [(True, "<ol"), (False, "<ul")])
def test_a_list_is_numbered_only_when_its_order_counts(ordered, element):
    block = ProseListBlock()
    assert element in block.render(block.normalize({"ordered": ordered, "lines": ["一", "二"]}), context={})


MARK = '<a linktype="source" id="3">出<b>典</b></a>'


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        (f"<p>甲{MARK}乙</p>", "甲乙"),
        (f'<p>甲{MARK}<a linktype="page" id="4">続き</a>{MARK}乙</p>', "甲続き乙"),
        ('<p>甲<a linktype="source" id="3">乙<a linktype="page" id="4">続き</a></p>', "甲乙続き"),
    ],
)
def test_search_reads_prose_without_the_marks_of_sources_and_with_its_links(stored, words):
    block = ParagraphBlock()
    assert "".join(block.get_searchable_content(block.to_python(stored))[0].split()) == words
