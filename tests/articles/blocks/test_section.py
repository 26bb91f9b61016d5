from bs4 import BeautifulSoup

from articles.blocks import SectionBlock

SECTION_ID = "11111111-0000-0000-0000-000000000000"
CONTENT = [{"type": "key_points", "value": {"title": "題", "points": []}, "id": "22222222-0000-0000-0000-000000000000"}]


def render(**fields):
    block = SectionBlock()
    value = block.to_python({"heading": "見出し", "content": CONTENT, **fields})
    return BeautifulSoup(block.render(value, context={"id": SECTION_ID}), "html.parser")


def test_the_heading_bears_the_sections_anchor_and_links_to_itself():
    heading = render().find("h2")
    assert heading["id"] == "s-11111111"
    assert heading.find("a")["href"] == "#s-11111111"


def test_what_is_inside_has_anchors_of_its_own_and_not_the_sections():
    assert render().find(id="s-22222222")


def test_an_opening_has_no_heading():
    assert render(heading="").find("h2") is None
