import pytest
from django.core.exceptions import ValidationError

from articles.blocks import QuoteBlock
from tests.factories.facts import EntityFactory, SourceFactory

pytestmark = pytest.mark.django_db


def quote(**fields):
    block = QuoteBlock()
    given = {"text": "耐えられる。", "speaker": "人", "status": "reported", "wording": "paraphrase", **fields}
    return block, block.to_python(given)


def render(**fields):
    block, value = quote(**fields)
    return block.render(value, context={})


@pytest.mark.parametrize("field", ["status", "wording", "text", "speaker"])
def test_a_quote_without_it_is_refused(field):
    block, value = quote(**{field: ""})
    with pytest.raises(ValidationError):
        block.clean(value)


def test_a_paraphrase_in_quotation_marks_is_refused():
    block, value = quote(text="「耐えられる」")
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert "text" in refused.value.block_errors


def test_an_original_needs_its_language():
    block, value = quote(original_text="We can bear it.")
    with pytest.raises(ValidationError) as refused:
        block.clean(value)
    assert "original_language" in refused.value.block_errors


def test_a_paraphrase_is_never_set_in_quotation_marks():
    assert "「" not in render(wording="paraphrase")


def test_words_as_spoken_are_set_in_quotation_marks_once():
    assert "「耐えられる。" in render(wording="verbatim")
    assert "「「" not in render(wording="translation", text="「耐えられる」")


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("official", "公式"),
        ("reported", "報道"),
        ("leaked", "リーク"),
        ("speculated", "推測"),
        ("estimated", "推計"),
        ("refuted", "否定"),
    ],
)
def test_the_status_is_a_word_and_a_class(status, word):
    html = render(status=status)
    assert word in html
    assert status in html


def test_who_when_where_and_how_it_was_worded_are_told():
    company = EntityFactory(name="OpenAI")
    source = SourceFactory(publisher="調べた人たち")
    html = render(position="最高経営責任者", organisation=company.pk, source=source.pk, said_on="2025-11")
    for words in ("人", "最高経営責任者", "OpenAI", "調べた人たち", "2025年11月", "要旨"):
        assert words in html


def test_the_original_is_marked_with_its_language():
    html = render(original_text="We can bear it.", original_language="en")
    assert 'lang="en"' in html
    assert "<details" in html


def test_markup_in_a_quote_is_shown_as_text():
    html = render(text="<script>alert(1)</script>", speaker="<b>人</b>", position='"><img src=x onerror=alert(1)>')
    assert "<script>" not in html
    assert "<b>人" not in html
    assert "<img" not in html
