import pytest

from tests.articles.checks.conftest import table


def marks(found):
    return [(finding.anchor, finding.what) for finding in found if finding.code == "unfinished"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("発売日はTKである", "TK"),
        ("TK", "TK"),
        ("（TKTK）", "TKTK"),
        ("数字ＴＫ。", "ＴＫ"),
        ("〓〓氏によると", "〓〓"),
        ("この日付は要確認", "要確認"),
        ("【要確認】日付", "【要確認】"),
        ("★要確認：社名", "★要確認"),
    ],
)
def test_a_mark_for_later_is_found(findings, text, word):
    (found,) = findings(("paragraph", f"<p>{text}</p>"), code="unfinished")
    assert found.blocks_publishing
    assert found.what == f"「{word}」が残っています。"
    assert found.where == "「見出し」の節、段落"
    assert found.anchor == "body.s1.content.b1"


@pytest.mark.parametrize(
    "text", ["ATK", "TKO負け", "TK3000", "TK-421", "AT&TK", "a.TK", "Ｔ", "tk", "ＡＴＫ", "確認が必要", "STKTK"]
)
def test_what_only_looks_like_a_mark_is_left_alone(findings, text):
    assert findings(("paragraph", f"<p>{text}</p>"), code="unfinished") == []


@pytest.mark.parametrize("field", ["title", "dek", "hero_caption", "seo_title", "search_description", "change_note"])
def test_marks_are_found_in_each_text_of_the_page_itself(findings, field):
    assert marks(findings(**{field: "あとでTK"})) == [(field, "「TK」が残っています。")]


def test_marks_are_found_in_key_points(findings):
    stored = '[{"type": "point", "id": "k1", "value": {"heading": "首位", "text": "TK"}}]'
    assert marks(findings(key_points=stored)) == [("key_points.k1.text", "「TK」が残っています。")]


@pytest.mark.parametrize(
    ("block", "where"),
    [
        (("quote", {"text": "TK", "speaker": "甲"}), "引用「甲」の引用"),
        (("quote", {"text": "話", "speaker": "甲", "original_text": "TK"}), "引用「甲」の原文"),
        (("comparison_table", {"caption": "TK"}), "比較表「TK」の表の題"),
        (("comparison_table", {"caption": "題", "note": "TK"}), "比較表「題」の注"),
        (("figure", {"image": None, "caption": "TK"}), "図「TK」の図の説明"),
        (("statistics", {"figures": [{"label": "数", "value": "TK"}]}), "数字の数字の数字"),
        (
            ("dialogue", {"turns": [{"speaker": "甲", "text": "問"}, {"speaker": "乙", "text": "TK"}]}),
            "対話の発言（2つ目）の内容",
        ),
        (("callout", {"kind": "note", "title": "題", "body": "<p>TK</p>"}), "囲み「題」の本文"),
        (("prose_list", {"lines": ["<p>TK</p>"]}), "箇条書きの項目"),
        (("numbered_points", {"points": [{"heading": "TK", "lines": []}]}), "番号付きの論点の論点の見出し"),
        (("key_points", {"title": "TK", "points": []}), "要点「TK」の題"),
    ],
)
def test_marks_are_found_in_every_block_and_its_part_is_named(findings, block, where):
    (found,) = findings(block, code="unfinished")
    assert found.place.name == where
    assert found.anchor.startswith("body.s1.content.b1.")


def test_marks_are_found_in_the_cells_of_a_table_and_the_row_is_named(findings):
    (found,) = findings(table("名 | 評価\n甲社 | TK"), code="unfinished")
    assert found.where == "「見出し」の節、比較表「題」の表の中身の「甲社」の行"
    assert found.anchor == "body.s1.content.b1.grid"


def test_a_mark_in_a_heading_names_the_section(findings):
    (found,) = findings(heading="価格はTK", code="unfinished")
    assert (found.where, found.anchor) == ("「価格はTK」の節、見出し", "body.s1.heading")
