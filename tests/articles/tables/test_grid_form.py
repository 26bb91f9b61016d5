import json
import re
import unicodedata
from html import unescape

import pytest
from django import forms
from django.forms.widgets import Media
from wagtail.admin.telepath import JSContext

from articles.blocks import ComparisonTableBlock
from articles.tables.grid import NUMBER, UNUSABLE
from articles.tables.grid_block import GridBlock
from articles.tables.grid_form import WHITE_SPACE, GridTextarea, for_script, rules_for_script
from articles.tables.marks import BRACKETED, VARIATION_SELECTORS


def test_without_a_script_a_grid_is_a_textarea_of_its_lines():
    html = GridTextarea().render("grid", "名 | 評価\na | <b>", {"id": "id_grid"})
    assert html.startswith("<textarea ")
    assert html.endswith(">\n名 | 評価\na | &lt;b&gt;</textarea>")
    for attribute in ["name", "id", "wrap", "spellcheck", "data-controller"]:
        assert f' {attribute}="' in html


def test_the_field_of_a_grid_block_is_such_a_textarea():
    assert isinstance(GridBlock().field.widget, GridTextarea)


def test_the_script_is_a_module_and_there_is_nothing_inline():
    media = str(GridTextarea().media)
    assert re.search(r'<script src="/static/articles/js/grid/grid\.js" type="module"></script>', media)
    assert "articles/css/grid.css" in media
    assert "<style" not in media
    assert not re.search(r"<script(?![^>]*src=)", media)


def test_the_script_is_named_once_however_many_tables_there_are():
    other = Media(js=["wagtailadmin/js/telepath/blocks.js"])
    media = GridTextarea().media + other + GridTextarea().media + forms.Textarea().media
    assert str(media).count("grid/grid.js") == 1


def test_a_page_that_adds_tables_gets_the_script_with_their_blocks():
    context = JSContext()
    packed = json.dumps(context.pack(ComparisonTableBlock()))
    assert "table-grid" in packed
    assert 'type="module"' in str(context.media)


def test_the_rules_survive_being_an_attribute():
    html = GridTextarea().render("grid", "")
    written = re.search(r'data-grid-rules="([^"]*)"', html)[1]
    assert json.loads(unescape(written)) == json.loads(rules_for_script())


def test_white_space_is_what_python_takes_for_it():
    assert sorted(WHITE_SPACE) == [chr(code) for code in range(0x110000) if chr(code).isspace()]
    assert all(re.fullmatch(r"\s", character) for character in WHITE_SPACE)
    assert not set(WHITE_SPACE) & set("]\\^-")  # it is put into brackets as it is


@pytest.mark.parametrize("pattern", [NUMBER, BRACKETED, VARIATION_SELECTORS, UNUSABLE])
def test_the_patterns_use_nothing_that_javascript_reads_otherwise(pattern):
    written = for_script(pattern)
    assert "(?P" not in written
    assert set(re.findall(r"\\[a-zA-Z]", pattern.pattern)) <= {r"\d", r"\s"}
    assert not re.search(r"\[[^\]]*\\s", pattern.pattern)  # a class in a class would be none
    assert r"\d" not in written


def test_a_digit_of_javascript_is_a_digit_of_python():
    assert for_script(re.compile(r"\d")) == r"\p{Nd}"
    digits = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Nd"]
    assert all(re.fullmatch(r"\d", digit) for digit in digits)
