"""When readers were last told of a change of an event: so far, nothing but its last publication says so."""

from django.db import migrations, models
from django.db.models.functions import Coalesce, Now


def take_last_publication(apps, schema_editor):
    Event = apps.get_model("timeline", "Event")
    Event.objects.update(changed_at=Coalesce("last_published_at", "first_published_at"))
    Event.objects.filter(live=True, changed_at=None).update(changed_at=Now())


class Migration(migrations.Migration):
    dependencies = [("timeline", "0002_timeline_page")]

    operations = [
        migrations.AddField(
            model_name="event",
            name="changed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="事実が変わった日時"),
        ),
        migrations.RemoveIndex(model_name="event", name="event_newest"),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(condition=models.Q(("live", True)), fields=["-changed_at", "-id"], name="event_newest"),
        ),
        migrations.RunPython(take_last_publication, migrations.RunPython.noop, elidable=True),
    ]
