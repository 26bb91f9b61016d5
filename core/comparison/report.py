"""All the places that an approver looks at, whatever Wagtail's view found changed."""

from dataclasses import dataclass
from itertools import groupby

from wagtail.admin.compare import ChildRelationComparison, ChoiceFieldComparison, FieldComparison, M2MFieldComparison
from wagtail.images.edit_handlers import ImageFieldComparison

from core.comparison.changes import Part, Place
from core.comparison.chosen import Chosen
from core.comparison.fields import ChoiceDifference, FieldDifference, NamesDifference, PictureDifference
from core.comparison.names import names_html

# Wagtail takes these without asking its registry, or enters them there after us.
OURS = {
    FieldComparison: FieldDifference,
    ChoiceFieldComparison: ChoiceDifference,
    M2MFieldComparison: NamesDifference,
    ImageFieldComparison: PictureDifference,
}


@dataclass(frozen=True)
class NumberedPlace:
    place: Place
    number: int
    last: int

    @property
    def previous(self) -> int | None:
        return self.number - 1 or None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.last else None


def numbered_places(comparisons) -> list[NumberedPlace]:
    """The places of all these comparisons of fields, counted from 1."""
    places = [place for comparison in comparisons for place in places_of(comparison)]
    return [NumberedPlace(place, number, len(places)) for number, place in enumerate(places, start=1)]


def grouped(places: list[NumberedPlace]) -> list[tuple[str, list[NumberedPlace]]]:
    """For the list of changes: neighbours that share all of their trail but its end, under what they share."""
    groups = groupby(places, key=lambda numbered: numbered.place.trail[:-1])
    return [(trail[-1] if trail else "", list(group)) for trail, group in groups]


def places_of(comparison) -> list[Place]:
    if comparison.is_child_relation:
        return relation_places(comparison)
    if type(comparison) in OURS:
        comparison = OURS[type(comparison)].taken_from(comparison)
    if hasattr(comparison, "places"):
        return comparison.places()
    return [Place((str(comparison.field_label()),), (Part(html=comparison.htmldiff()),))]


def relation_places(comparison: ChildRelationComparison) -> list[Place]:
    """The objects of a child relation, such as an article's authors, by name."""
    fields = [field_comparison.args[0] for field_comparison in comparison.field_comparisons]
    old, new = list(comparison.val_a.all()), list(comparison.val_b.all())
    chosen = Chosen(
        (field.related_model, field.value_from_object(row))
        for field in fields
        if field.related_model
        for row in old + new
    )
    names = [["・".join(name(field, row, chosen) for field in fields) for row in rows] for rows in (old, new)]
    return [Place((str(comparison.field_label()),), (Part(html=names_html(*names)),))] if names[0] != names[1] else []


def name(field, row, chosen: Chosen) -> str:
    value = field.value_from_object(row)
    if field.related_model:
        return chosen.title(field.related_model, value)
    return str(dict(field.flatchoices).get(value, value))
