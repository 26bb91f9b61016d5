"""What the index has to learn besides Wagtail's own news of saved and deleted objects."""

from django.db import transaction
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from modelsearch.tasks import insert_or_update_object_task

from core.purging import pages_showing
from facts.models import Entity
from timeline.models import Event

# What stands of a thing in the entries of others: of pages that choose it (search/passages.py), of its events.
QUOTED = {Entity: ("name", "name_ja"), Event: ("title", "live")}


def register_signal_handlers():
    for model in QUOTED:
        pre_save.connect(remember_what_is_quoted, sender=model)
        post_save.connect(index_what_quotes_it, sender=model)
        pre_delete.connect(index_what_quoted_it, sender=model)
    m2m_changed.connect(index_event, sender=Event.entities.through)


def remember_what_is_quoted(sender, instance, raw=False, update_fields=None, **kwargs):
    """A save of other fields keeps a draft: what it says is not stored."""
    fields = [name for name in QUOTED[sender] if update_fields is None or name in update_fields]
    stored = None if raw or not fields else sender._base_manager.filter(pk=instance.pk).values(*fields).first()
    instance._is_quoted_otherwise = any(getattr(instance, name) != value for name, value in (stored or {}).items())


def index_what_quotes_it(sender, instance, **kwargs):
    """The old words stand in their entries; nothing else tells that they have changed."""
    if instance.__dict__.pop("_is_quoted_otherwise", False):
        transaction.on_commit(lambda: index_again(*quoting(instance)))


def index_what_quoted_it(instance, **kwargs):
    """Found before the deletion: afterwards nothing knows any more what did."""
    found = [(things.model, list(things.values_list("pk", flat=True))) for things in quoting(instance)]
    transaction.on_commit(lambda: index_again(*(model.objects.filter(pk__in=pks) for model, pks in found)))


def quoting(thing):
    events = thing.events.all() if isinstance(thing, Entity) else Event.objects.none()
    return pages_showing(thing), events


def index_again(pages, events):
    for thing in (*pages.specific(defer=True), *events):
        insert_or_update_object_task.enqueue(thing._meta.app_label, thing._meta.model_name, str(thing.pk))


def index_event(instance, action, **kwargs):
    """An event's entities are stored after the event itself, when Wagtail has already read it."""
    if action.startswith("post_") and isinstance(instance, Event):
        insert_or_update_object_task.enqueue("timeline", "event", str(instance.pk))
