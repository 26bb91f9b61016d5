"""The block that holds a grid: one form field, one query for the entities of every table on a page."""

from collections import defaultdict

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from wagtail.blocks import FieldBlock

from articles.tables.grid import Grid
from articles.tables.grid_comparison import GridDifference
from articles.tables.grid_form import GridTextarea
from articles.tables.plain_form import PlainFormError, from_plain, to_plain
from articles.tables.stored_form import from_stored, to_stored
from core.blocks import StockInMigrations
from facts.models import Entity


class GridField(forms.CharField):
    """A grid typed as plain lines; what is refused stays in the form as it was typed."""

    default_error_messages = {"required": "表の中身を入れてください。"}

    def __init__(self, **kwargs):
        super().__init__(**{"widget": GridTextarea, "strip": False, **kwargs})

    def prepare_value(self, value):
        return to_plain(value, find_entities) if isinstance(value, Grid) else value

    def clean(self, value):
        grid = value if isinstance(value, Grid) else self.to_grid(value or "")
        if self.required and not grid:
            raise ValidationError(self.error_messages["required"], code="required")
        problems = grid.problems()
        if problems:
            raise ValidationError(problems)
        return grid

    def to_grid(self, text: str) -> Grid:
        try:
            return from_plain(text, find_entities)
        except PlainFormError as error:
            raise ValidationError(str(error)) from error


class GridBlock(StockInMigrations, FieldBlock):
    """A draft may still lack its rows, or the whole grid."""

    stock_block = "wagtail.blocks.TextBlock"

    def __init__(self, required=True, help_text=None, **kwargs):
        self.field = GridField(required=required, help_text=help_text)
        super().__init__(**kwargs)

    def get_default(self):
        return self.normalize(getattr(self.meta, "default", None))

    def normalize(self, value):
        """Grids stay; stored JSON and plain lines become one."""
        if isinstance(value, Grid):
            return value
        return with_entities([from_plain(value, find_entities)])[0] if isinstance(value, str) else self.to_python(value)

    def to_python(self, value):
        return self.bulk_to_python([value])[0]

    def bulk_to_python(self, values):
        return with_entities([from_stored(value) for value in values])

    def value_from_datadict(self, data, files, prefix):
        # What cannot be read stays text, so that `clean` refuses it and the form shows it again.
        text = super().value_from_datadict(data, files, prefix)
        try:
            return from_plain(text or "", find_entities)
        except PlainFormError:
            return text

    def clean(self, value):
        grid = with_entities([self.field.clean(value)])[0]
        if grid and not grid.rows and not self.is_deferred_validation:
            raise ValidationError("見出しの行だけで、中身の行がありません。")
        return grid

    def get_prep_value(self, value):
        return to_stored(value) if isinstance(value, Grid) else None

    def get_form_state(self, value):
        return self.field.prepare_value(value)

    def render_basic(self, value, context=None):
        """The plain lines."""
        lines = to_plain(value) if isinstance(value, Grid) else value or ""
        return format_html_join(mark_safe("<br>\n"), "{}", ((line,) for line in lines.split("\n")))

    def get_comparison_class(self):
        return GridDifference

    def get_searchable_content(self, value):
        return value.texts() if isinstance(value, Grid) else []

    def extract_references(self, value):
        for entity_id in sorted(value.entity_ids()) if isinstance(value, Grid) else []:
            yield Entity, str(entity_id), "", ""

    class Meta:
        icon = "table"
        label = "表の中身"


def with_entities(grids: list[Grid]) -> list[Grid]:
    """The grids with the entities that their cells name. One query for all; none when there is none to load."""
    ids = set().union(*(grid.entity_ids() for grid in grids))
    entities = Entity.objects.in_bulk(ids) if ids else {}
    return [grid.with_entities(entities) for grid in grids]


def find_entities(names: set[str]) -> dict[str, int]:
    """The ids of entities called so, by name, Japanese name, alias or slug, whatever the case. One query.

    They count in this order, and a name in the very same letters counts most. Of equals, the lowest id is meant.
    The names of all entities are read and compared here, since the database has other rules of case than Python.
    """
    asked = defaultdict(set)
    for name in names:
        asked[name.casefold()].add(name)
    best = {}
    for pk, name, name_ja, aliases, slug in Entity.objects.values_list("pk", "name", "name_ja", "aliases", "slug"):
        for rank, called in [(1, name), (2, name_ja), *((3, alias) for alias in aliases), (4, slug)]:
            for spelling in asked.get(called.casefold(), ()):
                candidate = (0 if spelling == name else rank, pk)
                best[spelling] = min(best.get(spelling, candidate), candidate)
    return {spelling: pk for spelling, (_, pk) in best.items()}
