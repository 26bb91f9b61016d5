"""Blocks that other apps use to point at what is known."""

from wagtail.snippets.blocks import SnippetChooserBlock

from facts.models import Source


class SourceChooserBlock(SnippetChooserBlock):
    """Names a source without loading it.

    A page needs only the number of a source where it is cited, and loads all of
    them at once for its list. The value is a `Source` with nothing but its key;
    any other attribute costs a query.
    """

    def __init__(self, **kwargs):
        super().__init__("facts.Source", **{"label": "出典", **kwargs})

    def to_python(self, value):
        return Source.from_db("default", ["id"], [value]) if isinstance(value, int) else value

    def bulk_to_python(self, values):
        return [self.to_python(value) for value in values]

    def get_form_state(self, value):
        # The form shows the title; a source that is gone leaves the field empty instead of failing.
        return super().get_form_state(Source.objects.filter(pk=value.pk).first() if value else None)

    def deconstruct(self):
        # Migrations name Wagtail's own block, so that they never import this one.
        _, _, kwargs = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", ["facts.Source"], kwargs
