"""Many entities in one field, which the reference index finds."""

from modelcluster.fields import ParentalManyToManyField


class EntitiesField(ParentalManyToManyField):
    """Entities that an event, a draft included, names.

    Wagtail's reference index leaves many-to-many fields out; it reads this one
    as it reads a stream. So an entity's uses name the event, an entity in use
    cannot be deleted, and a change of it reaches every page that shows the event.
    """

    def __init__(self, to="facts.Entity", **kwargs):
        super().__init__(to, **kwargs)

    def extract_references(self, entities):
        for entity in entities:
            yield self.related_model, str(entity.pk), "entity", f"entity.{entity.pk}"

    def deconstruct(self):
        # Migrations name the stock field, so that they never import this one.
        name, _, args, kwargs = super().deconstruct()
        return name, "modelcluster.fields.ParentalManyToManyField", args, kwargs
