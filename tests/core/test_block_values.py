from wagtail import blocks
from wagtail.blocks.list_block import ListBlock

from core.block_values import leaves_in


class Pair(blocks.StructBlock):
    left = blocks.CharBlock()
    right = blocks.IntegerBlock()


class Part(blocks.StructBlock):
    heading = blocks.CharBlock()
    pairs = ListBlock(Pair())
    text = blocks.StreamBlock([("line", blocks.CharBlock())])


STREAM = blocks.StreamBlock([("part", Part())]).to_python(
    [
        {
            "type": "part",
            "value": {
                "heading": "題",
                "pairs": [{"left": "一", "right": 1}, {"left": "二", "right": 2}],
                "text": [{"type": "line", "value": "本文"}],
            },
        }
    ]
)


def test_every_leaf_comes_in_reading_order_however_deep():
    assert list(leaves_in(STREAM)) == ["題", "一", 1, "二", 2, "本文"]


def test_a_type_that_is_to_stay_whole_is_not_opened():
    pair = type(STREAM[0].value["pairs"][0])
    found = list(leaves_in(STREAM, whole=(blocks.StructValue,)))
    assert [type(leaf) for leaf in found] == [type(STREAM[0].value)]
    assert isinstance(found[0]["pairs"][0], pair)


def test_what_is_no_container_is_a_leaf_itself():
    assert list(leaves_in("語")) == ["語"]
    assert list(leaves_in(None)) == [None]
