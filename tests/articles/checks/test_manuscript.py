"""An article as the checks read it. That every block is read with its parts named, `test_marks` says."""

from types import SimpleNamespace

import pytest

from articles.checks.manuscript import Manuscript, plain_text, source_marks
from facts.rich_text import stored_mark
from tests.articles.checks.conftest import paper, table
from tests.factories.pages import section

MARK = stored_mark(5)
BOLD_MARK = MARK.replace("出典", "<b>出典</b>")  # as the editor keeps it when the whole sentence is bold


def read(*content, **fields) -> Manuscript:
    return Manuscript(paper(*content, key_points="[]", **fields))


def passages_of(block) -> list[tuple[str, str]]:
    """The texts of a section with one block, its heading left out, and the names of their places."""
    return [(passage.text, passage.place.name) for passage in read(block).passages[2:]]


# What is read


def test_a_field_that_is_missing_is_empty():
    manuscript = Manuscript(SimpleNamespace(title="題"))
    assert [(passage.text, passage.place.anchor) for passage in manuscript.passages] == [("題", "title")]
    assert (manuscript.sections, list(manuscript.parts), manuscript.field("body")) == ([], [], None)


def test_sections_have_their_headings_and_parts_in_order():
    first = section(("paragraph", "<p>文。</p>"), ("quote", {"text": "話", "speaker": "甲"}), heading="一つ目")
    manuscript = read(sections=[first, section(("figure", {"image": None, "caption": "図"}), heading="")])
    assert [found.heading for found in manuscript.sections] == ["一つ目", ""]
    assert [(part.kind, str(part.place)) for part in manuscript.parts] == [
        ("paragraph", "「一つ目」の節、段落"),
        ("quote", "「一つ目」の節、引用「甲」"),
        ("figure", "書き出しの節、図「図」"),
    ]


def test_long_names_of_sections_and_blocks_are_shortened():
    (part,) = read(("quote", {"text": "話", "speaker": "い" * 50}), heading="あ" * 50).parts
    assert str(part.place) == f"「{'あ' * 23}…」の節、引用「{'い' * 23}…」"


def test_what_is_chosen_from_a_list_is_no_text():
    quote = {"text": "話", "speaker": "甲", "status": "leaked", "wording": "paraphrase"}
    assert passages_of(("quote", quote)) == [("話", "引用「甲」の引用"), ("甲", "引用「甲」の発言者")]


def test_only_the_original_of_a_quote_is_in_another_language():
    quote = ("quote", {"text": "話", "speaker": "甲", "original_text": "words"})
    assert [passage.text for passage in read(quote).passages if not passage.is_japanese] == ["words"]


def test_of_several_in_a_list_the_number_is_told():
    one, two = [{"label": "人数", "value": "4"}], [{"label": "人数", "value": "4"}, {"label": "台数", "value": "5"}]
    assert ("4", "数字の数字の数字") in passages_of(("statistics", {"figures": one}))
    assert ("5", "数字の数字（2つ目）の数字") in passages_of(("statistics", {"figures": two}))


# The cells of a table


@pytest.mark.django_db
def test_each_cell_is_a_text_named_by_its_row_and_each_heading_and_unit_by_its_column():
    assert passages_of(table("名 | 人数〔数値・人〕\n甲社 | 5")) == [
        ("題", "比較表「題」の表の題"),
        ("名", "比較表「題」の表の中身の1列目の見出し"),
        ("人数", "比較表「題」の表の中身の2列目の見出し"),
        ("人", "比較表「題」の表の中身の2列目の見出し"),
        ("甲社", "比較表「題」の表の中身の「甲社」の行"),
        ("5", "比較表「題」の表の中身の「甲社」の行"),
    ]


@pytest.mark.django_db
def test_a_row_without_a_heading_is_named_by_its_number():
    assert passages_of(table("名 | 評価\n甲 | 一\n | 二"))[-1] == ("二", "比較表「題」の表の中身の2行目")


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "text"), [("〔数値〕", "約2億人"), ("", "約２億人")])
def test_only_numbers_are_read_half_width_as_they_are_shown(kind, text):
    assert passages_of(table(f"名 | 人数{kind}\n甲 | 約２億人"))[-1][0] == text


# Rich text


def test_rich_text_keeps_how_it_is_stored_beside_how_it_reads():
    (passage,) = read(("paragraph", f"<p>伸びた{MARK}。</p>")).passages[2:]
    assert (passage.text, passage.markup) == ("伸びた。", f"<p>伸びた{MARK}。</p>")


@pytest.mark.parametrize("mark", [MARK, BOLD_MARK])
def test_of_a_mark_of_a_source_nothing_is_left_and_of_other_links_the_words_are(mark):
    link = '<a href="/x/">その<b>記事</b></a>'
    assert plain_text(f"<p>{link}は{mark}伸びた{mark}が{link}。</p>") == "その記事は伸びたがその記事。"


def test_each_paragraph_item_and_break_has_a_line():
    markup = "<h3>題</h3><p>一行目<br/>二行目</p><ul><li>項目</li><li>次</li></ul><p>終わり</p>"
    assert plain_text(markup) == "題\n一行目\n二行目\n項目\n次\n終わり"


def test_escaped_characters_read_as_themselves():
    assert plain_text("<p>3 &lt; 5 &amp; &lt;b&gt;</p>") == "3 < 5 & <b>"


def test_marks_of_sources_are_found_as_they_are_stored_and_other_links_are_none():
    assert source_marks(f'<p>文{MARK}<a href="/x/">記事</a>{BOLD_MARK}</p>') == [MARK, BOLD_MARK]
