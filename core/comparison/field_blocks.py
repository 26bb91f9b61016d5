"""How blocks of one field differ; they are shown as words, `<del>` and `<ins>`."""

from functools import cached_property

from django.utils.safestring import SafeString
from wagtail.admin.compare import BlockComparison

from core.comparison.changes import Kind, Part, Place, parts_html
from core.comparison.chosen import Chosen
from core.comparison.naming import choice_label, same_content, source_of
from core.comparison.pictures import picture_html, pictures_html
from core.comparison.rich_texts import rich_text_html, whole_rich_text_html
from core.comparison.texts import lines_html, text_html
from core.comparison.words import change_html


class Difference(BlockComparison):
    """A block's value before and after, as Wagtail asks for it. Those of one page share what they have `chosen`."""

    @cached_property
    def chosen(self) -> Chosen:
        return Chosen.of(self.block, [self.val_a, self.val_b])

    def has_changed(self):
        return not same_content(self.block, self.val_a, self.val_b)

    def changed_part(self, label: str = "") -> Part:
        raise NotImplementedError

    def whole_part(self, value, label: str = "") -> Part | None:
        """All of a value, for what was added or removed; None when there is nothing to see."""
        raise NotImplementedError

    def places(self) -> list[Place]:
        """The places to look at, their trails beginning inside this block."""
        part = self.changed_part()
        return [Place((), part.parts or (part,))]

    def htmldiff(self):
        return parts_html([self.changed_part()])

    def htmlvalue(self, val):
        return parts_html([part for part in [self.whole_part(val)] if part])


class FieldDifference(Difference):
    """The value in words: old → new."""

    is_wide = False

    def changed_part(self, label=""):
        return Part(label, self.change(), is_wide=self.is_wide)

    def whole_part(self, value, label=""):
        html = self.show(value)
        return Part(label, html, kind=Kind.SAME, is_wide=self.is_wide) if html else None

    def change(self) -> SafeString:
        return change_html(self.words(self.val_a), self.words(self.val_b))

    def show(self, value) -> SafeString:
        return lines_html(self.words(value))

    def words(self, value) -> str:
        return "" if value is None else str(value)


class TextDifference(FieldDifference):
    def change(self):
        return text_html(self.words(self.val_a), self.words(self.val_b))


class RichTextDifference(FieldDifference):
    def change(self):
        return rich_text_html(source_of(self.val_a), source_of(self.val_b), self.chosen)

    def show(self, value):
        return whole_rich_text_html(source_of(value), self.chosen)


class ChoiceDifference(FieldDifference):
    def words(self, value):
        return choice_label(self.block, value)


class ChoicesDifference(FieldDifference):
    def words(self, value):
        return "・".join(choice_label(self.block, each) for each in value or ())


class BooleanDifference(FieldDifference):
    def words(self, value):
        return "はい" if value else "いいえ"


class ChooserDifference(FieldDifference):
    """What is chosen, by its title of today."""

    def words(self, value):
        return "" if value is None else self.chosen.title(self.block.model_class, value.pk)


class PictureDifference(FieldDifference):
    def change(self):
        return pictures_html(self.find(self.val_a), self.find(self.val_b))

    def show(self, value):
        return picture_html(self.find(value)) if value else ""

    def find(self, value):
        return value and self.chosen.find(self.block.model_class, value.pk)
