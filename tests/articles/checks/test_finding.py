import pytest

from articles.checks.finding import Finding, Place, shortened

SECTION = Place(("body", "s1"), "", "「価格」の節")
QUOTE = SECTION.inside("content", "b1", name="引用「甲」")


def test_a_place_is_named_by_its_section_and_itself_as_far_as_there_are_such_names():
    assert [str(place) for place in (SECTION, QUOTE, Place(("dek",), "リード文"))] == [
        "「価格」の節",
        "「価格」の節、引用「甲」",
        "リード文",
    ]


def test_a_script_finds_it_by_its_content_path():
    assert QUOTE.anchor == "body.s1.content.b1"


def test_a_part_adds_its_steps_and_its_name_and_leaves_the_whole_as_it_was():
    part = QUOTE.inside("original_text", name="原文")
    assert (part.anchor, str(part)) == ("body.s1.content.b1.original_text", "「価格」の節、引用「甲」の原文")
    assert str(QUOTE) == "「価格」の節、引用「甲」"


def test_a_part_without_a_name_is_named_as_the_whole():
    part = QUOTE.inside("status")
    assert (part.anchor, part.name) == ("body.s1.content.b1.status", QUOTE.name)


def test_a_part_may_be_a_name_alone():
    assert QUOTE.inside(name="一行目").anchor == QUOTE.anchor


@pytest.mark.parametrize(("level", "blocks"), [("warning", False), ("blocking", True)])
def test_a_finding_says_where_and_what_and_whether_it_stops_publishing(level, blocks):
    finding = Finding("code", "確かさがありません。", QUOTE, "選びます。", level)
    assert finding.message == "「価格」の節、引用「甲」：確かさがありません。"
    assert finding.anchor == QUOTE.anchor
    assert finding.blocks_publishing is blocks


def test_a_finding_stops_nothing_unless_it_says_so():
    assert not Finding("code", "何か", QUOTE, "直します。").blocks_publishing


def test_a_text_of_24_characters_is_a_name_and_of_a_longer_one_the_beginning_is():
    assert shortened("あ" * 24) == "あ" * 24
    assert shortened("あ" * 25) == "あ" * 23 + "…"


def test_a_name_stands_on_one_line():
    assert shortened(" 一行目\n　二行目\t") == "一行目 二行目"
