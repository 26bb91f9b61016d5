"""What a block is called in a comparison, and whether two of them say the same."""

import re
from collections.abc import Iterator

from wagtail import blocks

from core.comparison.changes import named
from core.comparison.rich_texts import Prose, plain_words, prose

FIELD_OF_FORMAT = re.compile(r"\{(\w+)\}")


def block_name(block, value) -> str:
    """引用「サム・アルトマン：数か月は…」: the label and what the editor's list shows of the value.

    A block with `name_in_comparison(value)` may have a better name.
    """
    own = getattr(block, "name_in_comparison", None)
    return (own and own(value)) or named(str(block.label or "項目"), summary(block, value))


def summary(block, value) -> str:
    if isinstance(block, blocks.RichTextBlock):
        return plain_words(source_of(value))
    if isinstance(block, (blocks.CharBlock, blocks.TextBlock)):
        return str(value or "")
    label_format = getattr(block.meta, "label_format", None)
    if not (label_format and isinstance(block, blocks.StructBlock) and value):
        return ""
    words = FIELD_OF_FORMAT.sub(lambda found: child_words(block, value, found[1]), label_format)
    return words.strip(" ：:")


def child_words(block, value, name: str) -> str:
    child = block.child_blocks.get(name)
    if isinstance(child, blocks.ChoiceBlock):
        return choice_label(child, value.get(name))
    return str(value.get(name) or "") if child else ""


def choice_label(block, value) -> str:
    """The words of a choice; none for the empty one, and one that is no longer offered stays as it was stored."""
    if not value:
        return ""
    groups = [choice if isinstance(choice[1], (list, tuple)) else ("", [choice]) for choice in block.field.choices]
    return str({key: label for _, choices in groups for key, label in choices}.get(value, value))


def source_of(value) -> str:
    return getattr(value, "source", None) or ""


def same_content(block, old, new) -> bool:
    return old is new or content(block, old) == content(block, new)


def content(block, value):
    """What a block says, free of ids and of marks of the editor: they change when nothing else does."""
    if value is None:
        return None
    if isinstance(block, blocks.StructBlock):
        return {name: content(child, value.get(name)) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.StreamBlock):
        return [(child.block_type, content(child.block, child.value)) for child in value]
    if isinstance(block, blocks.ListBlock):
        return [content(block.child_block, item) for item in value]
    return prose(source_of(value)) if isinstance(block, blocks.RichTextBlock) else block.get_prep_value(value)


def texts_in(content) -> Iterator[str]:
    """All texts of a content, without markup: what two blocks are known again by."""
    if isinstance(content, Prose):
        yield content.text
    elif isinstance(content, (list, tuple, dict)):
        for item in content.values() if isinstance(content, dict) else content:
            yield from texts_in(item)
    elif content is not None:
        yield str(content)
