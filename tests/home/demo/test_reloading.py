"""What becomes of the demonstration, which belongs to the editors, when it is loaded again."""

import pytest

from articles.models import ArticlePage, Author, Topic
from core.models import SiteImage, SiteSettings
from facts.models import Entity, Source
from home.demo.loader import load_demo
from home.models import HomePage, StandardPage
from tests.home.demo.demo_rows import rows
from timeline.models import Event

pytestmark = pytest.mark.usefixtures("demo", "db")


def clear_front_page():
    home = HomePage.objects.get()
    home.lead_article = None
    home.editors_choice = []
    home.save_revision().publish()
    settings = SiteSettings.load()
    settings.tagline = "編集者の一言"
    settings.save()


def rename_everything():
    for model in (Topic, Author, Entity):
        for row in model.objects.all():
            row.slug = f"renamed-{row.pk}"
            row.save()
    for model in (Source, SiteImage):
        for row in model.objects.all():
            row.title = f"改題{row.pk}"
            row.save()
    for page in (*ArticlePage.objects.all(), *StandardPage.objects.all()):
        page.slug = f"renamed-{page.pk}"
        page.save_revision().publish()


def delete_the_main_article():
    ArticlePage.objects.get(slug="openai-chases-google").delete()


def delete_every_article():
    for page in ArticlePage.objects.all():
        page.delete()
    for model in (Event, Source, Topic, Author, SiteImage):
        model.objects.all().delete()


@pytest.mark.parametrize("edit", [clear_front_page, rename_everything, delete_the_main_article, delete_every_article])
def test_whatever_editors_did_to_it_stays(edit):
    edit()
    before = rows()
    assert load_demo() is False
    assert rows() == before


def test_what_was_cleared_on_the_front_page_stays_clear():
    clear_front_page()
    load_demo()
    home = HomePage.objects.get()
    assert home.lead_article is None
    assert not home.editors_choice.exists()
    assert SiteSettings.load().tagline == "編集者の一言"


def test_a_second_call_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        load_demo()
