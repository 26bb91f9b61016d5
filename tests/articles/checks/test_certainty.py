from tests.articles.checks.conftest import table
from tests.factories.pages import section

LEAK = ("quote", {"text": "話", "speaker": "関係者", "status": "leaked", "wording": "paraphrase"})
NOTE = ("callout", {"kind": "note", "title": "リークの扱い", "body": "<p>確かめられない情報である。</p>"})
OTHER_NOTE = ("callout", {"kind": "note", "title": "補足", "body": "<p>用語の説明。</p>"})
ROWS = "名 | 評価\n甲〔リーク〕 | 一\n乙〔報道〕 | 二"
CODE = "leak_without_note"


def statistics(note=""):
    return ("statistics", {"figures": [{"label": "人数", "value": "4", "status": "leaked", "note": note}]})


def test_a_quote_without_a_status_is_found(findings):
    (found,) = findings(("quote", {"text": "話", "speaker": "甲", "status": ""}), code="quote_without_status")
    assert (found.where, found.anchor) == ("「見出し」の節、引用「甲」", "body.s1.content.b1.status")


def test_a_quote_with_a_status_is_fine(findings):
    assert findings(LEAK, code="quote_without_status") == []


def test_a_leaked_quote_without_a_note_is_found(findings):
    (found,) = findings(LEAK, code=CODE)
    assert found.anchor == "body.s1.content.b1"
    assert not found.blocks_publishing


def test_a_box_about_leaks_in_the_same_section_explains_it(findings):
    assert findings(LEAK, NOTE, code=CODE) == []


def test_a_box_about_something_else_does_not(findings):
    assert len(findings(LEAK, OTHER_NOTE, code=CODE)) == 1


def test_a_box_in_an_earlier_section_explains_every_later_leak(findings):
    assert findings(sections=[section(NOTE), section(LEAK), section(LEAK)], code=CODE) == []


def test_a_box_in_a_later_section_comes_too_late(findings):
    (found,) = findings(sections=[section(LEAK), section(NOTE)], code=CODE)
    assert found.anchor.startswith("body.s1.")


def test_of_many_leaks_only_the_first_is_named(findings):
    assert len(findings(LEAK, LEAK, LEAK, code=CODE)) == 1


def test_a_leaked_row_is_found_by_its_name(findings):
    (found,) = findings(table(ROWS), code=CODE)
    assert found.where == "「見出し」の節、比較表「題」の「甲」の行"


def test_a_leaked_row_without_a_name_is_found_by_its_number(findings):
    (found,) = findings(table("名 | 評価\n乙〔報道〕 | 一\n〔リーク〕 | 二"), code=CODE)
    assert found.where == "「見出し」の節、比較表「題」の2行目"


def test_the_note_of_a_table_explains_its_leaked_rows_but_not_a_quote(findings):
    assert findings(table(ROWS, note="リークを含む。"), code=CODE) == []
    assert len(findings(table(ROWS, note="リークを含む。"), LEAK, code=CODE)) == 1


def test_a_leaked_number_needs_a_note_of_its_own_too(findings):
    assert len(findings(statistics(), code=CODE)) == 1
    assert findings(statistics(note="確かめられない数字"), code=CODE) == []


def test_an_article_without_leaks_needs_no_note(findings):
    assert findings(("quote", {"text": "話", "speaker": "甲", "status": "reported"}), code=CODE) == []
