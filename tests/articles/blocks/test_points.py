from bs4 import BeautifulSoup

from articles.blocks import KeyPointsBlock, NumberedPointsBlock

BLOCK_ID = "0a1b2c3d-0000-0000-0000-000000000000"


def render(block, value, **context):
    return BeautifulSoup(block.render(block.normalize(value), context={"id": BLOCK_ID, **context}), "html.parser")


def test_points_are_numbered_in_order_and_can_be_linked_to():
    points = [{"heading": "甲", "lines": ["一", "二"]}, {"heading": "乙", "lines": ["三"]}]
    headings = render(NumberedPointsBlock(), {"points": points}).find_all("h3")
    assert [heading["id"] for heading in headings] == ["s-0a1b2c3d-1", "s-0a1b2c3d-2"]
    assert ["1" in headings[0].get_text(), "2" in headings[1].get_text()] == [True, True]


def test_each_point_keeps_its_own_lines():
    points = [{"heading": "甲", "lines": ["一", "二"]}, {"heading": "乙", "lines": ["三"]}]
    lists = render(NumberedPointsBlock(), {"points": points}).find_all("ul")
    assert [[line.get_text(strip=True) for line in lines.find_all("li")] for lines in lists] == [["一", "二"], ["三"]]


def test_lines_of_a_key_point_stay_lines():
    html = render(KeyPointsBlock(), {"title": "まとめ", "points": [{"heading": "要点", "text": "一行目。\n二行目。"}]})
    assert html.find("br")
    assert "まとめ" in html.get_text()
