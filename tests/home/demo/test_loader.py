"""When the demonstration is loaded; what it holds is tested in tests/flows/test_demo.py."""

import pytest

from articles.models import ArticlePage, Author, Topic
from core.models import SiteImage, SiteRendition, SiteSettings
from facts.models import Entity, Source
from home.demo import loader
from home.demo.loader import load_demo
from home.models import HomePage, StandardPage
from tests.factories.images import picture_bytes
from tests.factories.pages import article
from tests.factories.writers import TopicFactory
from timeline.models import Event

pytestmark = pytest.mark.django_db

MODELS = (ArticlePage, StandardPage, Author, Topic, Entity, Source, SiteImage, SiteRendition)


@pytest.fixture(autouse=True)
def quick_figures(monkeypatch):
    """The figures and their sizes are tested elsewhere, and take long to draw."""
    monkeypatch.setattr(loader, "render_png", lambda figure: picture_bytes())
    monkeypatch.setattr(loader, "make_renditions", lambda: None)


def rows():
    return {model: list(model.objects.order_by("pk").values()) for model in MODELS}


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
    assert load_demo() is True
    edit()
    before = rows()
    assert load_demo() is False
    assert rows() == before


def test_what_was_cleared_on_the_front_page_stays_clear():
    load_demo()
    clear_front_page()
    load_demo()
    home = HomePage.objects.get()
    assert home.lead_article is None
    assert not home.editors_choice.exists()
    assert SiteSettings.load().tagline == "編集者の一言"


def test_a_second_call_costs_one_query(django_assert_num_queries):
    load_demo()
    with django_assert_num_queries(1):
        load_demo()


@pytest.mark.parametrize("write", [article, TopicFactory], ids=["article", "topic"])
def test_a_site_with_work_of_its_own_is_left_alone(write):
    write()
    before = rows()
    assert load_demo() is False
    assert rows() == before


def test_words_about_the_site_that_are_there_already_stay():
    settings = SiteSettings.load()
    settings.tagline = "運営者の一言"
    settings.save()
    load_demo()
    settings = SiteSettings.load()
    assert settings.tagline == "運営者の一言"
    assert settings.description
    assert settings.about_page.slug == "policies"


@pytest.mark.parametrize("part", ["add_standard_pages", "arrange_front_page", "make_renditions"])
def test_an_interrupted_load_leaves_nothing_and_the_next_one_is_whole(monkeypatch, part):
    def interrupted(*args):
        raise KeyboardInterrupt

    before = rows()
    with monkeypatch.context() as patch:
        patch.setattr(loader, part, interrupted)
        with pytest.raises(KeyboardInterrupt):
            load_demo()
    assert rows() == before
    assert load_demo() is True
    assert HomePage.objects.get().lead_article
