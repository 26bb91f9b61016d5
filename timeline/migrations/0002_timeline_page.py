"""Puts the timeline below the front page."""

from django.db import migrations

STEP = 4  # characters of a path for each level
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def make_page(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="timeline", model="timelinepage"
    )
    for home in apps.get_model("home", "HomePage").objects.all():
        children = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1)
        if children.filter(slug="timeline").exists():
            continue
        apps.get_model("timeline", "TimelinePage").objects.create(
            title="年表",
            draft_title="年表",
            slug="timeline",
            content_type=content_type,
            path=home.path + following(max(children.values_list("path", flat=True), default="0")[-STEP:]),
            depth=home.depth + 1,
            numchild=0,
            url_path=f"{home.url_path}timeline/",
            locale=home.locale,
            show_in_menus=True,
        )
        Page.objects.filter(pk=home.pk).update(numchild=children.count())


def following(step: str) -> str:
    number, text = int(step, 36) + 1, ""
    while number:
        number, digit = divmod(number, 36)
        text = DIGITS[digit] + text
    return text.rjust(STEP, "0")


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0001_initial"),
        ("home", "0002_page_tree"),
    ]

    operations = [migrations.RunPython(make_page, migrations.RunPython.noop)]
