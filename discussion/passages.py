"""The place in an article that a comment is about: its address, and whether its words still stand there."""

import re
from functools import cached_property
from urllib.parse import quote

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from core.anchors import block_anchor

# A long passage is named by its two ends; the words between may hold a table or an end of line.
WHOLE_LENGTH, END_LENGTH = 60, 20
# What a page adds to the stored words, or leaves out: spaces, quotation marks, and the mark of a source, which is a
# word in the one and a number in the other.
UNSEEN = re.compile(r"(?:[\s\u00ad\u200b-\u200d\u2060\ufeff「」]|出典|\[\d+\])+")


def fragment(block: str, text: str) -> str:
    """`#s-1a2b3c4d:~:text=…`: browsers mark the words; one that cannot, or finds them no more, shows the block."""
    text = " ".join(text.split())
    if len(text) <= WHOLE_LENGTH:
        words = escaped(text)
    else:
        words = f"{escaped(text[:END_LENGTH].strip())},{escaped(text[-END_LENGTH:].strip())}"
    return f"#{quote(block)}:~:text={words}"


def escaped(words: str) -> str:
    # A hyphen has a meaning of its own in a text directive, and quote() leaves it.
    return quote(words, safe="").replace("-", "%2D")


class PageWords:
    """The words of a page as it stands now, read off its blocks once, when first asked."""

    def __init__(self, page):
        self.page = page

    @classmethod
    def of(cls, page) -> "PageWords":
        """Those of a specific page; asked again for the same object, the same words."""
        if not hasattr(page, "_words_for_passages"):
            page._words_for_passages = cls(page)
        return page._words_for_passages

    def has(self, text: str, block: str = "") -> bool:
        """Whether the words stand in that block or, when the block is gone, anywhere; spaces do not count."""
        wanted = squeezed(text)
        if not wanted:
            return False
        return wanted in self.by_anchor.get(block, "") or wanted in self.all

    @cached_property
    def all(self) -> str:
        texts = [self.page.title, getattr(self.page, "dek", ""), *self.by_anchor.values()]
        return squeezed(" ".join(texts))

    @cached_property
    def by_anchor(self) -> dict[str, str]:
        """A block's words by its anchor, in reading order; a section's own words include its blocks'."""
        words = {}
        for field in self.page._meta.fields:
            for child in getattr(self.page, field.name) if isinstance(field, StreamField) else ():
                for anchor, text in blocks_in(child):
                    words[anchor] = text
        return words


def blocks_in(bound_block):
    """(anchor, squeezed words) of a block of a stream and of the blocks in the streams inside it."""
    content = bound_block.block.get_searchable_content(bound_block.value)
    yield block_anchor(bound_block.id), squeezed(" ".join(content))
    children = bound_block.value.values() if hasattr(bound_block.value, "values") else ()
    for stream in (value for value in children if isinstance(value, StreamValue)):
        for child in stream:
            yield from blocks_in(child)


def squeezed(text: str) -> str:
    return UNSEEN.sub("", text)
