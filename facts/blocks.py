"""Blocks that other apps use to point at what is known."""

from wagtail.snippets.blocks import SnippetChooserBlock


class UnloadedChooserBlock(SnippetChooserBlock):
    """Names a thing without loading it, because its page loads all of a kind at once.

    The value is an instance with nothing but its key; any other attribute costs
    a query.
    """

    def to_python(self, value):
        return self.model_class.from_db("default", ["id"], [value]) if isinstance(value, int) else value

    def bulk_to_python(self, values):
        return [self.to_python(value) for value in values]

    def get_form_state(self, value):
        # The form shows the name; a thing that is gone leaves the field empty instead of failing.
        return super().get_form_state(self.model_class.objects.filter(pk=value.pk).first() if value else None)

    def deconstruct(self):
        # Migrations name Wagtail's own block, so that they never import this one.
        _, _, kwargs = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", [self._target_model], kwargs


class SourceChooserBlock(UnloadedChooserBlock):
    """A source: the page needs its number where it is cited, and loads all of them for its list."""

    def __init__(self, **kwargs):
        super().__init__("facts.Source", **{"label": "出典", **kwargs})


class EntityChooserBlock(UnloadedChooserBlock):
    """An entity by which something is selected, so that its key is enough."""

    def __init__(self, **kwargs):
        super().__init__("facts.Entity", **{"label": "企業・モデル", **kwargs})
