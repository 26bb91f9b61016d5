"""How blocks made of blocks differ, and which class compares which block."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from wagtail import blocks
from wagtail.admin.compare import BlockComparison, get_comparison_class_for_block
from wagtail.images.blocks import ImageChooserBlock

from core.comparison.alignment import align
from core.comparison.changes import Kind, Part, Place, moved_note
from core.comparison.chosen import Chosen
from core.comparison.field_blocks import (
    BooleanDifference,
    ChoiceDifference,
    ChoicesDifference,
    ChooserDifference,
    Difference,
    FieldDifference,
    PictureDifference,
    RichTextDifference,
    TextDifference,
)
from core.comparison.naming import block_name, content, texts_in
from core.comparison.texts import likeness

MIN_LIKENESS = 0.5


def comparison_class(block) -> type[BlockComparison]:
    """A block's own class if it is one of ours, else ours for its kind; Wagtail's for what we do not know."""
    own = get_comparison_class_for_block(block)
    if issubclass(own, Difference):
        return own
    return next((ours for kinds, ours in CLASSES if isinstance(block, kinds)), own)


def difference(block, old, new, chosen: Chosen) -> BlockComparison:
    found = comparison_class(block)(block, True, True, old, new)
    found.chosen = chosen
    return found


def changed_part(found: BlockComparison, label: str) -> Part:
    return found.changed_part(label) if isinstance(found, Difference) else Part(label, found.htmldiff())


def whole_part(block, value, chosen: Chosen, label: str) -> Part | None:
    found = difference(block, value, value, chosen)
    if isinstance(found, Difference):
        return found.whole_part(value, label)
    return Part(label, found.htmlvalue(value), kind=Kind.SAME) if value is not None else None


class StructDifference(Difference):
    """Only the fields that changed, in the order of the form."""

    def changed_part(self, label=""):
        return Part(
            label, parts=tuple(changed_part(found, str(found.block.label)) for found in self.changed_children())
        )

    def whole_part(self, value, label=""):
        found = [
            whole_part(block, (value or {}).get(name), self.chosen, str(block.label))
            for name, block in self.block.child_blocks.items()
        ]
        parts = tuple(part for part in found if part)
        return Part(label, parts=parts, kind=Kind.SAME) if parts else None

    def changed_children(self) -> list[BlockComparison]:
        found = [
            difference(block, (self.val_a or {}).get(name), (self.val_b or {}).get(name), self.chosen)
            for name, block in self.block.child_blocks.items()
        ]
        return [child for child in found if child.has_changed()]

    def places(self):
        """The struct's own fields in one place, and those of the streams inside it after that."""
        changed = self.changed_children()
        streams = [child for child in changed if isinstance(child, StreamDifference)]
        parts = tuple(changed_part(child, str(child.block.label)) for child in changed if child not in streams)
        own = [Place((), parts)] if parts else []
        return own + [place for stream in streams for place in stream.places()]


class SequenceItem:
    """A block of a stream or list, with what tells it from its neighbours."""

    def __init__(self, block, value, key):
        self.block, self.value, self.key = block, value, key

    @cached_property
    def content(self):
        return content(self.block, self.value)

    @cached_property
    def words(self) -> str:
        return "\n".join(texts_in(self.content))

    def likeness(self, other: "SequenceItem") -> float:
        if self.block.name != other.block.name:
            return 0
        found = likeness(self.words, other.words)
        return found if found >= MIN_LIKENESS else 0


