"""What blocks hold, whatever they are put together from."""

from collections.abc import Iterator

from wagtail.blocks import StreamValue
from wagtail.blocks.list_block import ListValue


def leaves_in(value, *, whole: tuple[type, ...] = ()) -> Iterator:
    """All that a block's value holds, however deep, in reading order: texts, numbers, chosen objects, grids.

    Args:
        whole: types of values that are given as they are and not opened.
    """
    if isinstance(value, whole) or not isinstance(value, StreamValue | ListValue | dict):
        yield value
        return
    children = value.values() if isinstance(value, dict) else value
    for child in children:
        yield from leaves_in(child.value if isinstance(value, StreamValue) else child, whole=whole)
