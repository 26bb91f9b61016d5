"""Blocks of two versions: known again, moved, added, removed, and told in words."""

import pytest
from django.utils.html import strip_tags
from wagtail import blocks

from core.blocks import CalloutBlock, FigureBlock, ParagraphBlock, ProseListBlock
from core.comparison.blocks import StreamDifference, comparison_class
from core.comparison.changes import Kind, parts_html
from facts.blocks import SourceChooserBlock
from facts.rich_text import stored_mark
from tests.factories.facts import SourceFactory
from tests.factories.images import site_image

pytestmark = pytest.mark.django_db


class Page(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    callout = CalloutBlock()
    figure = FigureBlock()
    prose_list = ProseListBlock()
    source = SourceChooserBlock()
    number = blocks.IntegerBlock(label="数")
    plain = blocks.StaticBlock(label="線")


def stream(*items):
    """Blocks of (id, type, value)."""
    return Page().to_python([{"id": key, "type": kind, "value": value} for key, kind, value in items])


def places(old, new):
    return StreamDifference(Page(), True, True, stream(*old), stream(*new)).places()


def words(place):
    return " ".join(strip_tags(parts_html(place.parts)).split())


ONE = ("1", "paragraph", "<p>一つめの段落である。</p>")
TWO = ("2", "paragraph", "<p>二つめの文章を置く。</p>")
THREE = ("3", "paragraph", "<p>三つめはまた別のことを言う。</p>")


def test_blocks_that_did_not_change_are_left_out():
    assert places([ONE, TWO], [ONE, TWO]) == []


def test_marks_that_the_editor_leaves_are_no_change():
    assert places([ONE], [("1", "paragraph", '<p data-block-key="a1b2c">一つめの段落である。</p>')]) == []


def test_another_source_marked_in_the_same_words_is_a_change():
    marks = [f"<p>文{stored_mark(number)}。</p>" for number in (1, 2)]
    assert len(places([("1", "paragraph", marks[0])], [("1", "paragraph", marks[1])])) == 1


def test_a_block_put_on_top_is_the_only_place():
    (place,) = places([ONE, TWO], [THREE, ONE, TWO])
    assert place.kind is Kind.ADDED
    assert place.trail == ("段落「三つめはまた別のことを言う。」",)
    assert "三つめはまた別のことを言う。" in words(place)


def test_a_removed_block_is_shown_whole():
    (place,) = places([ONE, TWO], [ONE])
    assert place.kind is Kind.REMOVED
    assert "二つめの文章を置く。" in words(place)


def test_a_moved_block_is_told_as_moved():
    (place,) = places([ONE, TWO, THREE], [THREE, ONE, TWO])
    assert place.kind is Kind.MOVED
    assert place.note == "3番目から1番目へ移しました。"
    assert place.parts == ()


def test_a_block_that_moved_and_changed_is_told_once():
    changed = ("3", "paragraph", "<p>三つめはまた別のことを書く。</p>")
    (place,) = places([ONE, TWO, THREE], [changed, ONE, TWO])
    assert place.kind is Kind.CHANGED
    assert place.note == "3番目から1番目へ移しました。"


def test_a_block_that_lost_its_id_is_known_again_by_what_it_says():
    (place,) = places([ONE], [(None, "paragraph", "<p>一つめの段落であった。</p>")])
    assert place.kind is Kind.CHANGED
    assert places([ONE], [("other", *ONE[1:])]) == []


def test_of_a_struct_only_the_changed_fields_are_told_with_their_labels():
    old = {"kind": "note", "title": "扱い", "body": "<p>本文。</p>", "speaker": ""}
    (place,) = places([("1", "callout", old)], [("1", "callout", {**old, "kind": "expert"})])
    assert [part.label for part in place.parts] == ["種類"]
    assert "補足" in words(place)
    assert "専門家の見方" in words(place)
    assert place.trail == ("囲み「専門家の見方 扱い」",)


def test_a_choice_that_is_no_longer_offered_is_shown_as_stored():
    old = {"kind": "retired", "title": "扱い", "body": "", "speaker": ""}
    (place,) = places([("1", "callout", old)], [("1", "callout", {**old, "kind": "note"})])
    assert "retired" in words(place)


def test_a_choice_left_open_is_none_and_not_the_words_that_ask_for_one():
    block = blocks.ChoiceBlock(choices=[("a", "甲")], required=False)
    html = comparison_class(block)(block, True, True, "", "a").htmldiff()
    assert "なし" in html
    assert "---" not in html


def test_several_choices_are_told_by_their_words_in_one_line():
    block = blocks.MultipleChoiceBlock(choices=[("a", "甲"), ("b", "乙")], required=False)
    html = comparison_class(block)(block, True, True, [], ["a", "b", "retired"]).htmldiff()
    assert "なし" in html
    assert "甲・乙・retired" in html


def test_lines_of_a_list_are_told_one_by_one_and_a_box_in_words():
    def listing(*lines, ordered=False):
        items = [{"type": "item", "id": str(n), "value": line} for n, line in lines]
        return ("1", "prose_list", {"ordered": ordered, "lines": items})

    (place,) = places(
        [listing((1, "<p>甲</p>"), (2, "<p>乙</p>"))], [listing((2, "<p>乙</p>"), (3, "<p>丙丁</p>"), ordered=True)]
    )
    lines, ordered = place.parts
    assert [part.kind for part in lines.parts] == [Kind.REMOVED, Kind.ADDED]
    assert "いいえ" in ordered.html
    assert "はい" in ordered.html


def test_a_picture_is_shown_old_and_new_with_the_words_that_changed():
    old, new = site_image(title="旧い図"), site_image(title="新しい図")
    value = {"image": old.pk, "caption": "説明", "alt": "青い線", "credit": "", "width": "standard"}
    (place,) = places([("1", "figure", value)], [("1", "figure", {**value, "image": new.pk, "alt": "赤い線"})])
    html = parts_html(place.parts)
    assert html.count("<img") == 2
    assert "旧い図" in html
    assert "新しい図" in html
    assert "代替テキスト" in html


def test_chosen_things_are_loaded_with_one_query_and_shown_by_title(django_assert_num_queries):
    sources = [SourceFactory(title=f"題{n}") for n in range(6)]
    old = [(str(n), "source", source.pk) for n, source in enumerate(sources[:3])]
    new = [(str(n), "source", source.pk) for n, source in enumerate(sources[3:])]
    with django_assert_num_queries(1):
        found = places(old, new)
    assert "題0" in words(found[0])
    assert "題3" in words(found[0])


def test_a_deleted_source_is_said_to_be_gone():
    (place,) = places([("1", "source", 999)], [("1", "source", SourceFactory().pk)])
    assert "（いまはない項目）" in words(place)


def test_other_blocks_are_told_in_words():
    (place,) = places([("1", "number", 3)], [("1", "number", 4)])
    assert "3" in words(place)
    assert "4" in words(place)
    (place,) = places([], [("1", "plain", None)])
    assert place.trail == ("線",)


def test_every_block_has_a_class_that_shows_one_value_to_wagtail():
    for block in Page().child_blocks.values():
        value = block.get_default()
        assert isinstance(comparison_class(block)(block, True, True, value, value).htmlvalue(value), str)
