"""Which companies and models an article names, read off its loaded blocks."""

from articles.tables.grid import Grid
from core.block_values import leaves_in
from facts.models import Entity
from timeline.blocks import TimelineValue


def entities_shown(article) -> list[Entity]:
    """Each once, in reading order: of tables, quotes and the events of timelines. No query after `show_events`."""
    found = {}
    for entity in entities_in(article.body):
        found.setdefault(entity.pk, entity)
    return list(found.values())


def entities_by_kind(article) -> list[tuple[str, list[Entity]]]:
    """(label, entities) for each kind that has any, in the order of `Entity.Kind`."""
    shown = entities_shown(article)
    groups = ((kind.label, [entity for entity in shown if entity.kind == kind]) for kind in Entity.Kind)
    return [group for group in groups if group[1]]


def entities_in(value):
    for leaf in leaves_in(value, whole=(TimelineValue,)):
        if isinstance(leaf, Entity):
            yield leaf
        elif isinstance(leaf, Grid):
            yield from (cell.entity for row in leaf.rows for cell in row.typed_cells if cell.entity)
        elif isinstance(leaf, TimelineValue):
            # What its filter names was never loaded; what it shows was.
            yield from (entity for event in leaf.shown for entity in event.entities.all())