class SequenceDifference(Difference):
    """Blocks one after another, known again by their ids, else by what they say."""

    def items(self, value) -> list[SequenceItem]:
        raise NotImplementedError

    def pairs(self) -> Iterator[tuple[SequenceItem | None, SequenceItem | None, str]]:
        """Each item before and after with the sentence on its move, those that are as they were left out."""
        old, new = self.items(self.val_a), self.items(self.val_b)
        for pair in align(old, new, key=lambda item: item.key, likeness=SequenceItem.likeness):
            before = None if pair.old is None else old[pair.old]
            after = None if pair.new is None else new[pair.new]
            if pair.moved or before is None or after is None or before.content != after.content:
                yield before, after, moved_note(pair.old, pair.new) if pair.moved else ""

    def changed_part(self, label=""):
        return Part(label, parts=tuple(self.item_part(*found) for found in self.pairs()))

    def item_part(self, before, after, note) -> Part:
        item = after or before
        name = block_name(item.block, item.value)
        if before is None or after is None:
            whole = whole_part(item.block, item.value, self.chosen, str(item.block.label)) or Part(name)
            return replace(whole, kind=Kind.ADDED if before is None else Kind.REMOVED)
        if before.content == after.content:
            return Part(name, kind=Kind.MOVED, note=note)
        return replace(changed_part(self.between(before, after), name), note=note)

    def whole_part(self, value, label=""):
        found = [whole_part(item.block, item.value, self.chosen, str(item.block.label)) for item in self.items(value)]
        parts = tuple(part for part in found if part)
        return Part(label, parts=parts, kind=Kind.SAME) if parts else None

    def between(self, before: SequenceItem, after: SequenceItem) -> BlockComparison:
        return difference(after.block, before.value, after.value, self.chosen)


class ListDifference(SequenceDifference):
    def whole_part(self, value, label=""):
        """Its items numbered if they have parts of their own, else one below the other."""
        items = self.items(value)
        is_simple = isinstance(self.block.child_block, blocks.FieldBlock)
        labels = ["" if is_simple else f"{item.block.label} {number}" for number, item in enumerate(items, start=1)]
        found = [
            whole_part(item.block, item.value, self.chosen, name) for item, name in zip(items, labels, strict=True)
        ]
        parts = tuple(part for part in found if part)
        return Part(label, parts=parts, kind=Kind.SAME) if parts else None

    def items(self, value):
        return [] if value is None else [SequenceItem(b.block, b.value, b.original_id) for b in value.bound_blocks]


class StreamDifference(SequenceDifference):
    def items(self, value):
        return [
            SequenceItem(child.block, child.value, child.id and (child.block_type, child.id)) for child in value or ()
        ]

    def places(self):
        return [place for found in self.pairs() for place in self.item_places(*found)]

    def item_places(self, before, after, note) -> list[Place]:
        item = after or before
        name = block_name(item.block, item.value)
        if before is None or after is None:
            return [self.whole_place(name, item, Kind.ADDED if before is None else Kind.REMOVED)]
        if before.content == after.content:
            return [Place((name,), kind=Kind.MOVED, note=note)]
        found = self.between(before, after)
        inner = found.places() if isinstance(found, Difference) else [Place((), (Part(html=found.htmldiff()),))]
        places = [place.below(name) for place in inner]
        if note and places[0].trail == (name,):
            places[0] = replace(places[0], note=note)
        elif note:
            places.insert(0, Place((name,), kind=Kind.MOVED, note=note))
        return places

    def whole_place(self, name, item, kind) -> Place:
        part = whole_part(item.block, item.value, self.chosen, "")
        parts = (part.parts or (part,)) if part else ()
        return Place((name,), parts, kind, item=item)


CLASSES = [
    (blocks.StructBlock, StructDifference),
    (blocks.StreamBlock, StreamDifference),
    (blocks.ListBlock, ListDifference),
    (blocks.RichTextBlock, RichTextDifference),
    (blocks.ChoiceBlock, ChoiceDifference),
    (blocks.MultipleChoiceBlock, ChoicesDifference),
    (blocks.BooleanBlock, BooleanDifference),
    (ImageChooserBlock, PictureDifference),
    (blocks.ChooserBlock, ChooserDifference),
    ((blocks.CharBlock, blocks.TextBlock, blocks.URLBlock, blocks.EmailBlock, blocks.RawHTMLBlock), TextDifference),
    (blocks.FieldBlock, FieldDifference),
]
