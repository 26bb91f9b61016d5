from core.anchors import block_anchor


def test_an_anchor_comes_from_the_block_and_not_from_its_words():
    assert block_anchor("1a2b3c4d-0000-0000-0000-000000000000") == "s-1a2b3c4d"


def test_without_a_block_there_is_no_anchor():
    assert block_anchor(None) == ""
