import json

from articles.contents import section_texts, table_of_contents
from articles.models import ArticlePage
from tests.factories.pages import section


def body(*sections):
    return ArticlePage(body=json.dumps(list(sections))).body


def test_an_opening_without_a_heading_is_not_in_the_contents():
    opening = section(("paragraph", "<p>文</p>"), heading="")
    contents = table_of_contents(body(opening, section(("paragraph", "<p>文</p>"), heading="一")))
    assert [(entry["number"], entry["heading"]) for entry in contents] == [(1, "一")]


def test_numbered_points_stand_below_their_section_with_anchors_of_their_block():
    points = {"points": [{"heading": "甲", "lines": []}, {"heading": "乙", "lines": []}]}
    stream = body(
        {
            **section(heading="一"),
            "value": {
                "heading": "一",
                "content": [{"type": "numbered_points", "value": points, "id": "0a1b2c3d-0000-0000-0000-000000000000"}],
            },
        }
    )
    assert table_of_contents(stream)[0]["children"] == [
        {"anchor": "s-0a1b2c3d-1", "heading": "甲"},
        {"anchor": "s-0a1b2c3d-2", "heading": "乙"},
    ]


def test_the_words_of_a_section_come_without_markup_and_without_choices():
    stream = body(section(("quote", {"text": "言葉", "speaker": "人", "status": "leaked", "wording": "paraphrase"})))
    assert "リーク" not in "".join(section_texts(stream))
    assert "要旨" not in "".join(section_texts(stream))
