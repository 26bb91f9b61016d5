from django.db import migrations


class Migration(migrations.Migration):
    """What a search asks for is title and body together, and of that Wagtail has no index."""

    dependencies = [("wagtailsearch", "0010_add_text_fields")]

    operations = [
        migrations.RunSQL(
            sql="CREATE INDEX search_words ON wagtailsearch_indexentry USING gin ((title || body))",
            reverse_sql="DROP INDEX search_words",
        )
    ]
