import json

import pytest

from facts.rich_text import stored_mark
from tests.factories.facts import SourceFactory

GONE = 999_999


@pytest.fixture
def source(db):
    return SourceFactory()


def marked(source_id):
    return ("paragraph", f"<p>伸びた{stored_mark(source_id)}。</p>")


def quote(source_id=None):
    return ("quote", {"text": "話", "speaker": "甲", "status": "official", "source": source_id})


def extra(*source_ids):
    return json.dumps([{"type": "source", "value": pk, "id": f"x{pk}"} for pk in source_ids])


def test_a_mark_of_a_source_that_is_gone_is_found(findings):
    (found,) = findings(marked(GONE), code="missing_source")
    assert found.anchor == "body.s1.content.b1"


def test_a_mark_that_names_no_source_is_found(findings):
    assert len(findings(("paragraph", '<p>文<a linktype="source">出典</a></p>'), code="missing_source")) == 1


@pytest.mark.parametrize(
    "block",
    [
        quote(GONE),
        ("statistics", {"figures": [], "source": GONE}),
        ("comparison_table", {"caption": "題", "sources": [GONE]}),
        ("comparison_table", {"caption": "題", "sources": [None]}),
    ],
)
def test_a_block_that_names_a_source_that_is_gone_is_found(findings, block):
    assert len(findings(block, code="missing_source")) == 1


def test_sources_that_are_there_are_fine(findings, source):
    assert findings(marked(source.pk), quote(source.pk), code="missing_source") == []


def test_a_quote_without_a_source_is_found(findings, source):
    (found,) = findings(quote(), code="quote_without_source")
    assert found.anchor == "body.s1.content.b1.source"
    assert findings(quote(source.pk), code="quote_without_source") == []


def test_a_number_typed_by_hand_is_found(findings):
    (found,) = findings(("paragraph", "<p>伸びた[3]。落ちた［１２］。</p>"), code="typed_reference")
    assert found.what == "手で打った出典の番号があります：[3]、［１２］"


@pytest.mark.parametrize("text", ["配列[i]", "[2025年]", "[12345]"])
def test_other_words_in_brackets_are_fine(findings, text):
    assert findings(("paragraph", f"<p>{text}</p>"), code="typed_reference") == []


def test_a_source_of_the_extra_list_that_the_text_cites_is_found(findings, source):
    (found,) = findings(marked(source.pk), other_sources=extra(source.pk), code="source_listed_twice")
    assert found.anchor == f"other_sources.x{source.pk}"


def test_sources_listed_under_a_text_that_cites_none_are_found_once(findings, source):
    (found,) = findings(other_sources=extra(source.pk, SourceFactory().pk), code="source_never_cited")
    assert found.what == "挙げた出典2件が、本文のどこからも引かれていません。"


def test_an_extra_source_beside_cited_ones_is_what_the_list_is_for(findings, source):
    other = SourceFactory()
    found = {finding.code for finding in findings(marked(source.pk), other_sources=extra(other.pk))}
    assert found.isdisjoint({"source_never_cited", "source_listed_twice", "missing_source"})


def test_an_extra_source_that_is_gone_is_found(findings):
    (found,) = findings(other_sources=extra(GONE), code="missing_source")
    assert found.anchor == f"other_sources.x{GONE}"
