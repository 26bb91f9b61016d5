"""A query taken apart, whatever it is."""

import pytest

from search.query import MOST_CHARACTERS, MOST_CLAUSES, Clause, Query


@pytest.mark.parametrize(
    ("typed", "clauses"),
    [
        ("学習 推論", [Clause("学習"), Clause("推論")]),
        ("学習　推論", [Clause("学習"), Clause("推論")]),
        ("GPT-5", [Clause("GPT-5")]),
        ("-学習", [Clause("学習", is_excluded=True)]),
        ("学習 －推論", [Clause("学習"), Clause("推論", is_excluded=True)]),
        ("「追う側」", [Clause("追う側", is_phrase=True)]),
        ('"a b" c', [Clause("a b", is_phrase=True), Clause("c")]),
        ("-「追う側」", [Clause("追う側", is_phrase=True, is_excluded=True)]),
        ("学習「追う側」", [Clause("学習"), Clause("追う側", is_phrase=True)]),
        ("「閉じない", [Clause("閉じない", is_phrase=True)]),
        ("「」", []),
        ("- -", [Clause("-"), Clause("-")]),
        ("a\x00b\ud800c", [Clause("a"), Clause("b"), Clause("c")]),
        ("", []),
    ],
)
def test_clauses_are_told_apart_by_spaces_quotes_and_a_minus(typed, clauses):
    assert Query(typed).clauses == clauses


def test_of_a_long_query_the_beginning_is_looked_for():
    query = Query("学習" * 5000)
    assert query.is_cut
    assert len(query.text) == MOST_CHARACTERS


def test_of_many_clauses_the_first_are_looked_for():
    query = Query(" ".join("あいうえおかきくけこさし"))
    assert query.is_cut
    assert len(query.clauses) == MOST_CLAUSES


def test_an_ordinary_query_is_not_cut():
    assert not Query("学習 " * 5).is_cut
