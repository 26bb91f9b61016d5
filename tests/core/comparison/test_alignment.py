"""Which item became which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison.alignment import MAX_WEIGHED_PAIRS, Pair, align


def paired(old, new, likeness=lambda *_: 0):
    return align(old, new, key=lambda item: item, likeness=likeness)


def test_an_item_put_on_top_moves_none_of_the_others():
    assert paired("abc", "xabc") == [Pair(None, 0), Pair(0, 1), Pair(1, 2), Pair(2, 3)]


def test_a_removed_item_stands_behind_what_stood_before_it():
    assert paired("abc", "ac") == [Pair(0, 0), Pair(1, None), Pair(2, 1)]
    assert paired("abc", "bc") == [Pair(0, None), Pair(1, 0), Pair(2, 1)]
    assert paired("abc", "") == [Pair(0, None), Pair(1, None), Pair(2, None)]


def test_only_what_changed_its_order_has_moved():
    assert [pair for pair in paired("abcde", "dabce") if pair.moved] == [Pair(3, 0, moved=True)]


def test_what_has_no_equal_goes_to_what_is_most_like_it():
    def likeness(old, new):
        return len(set(old) & set(new))

    assert paired(["abcd", "vwxy"], ["abvz", "abcz"], likeness) == [Pair(1, 0, moved=True), Pair(0, 1)]


def test_very_long_lists_are_paired_by_key_alone():
    asked = []
    side = MAX_WEIGHED_PAIRS  # and thousands of items are still paired at once
    paired(range(side), range(side, 2 * side), lambda *pair: asked.append(pair) or 0)
    assert asked == []


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_every_item_of_both_is_told_once(old, new):
    pairs = paired(old, new, lambda a, b: 1 / (1 + abs(a - b)))
    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))


@pytest.mark.parametrize("items", ["", "a", "abc", "aabba"])
def test_nothing_moves_where_nothing_changed(items):
    assert not any(pair.moved or None in (pair.old, pair.new) for pair in paired(items, items))
