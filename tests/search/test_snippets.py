"""What is quoted of a text, and what is marked in it."""

import pytest

from search.passages import Passage, Quotable, other_spellings
from search.query import Query
from search.snippets import Marker
from search.synonyms import Synonyms
from search.tsquery import alternatives
from search.words import sentences


def excerpt(query, *texts):
    passages = tuple(Passage(text, f"節{n}", f"s-{n}") for n, text in enumerate(texts))
    spellings = other_spellings(words for text in texts for words in sentences(text))
    wanted = [alternatives(clause, Synonyms()) for clause in Query(query).wanted]
    return Marker(wanted, spellings).excerpt(Quotable(passages, spellings))


@pytest.mark.parametrize(
    ("query", "text", "html"),
    [
        ("学習", "事前学習を見直す", "事前<mark>学習</mark>を見直す"),
        ("推論モデル", "推論のモデルである", "<mark>推論のモデル</mark>である"),
        ("ジェミニ", "Geminiが先頭に立つ", "<mark>Gemini</mark>が先頭に立つ"),
        ("gpt5", "ＧＰＴ－５は強い", "<mark>ＧＰＴ－５</mark>は強い"),
        ("サーバ", "サーバーの費用", "<mark>サーバー</mark>の費用"),
        ("訓練した", "訓練されたモデル", "<mark>訓練さ</mark>れたモデル"),
        ("AI", "MAINのAIは", "MAINの<mark>AI</mark>は"),
        ("5", "2025年の5番", "2025年の<mark>5</mark>番"),
        ("学習", "<b>学習</b>&", "&lt;b&gt;<mark>学習</mark>&lt;/b&gt;&amp;"),
        ("電力", "学習だけ", "学習だけ"),
    ],
)
def test_what_matched_is_marked_as_it_is_written(query, text, html):
    assert excerpt(query, text).html == html


def test_the_passage_in_which_most_is_found_is_quoted_with_its_section():
    found = excerpt("学習 電力", "学習だけの節。", "学習に電力が要る。")
    assert found.html == "<mark>学習</mark>に<mark>電力</mark>が要る。"
    assert found.section.anchor == "s-1"


def test_an_excerpt_begins_with_the_sentence_or_shortly_before_the_mark():
    assert excerpt("電力", "はじめに。" + "電力が要る。").html == "<mark>電力</mark>が要る。"
    assert excerpt("電力", "あ" * 200 + "電力が要る。").html.startswith("…あ")
    assert excerpt("電力", "電力" + "あ" * 200).html.endswith("…")


def test_what_cannot_be_read_is_not_quoted():
    assert Quotable.from_stored("plain text of another backend") == Quotable((), {})
    assert Quotable.from_stored("").passages == ()
