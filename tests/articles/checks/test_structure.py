import pytest

PARAGRAPH = ("paragraph", "<p>文。</p>")
CALLOUT = ("callout", {"kind": "note", "title": "", "body": "<p>補足。</p>"})
STATISTICS = ("statistics", {"figures": [{"label": "数", "value": "4"}]})
DIALOGUE = ("dialogue", {"turns": []})


def test_an_article_without_key_points_is_told_so(findings):
    (found,) = findings(PARAGRAPH, key_points="[]", code="no_key_points")
    assert (found.where, found.anchor) == ("記事全体", "key_points")


def test_key_points_are_enough(findings):
    assert findings(PARAGRAPH, code="no_key_points") == []


def test_a_heading_of_more_than_28_characters_is_found(findings):
    (found,) = findings(heading="あ" * 29, code="long_heading")
    assert found.what == "見出しが29字あります。"
    assert found.anchor == "body.s1.heading"


@pytest.mark.parametrize("heading", ["あ" * 28, f"{'あ' * 14} {'い' * 14}", ""])
def test_a_heading_of_28_characters_is_fine_and_spaces_do_not_count(findings, heading):
    assert findings(heading=heading, code="long_heading") == []


def test_four_boxes_in_a_row_are_too_many_and_the_fourth_is_named(findings):
    (found,) = findings(CALLOUT, STATISTICS, DIALOGUE, CALLOUT, CALLOUT, code="boxes_in_a_row")
    assert found.anchor == "body.s1.content.b4"


@pytest.mark.parametrize("content", [[CALLOUT] * 3, [CALLOUT, CALLOUT, PARAGRAPH, CALLOUT, CALLOUT]])
def test_three_boxes_in_a_row_or_a_paragraph_between_are_fine(findings, content):
    assert findings(*content, code="boxes_in_a_row") == []
