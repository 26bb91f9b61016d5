import pytest

from home.demo.writing import Library, callout, dialogue, key_points, paragraph, section, stream

LIBRARY = Library(sources={"report": 5}, entities={"openai": 7}, images={"hero": 9})


def value(block):
    return block.build(LIBRARY)


def test_marks_inside_the_text_become_rich_text():
    html = value(paragraph("一**太字**と__傍点__、[記事](/articles/)[[report]]。"))
    assert html == (
        '<p>一<b>太字</b>と<em>傍点</em>、<a href="/articles/">記事</a><a linktype="source" id="5">出典</a>。</p>'
    )


def test_blank_lines_part_paragraphs_and_line_breaks_leave_no_space():
    assert value(paragraph("一の\n続き。\n\n  二。")) == "<p>一の続き。</p><p>二。</p>"


def test_markup_in_a_manuscript_is_text():
    assert value(paragraph("<script>&")) == "<p>&lt;script&gt;&amp;</p>"


def test_an_unknown_source_stops_the_loading():
    with pytest.raises(KeyError, match="nowhere"):
        value(paragraph("文[[nowhere]]"))


def test_key_points_keep_their_lines():
    assert value(key_points("題", ("一", "甲。\n乙。")))["points"] == [{"heading": "一", "text": "甲。\n乙。"}]


def test_the_second_voice_of_a_dialogue_stands_on_the_right():
    turns = value(dialogue(("甲", "問い"), ("乙", "答え"), ("甲", "なるほど")))["turns"]
    assert [turn["side"] for turn in turns] == ["left", "right", "left"]


def test_ids_come_from_the_place_so_that_anchors_are_the_same_everywhere():
    manuscript = [section("一", paragraph("文")), section("二", callout("note", "補う"))]
    first, again = stream(manuscript, LIBRARY, "slug"), stream(manuscript, LIBRARY, "slug")
    assert first == again
    ids = [block["id"] for part in first for block in [part, *part["value"]["content"]]]
    assert len(set(ids)) == len(ids)
    assert stream(manuscript, LIBRARY, "other")[0]["id"] != first[0]["id"]
