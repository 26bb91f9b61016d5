"""Replaces Wagtail's welcome page with the front page and the list of articles."""

from django.db import migrations


def make_tree(apps, schema_editor):
    content_type = apps.get_model("contenttypes", "ContentType").objects
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("home", "HomePage")
    ArticleIndexPage = apps.get_model("articles", "ArticleIndexPage")

    locale = Locale.objects.get(language_code="ja")
    Page.objects.filter(depth=2).delete()
    home = HomePage.objects.create(
        title="airace",
        draft_title="airace",
        slug="home",
        content_type=content_type.get_or_create(app_label="home", model="homepage")[0],
        path="00010001",
        depth=2,
        numchild=1,
        url_path="/home/",
        locale=locale,
    )
    ArticleIndexPage.objects.create(
        title="記事一覧",
        draft_title="記事一覧",
        slug="articles",
        content_type=content_type.get_or_create(app_label="articles", model="articleindexpage")[0],
        path="000100010001",
        depth=3,
        numchild=0,
        url_path="/home/articles/",
        locale=locale,
        show_in_menus=True,
    )
    Page.objects.filter(depth=1).update(numchild=1)
    Site.objects.create(hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True, site_name="airace")


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("articles", "0003_initial"),
        ("wagtailcore", "0054_initial_locale"),
        ("wagtailsearch", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_tree, migrations.RunPython.noop)]
