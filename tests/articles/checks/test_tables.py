from tests.articles.checks.conftest import table
from tests.factories.facts import SourceFactory


def test_a_table_without_a_title_is_found(findings):
    (found,) = findings(table(caption=""), code="table_without_caption")
    assert (found.where, found.anchor) == ("「見出し」の節、比較表", "body.s1.content.b1.caption")


def test_a_table_with_a_title_is_fine(findings):
    assert findings(table(), code="table_without_caption") == []


def test_a_table_without_a_source_is_found(findings):
    (found,) = findings(table(), code="table_without_source")
    assert found.anchor == "body.s1.content.b1.sources"


def test_a_table_with_a_source_is_fine(findings):
    assert findings(table(sources=[SourceFactory().pk]), code="table_without_source") == []


def test_a_table_of_our_own_says_so_in_its_note(findings):
    assert findings(table(note="編集部の見立て。"), code="table_without_source") == []
