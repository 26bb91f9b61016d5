"""What is true of every block that an editor can choose."""

import re

import pytest
from django.template.loader import get_template
from django.urls import reverse

from articles.blocks import ContentBlock, KeyPointBlock, SectionBlock
from articles.models import ArticlePage
from home.models import StandardPage
from tests.factories.images import site_image
from tests.programs import ROOT

pytestmark = pytest.mark.django_db

STYLES = "".join(path.read_text() for path in (ROOT / "static" / "css").glob("*.css"))
BLOCKS = {
    **StandardPage._meta.get_field("body").stream_block.child_blocks,
    **ContentBlock().child_blocks,
    "section": SectionBlock(),
    "key_point": KeyPointBlock(),
}


@pytest.fixture(params=BLOCKS, ids=str)
def block(request):
    block = BLOCKS[request.param]
    block.set_name(request.param)
    return block


def is_japanese(text):
    return bool(re.search(r"[\u3040-\u30ff\u4e00-\u9fff]", str(text)))


def test_it_is_described_in_one_japanese_line(block):
    description = block.get_description()
    assert is_japanese(description)
    assert len(description) <= 60


def test_its_labels_are_japanese_down_to_the_last_field(block):
    for child in (block, *getattr(block, "child_blocks", {}).values()):
        assert is_japanese(child.label), child.name


def test_its_template_bears_its_name(block):
    assert block.meta.template == f"blocks/{block.name}.html"
    get_template(block.meta.template)


def test_its_preview_shows_real_content(block):
    site_image()
    assert block.is_previewable
    html = block.render(block.get_preview_value(), context={})
    assert is_japanese(html)
    assert "style=" not in html
    assert "None" not in html


def test_the_picker_shows_its_preview_with_the_sites_styles(block, admin_client):
    site_image()
    definition = find_definition(block.name)
    response = admin_client.get(reverse("wagtailadmin_block_preview"), {"id": definition.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert "css/article.css" in html
    assert '<html lang="ja"' in html


def find_definition(name):
    """The block as a page type holds it: only such a one can be asked for."""

    def walk(block):
        yield block
        for child in getattr(block, "child_blocks", {}).values():
            yield from walk(child)

    fields = [StandardPage._meta.get_field("body"), *map(ArticlePage._meta.get_field, ("body", "key_points"))]
    names = {"key_point": "point"}
    blocks = (block for field in fields for block in walk(field.stream_block))
    return next(block for block in blocks if block.name == names.get(name, name))


def test_its_class_in_the_style_sheets_bears_its_name(block):
    site_image()
    css_class = block.name.replace("_", "-")
    html = block.render(block.get_preview_value(), context={})
    if block.name not in ("paragraph", "heading", "section", "key_point"):
        assert re.search(rf'class="(?:[^"]* )?{css_class}[ "]', html)
        assert f".{css_class}" in STYLES


def test_it_shows_even_when_everything_in_it_is_empty(block):
    block.render(block.normalize(block.to_python({})) if hasattr(block, "child_blocks") else "", context={})


def test_the_picker_groups_its_blocks():
    groups = {str(child.meta.group) for child in ContentBlock().child_blocks.values()}
    assert groups == {"本文", "表", "図", "箱"}
