"""A partial date inside a StreamField."""

from wagtail import blocks

from core.dates import PartialDate
from core.fields import HOW_TO_TYPE, PartialDateFormField, parse_or_refuse, read_stored


class PartialDateBlock(blocks.FieldBlock):
    """A `PartialDate`, or None where it is not required; stored as its canonical string."""

    def __init__(self, required=True, help_text=None, validators=(), **kwargs):
        self.field = PartialDateFormField(required=required, help_text=help_text, validators=validators)
        super().__init__(**kwargs)

    def deconstruct(self):
        """As Wagtail's own block of text, so that migrations never import ours."""
        _, args, kwargs = super().deconstruct()
        if isinstance(kwargs.get("default"), PartialDate):
            kwargs = {**kwargs, "default": kwargs["default"].canonical}
        kwargs = {name: value for name, value in kwargs.items() if name != "validators"}
        return "wagtail.blocks.CharBlock", args, kwargs

    def normalize(self, value):
        return parse_or_refuse(value) if isinstance(value, str) else value

    def to_python(self, value):
        return value if isinstance(value, PartialDate) else read_stored(value, where=self.name)

    def get_prep_value(self, value):
        date = self.normalize(value)
        return "" if date is None else date.canonical

    def render_basic(self, value, context=None):
        return "" if value is None else str(value)

    def get_searchable_content(self, value):
        return [str(value)] if value else []

    class Meta:
        icon = "date"
        label = "時期"
        description = HOW_TO_TYPE
        preview_value = "2026年3月上旬"
