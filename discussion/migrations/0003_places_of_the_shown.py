"""What a thread shows is what is published or has published replies, whatever became of it.

New indexes first: readers wait for the dropping of the old ones alone, and that takes no time.
"""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q
from django.db.models.functions import Lower

SHOWN = Q(("status", 1), ("reply_count__gt", 0), _connector="OR")


class Migration(migrations.Migration):
    dependencies = [("discussion", "0002_triggers")]
    operations = [
        migrations.AddIndex(
            "comment",
            models.Index(
                F("discussion"), F("id").desc(), condition=SHOWN & Q(("parent", None)), name="comment_roots"
            ),
        ),
        migrations.AddIndex(
            "comment",
            models.Index(
                F("discussion"),
                F("vote_count").desc(),
                F("id").desc(),
                condition=SHOWN & Q(("parent", None)),
                name="comment_supported",
            ),
        ),
        migrations.AddIndex(
            "comment",
            models.Index(
                F("root"), F("path"), condition=SHOWN & Q(("parent__isnull", False)), name="comment_replies"
            ),
        ),
        migrations.RemoveIndex("comment", "comment_top"),
        migrations.RemoveIndex("comment", "comment_best"),
        migrations.RemoveIndex("comment", "comment_thread"),
        migrations.RemoveConstraint("subscription", "one_subscription_of_an_address"),
        migrations.AlterField(
            "subscription",
            "comment",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="subscriptions",
                to="discussion.comment",
            ),
        ),
        migrations.AddConstraint(
            "subscription",
            models.UniqueConstraint(Lower("email"), F("comment"), name="one_subscription_of_an_address"),
        ),
    ]
