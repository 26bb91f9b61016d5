"""What the index has to learn besides Wagtail's own news of saved and deleted objects."""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_save
from modelsearch.tasks import insert_or_update_object_task

from core.purging import pages_showing
from facts.models import Entity
from timeline.models import Event

# What a page that names the thing shows of it (search/passages.py).
NAMED_BY = {Entity: "name", Event: "title"}


def register_signal_handlers():
    for model in NAMED_BY:
        pre_save.connect(remember_name, sender=model)
        post_save.connect(index_pages_that_name_it, sender=model)
    m2m_changed.connect(index_event, sender=Event.entities.through)


def remember_name(sender, instance, raw=False, **kwargs):
    name = NAMED_BY[sender]
    stored = None if raw else sender._base_manager.filter(pk=instance.pk).values_list(name, flat=True).first()
    instance._had_other_name = stored is not None and stored != getattr(instance, name)


def index_pages_that_name_it(sender, instance, **kwargs):
    """The old name stands in their entries; nothing else tells that they have changed."""
    if instance.__dict__.pop("_had_other_name", False):
        transaction.on_commit(lambda: index_again(pages_showing(instance)))


def index_again(pages):
    for page in pages.specific(defer=True):
        insert_or_update_object_task.enqueue(page._meta.app_label, page._meta.model_name, str(page.pk))


def index_event(instance, action, **kwargs):
    """An event's entities are stored after the event itself, when Wagtail has already read it."""
    if action.startswith("post_") and isinstance(instance, Event):
        insert_or_update_object_task.enqueue("timeline", "event", str(instance.pk))
