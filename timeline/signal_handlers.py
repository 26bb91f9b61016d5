"""What follows from a change of an event's entities."""

from django.db.models.signals import m2m_changed
from wagtail.signal_handlers import update_reference_index_on_save

from timeline.models import Event

DONE = ("post_add", "post_remove", "post_clear")


def register_signal_handlers():
    m2m_changed.connect(on_entities_changed, sender=Event.entities.through)


def on_entities_changed(instance, action, reverse, **kwargs):
    """Wagtail reads references when the row is saved, and its entities come after the row."""
    if action in DONE and not reverse:
        update_reference_index_on_save(instance)
