"""How the fields of two versions differ; importing this replaces Wagtail's comparisons, which cut by spaces."""

import json
import logging
from functools import cached_property

from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.compare import FieldComparison, register_comparison_class
from wagtail.fields import RichTextField, StreamField
from wagtail.rich_text import extract_references_from_rich_text

from core.comparison.blocks import StreamDifference
from core.comparison.changes import Part, Place, parts_html
from core.comparison.chosen import Chosen
from core.comparison.moves import joined
from core.comparison.names import names_html
from core.comparison.pictures import pictures_html
from core.comparison.rich_texts import prose, rich_text_html
from core.comparison.texts import text_html
from core.comparison.words import change_html
from core.fields import PartialDateField

logger = logging.getLogger(__name__)

# What blocks raise that were stored by an older or foreign version.
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)


class FieldDifference(FieldComparison):
    """The value in words: old → new."""

    def words(self, value) -> str:
        if isinstance(value, bool):
            return "はい" if value else "いいえ"
        return "" if value is None else str(value)

    @classmethod
    def taken_from(cls, comparison: FieldComparison) -> "FieldDifference":
        """The same field and values, told our way."""
        found = cls.__new__(cls)
        found.field, found.val_a, found.val_b = comparison.field, comparison.val_a, comparison.val_b
        return found

    def htmldiff(self):
        return change_html(self.words(self.val_a), self.words(self.val_b))

    def places(self) -> list[Place]:
        return [Place((str(self.field_label()),), (Part(html=self.htmldiff()),))]


class ChoiceDifference(FieldDifference):
    def words(self, value):
        return str(dict(self.field.flatchoices).get(value, value)) if value else ""


class TextDifference(FieldDifference):
    def htmldiff(self):
        return text_html(self.val_a or "", self.val_b or "")


class PartialDateDifference(FieldDifference):
    """Compares what is read: two ways of writing one date are no change."""

    def has_changed(self):
        return self.words(self.val_a) != self.words(self.val_b)


class RichTextDifference(FieldDifference):
    def has_changed(self):
        return prose(self.val_a) != prose(self.val_b)

    def htmldiff(self):
        sources = [self.val_a or "", self.val_b or ""]
        chosen = Chosen((model, key) for text in sources for model, key, *_ in extract_references_from_rich_text(text))
        return rich_text_html(*sources, chosen)


class ForeignKeyDifference(FieldDifference):
    @property
    def model(self):
        return self.field.related_model

    def chosen(self) -> Chosen:
        return Chosen((self.model, key) for key in (self.val_a, self.val_b) if key)

    def htmldiff(self):
        chosen = self.chosen()
        return change_html(*("" if key is None else chosen.title(self.model, key) for key in (self.val_a, self.val_b)))


class PictureDifference(ForeignKeyDifference):
    def htmldiff(self):
        chosen = self.chosen()
        return pictures_html(*(chosen.find(self.model, key) for key in (self.val_a, self.val_b)))


class NamesDifference(FieldDifference):
    """Of topics: which came, which went."""

    def htmldiff(self):
        return names_html([str(item) for item in self.val_a], [str(item) for item in self.val_b])


class StreamFieldDifference(FieldDifference):
    """Block by block; what no block can read any more is compared as it is stored."""

    def has_changed(self):
        return self.stored(self.val_a) != self.stored(self.val_b)

    def stored(self, value):
        return list(value.raw_data) or value.raw_text or ""

    @cached_property
    def is_readable(self) -> bool:
        try:
            return all(isinstance(list(value), list) for value in (self.val_a, self.val_b))
        except UNREADABLE:
            logger.exception("Blocks of %s cannot be read", self.field)
            return False

    def htmldiff(self):
        found = self.places()
        return parts_html([Part(place.name, parts=place.parts, kind=place.kind, note=place.note) for place in found])

    def places(self):
        label = str(self.field_label())
        if not self.is_readable:
            stored = [
                json.dumps(self.stored(value), ensure_ascii=False, indent=1) for value in (self.val_a, self.val_b)
            ]
            return [Place((label,), (Part("保存された形", text_html(*stored)),))]
        found = StreamDifference(self.field.stream_block, True, True, self.val_a, self.val_b)
        return [place.below(label) for place in joined(found.places(), found.chosen)]


REGISTERED = [
    (models.CharField, TextDifference),
    (models.TextField, TextDifference),
    (RichTextField, RichTextDifference),
    (StreamField, StreamFieldDifference),
    (PartialDateField, PartialDateDifference),
    (ClusterTaggableManager, NamesDifference),
]


def register_comparisons():
    for field_class, ours in REGISTERED:
        register_comparison_class(field_class, comparison_class=ours)
    register_comparison_class(models.ForeignKey, to=models.Model, comparison_class=ForeignKeyDifference)
